//! Readings on their way to CareMonitor when something goes wrong: nothing is sent twice by itself, and nothing without
//! consent.

use clinic::views::{Decision, ForgetConsentInput, IntentChoice, SettingChange, StandingState};
use domain::observation::Metric;
use domain::{ConsentEnd, ConsentMetric, IntentState};
use sandbox::Fault;

use super::portal::standings;
use super::submitting::{ALL, Sender, one};
use crate::support::{checked, until};

async fn sender() -> Sender {
    Sender::granted(ALL, vec![one(Metric::HeartRate, 40, "64", "/min"), one(Metric::HeartRate, 30, "71", "/min")]).await
}

fn status(code: u16, retry_after: Option<&str>) -> Fault {
    Fault::Status {
        code,
        body: r#"{"message":"no"}"#.into(),
        content_type: "application/json".into(),
        retry_after: retry_after.map(str::to_owned),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reading_whose_answer_was_lost_is_never_sent_again_by_itself_and_a_person_decides() {
    for (fault, arrived) in [
        (Fault::CutAfterCommit, 1),
        (Fault::TimeoutAfterCommit, 1),
        (Fault::TimeoutBefore, 0),
        (Fault::EmptyBody, 1),
        (Fault::TruncatedJson, 1),
        (status(500, None), 0),
    ] {
        let sender = sender().await;
        sender.portal.harbour.control.meet_next(&["CM-16"], &fault);
        let kept = sender.send_one(ConsentMetric::HeartRate).await;
        let view = sender.comes_to(&kept, IntentState::NeedsPerson).await;
        assert_eq!(view.why, "cannotBeLookedFor", "{fault:?}");
        assert_eq!(view.choices, [IntentChoice::MarkLanded, IntentChoice::Withdraw, IntentChoice::SendAgain]);
        assert_eq!((sender.requests(), sender.stored().len()), (1, arrived), "{fault:?}");
        let again = Decision::SendAgain { intent: kept.intent.clone() };
        sender.session().member().decide(again).await.unwrap();
        sender.comes_to(&kept, IntentState::Confirmed).await;
        assert_eq!(sender.stored().len(), 1, "under one id it is one reading (A-CM-21), {fault:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reading_that_never_left_or_was_put_off_is_sent_once_when_it_can_be() {
    let sender = sender().await;
    let control = &sender.portal.harbour.control;
    control.meet_next(&["CM-16"], &status(429, Some("1")));
    sender.comes_to(&sender.send_one(ConsentMetric::HeartRate).await, IntentState::Confirmed).await;
    assert_eq!((sender.requests(), sender.stored().len()), (2, 1), "a 429 proves that nothing was stored");
    control.set_listening(false).await.unwrap();
    let rows = sender.offered(ConsentMetric::HeartRate).await;
    let left: Vec<_> = rows.into_iter().filter(|row| row.sent.is_none()).collect();
    let kept = sender.submit(sender.input(ConsentMetric::HeartRate, &left)).await.unwrap().remove(0);
    until("it was tried", || async {
        let story = sender.session().member().intent(&kept.intent).await.unwrap();
        (story.intent.state == IntentState::Queued && story.intent.why == "noConnection").then_some(())
    })
    .await;
    control.set_listening(true).await.unwrap();
    sender.comes_to(&kept, IntentState::Confirmed).await;
    assert_eq!(sender.stored().len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_vendor_refuses_is_refused_and_ends_no_consent() {
    for code in [400, 403, 404, 409, 422] {
        let sender = sender().await;
        sender.portal.harbour.control.meet_next(&["CM-16"], &status(code, None));
        let kept = sender.send_one(ConsentMetric::HeartRate).await;
        let view = sender.comes_to(&kept, IntentState::Rejected).await;
        assert_eq!((view.why.as_str(), view.http_status), ("vendorRefused", Some(u32::from(code))));
        assert_eq!(view.choices, [IntentChoice::Withdraw]);
        assert_eq!(sender.requests(), 1, "{code}");
        assert_eq!(standings(&sender.portal.view().await)[2].1, None, "{code}");
        let connection = sender.portal.harbour.clinic.connection().await;
        assert_ne!(connection.standing.state, StandingState::Refused, "a patient's token is not the clinic's log-in");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_metric_that_was_withdrawn_at_the_vendor_after_it_was_kept_is_refused_and_ends_alone() {
    let sender = sender().await;
    sender.portal.harbour.control.withdraw(&sender.portal.id(), "heart_rate:write");
    let kept = sender.send_one(ConsentMetric::HeartRate).await;
    let view = sender.comes_to(&kept, IntentState::Rejected).await;
    assert_eq!(view.why, "consentWithdrawn");
    let standings = standings(&sender.portal.view().await);
    assert_eq!((standings[2].1, standings[4].1), (Some(ConsentEnd::Revoked), None));
    assert_eq!(sender.stored().len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_consent_that_was_revoked_after_it_was_kept_is_noticed_and_nothing_is_stored() {
    let sender = sender().await;
    sender.portal.harbour.control.revoke(&sender.portal.id());
    let kept = sender.send_one(ConsentMetric::HeartRate).await;
    let view = sender.comes_to(&kept, IntentState::Rejected).await;
    assert_eq!(view.why, "consentWithdrawn");
    assert_eq!(standings(&sender.portal.view().await)[4].1, Some(ConsentEnd::Revoked));
    assert_eq!(sender.stored().len(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_consent_that_was_forgotten_here_after_it_was_kept_sends_nothing_at_all() {
    let sender = sender().await;
    sender.session().member().change_setting(SettingChange::UndoSeconds(60)).await.unwrap();
    let kept = sender.send_one(ConsentMetric::HeartRate).await;
    let forget = ForgetConsentInput { patient: sender.portal.key(), checked: checked(&sender.portal.person) };
    sender.session().scheduling().unwrap().forget_consent(forget).await.unwrap();
    let view = sender.comes_to(&kept, IntentState::Rejected).await;
    assert_eq!((view.why.as_str(), sender.requests()), ("consentEnded", 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_access_token_that_ran_out_is_renewed_and_the_reading_is_stored_once() {
    let sender = sender().await;
    sender.comes_to(&sender.send_one(ConsentMetric::HeartRate).await, IntentState::Confirmed).await;
    sender.portal.harbour.control.expire_access_tokens();
    let rows = sender.offered(ConsentMetric::HeartRate).await;
    let left: Vec<_> = rows.into_iter().filter(|row| row.sent.is_none()).collect();
    let kept = sender.submit(sender.input(ConsentMetric::HeartRate, &left)).await.unwrap().remove(0);
    sender.comes_to(&kept, IntentState::Confirmed).await;
    assert_eq!((sender.stored().len(), sender.requests()), (2, 3), "a refused token, then the same once more");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_vendor_that_does_not_renew_in_this_moment_is_asked_again_and_nothing_is_lost() {
    let sender = sender().await;
    sender.portal.harbour.control.expire_access_tokens();
    sender.portal.harbour.control.meet_next(&["CM-03"], &status(503, None));
    let kept = sender.send_one(ConsentMetric::HeartRate).await;
    sender.comes_to(&kept, IntentState::Confirmed).await;
    assert_eq!(sender.stored().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_console_that_ended_while_sending_asks_a_person() {
    let mut sender = sender().await;
    sender.portal.harbour.control.meet_next(&["CM-16"], &Fault::TimeoutAfterCommit);
    let kept = sender.send_one(ConsentMetric::HeartRate).await;
    until("it is being sent", || async { (sender.requests() == 1).then_some(()) }).await;
    sender.portal.harbour.clinic.reopen_after(async |_| ()).await;
    let view = sender.comes_to(&kept, IntentState::NeedsPerson).await;
    assert_eq!((view.why.as_str(), sender.requests(), sender.stored().len()), ("cannotBeLookedFor", 1, 1));
}
