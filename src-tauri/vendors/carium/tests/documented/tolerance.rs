//! Null, absent and oddly typed: none of it may hide a record that can be read.

use carium::{AppointmentFilter, IndividualFilter, Moment, PageAt};
use serde_json::{Value, json};
use wiremock::matchers::any;
use wiremock::{Mock, ResponseTemplate};

use crate::bodies::{self, APPOINTMENT, PATIENT};
use crate::exchange::{answering, client, empty_server};

#[tokio::test]
async fn car_05_reads_an_appointment_in_which_anything_but_its_id_is_null_absent_or_odd() {
    let server = empty_server().await;
    let carium = client(&server).await;
    let whole = bodies::appointment();
    let mut bodies: Vec<Value> = Vec::new();
    let names: Vec<String> = whole["data"]["attributes"].as_object().unwrap().keys().cloned().collect();
    for name in names {
        for odd in [Value::Null, json!(7), json!(true), json!(["a"]), json!({"a": 1}), json!("")] {
            let mut body = whole.clone();
            body["data"]["attributes"][&name] = odd;
            bodies.push(body);
        }
    }
    for (name, odd) in [("attributes", Value::Null), ("type", Value::Null), ("relationships", json!({"a": {}}))] {
        let mut body = whole.clone();
        body["data"][name] = odd;
        bodies.push(body);
    }
    for body in bodies {
        server.reset().await;
        Mock::given(any()).respond_with(ResponseTemplate::new(200).set_body_json(&body)).mount(&server).await;
        let read = carium.appointments().get(&APPOINTMENT.into()).await;
        assert!(read.is_ok(), "{body}: {read:?}");
    }
}

#[tokio::test]
async fn car_08_does_not_take_a_time_that_cannot_be_read_for_another_one() {
    let mut odd = bodies::appointment()["data"].clone();
    odd["attributes"]["start-time"] = json!("tomorrow at nine");
    let server = answering(bodies::page(vec![odd])).await;
    let carium = client(&server).await;
    let page = carium.appointments().list(&AppointmentFilter::default(), PageAt::default()).await.unwrap();
    let start = page.items[0].attributes.start_time.clone().unwrap();
    assert_eq!((start.instant(), start), (None, Moment::Unreadable("tomorrow at nine".to_owned())));
    assert_eq!(page.items[0].drift("CAR-08"), ["CAR-08: start-time is no instant"]);
}

#[tokio::test]
async fn car_05_and_car_19_take_nothing_without_an_id() {
    for body in [json!({"data": []}), json!({"data": null}), json!({"data": {"type": "org-appointments"}}), json!({})] {
        let server = answering(body).await;
        client(&server).await.appointments().get(&APPOINTMENT.into()).await.unwrap_err();
    }
    let nameless = json!({"type": "aggregation-individuals", "attributes": {"last-name": "Reece"}});
    let server = answering(bodies::page(vec![json!({"id": PATIENT}), nameless])).await;
    let carium = client(&server).await;
    carium.patients().list(&IndividualFilter::default(), PageAt::default()).await.unwrap_err();
}
