//! Assistance at the bedside and consults: asked for once, in time, and never cancelled blind.

use std::time::Duration;

use clinic::ClinicError;
use clinic::views::{
    AssistanceInput, AssistanceLook, CancelAssistanceInput, ConsultInput, Decision, IntentView, Kept, TwoIdentifiers,
};
use domain::act::{CareSelector, ConsultReason, ConsultType};
use domain::{ConnectionId, IntentId, IntentState};
use sandbox::{Fault, FaultRule};

use super::support::{Desktop, until};

const REQUEST: &[&str] = &["SOLO-40"];
const CANCEL: &[&str] = &["SOLO-42"];
const CONSULT: &[&str] = &["SOLO-33"];

async fn connection(desktop: &Desktop) -> ConnectionId {
    desktop.session.member().connections().await.unwrap()[0].id.clone()
}

fn device(desktop: &Desktop, at: usize) -> CareSelector {
    CareSelector::Device { serial: desktop.control.device_serials()[at].clone() }
}

async fn at_bed(desktop: &Desktop, selector: CareSelector) -> AssistanceInput {
    AssistanceInput { connection: connection(desktop).await, selector }
}

async fn look(desktop: &Desktop, selector: CareSelector) -> AssistanceLook {
    let input = at_bed(desktop, selector).await;
    desktop.session.scheduling().unwrap().look_for_assistance(input).await.unwrap()
}

async fn ask(desktop: &Desktop, selector: CareSelector) -> Kept {
    let input = at_bed(desktop, selector).await;
    desktop.session.scheduling().unwrap().request_assistance(input).await.unwrap()
}

async fn is(desktop: &Desktop, id: &IntentId, wanted: IntentState) -> IntentView {
    until(&format!("the intent is {wanted:?}"), || async {
        let view = desktop.session.member().intent(id).await.unwrap().intent;
        (view.state == wanted).then_some(view)
    })
    .await
}

fn refused<T: std::fmt::Debug>(result: clinic::Result<T>) -> &'static str {
    match result {
        Err(ClinicError::Conflict(why) | ClinicError::Invalid { what: why, .. }) => why,
        other => panic!("{other:?}"),
    }
}

/// The wish to cancel what was seen, with both identifiers of who lies there.
async fn cancellation(desktop: &Desktop, selector: CareSelector, seen: &AssistanceLook) -> CancelAssistanceInput {
    let request = seen.request.as_ref().unwrap();
    let person = request.patient.as_ref().unwrap();
    CancelAssistanceInput {
        connection: connection(desktop).await,
        selector,
        request: request.id.clone(),
        checked: TwoIdentifiers {
            patient: None,
            birth_date: person.birth_date.clone(),
            number: person.number.as_ref().map(|number| number.value.clone()),
            family: None,
        },
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn solo_40_to_42_assistance_is_asked_for_seen_and_cancelled_in_each_of_the_four_ways() {
    let desktop = Desktop::connected().await;
    let text = str::to_owned;
    let by_bed = CareSelector::Building {
        building: text("hospital"),
        floor: text("floor 1"),
        room: text("101"),
        bed: Some(text(" bed 2 ")),
    };
    let by_room = CareSelector::Department { department: text("cardiology"), room: text("214"), bed: Some(text(" ")) };
    let seen = look(&desktop, device(&desktop, 4)).await;
    assert!(seen.request.is_none(), "nothing stands at first");
    let kept = ask(&desktop, device(&desktop, 4)).await;
    is(&desktop, &kept.intent, IntentState::Confirmed).await;
    let seen = look(&desktop, device(&desktop, 4)).await.request.unwrap();
    let mrn = seen.patient.unwrap().number.unwrap().value;
    assert!(look(&desktop, CareSelector::Patient { mrn }).await.request.is_some(), "the same bed by its patient");
    for selector in [by_bed, by_room] {
        let kept = ask(&desktop, selector.clone()).await;
        is(&desktop, &kept.intent, IntentState::Confirmed).await;
        let seen = look(&desktop, selector.clone()).await;
        assert_eq!(seen.request.as_ref().unwrap().status.as_deref(), Some("incomplete"));
        let input = cancellation(&desktop, selector.clone(), &seen).await;
        let kept = desktop.session.scheduling().unwrap().cancel_assistance(input).await.unwrap();
        is(&desktop, &kept.intent, IntentState::Confirmed).await;
        assert!(look(&desktop, selector).await.request.is_none());
    }
    let recent = desktop.session.member().assistance().await.unwrap().recent;
    assert_eq!(recent.len(), 5);
}

#[tokio::test(flavor = "multi_thread")]
async fn solo_40_a_request_without_an_answer_ends_with_exactly_one() {
    for fault in [Fault::CutAfterCommit, Fault::TimeoutAfterCommit, Fault::CommitLate { millis: 2_200 }] {
        let desktop = Desktop::connected().await;
        desktop.control.meet_next(REQUEST, &fault);
        let kept = ask(&desktop, device(&desktop, 0)).await;
        is(&desktop, &kept.intent, IntentState::Confirmed).await;
        assert!(look(&desktop, device(&desktop, 0)).await.request.is_some());
        assert_eq!(desktop.control.requests_of(REQUEST), 1, "{fault:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn solo_40_a_request_that_never_arrived_is_sent_again_only_by_a_person() {
    let desktop = Desktop::connected().await;
    desktop.control.meet_next(REQUEST, &Fault::TimeoutBefore);
    let kept = ask(&desktop, device(&desktop, 0)).await;
    is(&desktop, &kept.intent, IntentState::NeedsPerson).await;
    assert_eq!(desktop.control.requests_of(REQUEST), 1);
    let decision = Decision::SendAgain { intent: kept.intent.clone() };
    desktop.session.member().decide(decision).await.unwrap();
    is(&desktop, &kept.intent, IntentState::Confirmed).await;
    assert!(look(&desktop, device(&desktop, 0)).await.request.is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn solo_40_no_second_request_is_made_where_one_stands() {
    let desktop = Desktop::connected().await;
    let first = ask(&desktop, device(&desktop, 0)).await;
    is(&desktop, &first.intent, IntentState::Confirmed).await;
    let second = ask(&desktop, device(&desktop, 0)).await;
    assert_eq!(is(&desktop, &second.intent, IntentState::Rejected).await.why, "requestStands");
    assert_eq!(desktop.control.requests_of(REQUEST), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn solo_40_a_call_for_help_that_waited_too_long_is_not_sent() {
    let desktop = Desktop::connected().await;
    desktop.control.set_listening(false).await.unwrap();
    let kept = ask(&desktop, device(&desktop, 0)).await;
    // Ten minutes of the clinic's clockwork are six seconds here.
    tokio::time::sleep(Duration::from_millis(6_500)).await;
    desktop.control.set_listening(true).await.unwrap();
    assert_eq!(is(&desktop, &kept.intent, IntentState::Rejected).await.why, "tooLate");
    assert_eq!(desktop.control.requests_of(REQUEST), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn solo_40_a_place_that_the_vendor_does_not_know_is_refused_in_its_words() {
    let desktop = Desktop::connected().await;
    let kept = ask(&desktop, CareSelector::Device { serial: "999".to_owned() }).await;
    let view = is(&desktop, &kept.intent, IntentState::Rejected).await;
    assert!(view.vendor_message.unwrap().contains("Device could not be found"));
    let missing = CareSelector::Department { department: " ".to_owned(), room: "1".to_owned(), bed: None };
    let input = at_bed(&desktop, missing).await;
    assert_eq!(refused(desktop.session.scheduling().unwrap().request_assistance(input).await), "required");
}

#[tokio::test(flavor = "multi_thread")]
async fn solo_42_only_the_request_that_the_person_saw_is_cancelled() {
    let desktop = Desktop::connected().await;
    let kept = ask(&desktop, device(&desktop, 0)).await;
    is(&desktop, &kept.intent, IntentState::Confirmed).await;
    let seen = look(&desktop, device(&desktop, 0)).await;
    let scheduling = desktop.session.scheduling().unwrap();
    let mut unseen = cancellation(&desktop, device(&desktop, 0), &seen).await;
    unseen.request = "another".to_owned();
    assert_eq!(refused(scheduling.cancel_assistance(unseen).await), "lookAgain");
    let mut unread = cancellation(&desktop, device(&desktop, 0), &seen).await;
    unread.checked.number = None;
    assert_eq!(refused(scheduling.cancel_assistance(unread).await), "twoIdentifiers");
    // Somebody ends it and another one is made before ours is sent: a blind DELETE would cancel the other.
    let input = cancellation(&desktop, device(&desktop, 0), &seen).await;
    let done = scheduling.cancel_assistance(input.clone()).await.unwrap();
    is(&desktop, &done.intent, IntentState::Confirmed).await;
    let another = ask(&desktop, device(&desktop, 0)).await;
    is(&desktop, &another.intent, IntentState::Confirmed).await;
    let late = scheduling.cancel_assistance(input).await.unwrap();
    assert_eq!(is(&desktop, &late.intent, IntentState::Rejected).await.why, "requestMovedOn");
    assert!(look(&desktop, device(&desktop, 0)).await.request.is_some(), "the other one stands");
    assert_eq!(desktop.control.requests_of(CANCEL), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn solo_42_a_cancellation_without_an_answer_is_found_by_looking() {
    for fault in [Fault::CutAfterCommit, Fault::TimeoutAfterCommit] {
        let desktop = Desktop::connected().await;
        let kept = ask(&desktop, device(&desktop, 0)).await;
        is(&desktop, &kept.intent, IntentState::Confirmed).await;
        let seen = look(&desktop, device(&desktop, 0)).await;
        desktop.control.meet_next(CANCEL, &fault);
        let input = cancellation(&desktop, device(&desktop, 0), &seen).await;
        let kept = desktop.session.scheduling().unwrap().cancel_assistance(input).await.unwrap();
        is(&desktop, &kept.intent, IntentState::Confirmed).await;
        assert_eq!(desktop.control.requests_of(CANCEL), 1, "{fault:?}");
    }
}

async fn consult(desktop: &Desktop, mrn: &str, consult_type: ConsultType) -> ConsultInput {
    let born = "1968-03-14".to_owned();
    ConsultInput {
        connection: connection(desktop).await,
        first_name: "Ines".to_owned(),
        last_name: "Varga".to_owned(),
        birth_date: born.clone(),
        mrn: mrn.to_owned(),
        location_id: "123".to_owned(),
        requesting_provider: "Bo Lindqvist".to_owned(),
        callback_number: Some(" ".to_owned()),
        patient_location: Some("ED 4".to_owned()),
        caller: None,
        call_center_notified: None,
        physician_notified: None,
        consult_type,
        reason: ConsultReason::Stroke,
        checked: TwoIdentifiers { patient: None, birth_date: Some(born), number: Some(mrn.to_owned()), family: None },
    }
}

/// How many visits the vendor has of a consult.
fn visits(desktop: &Desktop) -> usize {
    let stroke = |one: &&serde_json::Value| one["reasons"] == serde_json::json!(["Stroke"]);
    desktop.control.all_appointments().iter().filter(stroke).count()
}

#[tokio::test(flavor = "multi_thread")]
async fn solo_33_a_consult_is_asked_for_once_and_a_second_new_one_is_refused_for_a_day() {
    let desktop = Desktop::connected().await;
    let scheduling = desktop.session.scheduling().unwrap();
    let before = visits(&desktop);
    let input = consult(&desktop, "C-1", ConsultType::New).await;
    let kept = scheduling.ask_for_consult(input.clone()).await.unwrap();
    is(&desktop, &kept.intent, IntentState::Confirmed).await;
    let again = scheduling.ask_for_consult(input).await.unwrap();
    let view = is(&desktop, &again.intent, IntentState::Rejected).await;
    assert_eq!(view.http_status, Some(422));
    assert!(view.vendor_message.unwrap().contains("within 24 hours"));
    let news = scheduling.ask_for_consult(consult(&desktop, "C-1", ConsultType::Update).await).await.unwrap();
    is(&desktop, &news.intent, IntentState::Confirmed).await;
    assert_eq!(visits(&desktop), before + 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn solo_33_a_new_consult_without_an_answer_is_found_by_the_visit_that_it_makes() {
    for fault in [Fault::CutAfterCommit, Fault::TimeoutAfterCommit] {
        let desktop = Desktop::connected().await;
        let before = visits(&desktop);
        desktop.control.meet_next(CONSULT, &fault);
        let input = consult(&desktop, "C-2", ConsultType::New).await;
        let kept = desktop.session.scheduling().unwrap().ask_for_consult(input).await.unwrap();
        is(&desktop, &kept.intent, IntentState::Confirmed).await;
        assert_eq!((visits(&desktop), desktop.control.requests_of(CONSULT)), (before + 1, 1), "{fault:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn solo_33_news_without_an_answer_goes_to_a_person_since_nothing_shows_it() {
    let desktop = Desktop::connected().await;
    desktop.control.add_fault(FaultRule::next("SOLO-33", Fault::CutAfterCommit));
    let input = consult(&desktop, "C-3", ConsultType::Update).await;
    let kept = desktop.session.scheduling().unwrap().ask_for_consult(input).await.unwrap();
    assert_eq!(is(&desktop, &kept.intent, IntentState::NeedsPerson).await.why, "cannotBeLookedFor");
    assert_eq!(desktop.control.requests_of(CONSULT), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn solo_33_nothing_is_kept_before_birth_date_and_number_were_read_back() {
    let desktop = Desktop::connected().await;
    let scheduling = desktop.session.scheduling().unwrap();
    let mut input = consult(&desktop, "C-4", ConsultType::New).await;
    input.checked.number = Some("C-5".to_owned());
    assert_eq!(refused(scheduling.ask_for_consult(input).await), "twoIdentifiers");
    let mut input = consult(&desktop, "C-4", ConsultType::New).await;
    input.location_id = String::new();
    assert_eq!(refused(scheduling.ask_for_consult(input).await), "required");
    assert!(desktop.session.member().assistance().await.unwrap().recent.is_empty());
}
