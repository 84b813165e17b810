//! What time does: jobs run, cuffs measure.

use sandbox::MiaOptions;
use serde_json::json;

use crate::tenant::{Tenant, small};

fn stored(tenant: &Tenant) -> usize {
    tenant.control().health_data().iter().filter(|record| record.get("normalizedData").is_none()).count()
}

#[tokio::test]
async fn what_is_delivered_stays_raw_until_its_time_has_come() {
    let tenant = Tenant::with(MiaOptions { normalised_after: std::time::Duration::from_secs(90), ..small() }).await;
    let before = stored(&tenant);
    let body = json!({
        "metadata": {"receivedTime": "2026-03-04T15:45:59Z", "measurementType": "Weight"},
        "device": {"id": "cuff-1001"},
        "measurements": {"data": {"weight": 70}}
    });
    let detections = tenant.control().detections();
    tenant.post("/health-data/medisante/medisantestandard-json", &body).await;
    assert_eq!(stored(&tenant), before + 1);
    tenant.control().tick();
    assert_eq!(stored(&tenant), before + 1, "a minute is not enough");
    tenant.control().tick();
    assert_eq!((stored(&tenant), tenant.control().detections()), (before, detections + 1));
}

#[tokio::test]
async fn a_cuff_measures_every_ten_minutes() {
    let tenant = Tenant::open().await;
    let before = tenant.control().health_data().len();
    for _ in 0..25 {
        tenant.control().tick();
    }
    let data = tenant.control().health_data();
    assert_eq!(data.len(), before + 2);
    let last = data.last().unwrap();
    assert!(last["patientId"].is_string() && last["normalizedData"].is_object());
}
