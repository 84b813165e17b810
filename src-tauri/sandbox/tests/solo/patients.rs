//! SOLO-01 to SOLO-05.

use serde_json::{Value, json};

use crate::tenant::Tenant;

const MEMBERS: [&str; 18] = [
    "mrn",
    "accountNumber",
    "name",
    "birthDate",
    "gender",
    "maritalStatus",
    "telecom",
    "contact",
    "preferredLanguage",
    "race",
    "ethnicity",
    "address",
    "active",
    "deceased",
    "deceasedAt",
    "familyMember",
    "isLinkedByEmail",
    "sharedEmailGroup",
];

/// The body the document prints for a creation.
fn documented() -> Value {
    json!({
        "id": "patientId",
        "mrn": "MRN-123",
        "accountNumber": "A-123",
        "name": [{
            "use": "usual", "family": "Mike Shinoda", "firstName": "Mike",
            "middleName": "", "lastName": "Shinoda", "alias": ""
        }],
        "birthDate": "1983-08-15",
        "gender": "male",
        "maritalStatus": "married",
        "telecom": [
            { "use": "home", "system": "phone", "value": "+1 (111) 111-1111" },
            { "use": "home", "system": "email", "value": "mike_zzzzzzz@company.com" }
        ],
        "contact": [{
            "telecom": [
                { "use": "home", "system": "phone", "value": "phone" },
                { "use": "home", "system": "email", "value": "someemail@email.email" }
            ],
            "name": []
        }],
        "preferredLanguage": "English",
        "race": "White",
        "ethnicity": "not Hispanic or Latino",
        "address": [{
            "city": "New York", "use": "home", "apartment": "", "country": "USA",
            "state": "NY", "postalcode": "10019", "line": ["123 Main St", ""]
        }],
        "active": true,
        "deceased": true,
        "deceasedAt": "2020-03-31 10:12 AM",
        "familyMember": false,
        "isLinkedByEmail": false,
        "groupType": "family",
        "groupName": "Family Name"
    })
}

#[tokio::test]
async fn sandbox_solo_01_reads_every_documented_member_and_404_for_a_stranger() {
    let tenant = Tenant::open().await;
    let reply = tenant.get("/qapi/v1/patients/pt-1001").await;
    assert_eq!(reply.status, 200);
    let patient = reply.json();
    let members: std::collections::BTreeSet<&str> = patient.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(members, MEMBERS.into_iter().collect());
    assert_eq!(patient["name"][0]["lastName"], "Ní Dhomhnaill");
    assert_eq!(tenant.get("/qapi/v1/patients/nobody").await.status, 404);
}

#[tokio::test]
async fn sandbox_solo_01_needs_its_path_segment_percent_encoded() {
    let tenant = Tenant::open().await;
    assert_eq!(tenant.get("/qapi/v1/patients/ext%208%2F8").await.json()["name"][0]["firstName"], "José María");
    assert_eq!(tenant.get("/qapi/v1/patients/ext%208/8").await.status, 404);
}

#[tokio::test]
async fn sandbox_solo_02_reads_the_same_patient_by_spid_and_refuses_what_is_no_number() {
    let tenant = Tenant::open().await;
    let by_spid = tenant.get("/qapi/v1/patients/id/type/SPID/value/500003").await;
    assert_eq!(by_spid.json(), tenant.get("/qapi/v1/patients/pt-1003").await.json());
    assert_eq!(tenant.get("/qapi/v1/patients/id/type/SPID/value/400000").await.status, 404);
    assert_eq!(tenant.get("/qapi/v1/patients/id/type/SPID/value/abc").await.status, 400);
}

#[tokio::test]
async fn sandbox_solo_03_changes_what_is_sent_keeps_the_rest_and_answers_brackets() {
    let tenant = Tenant::open().await;
    let before = tenant.get("/qapi/v1/patients/pt-1001").await.json();
    let change =
        json!({ "maritalStatus": "widowed", "isLinkedByEmail": true, "groupType": "family", "groupName": "N" });
    let reply = tenant.put("/qapi/v1/patients/pt-1001", change).await;
    assert_eq!((reply.status, reply.text().as_str()), (200, "[]"));
    let after = tenant.get("/qapi/v1/patients/pt-1001").await.json();
    assert_eq!(after["maritalStatus"], "widowed");
    assert_eq!(after["sharedEmailGroup"], json!({ "type": "family", "name": "N" }));
    assert_eq!((&after["name"], &after["mrn"]), (&before["name"], &before["mrn"]));
}

#[tokio::test]
async fn sandbox_solo_03_refuses_the_read_shape_wrong_types_and_a_death_without_its_time() {
    let tenant = Tenant::open().await;
    let read = tenant.get("/qapi/v1/patients/pt-1001").await.json();
    for body in [
        read,
        json!({ "gender": "F" }),
        json!({ "birthDate": "08/15/1983" }),
        json!({ "name": "Mike" }),
        json!({ "address": [{ "postalCode": "10019" }] }),
        json!({ "deceased": true }),
        json!({ "deceasedAt": "2020-03-31 10:12 AM" }),
    ] {
        let reply = tenant.put("/qapi/v1/patients/pt-1001", body.clone()).await;
        assert_eq!(reply.status, 400, "{body}");
        assert!(reply.error().starts_with("Bad parameters ["));
    }
}

#[tokio::test]
async fn sandbox_solo_04_changes_by_spid_and_bringing_back_to_life_clears_the_time_of_death() {
    let tenant = Tenant::open().await;
    assert_eq!(tenant.get("/qapi/v1/patients/pt-1007").await.json()["deceased"], true);
    let reply = tenant.put("/qapi/v1/patients/id/type/SPID/value/500007", json!({ "deceased": false })).await;
    assert_eq!(reply.text(), "[]");
    let after = tenant.get("/qapi/v1/patients/pt-1007").await.json();
    assert_eq!((&after["deceased"], &after["deceasedAt"]), (&json!(false), &Value::Null));
}

#[tokio::test]
async fn sandbox_solo_05_creates_from_the_documented_body_and_answers_a_bare_number() {
    let tenant = Tenant::open().await;
    let reply = tenant.post("/qapi/v1/patients", documented()).await;
    assert_eq!((reply.status, reply.json()), (201, json!(500_041)));
    let made = tenant.get("/qapi/v1/patients/id/type/SPID/value/500041").await.json();
    assert_eq!(
        (&made["name"][0]["family"], &made["deceasedAt"]),
        (&json!("Mike Shinoda"), &json!("2020-03-31 10:12 AM"))
    );
    assert_eq!(tenant.get("/qapi/v1/patients/patientId").await.json(), made);
}

#[tokio::test]
async fn sandbox_solo_05_needs_an_id_that_is_not_taken() {
    let tenant = Tenant::open().await;
    assert_eq!(tenant.post("/qapi/v1/patients", json!({ "mrn": "M" })).await.status, 400);
    assert_eq!(tenant.post("/qapi/v1/patients", json!({ "id": 5 })).await.status, 400);
    assert_eq!(tenant.post("/qapi/v1/patients", json!({ "id": "pt-1001" })).await.status, 400);
    assert_eq!(tenant.control().patients(1_000).len(), 40);
}
