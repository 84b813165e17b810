use carium::{Certainty, Gender, GroupId, IndividualFilter, Invitation, Locale, NewPatient, Notification, PageAt};
use serde_json::json;
use wiremock::ResponseTemplate;

use crate::bodies::{self, PATIENT};
use crate::exchange::{ORGANIZATION, answering, body, client, header, refused, sent_as, server};

fn james() -> NewPatient {
    NewPatient {
        first_name: "James".to_owned(),
        last_name: "Reece".to_owned(),
        birth_date: "1980-07-04".parse().unwrap(),
        gender: Gender::Male,
        email: Some("james.reece@example.com".to_owned()),
        mobile_phone: Some("+15551234567".to_owned()),
        locale: Some(Locale::EnUs),
        individual_group_ids: vec![
            GroupId::from("aa6243fb-e4c1-44a0-ae3c-f4c4ab115002"),
            GroupId::from("2097e072-92f6-4333-99d6-9693d63be652"),
        ],
        username: Some("james.reece@example.com".to_owned()),
    }
}

#[tokio::test]
async fn car_02_sends_the_documented_body_and_reads_the_individual_id() {
    let server = answering(bodies::created("ui-patients", PATIENT)).await;
    let id = client(&server).await.patients().create(&james()).await.unwrap();
    assert_eq!(id.as_str(), PATIENT);
    let request = sent_as(&server, "POST /showboat/v1/patients/").await;
    assert_eq!(header(&request, "content-type"), ["application/json"]);
    let expected = json!({"data": {
        "attributes": {
            "first-name": "James", "last-name": "Reece", "birth-date": "1980-07-04", "gender": "male",
            "email": "james.reece@example.com", "mobile-phone": "+15551234567", "locale": "en_US",
            "individual-group-ids": ["aa6243fb-e4c1-44a0-ae3c-f4c4ab115002", "2097e072-92f6-4333-99d6-9693d63be652"],
            "username": "james.reece@example.com",
            "organization-id": ORGANIZATION
        },
        "type": "ui-patients"
    }});
    assert_eq!(body(&request), expected);
}

#[tokio::test]
async fn car_02_leaves_out_what_is_absent_and_names_someone_without_email_by_phone() {
    let server = answering(bodies::created("ui-patients", PATIENT)).await;
    let patient = NewPatient { email: None, locale: None, individual_group_ids: Vec::new(), username: None, ..james() };
    assert_eq!(patient.login_name(), Some("+15551234567"));
    client(&server).await.patients().create(&patient).await.unwrap();
    let sent = body(&sent_as(&server, "POST /showboat/v1/patients/").await);
    let attributes = sent["data"]["attributes"].as_object().unwrap();
    assert_eq!(attributes["username"], "+15551234567");
    for absent in ["email", "locale", "individual-group-ids"] {
        assert!(!attributes.contains_key(absent), "{absent}");
    }
}

#[tokio::test]
async fn car_02_refuses_what_breaks_a_documented_rule() {
    let server = answering(bodies::created("ui-patients", PATIENT)).await;
    let carium = client(&server).await;
    let text = |text: &str| Some(text.to_owned());
    let broken = [
        ("first-name", NewPatient { first_name: " ".to_owned(), ..james() }),
        ("last-name", NewPatient { last_name: String::new(), ..james() }),
        ("birth-date", NewPatient { birth_date: chrono::NaiveDate::MAX, ..james() }),
        ("gender", NewPatient { gender: Gender::from("m"), ..james() }),
        ("email", NewPatient { email: None, mobile_phone: None, username: None, ..james() }),
        ("email", NewPatient { email: text("james"), username: None, ..james() }),
        ("mobile-phone", NewPatient { mobile_phone: text("555-123-4567"), ..james() }),
        ("locale", NewPatient { locale: Some(Locale::from("de_DE")), ..james() }),
        ("individual-group-ids", NewPatient { individual_group_ids: vec![GroupId::from("")], ..james() }),
        ("username", NewPatient { username: text("jreece"), ..james() }),
    ];
    for (field, patient) in broken {
        let error = carium.patients().create(&patient).await.unwrap_err();
        refused(&server, error, "CAR-02", field).await;
    }
}

#[tokio::test]
async fn car_03_invites_without_a_type_and_ignores_the_answer() {
    for answer in [
        ResponseTemplate::new(204),
        ResponseTemplate::new(200).set_body_json(json!({"data": null})),
        ResponseTemplate::new(200).set_body_string("ok"),
    ] {
        let server = server(answer).await;
        let invitation =
            Invitation { username: "example@example.com".to_owned(), notifications: vec![Notification::Email] };
        client(&server).await.patients().invite(&invitation).await.unwrap();
        let request = sent_as(&server, "POST /identity/v1/resend-invitation/").await;
        let expected = json!({"data": {"attributes": {"username": "example@example.com", "notifications": ["email"]}}});
        assert_eq!(body(&request), expected);
    }
}

#[tokio::test]
async fn car_03_takes_a_web_page_for_no_answer_of_the_vendor() {
    let server = server(ResponseTemplate::new(200).set_body_raw("<html></html>", "text/html")).await;
    let invitation = Invitation { username: "a@b.example".to_owned(), notifications: vec![Notification::Sms] };
    let error = client(&server).await.patients().invite(&invitation).await.unwrap_err();
    assert_eq!(error.certainty(), Certainty::Unknown);
}

#[tokio::test]
async fn car_03_refuses_an_invitation_to_nobody_or_by_nothing() {
    let server = answering(json!({})).await;
    let carium = client(&server).await;
    let nobody = Invitation { username: String::new(), notifications: vec![Notification::Email] };
    refused(&server, carium.patients().invite(&nobody).await.unwrap_err(), "CAR-03", "username").await;
    let nothing = Invitation { username: "a@b.example".to_owned(), notifications: Vec::new() };
    refused(&server, carium.patients().invite(&nothing).await.unwrap_err(), "CAR-03", "notifications").await;
}

#[tokio::test]
async fn car_19_lists_patients_by_page_and_by_name() {
    let listed = json!({"id": PATIENT, "type": "aggregation-individuals", "attributes": {
        "email": "james.reece@example.com", "first-name": "James", "last-name": "Reece"
    }});
    let server = answering(bodies::page(vec![listed])).await;
    let filter = IndividualFilter { last_name: Some("Reece & Söhne".to_owned()), ..IndividualFilter::default() };
    let at = PageAt { offset: 0, limit: 50 };
    let page = client(&server).await.patients().list(&filter, at).await.unwrap();
    let line = "GET /caredb/v1/aggregation-individuals/?filter[last-name]=Reece & Söhne&page[limit]=50&page[offset]=0";
    sent_as(&server, line).await;
    let james = &page.items[0];
    assert_eq!((page.total, james.id.as_str()), (Some(1), PATIENT));
    assert_eq!(james.attributes.first_name.as_deref(), Some("James"));
    assert_eq!((james.attributes.birth_day(), james.attributes.gender()), (None, None), "nothing is invented");
    assert!(james.drift("CAR-19").is_empty(), "{:?}", james.drift("CAR-19"));
}

#[tokio::test]
async fn car_19_tells_where_a_reply_departs_from_the_contract_and_keeps_no_value() {
    let odd = json!({"id": PATIENT, "type": "individuals", "attributes": {
        "last-name": "Reece", "birth-date": "07/04/1980", "gender": "Mann", "home-address": "1 Secret Street"
    }});
    let server = answering(bodies::page(vec![odd])).await;
    let page = client(&server).await.patients().list(&IndividualFilter::default(), PageAt::default()).await.unwrap();
    let drift = page.items[0].drift("CAR-19");
    assert_eq!(
        drift,
        [
            "CAR-19: field home-address",
            "CAR-19: gender has an unknown word",
            "CAR-19: birth-date is no date",
            "CAR-19: type is not aggregation-individuals"
        ]
    );
    assert_eq!(page.items[0].attributes.gender(), Some(Gender::Unlisted("Mann".to_owned())));
    assert_eq!(page.items[0].attributes.birth_date.as_deref(), Some("07/04/1980"), "kept as received");
}
