//! CAR-02, CAR-03 and CAR-19: register, invite, list.

use serde_json::{Value, json};

use crate::tenant::{INDIVIDUALS, PATIENTS, Tenant, small};

const INVITE: &str = "/identity/v1/resend-invitation/";

fn patient(tenant: &Tenant, more: Value) -> Value {
    let mut attributes = json!({
        "first-name": "Máire",
        "last-name": "Ní Bhriain",
        "birth-date": "1980-07-04",
        "gender": "pnta",
        "email": "maire@example.com",
        "organization-id": tenant.organization,
    });
    for (name, value) in more.as_object().unwrap() {
        match value {
            Value::Null => attributes.as_object_mut().unwrap().remove(name),
            value => attributes.as_object_mut().unwrap().insert(name.clone(), value.clone()),
        };
    }
    json!({ "data": { "type": "ui-patients", "attributes": attributes } })
}

fn places(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| format!("/data/attributes/{name}")).collect()
}

#[tokio::test]
async fn sandbox_car_02_registers_a_patient_who_is_then_listed() {
    let tenant = Tenant::open().await;
    let reply = tenant.post(PATIENTS, patient(&tenant, json!({ "mobile-phone": "+15551234567" }))).await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    let created = reply.json();
    assert_eq!(created["data"]["type"], "ui-patients");
    assert_eq!(created["data"]["attributes"]["username"], "maire@example.com");
    assert_eq!(created["data"]["attributes"]["locale"], "en_US");
    let found = tenant.get(&format!("{INDIVIDUALS}?filter[email]=maire%40example.com")).await.json();
    assert_eq!((&found["data"][0]["id"], &found["meta"]["page[total]"]), (&created["data"]["id"], &json!(1)));
    assert!(tenant.control().invitations().is_empty(), "creating does not invite");
}

#[tokio::test]
async fn sandbox_car_02_takes_a_mobile_phone_instead_of_an_email_address() {
    let tenant = Tenant::open().await;
    let by_phone = json!({ "email": null, "mobile-phone": "+15551234567" });
    let reply = tenant.post(PATIENTS, patient(&tenant, by_phone)).await;
    assert_eq!((reply.status, &reply.json()["data"]["attributes"]["username"]), (201, &json!("+15551234567")));
    let neither = tenant.post(PATIENTS, patient(&tenant, json!({ "email": null }))).await;
    assert_eq!(neither.refusal(), (400, places(&["email"])));
}

#[tokio::test]
async fn sandbox_car_02_refuses_what_the_contract_does_not_allow_and_registers_nobody() {
    let tenant = Tenant::open().await;
    let before = tenant.control().individuals(usize::MAX).len();
    for (name, value) in [
        ("first-name", Value::Null),
        ("last-name", json!(" ")),
        ("birth-date", json!("1980-7-4")),
        ("birth-date", json!("2027-01-01")),
        ("gender", json!("Male")),
        ("email", json!("nobody")),
        ("mobile-phone", json!("555-0142")),
        ("locale", json!("en-US")),
        ("individual-group-ids", json!(["one"])),
        ("username", json!("somebody-else@example.com")),
        ("organization-id", json!("8d25a2a6-8219-40d1-a34f-c24ec69f4f72")),
        ("firstName", json!("camel")),
        ("middle_name", json!("snake")),
    ] {
        let reply = tenant.post(PATIENTS, patient(&tenant, json!({ name: value }))).await;
        assert_eq!(reply.refusal(), (400, places(&[name])), "{name}");
    }
    assert_eq!(tenant.control().individuals(usize::MAX).len(), before);
}

#[tokio::test]
async fn sandbox_car_02_insists_on_its_own_type_and_on_nothing_beside_the_data() {
    let tenant = Tenant::open().await;
    let with = |place: &str, value: Value| {
        let mut body = patient(&tenant, json!({}));
        *body.pointer_mut(place.rsplit_once('/').unwrap().0).unwrap() = {
            let mut parent = body.pointer(place.rsplit_once('/').unwrap().0).unwrap().clone();
            parent[place.rsplit_once('/').unwrap().1] = value;
            parent
        };
        body
    };
    for (body, status) in [
        (with("/data/type", json!("patients")), 409),
        (with("/data/type", json!("aggregation-individuals")), 409),
        (with("/data/id", json!("8d25a2a6-8219-40d1-a34f-c24ec69f4f72")), 403),
        (with("/data/relationships", json!({})), 400),
        (with("/meta", json!({})), 400),
        (json!({ "attributes": {} }), 400),
        (json!([]), 400),
    ] {
        assert_eq!(tenant.post(PATIENTS, body.clone()).await.status, status, "{body}");
    }
}

#[tokio::test]
async fn sandbox_car_02_gives_a_username_to_one_person_only() {
    let tenant = Tenant::open().await;
    assert_eq!(tenant.post(PATIENTS, patient(&tenant, json!({}))).await.status, 201);
    let again = tenant.post(PATIENTS, patient(&tenant, json!({ "first-name": "Other" }))).await;
    assert_eq!((again.status, again.code().as_str()), (409, "username-taken"));
}

#[tokio::test]
async fn sandbox_car_03_invites_by_the_ways_a_record_has_and_has_no_type() {
    let tenant = Tenant::open().await;
    tenant.post(PATIENTS, patient(&tenant, json!({}))).await;
    let invitation =
        |by: Value| json!({ "data": { "attributes": { "username": "maire@example.com", "notifications": by } } });
    let sent = tenant.post(INVITE, invitation(json!(["email"]))).await;
    assert_eq!((sent.status, sent.body.len()), (204, 0));
    assert_eq!(tenant.control().invitations(), [("maire@example.com".to_owned(), vec!["email".to_owned()])]);
    assert_eq!(tenant.post(INVITE, invitation(json!(["sms"]))).await.code(), "unreachable");
    for wrong in [json!([]), json!(["post"]), json!("email")] {
        assert_eq!(tenant.post(INVITE, invitation(wrong)).await.refusal(), (400, places(&["notifications"])));
    }
    let mut typed = invitation(json!(["email"]));
    typed["data"]["type"] = json!("resend-invitation");
    assert_eq!(tenant.post(INVITE, typed).await.refusal(), (400, vec!["/data/type".to_owned()]));
    let unknown = json!({ "data": { "attributes": { "username": "no@example.com", "notifications": ["email"] } } });
    assert_eq!(tenant.post(INVITE, unknown).await.status, 404);
    assert_eq!(tenant.control().invitations().len(), 1);
}

#[tokio::test]
async fn sandbox_car_19_gives_every_patient_once_over_all_pages() {
    let tenant = Tenant::open().await;
    let mut ids = std::collections::BTreeSet::new();
    for offset in (0..40).step_by(8) {
        let page = tenant.get(&format!("{INDIVIDUALS}?page[limit]=8&page[offset]={offset}")).await.json();
        assert_eq!(page["meta"]["page[total]"], 31);
        for one in page["data"].as_array().unwrap() {
            assert_eq!(one["type"], "aggregation-individuals");
            assert!(one["attributes"]["first-name"].is_string() && one["attributes"]["email"].is_string());
            assert!(ids.insert(one["id"].as_str().unwrap().to_owned()));
        }
    }
    assert_eq!(ids.len(), 31);
}

#[tokio::test]
async fn sandbox_car_19_refuses_pages_and_filters_that_it_does_not_know() {
    let tenant = Tenant::open().await;
    for query in [
        "page[limit]=0",
        "page[limit]=501",
        "page[limit]=many",
        "page[offset]=-1",
        "page[size]=10",
        "filter[mrn]=1",
        "email=a%40example.com",
        "organization-id=1",
        "page[limit]=5&page[limit]=6",
    ] {
        assert_eq!(tenant.get(&format!("{INDIVIDUALS}?{query}")).await.code(), "parameter", "{query}");
    }
    let beyond = tenant.get(&format!("{INDIVIDUALS}?page[offset]=1000")).await.json();
    assert_eq!((beyond["data"].as_array().map(Vec::len), &beyond["meta"]["page[total]"]), (Some(0), &json!(31)));
}

#[tokio::test]
async fn twenty_thousand_patients_are_paged_through_quickly() {
    let tenant = Tenant::with(sandbox::CariumOptions { patients: 20_000, ..small() }).await;
    let begun = std::time::Instant::now();
    let mut count = 0;
    for offset in (0..20_001).step_by(500) {
        let page = tenant.get(&format!("{INDIVIDUALS}?page[limit]=500&page[offset]={offset}")).await.json();
        count += page["data"].as_array().unwrap().len();
    }
    assert_eq!(count, 20_001);
    assert!(begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
}
