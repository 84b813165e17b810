//! Null, absent and oddly typed: none of it may hide a visit or a patient that can be read.

use serde_json::{Value, json};
use solo::{AppointmentId, PatientId, PatientRead};

use crate::bodies;
use crate::exchange::{answering, client};

/// Each member of the object at `pointer`, set to null in turn.
fn with_each_null(whole: &Value, pointer: &str) -> Vec<(String, Value)> {
    let names: Vec<String> = whole.pointer(pointer).unwrap().as_object().unwrap().keys().cloned().collect();
    names
        .into_iter()
        .map(|name| {
            let mut body = whole.clone();
            body.pointer_mut(pointer).unwrap()[&name] = Value::Null;
            (name, body)
        })
        .collect()
}

#[tokio::test]
async fn solo_14_reads_a_visit_in_which_anything_but_its_own_id_is_null() {
    for pointer in ["", "/videoCall", "/patient/demographics"] {
        for (name, body) in with_each_null(&bodies::visit(), pointer) {
            if (pointer, name.as_str()) == ("", "id") {
                continue;
            }
            let server = answering(body).await;
            let visit = client(&server).appointments().get(AppointmentId(1)).await;
            assert!(visit.is_ok(), "{pointer}/{name} null: {visit:?}");
        }
    }
}

#[tokio::test]
async fn solo_14_reads_a_visit_whose_patient_has_no_demographics() {
    let mut body = bodies::visit();
    body["patient"]["demographics"] = Value::Null;
    let server = answering(body).await;
    let visit = client(&server).appointments().get(AppointmentId(1)).await.unwrap();
    let patient = visit.patient.unwrap();
    assert_eq!(patient.id.as_str(), "1");
    assert!(patient.demographics == PatientRead::default(), "nothing is invented");
}

#[tokio::test]
async fn solo_01_reads_a_patient_in_whom_anything_is_null() {
    for pointer in ["", "/name/0", "/telecom/0", "/contact/0", "/address/0", "/sharedEmailGroup"] {
        for (name, body) in with_each_null(&bodies::patient(), pointer) {
            let server = answering(body).await;
            let patient = client(&server).patients().get(&PatientId("1".to_owned())).await;
            assert!(patient.is_ok(), "{pointer}/{name} null: {patient:?}");
        }
    }
}

#[tokio::test]
async fn solo_01_does_not_take_an_empty_list_for_a_patient() {
    let server = answering(json!([])).await;
    assert!(client(&server).patients().get(&PatientId("1".to_owned())).await.is_err());
}

#[tokio::test]
async fn solo_01_gives_no_day_for_a_birth_date_that_is_none() {
    let mut body = bodies::patient();
    body["birthDate"] = json!("15/08/1983");
    body["deceasedAt"] = json!("2020-03-31");
    let server = answering(body).await;
    let patient = client(&server).patients().get(&PatientId("1".to_owned())).await.unwrap();
    assert_eq!(patient.birth_date.as_deref(), Some("15/08/1983"), "the raw text is kept");
    assert_eq!((patient.birth_day(), patient.died_at()), (None, None));
}
