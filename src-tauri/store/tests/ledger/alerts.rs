use domain::alert::{AlertLevel, AlertOutcome, AlertSide, Limit, Limits, Patience, ReadingPart, Threshold};
use domain::observation::{
    Effective, Instrument, Known, Metric, Observation, Origin, Quantity, Reading, ReadingDay, Taken, Value, Way,
};
use domain::{ConnectionId, PatientKey};
use store::{AlertAct, AlertEnd, AlertRow, Store, ThresholdRow};

use crate::support::{at, fresh, open, raw};

fn patient() -> PatientKey {
    PatientKey("solo:a:1".into())
}

fn threshold(id: &str, patient: PatientKey) -> ThresholdRow {
    let limit = |at: i64, clear: i64| Some(Limit { at: at.into(), clear: clear.into() });
    let limits =
        Limits { unit: Known::PerMinute, very_low: None, low: limit(50, 55), high: limit(120, 110), very_high: None };
    let patience = Patience { readings: 2, minutes: 5 };
    ThresholdRow {
        id: id.into(),
        patient,
        threshold: Threshold { metric: Metric::HeartRate, part: ReadingPart::Whole, limits, patience },
        set_at: at(0),
        set_by: "MOREAU, Jeanne".into(),
        set_why: "new tablets".into(),
        ended_at: None,
        ended_by: None,
        ended_why: None,
    }
}

fn reading(minutes: i64) -> Reading {
    Reading {
        metric: Metric::HeartRate,
        value: Value::One { quantity: Quantity::new(Quantity::number("121.0").unwrap(), Some("/min")) },
        effective: Effective::instant(at(minutes)),
        taken: Taken::Device,
        instrument: Instrument::default(),
        id: None,
    }
}

fn alert(id: &str, minutes: i64) -> AlertRow {
    let way = Way::Read { connection: ConnectionId("c0ffee01".into()) };
    let origin = Origin { way, id: None, received: at(minutes + 1), since: Some(at(0)) };
    AlertRow {
        id: id.into(),
        threshold: "t1".into(),
        side: AlertSide::High,
        level: AlertLevel::Beyond,
        since: at(minutes - 5),
        taken: at(minutes),
        reading: Observation { reading: reading(minutes), origins: vec![origin], earlier: Vec::new() },
        raised_at: at(minutes + 1),
        ended: None,
        ended_at: None,
        ended_reading: None,
    }
}

async fn with(rows: &[AlertRow]) -> (tempfile::TempDir, Store) {
    let (dir, store) = fresh().await;
    let mut tx = store.ledger().begin().await.unwrap();
    tx.add_threshold(&threshold("t1", patient())).await.unwrap();
    for row in rows {
        tx.add_alert(row).await.unwrap();
    }
    tx.commit().await.unwrap();
    (dir, store)
}

async fn said(store: &Store, alert: &str, acknowledges: bool) -> bool {
    let mut tx = store.ledger().begin().await.unwrap();
    let act = AlertAct {
        alert: alert.into(),
        at: at(30),
        by: "MOREAU, Jeanne".into(),
        acknowledges,
        outcome: Some(AlertOutcome::Watching),
        note: "seen".into(),
    };
    if tx.add_alert_act(&act).await.is_err() {
        return false;
    }
    tx.commit().await.unwrap();
    true
}

#[tokio::test]
async fn a_threshold_that_took_anothers_place_leaves_it_with_who_ended_it_and_why() {
    let (dir, store) = with(&[]).await;
    let mut tx = store.ledger().begin().await.unwrap();
    assert!(tx.add_threshold(&threshold("t2", patient())).await.is_err(), "one is in force at a time");
    drop(tx);
    let mut tx = store.ledger().begin().await.unwrap();
    assert!(tx.end_threshold("t1", at(9), "BRANDT, Elke", "in training").await.unwrap());
    assert!(!tx.end_threshold("t1", at(9), "BRANDT, Elke", "in training").await.unwrap(), "ended once");
    tx.add_threshold(&ThresholdRow { set_at: at(9), ..threshold("t2", patient()) }).await.unwrap();
    tx.commit().await.unwrap();
    store.close().await;
    let store = open(dir.path()).await;
    let rows = store.ledger().thresholds_of(&[patient()]).await.unwrap();
    let [now, past] = rows.as_slice() else { panic!("{}", rows.len()) };
    assert_eq!((now.id.as_str(), now.ended_at, &now.threshold), ("t2", None, &threshold("t2", patient()).threshold));
    assert_eq!((past.ended_by.as_deref(), past.ended_why.as_deref()), (Some("BRANDT, Elke"), Some("in training")));
    assert_eq!(past.threshold, threshold("t1", patient()).threshold, "what it was stays");
    let in_force = store.ledger().thresholds_in_force(Some(Metric::HeartRate)).await.unwrap();
    assert_eq!(in_force.len(), 1);
    assert_eq!(store.ledger().thresholds_in_force(Some(Metric::BodyWeight)).await.unwrap(), []);
}

#[tokio::test]
async fn what_stands_and_what_nobody_acknowledged_is_to_be_looked_at_and_the_rest_is_settled() {
    let (_dir, store) = with(&[alert("a1", 10), alert("a2", 20), alert("a3", 30)]).await;
    let mut tx = store.ledger().begin().await.unwrap();
    let back = alert("x", 40).reading;
    let cleared = AlertRow {
        ended: Some(AlertEnd::Cleared),
        ended_at: Some(at(40)),
        ended_reading: Some(back.clone()),
        since: at(1),
        ..alert("a1", 10)
    };
    tx.put_alert_end(&cleared).await.unwrap();
    let renewed = AlertRow { ended: Some(AlertEnd::Renewed), ended_at: Some(at(30)), ..alert("a2", 20) };
    tx.put_alert_end(&renewed).await.unwrap();
    tx.commit().await.unwrap();
    let ids = |rows: Vec<AlertRow>| rows.into_iter().map(|row| row.id).collect::<Vec<_>>();
    let ledger = store.ledger();
    assert_eq!(ids(ledger.alerts_to_look_at().await.unwrap()), ["a1", "a3"], "the renewed one is looked at in another");
    assert_eq!(ids(ledger.alerts_settled(9).await.unwrap()), ["a2"]);
    assert_eq!(ledger.alert("a1").await.unwrap(), Some(cleared), "with its reading, digit for digit");
    assert!(said(&store, "a1", true).await && said(&store, "a3", true).await);
    assert_eq!(ids(ledger.alerts_to_look_at().await.unwrap()), ["a3"], "acknowledged, it still stands");
    assert_eq!(ids(ledger.alerts_settled(9).await.unwrap()), ["a2", "a1"]);
    let mut tx = ledger.begin().await.unwrap();
    tx.end_alerts_of("t1", at(50)).await.unwrap();
    tx.commit().await.unwrap();
    let ended = ledger.alert("a3").await.unwrap().unwrap();
    assert_eq!((ended.ended, ended.ended_at), (Some(AlertEnd::ThresholdEnded), Some(at(50))));
    assert_eq!(ledger.alert("a1").await.unwrap().unwrap().ended, Some(AlertEnd::Cleared), "what ended stays as it was");
}

#[tokio::test]
async fn an_alert_is_acknowledged_once_and_neither_it_nor_what_was_said_is_ever_removed() {
    let (dir, store) = with(&[alert("a1", 10)]).await;
    assert!(said(&store, "a1", true).await);
    assert!(!said(&store, "a1", true).await, "somebody was faster");
    assert!(said(&store, "a1", false).await, "but more can be said");
    let acts = store.ledger().alert_acts(&["a1"]).await.unwrap();
    assert_eq!(acts.iter().map(|act| act.acknowledges).collect::<Vec<_>>(), [true, false]);
    assert_eq!((acts[0].outcome, acts[0].note.as_str()), (Some(AlertOutcome::Watching), "seen"));
    assert!(!format!("{:?} {:?}", acts[0], alert("a1", 10)).contains("seen"));
    store.close().await;
    let mut conn = raw(&dir.path().join("ledger.db")).await;
    for statement in ["DELETE FROM alerts", "DELETE FROM alert_acts", "UPDATE alert_acts SET note = ''"] {
        let refused = sqlx::raw_sql(statement).execute(&mut conn).await;
        assert!(refused.unwrap_err().to_string().contains("never"), "{statement}");
    }
}

#[tokio::test]
async fn whatever_changes_what_counts_marks_it_as_due_where_a_threshold_is_in_force() {
    let (dir, store) = with(&[]).await;
    let way = Way::Imported { import: "i1".into() };
    let due = |store: &Store| {
        let ledger = store.ledger().clone();
        async move { ledger.due_readings(9).await.unwrap() }
    };
    let other = PatientKey("mia:b:2".into());
    let mut tx = store.ledger().begin().await.unwrap();
    let origin = tx.reading_origin(&other, &way, at(0), false).await.unwrap();
    let mut day = ReadingDay::default();
    day.take(reading(1), at(2));
    tx.put_reading_day(origin.id, Metric::HeartRate, 1, &day).await.unwrap();
    tx.put_reading_day(origin.id, Metric::BodyWeight, 1, &day).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(due(&store).await, [], "what is not seen is not due");

    let mut tx = store.ledger().begin().await.unwrap();
    tx.show_reading_origins(&way, true).await.unwrap();
    drop(tx);
    assert_eq!(due(&store).await, [], "a mark stands and falls with its transaction");
    let mut tx = store.ledger().begin().await.unwrap();
    tx.show_reading_origins(&way, true).await.unwrap();
    tx.commit().await.unwrap();
    store.close().await;
    let store = open(dir.path()).await;
    let [first] = due(&store).await.try_into().unwrap();
    assert_eq!((&first.patient, first.metric), (&other, Metric::HeartRate), "nobody watches the weight");

    // Marked once more while it is judged, it stays due.
    let mut tx = store.ledger().begin().await.unwrap();
    tx.put_reading_day(origin.id, Metric::HeartRate, 1, &day).await.unwrap();
    tx.take_due_reading(&first).await.unwrap();
    tx.commit().await.unwrap();
    let [second] = due(&store).await.try_into().unwrap();
    assert!(second.seq > first.seq);
    let mut tx = store.ledger().begin().await.unwrap();
    tx.take_due_reading(&second).await.unwrap();
    tx.remove_reading_origins(&way).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(due(&store).await.len(), 1, "what is taken back is judged, too");
    let mut tx = store.ledger().begin().await.unwrap();
    tx.mark_due_records(&[patient(), other]).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(due(&store).await.len(), 2);
}
