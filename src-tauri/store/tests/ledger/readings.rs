use domain::observation::{Effective, Instrument, Known, Metric, Quantity, Reading, ReadingDay, Taken, Value, Way};
use domain::{ConnectionId, PatientKey};
use store::Store;

use crate::support::{at, fresh, open};

fn way(import: &str) -> Way {
    Way::Imported { import: import.into() }
}

fn read() -> Way {
    Way::Read { connection: ConnectionId("c0ffee01".into()) }
}

fn patient(name: &str) -> PatientKey {
    PatientKey(name.into())
}

fn rate(minutes: i64, digits: &str) -> Reading {
    Reading {
        metric: Metric::HeartRate,
        value: Value::One { quantity: Quantity::new(Quantity::number(digits).unwrap(), Some(Known::PerMinute.code())) },
        effective: Effective::instant(at(minutes)),
        taken: Taken::Device,
        instrument: Instrument::default(),
        id: None,
    }
}

/// Keeps readings as somebody does who knows only the store.
async fn keep(store: &Store, who: &PatientKey, way: &Way, seen: bool, readings: Vec<Reading>) {
    let mut tx = store.ledger().begin().await.unwrap();
    let origin = tx.reading_origin(who, way, at(0), seen).await.unwrap();
    for reading in readings {
        let (metric, day) = (reading.metric, ReadingDay::of(reading.effective.start));
        let mut kept = tx.reading_day(origin.id, metric, day).await.unwrap();
        kept.take(reading, at(5));
        tx.put_reading_day(origin.id, metric, day, &kept).await.unwrap();
    }
    tx.commit().await.unwrap();
}

async fn shown(store: &Store, who: &[PatientKey]) -> Vec<(i64, usize)> {
    let days = store.ledger().reading_days(who, Metric::HeartRate, i64::MIN..=i64::MAX).await.unwrap();
    days.iter().map(|kept| (kept.day, kept.readings.entries().len())).collect()
}

#[tokio::test]
async fn each_way_keeps_what_it_told_over_a_restart() {
    let (dir, store) = fresh().await;
    let (ann, bob) = (patient("solo:a:1"), patient("mia:b:2"));
    keep(&store, &ann, &read(), true, vec![rate(1, "71"), rate(1_500, "72.0")]).await;
    keep(&store, &ann, &way("i1"), true, vec![rate(1, "71")]).await;
    keep(&store, &bob, &read(), true, vec![rate(1, "99")]).await;
    store.close().await;
    let store = open(dir.path()).await;
    let day = ReadingDay::of(at(1));
    assert_eq!(shown(&store, std::slice::from_ref(&ann)).await, [(day, 1), (day, 1), (day + 1, 1)]);
    assert_eq!(shown(&store, &[ann.clone(), bob]).await.len(), 4, "two records of one person");
    let extents = store.ledger().reading_extents(&[ann]).await.unwrap();
    let [extent] = extents.as_slice() else { panic!("{extents:?}") };
    assert_eq!((extent.metric, extent.count, extent.last_day), (Metric::HeartRate, 3, day + 1));
}

#[tokio::test]
async fn what_is_not_whole_yet_is_not_there_and_what_is_taken_back_leaves_the_rest() {
    let (_dir, store) = fresh().await;
    let ann = [patient("solo:a:1")];
    keep(&store, &ann[0], &way("i1"), false, vec![rate(1, "71")]).await;
    keep(&store, &ann[0], &way("i2"), true, vec![rate(1, "71")]).await;
    assert_eq!(shown(&store, &ann).await.len(), 1);
    assert_eq!(store.ledger().reading_origins(&ann).await.unwrap().len(), 1);

    let mut tx = store.ledger().begin().await.unwrap();
    tx.show_reading_origins(&way("i1"), true).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(shown(&store, &ann).await.len(), 2);

    let mut tx = store.ledger().begin().await.unwrap();
    tx.remove_reading_origins(&way("i1")).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(shown(&store, &ann).await.len(), 1);
    let origins = store.ledger().reading_origins(&ann).await.unwrap();
    assert_eq!(origins.iter().map(|origin| &origin.way).collect::<Vec<_>>(), [&way("i2")]);
}

#[tokio::test]
async fn a_way_is_listened_to_since_the_first_time() {
    let (_dir, store) = fresh().await;
    let ann = patient("solo:a:1");
    let mut tx = store.ledger().begin().await.unwrap();
    let first = tx.reading_origin(&ann, &read(), at(0), true).await.unwrap();
    let again = tx.reading_origin(&ann, &read(), at(9), true).await.unwrap();
    assert_eq!((&first, again.since), (&again, at(0)));
}

#[tokio::test]
async fn an_account_takes_what_came_through_it_and_what_its_records_hold_and_tells_what_is_nowhere_else() {
    let (_dir, store) = fresh().await;
    let (theirs, ours) = (patient("c0ffee01:vendor:1"), patient("5010a001:vendor:2"));
    let typed = Way::Entered { by: "demo".into() };
    keep(&store, &theirs, &read(), true, vec![rate(1, "71")]).await;
    keep(&store, &theirs, &typed, true, vec![rate(2, "72"), rate(3, "73")]).await;
    keep(&store, &theirs, &way("half"), false, vec![rate(4, "74")]).await;
    keep(&store, &ours, &read(), true, vec![rate(5, "75")]).await;
    keep(&store, &ours, &typed, true, vec![rate(6, "76")]).await;
    let account = ConnectionId("c0ffee01".into());
    assert_eq!(store.ledger().count_own_readings(&account).await.unwrap(), 2);
    let mut tx = store.ledger().begin().await.unwrap();
    assert_eq!(tx.forget_readings_of(&account).await.unwrap(), 2);
    tx.commit().await.unwrap();
    assert_eq!(shown(&store, &[theirs]).await, []);
    assert_eq!(shown(&store, &[ours]).await.len(), 1, "what another account's record holds and was typed in stays");
}
