//! SOLO-29 to SOLO-32.

use std::io::{Cursor, Read as _};

use serde_json::json;
use zip::ZipArchive;

use crate::tenant::Tenant;

#[tokio::test]
async fn sandbox_solo_29_gives_a_csv_of_whole_days_from_which_every_id_can_be_imported() {
    let tenant = Tenant::open().await;
    let reply = tenant.get("/qapi/v1/reports/csv-data-dump?from=2026-02-01&to=2026-04-30").await;
    assert_eq!((reply.status, &reply.headers["content-type"]), (200, &"application/octet-stream".parse().unwrap()));
    let mut reader = csv::Reader::from_reader(reply.body.as_slice());
    let ids: Vec<i64> = reader.records().map(|record| record.unwrap()[0].parse().unwrap()).collect();
    assert_eq!(ids, tenant.control().known_appointment_ids());
    let day = tenant.get("/qapi/v1/reports/csv-data-dump?from=2026-03-04&to=2026-03-04").await;
    assert_eq!(csv::Reader::from_reader(day.body.as_slice()).records().count(), 20);
}

#[tokio::test]
async fn sandbox_solo_29_requires_both_ends_in_order() {
    let tenant = Tenant::open().await;
    for query in ["", "?from=2026-03-01", "?from=2026-03-02&to=2026-03-01", "?from=2026-3-1&to=2026-03-02"] {
        assert_eq!(tenant.get(&format!("/qapi/v1/reports/csv-data-dump{query}")).await.status, 400, "{query}");
    }
}

fn order(tenant: &Tenant, preset: usize) -> serde_json::Value {
    json!({
        "from": "2026-03-04T00:00:00-05:00",
        "to": "2026-03-04T23:59:59-05:00",
        "presetId": tenant.control().report_presets()[preset].0,
        "password": "IK5adv2N5V-gr£9v6",
    })
}

async fn ordered(tenant: &Tenant, preset: usize) -> String {
    let reply = tenant.post("/qapi/v1/encounter-report/create", order(tenant, preset)).await;
    assert_eq!((reply.status, &reply.json()["status"]), (201, &json!("pending")));
    reply.json()["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn sandbox_solo_30_takes_atom_times_a_known_preset_and_a_password() {
    let tenant = Tenant::open().await;
    ordered(&tenant, 0).await;
    for (member, value) in [
        ("from", json!("2026-03-04")),
        ("from", json!("2026-03-04T00:00:00Z")),
        ("from", json!("2026-03-04T00:00:00.000-05:00")),
        ("to", json!("2026-03-03T00:00:00-05:00")),
        ("presetId", json!("a2c6e3fc-c2f7-4a24-a0d6-eb2343a15469")),
        ("password", json!("")),
    ] {
        let mut wrong = order(&tenant, 0);
        wrong[member] = value.clone();
        assert_eq!(tenant.post("/qapi/v1/encounter-report/create", wrong).await.status, 400, "{member}: {value}");
    }
}

#[tokio::test]
async fn sandbox_solo_31_says_pending_once_then_completed_or_failed() {
    let tenant = Tenant::open().await;
    for (preset, end) in [(0, "completed"), (2, "failed")] {
        let path = format!("/qapi/v1/encounter-report/status/{}", ordered(&tenant, preset).await);
        assert_eq!(tenant.get(&path).await.json()["status"], "pending");
        assert_eq!(tenant.get(&path).await.json()["status"], end);
        assert_eq!(tenant.get(&path).await.json()["status"], end);
    }
    assert_eq!(tenant.get("/qapi/v1/encounter-report/status/x").await.status, 404);
}

#[tokio::test]
async fn sandbox_solo_32_gives_a_zip_that_opens_with_the_password_and_not_with_another() {
    let tenant = Tenant::open().await;
    let id = ordered(&tenant, 0).await;
    let path = format!("/qapi/v1/encounter-report/download/{id}");
    assert_eq!(tenant.get(&path).await.status, 404, "not while it is pending");
    for _ in 0..2 {
        tenant.get(&format!("/qapi/v1/encounter-report/status/{id}")).await;
    }
    let file = tenant.get(&path).await.body;
    let mut archive = ZipArchive::new(Cursor::new(file)).unwrap();
    assert!(archive.by_index_decrypt(0, b"wrong").is_err());
    let mut text = String::new();
    let mut entry = archive.by_index_decrypt(0, "IK5adv2N5V-gr£9v6".as_bytes()).unwrap();
    entry.read_to_string(&mut text).unwrap();
    assert_eq!(csv::Reader::from_reader(text.as_bytes()).records().count(), 20);
}
