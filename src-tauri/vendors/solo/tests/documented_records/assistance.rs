//! Assistance requests: SOLO-40 to SOLO-42, one path with three methods, each with a body.

use serde_json::{Value, json};
use solo::{AssistanceRequest, AssistanceSelector, CallErrorKind, Certainty};
use wiremock::ResponseTemplate;

use crate::exchange::{answering, body, client, sent_as, server};
use crate::refusals::refused;

const PATH: &str = "/qapi/v1/request-assistance";

fn documented() -> Value {
    json!({
        "id": "f87479f4-b7a1-4c3b-9dd3-69656bb7b925",
        "device": "123457",
        "careLocation": {
            "availability": "offline", "id": "296f135e-88dd-4534-8e12-1f6f7b792fe5", "name": "ICC-CL-01-02",
            "status": "active",
            "video": {
                "type": "robot", "clientId": null, "serialNumber": "123457", "careLocationId": "1409",
                "skipActivation": true
            }
        },
        "practice": "91ce2309-4049-49a4-8bf5-793bbe1579ed",
        "patient": {
            "age": 0, "id": "99ac90da-58fd-4af8-a378-e37f10ef6be5", "firstName": "Yura", "lastName": "Lukashik",
            "middleName": "A", "dob": "2024-03-28", "mrn": "1234"
        },
        "assignedTo": null,
        "room": "Room 50",
        "status": "incomplete",
        "createdAt": "2024-03-28T12:02:05+00:00",
        "finishedAt": null,
        "location": {"id": "ab25dda0-64e6-4666-8bfe-3277656a6405", "name": "ICC First Location"},
        "avSessions": [],
        "createdFromExternalApi": true
    })
}

fn building() -> AssistanceSelector {
    AssistanceSelector::Building {
        building: "hospital".to_owned(),
        floor: "floor 2".to_owned(),
        room: "431".to_owned(),
        bed: Some("bed 2".to_owned()),
    }
}

fn department(bed: Option<&str>) -> AssistanceSelector {
    AssistanceSelector::Department {
        department: "emergency department".to_owned(),
        room: "431".to_owned(),
        bed: bed.map(str::to_owned),
    }
}

fn patient(mrn: &str) -> AssistanceSelector {
    AssistanceSelector::Patient { patient_mrn: mrn.to_owned() }
}

fn device(serial: &str) -> AssistanceSelector {
    AssistanceSelector::Device { device_serial_number: serial.to_owned() }
}

/// Every documented way to say which device is meant, with its body.
fn selectors() -> [(AssistanceSelector, Value); 5] {
    [
        (building(), json!({"building": "hospital", "floor": "floor 2", "room": "431", "bed": "bed 2"})),
        (department(Some("bed 2")), json!({"department": "emergency department", "room": "431", "bed": "bed 2"})),
        (department(None), json!({"department": "emergency department", "room": "431"})),
        (patient("1234"), json!({"patientMrn": "1234"})),
        (device("123457"), json!({"deviceSerialNumber": "123457"})),
    ]
}

fn assert_documented(read: &AssistanceRequest) {
    assert_eq!((read.id.as_str(), read.device.as_deref()), ("f87479f4-b7a1-4c3b-9dd3-69656bb7b925", Some("123457")));
    let place = read.care_location.as_ref().unwrap();
    assert_eq!((place.availability.as_deref(), place.status.as_deref()), (Some("offline"), Some("active")));
    assert_eq!(place.name.as_deref(), Some("ICC-CL-01-02"));
    let video = place.video.as_ref().unwrap();
    assert_eq!((video.kind.as_deref(), &video.client_id), (Some("robot"), &None));
    assert_eq!((video.care_location_id.as_deref(), video.skip_activation), (Some("1409"), Some(true)));
    assert_eq!(read.practice.as_deref(), Some("91ce2309-4049-49a4-8bf5-793bbe1579ed"));
    let patient = read.patient.as_ref().unwrap();
    assert_eq!(
        (patient.age, patient.dob.as_deref(), patient.mrn.as_deref()),
        (Some(0), Some("2024-03-28"), Some("1234"))
    );
    assert_eq!((patient.first_name.as_deref(), patient.last_name.as_deref()), (Some("Yura"), Some("Lukashik")));
    assert!(read.assigned_to.is_null() && read.av_sessions.is_empty());
    assert_eq!((read.room.as_deref(), read.status.as_deref()), (Some("Room 50"), Some("incomplete")));
    assert_eq!(read.created_at.unwrap().to_rfc3339(), "2024-03-28T12:02:05+00:00");
    assert_eq!((read.finished_at, read.created_from_external_api), (None, Some(true)));
    assert_eq!(read.location.as_ref().unwrap().name.as_deref(), Some("ICC First Location"));
}

#[tokio::test]
async fn solo_40_asks_in_each_documented_way_and_reads_the_documented_request() {
    for (selector, expected) in selectors() {
        let server = answering(documented()).await;
        let read = client(&server).assistance().create(&selector).await.unwrap();
        assert_eq!(body(&sent_as(&server, &format!("POST {PATH}")).await), expected);
        assert_documented(&read);
    }
}

#[tokio::test]
async fn solo_41_reads_the_current_request_with_a_get_that_has_a_body() {
    for (selector, expected) in selectors() {
        let server = answering(documented()).await;
        let read = client(&server).assistance().current(&selector).await.unwrap();
        assert_eq!(body(&sent_as(&server, &format!("GET {PATH}")).await), expected);
        assert_documented(&read);
    }
}

#[tokio::test]
async fn solo_42_cancels_with_a_delete_that_has_a_body_and_takes_any_success() {
    for (selector, expected) in selectors() {
        let server = server(ResponseTemplate::new(204)).await;
        client(&server).assistance().cancel(&selector).await.unwrap();
        assert_eq!(body(&sent_as(&server, &format!("DELETE {PATH}")).await), expected);
    }
    let talkative = answering(documented()).await;
    client(&talkative).assistance().cancel(&building()).await.unwrap();
}

#[tokio::test]
async fn solo_40_gives_solos_words_when_no_device_is_found() {
    let words = "Device could not be found from the data submitted";
    let server = server(ResponseTemplate::new(404).set_body_json(json!({"message": words}))).await;
    let error = client(&server).assistance().create(&building()).await.unwrap_err();
    assert_eq!((error.operation(), error.kind()), ("SOLO-40", CallErrorKind::NotFound));
    assert_eq!((error.certainty(), error.vendor_message()), (Certainty::Rejected, Some(words)));
}

#[tokio::test]
async fn solo_41_and_solo_42_give_solos_words_when_there_is_no_request() {
    let words = "Service Request Error: Request not found";
    let server = server(ResponseTemplate::new(404).set_body_json(json!({"message": words}))).await;
    let read = client(&server).assistance().current(&building()).await.unwrap_err();
    let cancelled = client(&server).assistance().cancel(&building()).await.unwrap_err();
    for (error, operation) in [(read, "SOLO-41"), (cancelled, "SOLO-42")] {
        assert_eq!((error.operation(), error.kind()), (operation, CallErrorKind::NotFound));
        assert_eq!(error.vendor_message(), Some(words));
    }
}

#[tokio::test]
async fn solo_40_refuses_a_selector_with_an_empty_part() {
    let mut floorless = building();
    if let AssistanceSelector::Building { floor, .. } = &mut floorless {
        floor.clear();
    }
    let no_department =
        AssistanceSelector::Department { department: " ".to_owned(), room: "431".to_owned(), bed: None };
    for (selector, field) in [
        (floorless, "floor"),
        (no_department, "department"),
        (patient(""), "patientMrn"),
        (device(" "), "deviceSerialNumber"),
    ] {
        let server = answering(documented()).await;
        let solo = client(&server);
        refused(&server, solo.assistance().create(&selector).await.unwrap_err(), "SOLO-40", field).await;
        refused(&server, solo.assistance().current(&selector).await.unwrap_err(), "SOLO-41", field).await;
        refused(&server, solo.assistance().cancel(&selector).await.unwrap_err(), "SOLO-42", field).await;
    }
}

#[tokio::test]
async fn solo_41_follows_no_redirect() {
    let server = server(ResponseTemplate::new(302).insert_header("Location", "/elsewhere")).await;
    let error = client(&server).assistance().current(&building()).await.unwrap_err();
    assert_eq!((error.status(), error.kind()), (Some(302), CallErrorKind::Malformed));
    sent_as(&server, &format!("GET {PATH}")).await;
}

#[tokio::test]
async fn solo_41_takes_null_for_nothing_and_a_number_for_an_id() {
    let server = answering(json!({
        "id": 7, "device": 123_457, "careLocation": {"video": {"careLocationId": 1409}}, "practice": null,
        "patient": {"age": null, "mrn": 1234}, "avSessions": null, "createdAt": null
    }))
    .await;
    let read = client(&server).assistance().current(&building()).await.unwrap();
    assert_eq!((read.id.as_str(), read.device.as_deref()), ("7", Some("123457")));
    let video = read.care_location.unwrap().video.unwrap();
    assert_eq!(video.care_location_id.as_deref(), Some("1409"));
    assert_eq!(read.patient.unwrap().mrn.as_deref(), Some("1234"));
    assert_eq!((read.status, read.created_at), (None, None));
}

#[tokio::test]
async fn solo_40_shows_no_patient_in_debug() {
    let server = answering(documented()).await;
    let read = client(&server).assistance().create(&patient("MRN-100001")).await.unwrap();
    let shown = format!("{read:?} {:?}", patient("MRN-100001"));
    for words in ["Yura", "Lukashik", "2024-03-28", "1234", "MRN-100001"] {
        assert!(!shown.contains(words), "{words} in {shown}");
    }
}
