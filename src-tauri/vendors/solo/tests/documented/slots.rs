//! Free slots: SOLO-18.

use chrono::{DateTime, Utc};
use serde_json::json;
use solo::{CallErrorKind, SlotQuery};

use crate::exchange::{answering, client, count, sent_as};

fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(seconds, 0).unwrap()
}

/// The document's search.
fn documented() -> SlotQuery {
    SlotQuery {
        after: at(1_505_053_200),
        before: at(1_505_057_400),
        waiting_room: "GreatRoom".to_owned(),
        duration_s: Some(900),
    }
}

#[tokio::test]
async fn solo_18_sends_the_documented_search_and_reads_the_documented_slots() {
    let starts = [1_505_053_800, 1_505_054_700, 1_505_055_600, 1_505_056_500];
    let server = answering(json!(starts.map(|date| json!({"date": date, "duration": 900})))).await;
    let slots = client(&server).slots().find(&documented()).await.unwrap();
    let line = "GET /qapi/v1/appointment-slots?after=1505053200&before=1505057400&waitingRoom=GreatRoom&duration=900";
    sent_as(&server, line).await;
    let read: Vec<_> = slots.iter().map(|slot| (slot.date, slot.duration_s)).collect();
    assert_eq!(read, starts.map(|date| (at(date), 900)));
}

#[tokio::test]
async fn solo_18_leaves_the_length_to_the_room_and_encodes_its_name() {
    let server = answering(json!([])).await;
    let query = SlotQuery { waiting_room: "Salle d'été & co+1".to_owned(), duration_s: None, ..documented() };
    assert!(client(&server).slots().find(&query).await.unwrap().is_empty());
    let line = "GET /qapi/v1/appointment-slots?after=1505053200&before=1505057400\
                &waitingRoom=Salle%20d%27%C3%A9t%C3%A9%20%26%20co%2B1";
    sent_as(&server, line).await;
}

#[tokio::test]
async fn solo_18_is_not_sent_when_it_breaks_a_rule() {
    let server = answering(json!([])).await;
    let solo = client(&server);
    let refused = [
        (SlotQuery { waiting_room: String::new(), ..documented() }, "waitingRoom"),
        (SlotQuery { before: documented().after, ..documented() }, "before"),
        (SlotQuery { duration_s: Some(0), ..documented() }, "duration"),
        (SlotQuery { duration_s: Some(86_401), ..documented() }, "duration"),
    ];
    for (query, wrong) in refused {
        let error = solo.slots().find(&query).await.unwrap_err();
        assert!(matches!(error.kind(), CallErrorKind::InvalidInput { field, .. } if field == wrong), "{error}");
    }
    assert_eq!(count(&server).await, 0);
}
