use carium::{AppointmentChange, AppointmentFilter, Call, CallErrorKind, Certainty, Moment, NewAppointment, PageAt};
use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use wiremock::matchers::method;
use wiremock::{Mock, ResponseTemplate};

use crate::bodies::{self, APPOINTMENT, PATIENT};
use crate::exchange::{ORGANIZATION, all_sent, answering, body, client, empty_server, refused, sent_as, server};

const PATH: &str = "/caredb/v1/org-appointments/3c2f6c1e-3f1c-4e0e-9a53-0b7f6f7a1c11/";

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

pub fn visit() -> NewAppointment {
    NewAppointment {
        individual_id: PATIENT.into(),
        practitioner_id: "2097e072-92f6-4333-99d6-9693d63be652".into(),
        start_time: at("2022-01-01T09:00:00Z"),
        end_time: at("2022-01-01T09:30:00Z"),
        status_id: "8d25a2a6-8219-40d1-a34f-c24ec69f4f72".into(),
        type_id: "aa6243fb-e4c1-44a0-ae3c-f4c4ab115002".into(),
        call: Call::Links {
            guest_url: "https://example.com/guest".parse().unwrap(),
            host_url: "https://example.com/host".parse().unwrap(),
        },
        description: Some("This is a test appointment".to_owned()),
        patient_instruction: Some("Please reschedule at https://example.com/reschedule".to_owned()),
        location: Some("Virtual".to_owned()),
    }
}

fn moved() -> AppointmentChange {
    AppointmentChange {
        times: Some((at("2022-01-01T10:00:00Z"), at("2022-01-01T10:30:00Z"))),
        ..AppointmentChange::default()
    }
}

#[tokio::test]
async fn car_04_sends_the_documented_body_and_reads_the_id() {
    let server = answering(bodies::created("org-appointments", APPOINTMENT)).await;
    let id = client(&server).await.appointments().create(&visit()).await.unwrap();
    assert_eq!(id.as_str(), APPOINTMENT);
    let request = sent_as(&server, "POST /caredb/v1/org-appointments/").await;
    let attributes = bodies::appointment_attributes("2022-01-01T09:00:00Z", "2022-01-01T09:30:00Z");
    assert_eq!(body(&request), json!({"data": {"attributes": attributes, "type": "org-appointments"}}));
}

#[tokio::test]
async fn car_04_sends_no_link_beside_a_video_channel() {
    let server = answering(bodies::created("org-appointments", APPOINTMENT)).await;
    let new = NewAppointment {
        call: Call::VideoChannel,
        description: None,
        patient_instruction: None,
        location: None,
        ..visit()
    };
    client(&server).await.appointments().create(&new).await.unwrap();
    let sent = body(&sent_as(&server, "POST /caredb/v1/org-appointments/").await);
    let attributes = sent["data"]["attributes"].as_object().unwrap();
    assert_eq!(attributes["add-video-channel"], true);
    assert!(!attributes.contains_key("guest-url") && !attributes.contains_key("host-url"));
}

#[tokio::test]
async fn car_04_refuses_what_breaks_a_rule() {
    let server = answering(bodies::created("org-appointments", APPOINTMENT)).await;
    let carium = client(&server).await;
    let plain = Call::Links {
        guest_url: "https://example.com/guest".parse().unwrap(),
        host_url: "http://example.com/host".parse().unwrap(),
    };
    let broken = [
        ("end-time", NewAppointment { end_time: at("2022-01-01T09:00:00.9Z"), ..visit() }),
        ("end-time", NewAppointment { end_time: at("2022-01-01T08:00:00Z"), ..visit() }),
        ("individual-id", NewAppointment { individual_id: "".into(), ..visit() }),
        ("practitioner-id", NewAppointment { practitioner_id: " ".into(), ..visit() }),
        ("status-id", NewAppointment { status_id: "".into(), ..visit() }),
        ("type-id", NewAppointment { type_id: "".into(), ..visit() }),
        ("host-url", NewAppointment { call: plain, ..visit() }),
    ];
    for (field, new) in broken {
        let error = carium.appointments().create(&new).await.unwrap_err();
        refused(&server, error, "CAR-04", field).await;
    }
}

#[tokio::test]
async fn car_05_reads_an_appointment_whose_dates_have_a_space_and_no_zone() {
    let server = answering(bodies::appointment()).await;
    let read = client(&server).await.appointments().get(&APPOINTMENT.into()).await.unwrap();
    sent_as(&server, &format!("GET {PATH}")).await;
    let attributes = &read.attributes;
    assert_eq!(read.id.as_str(), APPOINTMENT);
    assert_eq!(attributes.start_time, Some(Moment::At(at("2022-01-01T09:00:00Z"))));
    assert_eq!(attributes.end_time.as_ref().unwrap().instant(), Some(at("2022-01-01T09:30:00Z")));
    assert_eq!(attributes.individual_id.as_ref().unwrap().as_str(), PATIENT);
    assert_eq!((attributes.add_video_channel, attributes.location.as_deref()), (Some(false), Some("Virtual")));
    assert_eq!(attributes.guest_url.as_deref(), Some("https://example.com/guest"));
    assert!(read.drift("CAR-05").is_empty(), "{:?}", read.drift("CAR-05"));
}

#[tokio::test]
async fn car_05_encodes_an_id_that_is_none() {
    let server = answering(bodies::appointment()).await;
    let carium = client(&server).await;
    carium.appointments().get(&"a/b?c".into()).await.unwrap();
    sent_as(&server, "GET /caredb/v1/org-appointments/a%2Fb%3Fc/").await;
    for id in ["", "..", "."] {
        let error = carium.appointments().get(&id.into()).await.unwrap_err();
        assert!(matches!(error.kind(), CallErrorKind::InvalidInput { field: "id", .. }), "{id}");
    }
}

#[tokio::test]
async fn car_06_moves_start_and_end_with_id_and_type() {
    let server = answering(bodies::appointment()).await;
    let read = client(&server).await.appointments().update(&APPOINTMENT.into(), &moved()).await.unwrap();
    assert_eq!(read.id.as_str(), APPOINTMENT);
    let request = sent_as(&server, &format!("PATCH {PATH}")).await;
    let expected = json!({"data": {
        "id": APPOINTMENT,
        "type": "org-appointments",
        "attributes": {"start-time": "2022-01-01T10:00:00Z", "end-time": "2022-01-01T10:30:00Z"}
    }});
    assert_eq!(body(&request), expected);
}

/// Answers a change with `status` while it carries an id, and with `without` when it carries none.
async fn particular_about_ids(
    status: u16,
    without: u16,
) -> (wiremock::MockServer, Result<carium::Appointment, carium::CallError>) {
    let server = empty_server().await;
    let with_id = |request: &wiremock::Request| body(request)["data"].get("id").is_some();
    let detail = json!({"errors": [{"detail": "no id here"}]});
    let other = json!({"errors": [{"detail": "nor so"}]});
    Mock::given(method("PATCH"))
        .and(with_id)
        .respond_with(ResponseTemplate::new(status).set_body_json(detail))
        .mount(&server)
        .await;
    let answer = ResponseTemplate::new(without);
    let answer = answer.set_body_json(if without == 200 { bodies::appointment() } else { other });
    Mock::given(method("PATCH")).respond_with(answer).with_priority(9).mount(&server).await;
    let outcome = client(&server).await.appointments().update(&APPOINTMENT.into(), &moved()).await;
    (server, outcome)
}

#[tokio::test]
async fn car_06_leaves_the_id_out_when_a_400_proves_that_it_is_not_wanted() {
    let (server, outcome) = particular_about_ids(400, 200).await;
    outcome.unwrap();
    let bodies: Vec<Value> = all_sent(&server).await.iter().map(body).collect();
    assert_eq!(bodies.len(), 2);
    assert!(bodies[1]["data"].get("id").is_none());
    assert_eq!(bodies[0]["data"]["attributes"], bodies[1]["data"]["attributes"]);
}

#[tokio::test]
async fn car_06_tells_what_was_said_of_the_right_form_when_both_are_refused() {
    let (_, outcome) = particular_about_ids(400, 400).await;
    assert_eq!(outcome.unwrap_err().vendor_message(), Some("no id here"));
}

#[tokio::test]
async fn car_06_is_not_sent_again_unless_a_400_proves_that_nothing_was_done() {
    for status in [403, 404, 409, 422, 500, 503] {
        let (server, outcome) = particular_about_ids(status, 200).await;
        assert_eq!(outcome.unwrap_err().status(), Some(status));
        assert_eq!(all_sent(&server).await.len(), 1, "{status}");
    }
}

#[tokio::test]
async fn car_06_cancels_by_the_organisations_own_status_and_refuses_to_change_nothing() {
    let server = answering(bodies::appointment()).await;
    let carium = client(&server).await;
    let nothing = carium.appointments().update(&APPOINTMENT.into(), &AppointmentChange::default()).await.unwrap_err();
    refused(&server, nothing, "CAR-06", "attributes").await;
    let times = Some((at("2022-01-01T10:00:00Z"), at("2022-01-01T10:00:00Z")));
    let backwards = AppointmentChange { times, ..AppointmentChange::default() };
    let backwards = carium.appointments().update(&APPOINTMENT.into(), &backwards).await.unwrap_err();
    refused(&server, backwards, "CAR-06", "end-time").await;
    let cancel = AppointmentChange { status_id: Some("s2".into()), ..AppointmentChange::default() };
    carium.appointments().update(&APPOINTMENT.into(), &cancel).await.unwrap();
    let sent = body(&sent_as(&server, &format!("PATCH {PATH}")).await);
    assert_eq!(sent["data"]["attributes"], json!({"status-id": "s2"}));
}

#[tokio::test]
async fn car_06_takes_the_links_away_where_a_video_channel_comes() {
    let server = answering(bodies::appointment()).await;
    let change = AppointmentChange { call: Some(Call::VideoChannel), ..AppointmentChange::default() };
    client(&server).await.appointments().update(&APPOINTMENT.into(), &change).await.unwrap();
    let sent = body(&sent_as(&server, &format!("PATCH {PATH}")).await);
    let expected = json!({"add-video-channel": true, "guest-url": null, "host-url": null});
    assert_eq!(sent["data"]["attributes"], expected);
}

#[tokio::test]
async fn car_07_takes_any_success_for_a_deletion() {
    for answer in [
        ResponseTemplate::new(204),
        ResponseTemplate::new(200),
        ResponseTemplate::new(202).set_body_json(json!({"meta": {}})),
    ] {
        let server = server(answer).await;
        client(&server).await.appointments().delete(&APPOINTMENT.into()).await.unwrap();
        let request = sent_as(&server, &format!("DELETE {PATH}")).await;
        assert!(request.body.is_empty());
    }
    let server = server(ResponseTemplate::new(404)).await;
    let error = client(&server).await.appointments().delete(&APPOINTMENT.into()).await.unwrap_err();
    assert_eq!((error.kind(), error.certainty()), (CallErrorKind::NotFound, Certainty::Rejected));
}

#[tokio::test]
async fn car_08_lists_appointments_of_a_patient_by_page() {
    let server = answering(bodies::page(vec![bodies::appointment()["data"].clone()])).await;
    let filter = AppointmentFilter { individual_id: Some(PATIENT.into()), ..AppointmentFilter::default() };
    let at = PageAt { offset: 200, limit: 25 };
    let page = client(&server).await.appointments().list(&filter, at).await.unwrap();
    let line = format!(
        "GET /caredb/v1/org-appointments/?filter[organization-id]={ORGANIZATION}&filter[individual-id]={PATIENT}\
         &page[limit]=25&page[offset]=200"
    );
    sent_as(&server, &line).await;
    assert_eq!((page.items.len(), page.offset, page.limit), (1, 200, 25));
}
