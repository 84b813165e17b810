//! Slots: CM-04, CM-05.

use caremonitor::{DEFAULT_ZONE, Instant, NewSlot, ProviderId, Search, Zone};
use serde_json::json;
use vendor_http::CallErrorKind;

use crate::exchange::{answering, at, body, client, count, sent_as};

fn day() -> Search {
    Search::between(at("2026-07-01T00:00:00Z"), at("2026-07-02T00:00:00Z"))
}

#[tokio::test]
async fn cm_04_asks_for_a_range_of_time_and_reads_slots_with_their_zone() {
    let server = answering(json!([
        { "id": 1, "provider_id": "dr-1", "start": "2026-07-01T09:00:00+10:00", "end": "2026-07-01T09:20:00+10:00",
          "timezone": "Australia/Brisbane" },
        { "id": "s2", "provider_id": null, "start": "2026-07-01T00:00:00Z", "end": "2026-07-01T00:20:00Z" },
    ]))
    .await;
    let search = Search { provider_id: Some(ProviderId::from("dr 1/2")), ..day() };
    let slots = client(&server).slots().list(&search).await.unwrap();
    let line = "GET /available-slots?from=2026-07-01T10%3A00%3A00%2B10%3A00&to=2026-07-02T10%3A00%3A00%2B10%3A00\
                &provider_id=dr%201%2F2";
    sent_as(&server, line).await;
    let (first, second) = (&slots.items[0], &slots.items[1]);
    assert_eq!(first.id.as_str(), "1");
    assert_eq!(first.start.as_ref().and_then(Instant::at).unwrap(), at("2026-06-30T23:00:00Z"));
    assert_eq!(first.zone, Zone::Named(chrono_tz::Australia::Brisbane));
    assert_eq!(second.zone.tz(), Some(DEFAULT_ZONE), "Australia/Sydney is assumed");
    assert!(slots.drift().is_empty());
}

#[tokio::test]
async fn cm_04_reads_a_list_under_data_and_tells_what_stands_beside_it() {
    let server = answering(json!({ "data": [], "next": "/available-slots?page=2" })).await;
    let slots = client(&server).slots().list(&day()).await.unwrap();
    assert!(slots.items.is_empty());
    assert_eq!(slots.drift(), ["CM-04: field next"], "there may be further pages");
}

#[tokio::test]
async fn cm_04_is_not_sent_for_an_empty_range() {
    let server = answering(json!([])).await;
    let search = Search { to: day().from, ..day() };
    let error = client(&server).slots().list(&search).await.unwrap_err();
    assert!(matches!(error.kind(), CallErrorKind::InvalidInput { field: "to", .. }));
    assert_eq!(count(&server).await, 0);
}

#[tokio::test]
async fn cm_05_offers_a_slot_with_the_offset_its_zone_has_that_day() {
    let server = answering(json!({ "id": "s9", "provider_id": "dr-1", "timezone": "Australia/Perth" })).await;
    let new = NewSlot {
        provider_id: ProviderId::from("dr-1"),
        start: at("2026-12-01T01:00:00Z"),
        end: at("2026-12-01T01:15:00Z"),
        zone: chrono_tz::Australia::Perth,
    };
    let slot = client(&server).slots().create(&new).await.unwrap();
    assert_eq!(slot.id.as_str(), "s9");
    let request = sent_as(&server, "POST /available-slots").await;
    let expected = json!({
        "provider_id": "dr-1",
        "start": "2026-12-01T09:00:00+08:00",
        "end": "2026-12-01T09:15:00+08:00",
        "timezone": "Australia/Perth",
    });
    assert_eq!(body(&request), expected);
    for wrong in [NewSlot { end: new.start, ..new.clone() }, NewSlot { provider_id: "".into(), ..new }] {
        assert!(client(&server).slots().create(&wrong).await.is_err());
    }
    assert_eq!(count(&server).await, 1);
}
