//! A change of episodes happens once, or a person is told: every fault that one can meet.

use clinic::views::{AssignEpisodeInput, Decision, EpisodeChange, EpisodeDraft, EpisodeInput, PatientView};
use domain::{EpisodeStatus, IntentId, IntentState};
use sandbox::Fault;

use super::episodes::{change, created, draft, id, new, view};
use super::support::{Desktop, checked, until};

async fn is(desktop: &Desktop, intent: &IntentId, wanted: IntentState) {
    until(&format!("the intent is {wanted:?}"), || async {
        let story = desktop.session.member().intent(intent).await.unwrap();
        (story.intent.state == wanted).then_some(())
    })
    .await;
}

fn at_vendor(desktop: &Desktop, patient: &PatientView) -> usize {
    let all = desktop.control.episodes_of(&id(patient));
    all.iter().filter(|episode| episode["name"] == draft().name).count()
}

async fn committed_without_an_answer(fault: Fault) {
    let desktop = Desktop::connected().await;
    let patient = desktop.someone().await;
    desktop.control.meet_next(&["SOLO-23"], &fault);
    desktop.control.clear_requests();
    let kept = desktop.session.scheduling().unwrap().write_episode(new(&patient, draft())).await.unwrap();
    is(&desktop, &kept.intent, IntentState::Confirmed).await;
    assert_eq!(at_vendor(&desktop, &patient), 1, "{fault:?}");
    assert_eq!(desktop.control.requests_of(&["SOLO-23"]), 1, "{fault:?} was sent more than once");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_episode_whose_answer_was_cut_off_ends_with_exactly_one() {
    committed_without_an_answer(Fault::CutAfterCommit).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_episode_that_timed_out_after_the_commit_ends_with_exactly_one() {
    committed_without_an_answer(Fault::TimeoutAfterCommit).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_episode_that_is_committed_after_the_time_out_ends_with_exactly_one() {
    committed_without_an_answer(Fault::CommitLate { millis: 2_200 }).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_episode_whose_answer_cannot_be_read_ends_with_exactly_one() {
    for fault in [Fault::TruncatedJson, Fault::EmptyBody, Fault::BrokenJson] {
        committed_without_an_answer(fault).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_episode_that_never_arrived_asks_a_person_who_can_send_it_again() {
    let desktop = Desktop::connected().await;
    let patient = desktop.someone().await;
    desktop.control.meet_next(&["SOLO-23"], &Fault::TimeoutBefore);
    let scheduling = desktop.session.scheduling().unwrap();
    let kept = scheduling.write_episode(new(&patient, draft())).await.unwrap();
    is(&desktop, &kept.intent, IntentState::NeedsPerson).await;
    assert_eq!(at_vendor(&desktop, &patient), 0);
    desktop.session.member().decide(Decision::SendAgain { intent: kept.intent.clone() }).await.unwrap();
    is(&desktop, &kept.intent, IntentState::Confirmed).await;
    assert_eq!(at_vendor(&desktop, &patient), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_episode_that_arrived_after_all_is_found_when_it_is_sent_again() {
    let desktop = Desktop::connected().await;
    let patient = desktop.someone().await;
    // It is committed after the last look of the probe.
    desktop.control.meet_next(&["SOLO-23"], &Fault::CommitLate { millis: 14_000 });
    desktop.control.clear_requests();
    let scheduling = desktop.session.scheduling().unwrap();
    let kept = scheduling.write_episode(new(&patient, draft())).await.unwrap();
    is(&desktop, &kept.intent, IntentState::NeedsPerson).await;
    until("the vendor has it", || async { (at_vendor(&desktop, &patient) == 1).then_some(()) }).await;
    desktop.session.member().decide(Decision::SendAgain { intent: kept.intent.clone() }).await.unwrap();
    is(&desktop, &kept.intent, IntentState::Confirmed).await;
    assert_eq!((at_vendor(&desktop, &patient), desktop.control.requests_of(&["SOLO-23"])), (1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_console_that_ends_while_sending_an_episode_looks_before_it_does_anything() {
    let mut desktop = Desktop::connected().await;
    let patient = desktop.someone().await;
    desktop.control.meet_next(&["SOLO-23"], &Fault::TimeoutAfterCommit);
    desktop.control.clear_requests();
    let kept = desktop.session.scheduling().unwrap().write_episode(new(&patient, draft())).await.unwrap();
    is(&desktop, &kept.intent, IntentState::Sending).await;
    until("it is at the vendor", || async { (at_vendor(&desktop, &patient) == 1).then_some(()) }).await;
    desktop.reopen().await;
    is(&desktop, &kept.intent, IntentState::Confirmed).await;
    assert_eq!((at_vendor(&desktop, &patient), desktop.control.requests_of(&["SOLO-23"])), (1, 1));
}

async fn refused(desktop: &Desktop, patient: &PatientView, code: u16) -> EpisodeChange {
    desktop.control.meet_next(
        &["SOLO-23"],
        &Fault::Status {
            code,
            body: r#"{"error":{"message":"Unknown type"}}"#.to_owned(),
            content_type: "application/json".to_owned(),
            retry_after: None,
        },
    );
    desktop.session.scheduling().unwrap().write_episode(new(patient, draft())).await.unwrap();
    until("it is refused", || async {
        let ours = view(desktop, patient).await.ours;
        ours.into_iter().find(|change| change.intent.state == IntentState::Rejected)
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_episode_keeps_what_was_entered_and_can_be_corrected() {
    for code in [409, 422] {
        let desktop = Desktop::connected().await;
        let patient = desktop.someone().await;
        let refused = refused(&desktop, &patient, code).await;
        assert_eq!(refused.intent.vendor_message.as_deref(), Some("Unknown type"));
        assert_eq!(refused.intent.http_status, Some(u32::from(code)));
        assert_eq!(refused.draft, Some(draft()));
        assert_eq!(at_vendor(&desktop, &patient), 0);
        let corrected = EpisodeDraft { kind: "heart".to_owned(), ..draft() };
        let input = EpisodeInput { replaces: Some(refused.intent.id.clone()), ..new(&patient, corrected) };
        let kept = desktop.session.scheduling().unwrap().write_episode(input).await.unwrap();
        is(&desktop, &refused.intent.id, IntentState::Withdrawn).await;
        is(&desktop, &kept.intent, IntentState::Confirmed).await;
        assert_eq!(at_vendor(&desktop, &patient), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_and_a_visit_of_unknown_outcome_are_found_by_looking() {
    let desktop = Desktop::connected().await;
    let patient = desktop.someone().await;
    let scheduling = desktop.session.scheduling().unwrap();
    let episode = created(&desktop, &patient).await;
    desktop.control.clear_requests();
    desktop.control.meet_next(&["SOLO-26", "SOLO-28"], &Fault::CutAfterCommit);
    let held = EpisodeDraft { status: EpisodeStatus::OnHold, ..draft() };
    let kept = scheduling.write_episode(change(&patient, &episode, held)).await.unwrap();
    is(&desktop, &kept.intent, IntentState::Confirmed).await;
    let all = desktop.control.episodes_of(&id(&patient));
    let changed = all.iter().find(|episode| episode["name"] == draft().name).unwrap();
    assert_eq!(changed["status"], "onhold");
    let row = desktop.rows().await.into_iter().find(|row| row.person.key == patient.person.key).unwrap();
    let input = AssignEpisodeInput { visit: row.visit, episode: episode.id, checked: checked(&patient.person) };
    let kept = scheduling.assign_episode(input).await.unwrap();
    is(&desktop, &kept.intent, IntentState::Confirmed).await;
    for operation in ["SOLO-26", "SOLO-28"] {
        assert_eq!(desktop.control.requests_of(&[operation]), 1, "{operation} was sent more than once");
    }
}
