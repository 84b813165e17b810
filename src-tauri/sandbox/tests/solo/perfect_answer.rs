//! SOLO-33.

use serde_json::{Value, json};

use crate::tenant::Tenant;

fn body() -> Value {
    json!({
        "firstName": "John",
        "lastName": "Doe",
        "dob": "2001-01-20",
        "locationId": "123",
        "mrn": "AA-00000001",
        "physicianCallbackNumber": "+1-202-555-0150",
        "requestingProvider": "Bob Dylan",
        "callCenterNotified": "2019-12-03T14:32:12Z",
        "physicianNotified": "2019-12-03T14:32:12Z",
        "patientLocation": "Patient location",
        "consultType": "new",
        "reason": "EEG Stat",
        "caller": "Caller name"
    })
}

#[tokio::test]
async fn sandbox_solo_33_writes_the_patient_the_visit_and_the_note_from_the_documented_body() {
    let tenant = Tenant::open().await;
    let reply = tenant.post("/qapi/v1/perfect-answer", body()).await;
    assert_eq!(reply.status, 201);
    assert!(reply.json()["encounterId"].as_str().unwrap().parse::<uuid::Uuid>().is_ok());
    let id = *tenant.control().known_appointment_ids().last().unwrap();
    let visit = tenant.control().appointment(id).unwrap();
    assert_eq!((&visit["waitingRoom"], &visit["reasons"]), (&json!("Acute Neurology"), &json!(["EEG Stat"])));
    assert_eq!(visit["patient"]["demographics"]["mrn"], "AA-00000001");
    let notes = tenant.get(&format!("/qapi/v1/appointments/{id}/visit-note")).await.json();
    let eeg = notes.as_array().unwrap().iter().find(|note| note["template"]["name"] == "EEG - Physician Services");
    let responses = &eeg.unwrap()["responses"];
    assert!(responses.as_array().unwrap().iter().any(|response| response["response"] == json!(["Bob Dylan"])));
}

#[tokio::test]
async fn sandbox_solo_33_rejects_a_second_new_visit_within_a_day_and_updates_the_first() {
    let tenant = Tenant::open().await;
    let first = tenant.post("/qapi/v1/perfect-answer", body()).await.json();
    let count = tenant.control().known_appointment_ids().len();
    let again = tenant.post("/qapi/v1/perfect-answer", body()).await;
    assert_eq!(again.status, 422);
    assert_eq!(again.error(), "A visit has already been created for the patient within 24 hours");
    let mut update = body();
    update["consultType"] = json!("update");
    assert_eq!(tenant.post("/qapi/v1/perfect-answer", update).await.json(), first);
    assert_eq!(tenant.control().known_appointment_ids().len(), count);
}

#[tokio::test]
async fn sandbox_solo_33_refuses_bad_parameters_in_the_documented_words() {
    let tenant = Tenant::open().await;
    let mut wrong = body();
    wrong["locationId"] = json!("somewhere");
    let reply = tenant.post("/qapi/v1/perfect-answer", wrong).await;
    assert_eq!((reply.status, reply.error().as_str()), (400, "Bad parameters [locationId: This is not a valid UUID.]"));
    for (member, value) in [
        ("reason", json!("stroke")),
        ("consultType", json!("New")),
        ("dob", json!("01/20/2001")),
        ("callCenterNotified", json!("yesterday")),
    ] {
        let mut wrong = body();
        wrong[member] = value.clone();
        assert_eq!(tenant.post("/qapi/v1/perfect-answer", wrong).await.status, 400, "{member}: {value}");
    }
    for member in ["firstName", "lastName", "dob", "locationId", "mrn", "requestingProvider", "consultType", "reason"] {
        let mut less = body();
        less.as_object_mut().unwrap().remove(member);
        assert_eq!(tenant.post("/qapi/v1/perfect-answer", less).await.status, 400, "{member}");
    }
}
