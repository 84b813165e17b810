//! Pages and conditions of the CRUD service.

use mia::{CrudQuery, MAX_PAGE, PatientId, RecordState};
use serde_json::{Value, json};

use crate::exchange::{answering, client, query, refused, sent_as};

fn devices(count: usize) -> Value {
    (0..count).map(|number| json!({"_id": number.to_string()})).collect()
}

#[tokio::test]
async fn the_length_of_a_page_and_its_order_are_always_sent() {
    let server = answering(json!([])).await;
    client(&server).devices().list(&CrudQuery::all()).await.unwrap();
    let request = sent_as(&server, "GET /tdm-dm-devices").await;
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    assert_eq!(query(&request), [pair("_l", "200"), pair("_sk", "0"), pair("_s", "_id")]);
}

#[tokio::test]
async fn pages_states_and_conditions_are_sent_as_the_service_spells_them() {
    let server = answering(json!([])).await;
    let asked = CrudQuery::of_patient(PatientId("pat-1".to_owned()))
        .filter("deviceId", json!("bp & 9"))
        .limit(25)
        .skip(50)
        .in_states(&[RecordState::Public, RecordState::Trash]);
    client(&server).health_data().list(&asked).await.unwrap();
    let request = sent_as(&server, "GET /health-data").await;
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    assert_eq!(
        query(&request),
        [
            pair("_q", r#"{"deviceId":"bp & 9","patientId":"pat-1"}"#),
            pair("_l", "25"),
            pair("_sk", "50"),
            pair("_s", "_id"),
            pair("_st", "PUBLIC,TRASH"),
        ]
    );
    assert!(!format!("{asked:?}").contains("pat-1"));
}

#[tokio::test]
async fn a_full_page_has_a_next_one_and_another_has_none() {
    for (count, next) in [(3, Some(8)), (2, None), (0, None), (4, Some(9))] {
        let server = answering(devices(count)).await;
        let page = client(&server).devices().list(&CrudQuery::all().limit(3).skip(5)).await.unwrap();
        assert_eq!(page.items.len(), count);
        assert_eq!(page.next, next.map(|skip| CrudQuery::all().limit(3).skip(skip)), "{count}");
    }
}

#[tokio::test]
async fn what_the_service_cannot_do_is_not_asked() {
    let server = answering(json!([])).await;
    let mia = client(&server);
    for limit in [0, MAX_PAGE + 1] {
        let error = mia.devices().list(&CrudQuery::all().limit(limit)).await.unwrap_err();
        refused(&server, error, "MIA-15", "_l").await;
    }
    for field in ["rawData", "normalizedData", "normalizedData.observations"] {
        let error = mia.health_data().list(&CrudQuery::all().filter(field, json!(1))).await.unwrap_err();
        refused(&server, error, "MIA-07", "_q").await;
    }
    let ours = CrudQuery::of_patient(PatientId("pat-1".to_owned()));
    let error = mia.health_data().list(&ours.filter("patientId", json!("pat-2"))).await.unwrap_err();
    refused(&server, error, "MIA-07", "_q").await;
    let nobody = CrudQuery::of_patient(PatientId(" ".to_owned()));
    refused(&server, mia.health_data().list(&nobody).await.unwrap_err(), "MIA-07", "_q").await;
}
