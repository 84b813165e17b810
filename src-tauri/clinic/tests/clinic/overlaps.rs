//! Overlaps are looked for over every account and every record that people linked, and named before anything is sent.

use chrono::{DateTime, TimeDelta, Utc};
use clinic::ClinicError;
use clinic::views::{
    BookInput, BookingDayQuery, Instant, OverlapQuery, RescheduleInput, SettingChange, VisitView, WallTime, Whose,
};
use domain::{HumanName, IntentState, Vendor, VisitId};
use store::Practitioner;

use super::linking::{link, two_accounts, with_visit};
use super::support::{Desktop, checked, noon, until};

fn visit() -> VisitId {
    VisitId("v-carium".to_owned())
}

fn conflict<T: std::fmt::Debug>(result: clinic::Result<T>) -> &'static str {
    match result.unwrap_err() {
        ClinicError::Conflict(what) => what,
        other => panic!("{other:?}"),
    }
}

/// A booking of the person at Solo, and a visit of theirs at Carium in the middle of it.
async fn double_booked() -> (Desktop, BookInput) {
    let (mut desktop, person, other) = two_accounts(|_| {}).await;
    let (room, start) = desktop.free_slot().await;
    with_visit(&mut desktop, &visit(), &other, start + TimeDelta::minutes(5), &[]).await;
    let key = person.person.key.clone().unwrap();
    link(&desktop, &key, &other).await;
    let input = BookInput {
        checked: checked(&person.person),
        connection: key.connection(),
        patient: key,
        room,
        start: Instant::from(start),
        duration_s: None,
        reasons: Vec::new(),
        episode: None,
        overlap_reason: None,
        terms: None,
    };
    (desktop, input)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_booking_that_overlaps_a_visit_at_another_vendor_needs_a_reason_that_the_audit_keeps() {
    let (mut desktop, input) = double_booked().await;
    let scheduling = desktop.session.scheduling().unwrap();
    assert_eq!(conflict(scheduling.book(input.clone()).await), "patientOverlap");
    assert!(desktop.session.member().outbox().await.unwrap().under_way.is_empty(), "nothing was kept");
    let reason = Some("Interpreter for both".to_owned());
    let kept = scheduling.book(BookInput { overlap_reason: reason, ..input }).await.unwrap();
    desktop.intent_is(kept.visit.as_ref().unwrap(), &[IntentState::Confirmed]).await;
    drop(scheduling);
    let audit = desktop.close_and_audit().await;
    let entry = audit.iter().find(|entry| entry.action.as_str() == "intend-book").unwrap();
    assert_eq!(entry.reason.as_deref().unwrap(), "Interpreter for both");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_day_names_the_patients_visits_at_every_account_before_one_is_booked() {
    let (desktop, input) = double_booked().await;
    let day = input.start.parse().unwrap().with_timezone(&noon()).date_naive();
    let query = BookingDayQuery { day: day.to_string(), duration_s: None, patient: Some(input.patient) };
    let own = desktop.session.member().booking_day(&query).await.unwrap().own;
    let found = own.iter().find(|other| other.visit == visit()).unwrap();
    assert_eq!((found.vendor, found.connection_name.as_str()), (Vendor::Carium, "Harbour Carium"));
    assert!(found.other_record && found.whose == Whose::Patient && !found.unconfirmed);
}

/// A visit at Solo that is read, with its clinicians.
async fn seen_by_somebody(desktop: &Desktop) -> (VisitView, Vec<HumanName>) {
    let rows = desktop.rows().await;
    let to_come = rows.into_iter().find(|row| {
        let later = row.start.as_ref().is_some_and(|start| start.parse().unwrap() > Utc::now());
        later && !row.clinicians.is_empty() && !row.state.is_over() && row.person.number.is_some()
    });
    let row = to_come.expect("somebody comes later today");
    (desktop.visit(&row.visit).await, row.clinicians)
}

fn moved(view: &VisitView, start: DateTime<Utc>) -> RescheduleInput {
    RescheduleInput {
        visit: view.row.visit.clone(),
        start: Instant::from(start),
        duration_s: None,
        checked: checked(&view.row.person),
        overlap_reason: None,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_move_into_a_call_that_the_clinician_has_at_another_vendor_is_named_and_needs_a_reason() {
    let (mut desktop, _, other) = two_accounts(|_| {}).await;
    let (view, clinicians) = seen_by_somebody(&desktop).await;
    let start = Utc::now() + TimeDelta::days(3);
    let same = Practitioner { id: "9".to_owned(), name: clinicians[0].clone(), email: None };
    with_visit(&mut desktop, &visit(), &other, start, &[same]).await;
    let member = desktop.session.member();
    let at = start + TimeDelta::minutes(10);
    let query = |at| OverlapQuery { visit: view.row.visit.clone(), start: Instant::from(at), duration_s: None };
    let found = member.overlaps(&query(at)).await.unwrap();
    let found = found.iter().find(|other| other.visit == visit()).unwrap();
    assert_eq!((found.whose, found.vendor), (Whose::Clinician, Vendor::Carium));
    assert_eq!(found.clinicians, [clinicians[0].clone()]);
    let free = member.overlaps(&query(start + TimeDelta::minutes(31))).await.unwrap();
    assert!(!free.iter().any(|other| other.visit == visit()));
    let scheduling = desktop.session.scheduling().unwrap();
    assert_eq!(conflict(scheduling.reschedule(moved(&view, at)).await), "overlap");
    let reason = Some(" Both in one call ".to_owned());
    let kept = scheduling.reschedule(RescheduleInput { overlap_reason: reason, ..moved(&view, at) }).await.unwrap();
    let story = member.intent(&kept.intent).await.unwrap();
    assert!(story.intent.facts.iter().any(|fact| fact.name == "overlapReason" && fact.value == "Both in one call"));
    drop((scheduling, member));
    let audit = desktop.close_and_audit().await;
    let entry = audit.iter().find(|entry| entry.action.as_str() == "intend-reschedule").unwrap();
    assert_eq!(entry.reason.as_deref().unwrap(), "Both in one call");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_is_no_overlap_of_itself() {
    let (desktop, ..) = two_accounts(|_| {}).await;
    let (view, _) = seen_by_somebody(&desktop).await;
    let start = view.row.start.clone().unwrap();
    let query = OverlapQuery { visit: view.row.visit.clone(), start, duration_s: None };
    let found = desktop.session.member().overlaps(&query).await.unwrap();
    assert!(!found.iter().any(|other| other.visit == view.row.visit));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_overlap_that_emerges_before_a_booking_is_sent_is_told_and_not_sent() {
    let (mut desktop, person, other) = two_accounts(|_| {}).await;
    let key = person.person.key.clone().unwrap();
    link(&desktop, &key, &other).await;
    // A hundredth of it at the pace of the tests: longer than it takes to close the console.
    desktop.session.member().change_setting(SettingChange::UndoSeconds(60)).await.unwrap();
    let input = desktop.booking().await;
    assert_eq!(input.patient, key);
    let start = input.start.parse().unwrap();
    let kept = desktop.session.scheduling().unwrap().book(input).await.unwrap();
    with_visit(&mut desktop, &visit(), &other, start, &[]).await;
    let told = until("it is told", || async {
        let story = desktop.session.member().intent(&kept.intent).await.unwrap();
        (story.intent.state == IntentState::Rejected).then_some(story.intent)
    })
    .await;
    assert_eq!(told.why, "overlapSince");
    assert_eq!(desktop.control.requests_of(&["SOLO-06", "SOLO-07", "SOLO-08"]), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn x_04_a_time_that_the_clocks_skip_or_repeat_is_told_with_what_stands_around_it() {
    let desktop = Desktop::connected().await;
    let member = desktop.session.member();
    member.change_setting(SettingChange::Zone("America/New_York".to_owned())).await.unwrap();
    let at = |text: &str| Instant(text.to_owned());
    assert_eq!(
        member.wall_time("2027-03-14", "02:30", None).await.unwrap(),
        WallTime::None { before: at("2027-03-14T06:59:00.000Z"), after: at("2027-03-14T07:00:00.000Z") }
    );
    assert_eq!(
        member.wall_time("2026-11-01", "01:30", None).await.unwrap(),
        WallTime::Two { earlier: at("2026-11-01T05:30:00.000Z"), later: at("2026-11-01T06:30:00.000Z") }
    );
    assert_eq!(
        member.wall_time("2026-11-23", "11:20", None).await.unwrap(),
        WallTime::One { at: at("2026-11-23T16:20:00.000Z") }
    );
    assert!(member.wall_time("2026-11-23", "24:00", None).await.is_err());
    let london = member.wall_time("2026-11-23", "11:20", Some("Europe/London")).await.unwrap();
    assert_eq!(london, WallTime::One { at: at("2026-11-23T11:20:00.000Z") });
    assert!(member.wall_time("2026-11-23", "11:20", Some("Mars/Olympus")).await.is_err());
    assert!(member.wall_time("23.11.2026", "11:20", None).await.is_err());
}
