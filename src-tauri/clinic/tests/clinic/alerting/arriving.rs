//! What readings raise, on whatever way they come.

use chrono::{TimeDelta, Utc};
use clinic::views::{AlertEndedBy, OnlyHere, SetRange, WayKind};
use domain::alert::{AlertLevel, AlertSide, ReadingPart, Unjudged};
use domain::observation::{Effective, Instrument, Known, Mark, Metric, Quantity, Reading, Taken, Value, Way};
use domain::{IntentState, PatientKey, Vendor};
use store::AlertEnd;

use super::desk::{Desk, limit, minutes_ago};
use crate::devices::desk::Desk as Devices;
use crate::linking::{review, two_accounts, with_store};
use crate::support::{Desktop, keep_readings, until};

/// What a reading of a Device Manager looks like to the store.
fn measured(rate: i64, unit: Option<&str>, minutes: i64) -> Reading {
    Reading {
        metric: Metric::HeartRate,
        value: Value::One { quantity: Quantity::new(rate.into(), unit) },
        effective: Effective::instant(minutes_ago(minutes)),
        taken: Taken::Device,
        instrument: Instrument::default(),
        id: None,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reading_beyond_the_range_stands_on_the_list_until_one_is_back_at_the_clear_bound() {
    let desk = Desk::open().await;
    desk.set(desk.rates()).await.unwrap();
    desk.rate("121", minutes_ago(50)).await;
    let open = desk.open_are("it is raised", |open| open.len() == 1).await;
    let alert = &open[0];
    assert_eq!(
        (alert.side, alert.level, alert.person.key.as_ref()),
        (AlertSide::High, AlertLevel::Beyond, Some(&desk.patient))
    );
    assert_eq!((alert.reading.value.as_str(), alert.reading.unit.as_deref()), ("121", Some("/min")));
    assert_eq!((alert.limit.at.as_str(), alert.limit.clear.as_str(), alert.unit.as_str()), ("120", "110", "/min"));
    assert_eq!((alert.reading.ways[0].kind, alert.vendor), (WayKind::Entered, Some(Vendor::Solo)));
    // In the band, then far out, then back: the list follows.
    desk.rate("115", minutes_ago(40)).await;
    desk.rate("151", minutes_ago(30)).await;
    let open = desk.open_are("it went further", |open| open[0].level == AlertLevel::Far).await;
    assert_eq!(open.len(), 1, "the one before goes on in this one");
    desk.rate("111", minutes_ago(20)).await;
    desk.rate("110", minutes_ago(10)).await;
    let open = desk.open_are("it ended", |open| open[0].ended.is_some()).await;
    let ended = open[0].ended.as_ref().unwrap();
    let back = ended.reading.as_ref().unwrap().value.as_str();
    assert_eq!((open.len(), ended.how, back), (1, AlertEndedBy::Cleared, "110"), "it waits for somebody to look at it");
    let settled = desk.alerts().await.settled;
    assert_eq!(settled[0].ended.as_ref().map(|ended| ended.how), Some(AlertEndedBy::Renewed));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_there_before_came_too_late_or_has_no_unit_raises_nothing_and_is_told() {
    let mut desk = Desk::open().await;
    desk.rate("160", minutes_ago(30)).await;
    desk.set(desk.rates()).await.unwrap();
    desk.rate("161", minutes_ago(73 * 60)).await;
    let patient = desk.patient.clone();
    let way = Way::Imported { import: "i1".to_owned() };
    with_store(&mut desk.desktop, |store| async move {
        keep_readings(&store, &patient, &way, true, vec![measured(162, None, 20), measured(163, Some("bpm"), 15)])
            .await;
        store
    })
    .await;
    // What stands after all of these shows that they were looked at.
    desk.rate("45", minutes_ago(5)).await;
    let open = desk.open_are("the last is raised", |open| !open.is_empty()).await;
    assert_eq!(open.iter().map(|alert| alert.reading.value.as_str()).collect::<Vec<_>>(), ["45"]);
    let told: Vec<_> = desk.range().await.unjudged.iter().map(|one| (one.why, one.count)).collect();
    assert_eq!(told, [(Unjudged::NoUnit, 1), (Unjudged::OtherUnit, 1), (Unjudged::TooOld, 1)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_console_kept_and_could_not_judge_before_it_ended_is_judged_by_the_next() {
    let mut desk = Desk::open().await;
    desk.set(desk.rates()).await.unwrap();
    let (patient, way) = (desk.patient.clone(), Way::Imported { import: "i1".to_owned() });
    let (kept, at) = (patient.clone(), way.clone());
    with_store(&mut desk.desktop, |store| async move {
        keep_readings(&store, &kept, &at, false, vec![measured(150, Some("/min"), 20)]).await;
        assert_eq!(store.ledger().due_readings(9).await.unwrap(), [], "what does not count yet is not due");
        let mut tx = store.ledger().begin().await.unwrap();
        tx.show_reading_origins(&at, true).await.unwrap();
        tx.commit().await.unwrap();
        let due = store.ledger().due_readings(9).await.unwrap();
        assert_eq!(due.iter().map(|due| &due.patient).collect::<Vec<_>>(), [&kept]);
        store
    })
    .await;
    let open = desk.open_are("the import is judged", |open| open.len() == 1).await;
    assert_eq!((open[0].reading.value.as_str(), open[0].reading.ways[0].kind), ("150", WayKind::Imported));
    // The import is taken back: nothing of its stands, and nothing is forgotten.
    with_store(&mut desk.desktop, |store| async move {
        let mut tx = store.ledger().begin().await.unwrap();
        tx.remove_reading_origins(&way).await.unwrap();
        tx.commit().await.unwrap();
        store
    })
    .await;
    let open = desk.open_are("it is withdrawn", |open| open[0].ended.is_some()).await;
    assert_eq!(open[0].ended.as_ref().map(|ended| ended.how), Some(AlertEndedBy::Withdrawn));
    assert_eq!(open[0].reading.value, "150");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cuffs_pascals_are_judged_by_a_range_in_millimetres_once_it_is_known_whose_they_are() {
    let desk = Desk::open().await;
    // Beyond it is everything that a living person's cuff tells.
    let range = SetRange {
        metric: Metric::BloodPressure,
        part: ReadingPart::Systolic,
        unit: Known::MillimetreOfMercury.code().to_owned(),
        low: None,
        high: limit("60", ""),
        very_high: None,
        ..desk.rates()
    };
    desk.set(range).await.unwrap();
    let patient = desk.patient.clone();
    let mut devices = Devices::over(desk.desktop).await;
    let alerts = devices.desktop.session.clinician().unwrap().alerts().await.unwrap();
    assert_eq!(alerts.open, [], "nobody knows whose they are");
    let kept = devices.give("spare-1", 0).await.unwrap();
    devices.settled(&kept.intent, IntentState::Confirmed).await;
    let open = until("the cuff's are judged", || async {
        let open = devices.desktop.session.clinician().unwrap().alerts().await.unwrap().open;
        (!open.is_empty()).then_some(open)
    })
    .await;
    let [alert] = open.as_slice() else { panic!("{}: the same stretch is told once", open.len()) };
    let reading = &alert.reading;
    assert_eq!(
        (alert.person.key.as_ref(), alert.part, reading.unit.as_deref()),
        (Some(&patient), ReadingPart::Systolic, Some("Pa"))
    );
    assert!(reading.converted.is_some() && reading.device.is_some());
    assert_eq!(reading.ways[0].vendor, Some(Vendor::Mia));
    assert!(!reading.marks.contains(&Mark::Late), "nobody listened when it was taken");
    let start = reading.start.parse().unwrap();
    assert!(Utc::now() - start <= TimeDelta::hours(73), "an older one raises nothing");

    // The Device Manager is removed, and with it what raised the alert: that is due at once, not at the next round.
    let administrator = devices.desktop.session.administrator().unwrap();
    administrator.remove_connection(&devices.connection, OnlyHere::default()).await.unwrap();
    drop(administrator);
    let store = devices.desktop.close().await;
    let due = store.ledger().due_readings(9).await.unwrap();
    let ended = store.ledger().alert(&alert.id).await.unwrap().unwrap().ended;
    assert!(ended == Some(AlertEnd::Withdrawn) || due.iter().any(|due| due.patient == patient), "{due:?}");
    store.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_range_judges_the_readings_of_every_record_that_is_linked_and_no_longer_of_one_that_was_taken_out() {
    let (desktop, person, other) = two_accounts(|_| {}).await;
    let patient = person.person.key.clone().unwrap();
    let mut desk = Desk { desktop, person, patient: patient.clone() };
    desk.set(desk.rates()).await.unwrap();
    let linked = other.clone();
    with_store(&mut desk.desktop, |store| async move {
        let way = Way::Read { connection: linked.connection() };
        keep_readings(&store, &linked, &way, true, vec![measured(130, Some("/min"), 20)]).await;
        store
    })
    .await;
    assert_eq!(desk.alerts().await.open, [], "the records are not known to be one person's");
    link(&desk.desktop, &patient, &other).await;
    let open = desk.open_are("it is judged", |open| open.len() == 1).await;
    assert_eq!(open[0].person.key.as_ref(), Some(&patient), "it is told of whom the range was set for");
    let unlink = clinic::views::UnlinkInput { patient: other, why: "another person".to_owned() };
    desk.desktop.session.scheduling().unwrap().unlink_record(unlink).await.unwrap();
    let open = desk.open_are("it is withdrawn", |open| open[0].ended.is_some()).await;
    assert_eq!(open[0].ended.as_ref().map(|ended| ended.how), Some(AlertEndedBy::Withdrawn));
}

async fn link(desktop: &Desktop, one: &PatientKey, other: &PatientKey) {
    let shown = review(desktop, one, other).await;
    let confirmed = shown.facts.iter().filter(|line| line.confirmable).map(|line| line.fact).collect();
    let input = clinic::views::LinkInput {
        one: one.clone(),
        other: other.clone(),
        confirmed,
        despite: None,
        all_seen: true,
        seal: shown.seal,
    };
    desktop.session.scheduling().unwrap().link_records(input).await.unwrap();
}
