//! A booking at CareMonitor happens once, or a person is told; so does every change.

use clinic::views::{CancelInput, Decision, Instant, RescheduleInput};
use domain::act::{BookTerms, CareMonitorKind};
use domain::{Act, IntentState, PatientAddress, VendorId, VisitId, VisitState};
use sandbox::Fault;

use super::Harbour;
use crate::support::{checked, until};

const PROVIDER: &str = "cm-dr-3";
const PATIENT: &str = "cm-pt-2";

fn booking(kind: CareMonitorKind) -> Act {
    Act::Book {
        patient: PatientAddress::Vendor(PATIENT.to_owned()),
        room: PROVIDER.to_owned(),
        start: Harbour::at(1, 10, 0).0,
        duration_s: Some(1_200),
        reasons: Vec::new(),
        episode: None,
        external_id: "ours-1".to_owned(),
        overlap_reason: None,
        terms: Some(BookTerms::CareMonitor { provider: PROVIDER.to_owned(), kind }),
    }
}

fn status(code: u16) -> Fault {
    Fault::Status { code, body: "{}".to_owned(), content_type: "application/json".to_owned(), retry_after: None }
}

/// The appointments at the vendor that are the booking.
fn at_vendor(harbour: &Harbour) -> Vec<String> {
    let all = harbour.control.telehealth_appointments().into_iter().chain(harbour.control.patient_appointments());
    all.filter(|one| one["patient_id"] == PATIENT && one["provider_id"] == PROVIDER)
        .map(|one| one["id"].as_str().unwrap().to_owned())
        .collect()
}

async fn ends_with_exactly_one(harbour: &Harbour, visit: &VisitId, list: &str) {
    harbour.clinic.intent_is(visit, &[IntentState::Confirmed]).await;
    let ids = at_vendor(harbour);
    assert_eq!(ids.len(), 1, "{ids:?}");
    let id = format!("{list}:{}", ids[0]);
    harbour.clinic.becomes(visit, "its id is known", |view| view.vendor_id.as_deref() == Some(&id)).await;
    let read = harbour.clinic.becomes(visit, "it is read back", |view| view.row.confirmed.at.is_some()).await;
    assert_eq!(read.row.state, VisitState::Scheduled);
    let (_, day) = Harbour::at(1, 10, 0);
    assert_eq!(harbour.clinic.times_listed(&day, &VendorId(id)).await, 1, "it stands on the board once");
}

async fn under(fault: Option<Fault>) {
    let mut harbour = Harbour::connected().await;
    if let Some(fault) = &fault {
        harbour.control.meet_next(&["CM-07"], fault);
    }
    harbour.control.clear_requests();
    let visit = harbour.clinic.book(booking(CareMonitorKind::Telehealth)).await;
    ends_with_exactly_one(&harbour, &visit, "telehealth").await;
    let sent = if fault == Some(status(401)) { 2 } else { 1 };
    assert_eq!(harbour.control.requests_of(&["CM-07"]), sent, "{fault:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_booking_of_either_kind_is_sent_once_and_read_back() {
    under(None).await;
    let mut harbour = Harbour::connected().await;
    let visit = harbour.clinic.book(booking(CareMonitorKind::InPerson)).await;
    ends_with_exactly_one(&harbour, &visit, "patient").await;
    assert_eq!(harbour.control.requests_of(&["CM-07"]), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_time_out_after_the_vendor_committed_ends_with_exactly_one() {
    under(Some(Fault::TimeoutAfterCommit)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connection_cut_after_the_vendor_committed_ends_with_exactly_one() {
    under(Some(Fault::CutAfterCommit)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_commit_long_after_the_time_out_ends_with_exactly_one() {
    under(Some(Fault::CommitLate { millis: 2_200 })).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_cannot_be_read_ends_with_exactly_one() {
    under(Some(Fault::TruncatedJson)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_log_in_that_ran_out_at_the_booking_is_renewed_and_the_booking_made_once() {
    under(Some(status(401))).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_server_error_is_never_taken_for_a_refusal_and_a_person_can_send_again() {
    let mut harbour = Harbour::connected().await;
    harbour.control.meet_next(&["CM-07"], &status(500));
    let visit = harbour.clinic.book(booking(CareMonitorKind::Telehealth)).await;
    let intent = harbour.clinic.intent_is(&visit, &[IntentState::NeedsPerson]).await;
    assert!(at_vendor(&harbour).is_empty());
    harbour.clinic.session().member().decide(Decision::SendAgain { intent: intent.id }).await.unwrap();
    ends_with_exactly_one(&harbour, &visit, "telehealth").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_connection_never_left_and_is_sent_again() {
    let mut harbour = Harbour::connected().await;
    harbour.control.set_listening(false).await.unwrap();
    let visit = harbour.clinic.book(booking(CareMonitorKind::Telehealth)).await;
    harbour
        .clinic
        .becomes(&visit, "it was tried in vain", |view| {
            matches!(view.intents[0].why.as_str(), "notLookedAt" | "noConnection")
        })
        .await;
    harbour.control.set_listening(true).await.unwrap();
    ends_with_exactly_one(&harbour, &visit, "telehealth").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_time_that_is_not_offered_is_refused_before_anything_is_sent() {
    let mut harbour = Harbour::connected().await;
    harbour.control.clear_requests();
    let Act::Book { patient, room, duration_s, reasons, episode, external_id, overlap_reason, terms, .. } =
        booking(CareMonitorKind::Telehealth)
    else {
        unreachable!()
    };
    let start = Harbour::at(1, 19, 0).0;
    let evening = Act::Book { patient, room, start, duration_s, reasons, episode, external_id, overlap_reason, terms };
    let visit = harbour.clinic.book(evening).await;
    let intent = harbour.clinic.intent_is(&visit, &[IntentState::Rejected]).await;
    assert_eq!(intent.why, "slotTaken");
    assert_eq!(harbour.control.requests_of(&["CM-07"]), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn changes_land_once_though_tokens_run_out_and_answers_are_lost() {
    let harbour = Harbour::connected().await;
    let (start, day) = Harbour::at(2, 17, 0);
    let (later, _) = Harbour::at(2, 18, 0);
    let id = harbour.control.book_elsewhere(PATIENT, start).unwrap();
    let before = harbour.clinic.listed(&day, &format!("telehealth:{id}")).await;
    let visit = before.row.visit.clone();
    let scheduling = harbour.clinic.session().scheduling().unwrap();
    harbour.control.meet_next(&["CM-08", "CM-09"], &Fault::CutAfterCommit);
    harbour.control.clear_requests();
    harbour.control.expire_tokens();
    let input = RescheduleInput {
        visit: visit.clone(),
        checked: checked(&before.row.person),
        start: Instant::from(later),
        duration_s: None,
        overlap_reason: None,
    };
    scheduling.reschedule(input).await.unwrap();
    harbour.clinic.intent_is(&visit, &[IntentState::Confirmed]).await;
    let moved = harbour
        .clinic
        .becomes(&visit, "it stands at the other time", |view| view.row.start == Some(Instant::from(later)))
        .await;
    assert_eq!(moved.row.minutes, Some(20), "as long as before");
    assert_eq!(harbour.control.requests_of(&["CM-08"]), 1);
    let input = CancelInput { visit: visit.clone(), checked: checked(&moved.row.person) };
    scheduling.cancel(input).await.unwrap();
    harbour.clinic.becomes(&visit, "it is cancelled", |view| view.row.state == VisitState::Cancelled).await;
    until("the cancellation is confirmed", || async {
        let view = harbour.clinic.visit(&visit).await;
        view.intents.iter().all(|intent| intent.state == IntentState::Confirmed).then_some(())
    })
    .await;
    assert_eq!(harbour.control.requests_of(&["CM-09"]), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cancellation_with_a_token_that_ran_out_is_made() {
    let harbour = Harbour::connected().await;
    let (start, day) = Harbour::at(2, 17, 0);
    let id = harbour.control.book_elsewhere(PATIENT, start).unwrap();
    let before = harbour.clinic.listed(&day, &format!("telehealth:{id}")).await;
    let visit = before.row.visit.clone();
    harbour.control.meet_next(&["CM-09"], &status(401));
    let input = CancelInput { visit: visit.clone(), checked: checked(&before.row.person) };
    harbour.clinic.session().scheduling().unwrap().cancel(input).await.unwrap();
    harbour.clinic.intent_is(&visit, &[IntentState::Confirmed]).await;
    harbour.clinic.becomes(&visit, "it is cancelled", |view| view.row.state == VisitState::Cancelled).await;
    assert_eq!(harbour.control.requests_of(&["CM-09"]), 2);
}
