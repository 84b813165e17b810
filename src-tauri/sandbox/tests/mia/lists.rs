//! Lists and charts: what can be asked of them.

use crate::tenant::{Tenant, small};

#[tokio::test]
async fn a_page_has_twenty_five_records_unless_asked_otherwise_and_200_at_most() {
    let tenant = Tenant::with(sandbox::MiaOptions { patients: 20, days: 30, ..small() }).await;
    let length = |reply: crate::tenant::Reply| reply.body.as_array().map(Vec::len);
    assert_eq!(length(tenant.get("/health-data").await), Some(25));
    assert_eq!(length(tenant.get("/health-data?_l=200").await), Some(200));
    assert_eq!(length(tenant.get("/health-data?_l=200&_sk=200").await), Some(100));
    for wrong in ["_l=0", "_l=201", "_l=x", "_sk=-1", "_x=1", "_st=GONE", "_s=colour", "_p=colour"] {
        assert_eq!(tenant.get(&format!("/health-data?{wrong}")).await.status, 400, "{wrong}");
    }
}

#[tokio::test]
async fn encrypted_and_unknown_fields_cannot_be_searched() {
    let tenant = Tenant::open().await;
    for filter in [
        r#"{"rawData":1}"#,
        r#"{"normalizedData":{"$exists":true}}"#,
        r#"{"colour":1}"#,
        "[]",
        r#"{"deviceId":{"$regex":"x"}}"#,
    ] {
        let reply = tenant.get(&format!("/health-data?_q={}", filter.replace('$', "%24"))).await;
        assert_eq!(reply.status, 400, "{filter}");
    }
}

#[tokio::test]
async fn records_are_projected_sorted_and_chosen_by_state() {
    let tenant = Tenant::open().await;
    let reply = tenant.get("/tdm-dm-devices?_p=deviceId&_s=-_id&_l=2").await;
    let devices = reply.body.as_array().unwrap();
    assert_eq!(devices[0].as_object().unwrap().len(), 2, "the id and what was asked for");
    assert!(devices[0]["_id"].as_str() > devices[1]["_id"].as_str());
    assert_eq!(tenant.get("/tdm-dm-devices?_st=TRASH").await.body, serde_json::json!([]));
}

#[tokio::test]
async fn a_chart_needs_a_patient_and_a_type_and_tells_pascals_and_one_quantity_without_a_unit() {
    let tenant = Tenant::open().await;
    for wrong in ["", "?_id=x", "?normalizedDataType=bloodPressure", "?normalizedDataType=x&_id=y&unit=Pa"] {
        assert_eq!(tenant.get(&format!("/chart-data{wrong}")).await.status, 400, "{wrong}");
    }
    let patient = tenant.control().patient_id(0);
    let chart = tenant.get(&format!("/chart-data?normalizedDataType=bloodPressure&_id={patient}")).await.body;
    let names: Vec<_> = chart.as_array().unwrap().iter().map(|series| series["name"].as_str().unwrap()).collect();
    let expected =
        ["systolicBloodPressure [Pa]", "diastolicBloodPressure [Pa]", "heartRate [/min]", "irregularHeartbeat"];
    assert_eq!(names, expected);
    assert!(chart[0]["data"][0]["x"].as_i64().unwrap() > 1_700_000_000_000, "milliseconds");
    assert!(chart[0]["data"][0]["y"].as_f64().unwrap() > 13_000.0, "pascals");
}

#[tokio::test]
async fn the_same_seed_gives_the_same_records_and_another_gives_others() {
    let (one, same) = (Tenant::open().await, Tenant::open().await);
    assert_eq!(one.control().health_data(), same.control().health_data());
    assert_eq!(one.control().devices(), same.control().devices());
    let other = Tenant::with(sandbox::MiaOptions { seed: 8, ..small() }).await;
    assert_ne!(one.control().health_data(), other.control().health_data());
}
