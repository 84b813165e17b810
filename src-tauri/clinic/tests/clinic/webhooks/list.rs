//! The vendor's list of webhooks, changed as intents: each fault ends with exactly one effect at the vendor.

use clinic::views::{IntentView, Kept, SettingChange, WebhookEnd, WebhookInput, WebhookView};
use domain::{DeliveryOutcome, IntentId, IntentState};
use sandbox::Fault;
use solo::Webhook;

use super::hooked::{Hooked, every_event};
use crate::support::until;

fn words() -> Vec<String> {
    every_event().iter().map(|event| event.as_str().to_owned()).collect()
}

pub(super) fn input(hooked: &Hooked, webhook: Option<&str>, endpoint: &str, events: &[&str]) -> WebhookInput {
    WebhookInput {
        connection: hooked.connection.clone(),
        webhook: webhook.map(str::to_owned),
        endpoint: Some(endpoint.to_owned()).filter(|endpoint| !endpoint.is_empty()),
        events: events.iter().map(|event| (*event).to_owned()).collect(),
    }
}

pub(super) async fn intent_is(hooked: &Hooked, id: &IntentId, wanted: &[IntentState]) -> IntentView {
    until(&format!("the intent is {wanted:?}"), || async {
        let story = hooked.desktop.session.member().intent(id).await.unwrap();
        Some(story.intent).filter(|intent| wanted.contains(&intent.state))
    })
    .await
}

pub(super) async fn confirmed(hooked: &Hooked, kept: &Kept) -> IntentView {
    intent_is(hooked, &kept.intent, &[IntentState::Confirmed]).await
}

pub(super) async fn at_vendor(hooked: &Hooked) -> Vec<Webhook> {
    hooked.solo.webhooks().list().await.unwrap()
}

/// The list as the screen shows it, once it is as wanted.
pub(super) async fn shown(hooked: &Hooked, wanted: impl Fn(&[WebhookView]) -> bool) -> Vec<WebhookView> {
    until("the list is shown as it is", || async {
        let webhooks = hooked.view().await.lists.remove(0).webhooks;
        wanted(&webhooks).then_some(webhooks)
    })
    .await
}

#[tokio::test(flavor = "multi_thread")]
async fn an_administrator_adds_changes_and_ends_a_webhook_and_deliveries_follow() {
    let hooked = Hooked::open().await;
    let administrator = hooked.desktop.session.administrator().unwrap();
    let all = words();
    let all: Vec<_> = all.iter().map(String::as_str).collect();
    let kept = administrator.save_webhook(input(&hooked, None, &hooked.url, &all)).await.unwrap();
    let intent = confirmed(&hooked, &kept).await;
    assert_eq!(intent.operation, "SOLO-35");
    assert!(intent.facts.iter().all(|fact| !fact.value.contains("/hook/")), "{:?}", intent.facts);
    let listed = shown(&hooked, |list| list.len() == 1 && list[0].has_key).await;
    assert!(listed[0].ours && listed[0].events.len() == 12);
    let secret = hooked.url.rsplit('/').next().unwrap();
    let told = serde_json::to_string(&hooked.view().await).unwrap();
    assert!(!told.contains(secret), "the page is not told the secret address");
    hooked.book_elsewhere();
    hooked.newest(DeliveryOutcome::ReadBack).await;

    let webhook = listed[0].webhook.clone();
    let few = ["episode:created"];
    let kept = administrator.save_webhook(input(&hooked, Some(&webhook), "", &few)).await.unwrap();
    assert_eq!(confirmed(&hooked, &kept).await.operation, "SOLO-36");
    shown(&hooked, |list| list[0].events == few).await;
    assert_eq!(at_vendor(&hooked).await[0].endpoint, hooked.url, "the address stays");
    hooked.book_elsewhere();

    let end = WebhookEnd { connection: hooked.connection.clone(), webhook };
    let kept = administrator.deactivate_webhook(end.clone()).await.unwrap();
    assert_eq!(confirmed(&hooked, &kept).await.operation, "SOLO-38");
    shown(&hooked, <[_]>::is_empty).await;
    assert!(at_vendor(&hooked).await.is_empty());
    assert!(administrator.deactivate_webhook(end).await.is_err(), "it is no longer listed");
    assert_eq!(hooked.view().await.today.received, 1, "the second booking was told to nobody");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_accepted_is_refused_before_anything_is_kept() {
    let hooked = Hooked::subscribed().await;
    let administrator = hooked.desktop.session.administrator().unwrap();
    for (endpoint, events) in [
        ("", ["patient:created"].as_slice()),
        ("http://clinic.example/x", &["patient:created"]),
        ("https://clinic.example/x", &[]),
        ("https://clinic.example/x", &["intake:completed"]),
        (hooked.url.as_str(), &["patient:created"]),
    ] {
        assert!(administrator.save_webhook(input(&hooked, None, endpoint, events)).await.is_err(), "{endpoint}");
    }
    assert!(hooked.desktop.session.member().outbox().await.unwrap().under_way.is_empty());
    let wish = input(&hooked, None, "https://clinic.example/x", &["patient:created"]);
    administrator.save_webhook(wish.clone()).await.unwrap();
    assert!(administrator.save_webhook(wish).await.is_err(), "the first is under way");
}

async fn ends_with_exactly_one(fault: Fault) {
    let hooked = Hooked::open().await;
    let administrator = hooked.desktop.session.administrator().unwrap();
    let events = ["patient:created"];
    let (first, second) = ("https://clinic.example/a", "https://clinic.example/b");

    hooked.desktop.control.meet_next(&["SOLO-35"], &fault);
    let kept = administrator.save_webhook(input(&hooked, None, first, &events)).await.unwrap();
    confirmed(&hooked, &kept).await;
    assert_eq!(at_vendor(&hooked).await.len(), 1, "{fault:?}");
    assert_eq!(hooked.desktop.control.requests_of(&["SOLO-35"]), 1);
    let webhook = shown(&hooked, |list| list.len() == 1).await[0].webhook.clone();

    hooked.desktop.control.meet_next(&["SOLO-36"], &fault);
    let kept = administrator.save_webhook(input(&hooked, Some(&webhook), second, &events)).await.unwrap();
    confirmed(&hooked, &kept).await;
    assert_eq!(at_vendor(&hooked).await[0].endpoint, second, "{fault:?}");
    assert_eq!(hooked.desktop.control.requests_of(&["SOLO-36"]), 1);
    shown(&hooked, |list| list[0].endpoint == second && list[0].intent.is_none()).await;

    hooked.desktop.control.meet_next(&["SOLO-38"], &fault);
    let end = WebhookEnd { connection: hooked.connection.clone(), webhook };
    let kept = administrator.deactivate_webhook(end).await.unwrap();
    confirmed(&hooked, &kept).await;
    assert!(at_vendor(&hooked).await.is_empty(), "{fault:?}");
    assert_eq!(hooked.desktop.control.requests_of(&["SOLO-38"]), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_of_webhooks_that_is_cut_after_the_vendor_committed_ends_with_exactly_one() {
    ends_with_exactly_one(Fault::CutAfterCommit).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_of_webhooks_that_is_committed_late_ends_with_exactly_one() {
    ends_with_exactly_one(Fault::CommitLate { millis: 2_200 }).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_change_of_webhooks_is_told_in_the_vendors_own_words() {
    for code in [409, 422] {
        let hooked = Hooked::open().await;
        let fault = Fault::Status {
            code,
            body: r#"{"error":{"message":"not now"}}"#.to_owned(),
            content_type: "application/json".to_owned(),
            retry_after: None,
        };
        hooked.desktop.control.meet_next(&["SOLO-35"], &fault);
        let administrator = hooked.desktop.session.administrator().unwrap();
        let wish = input(&hooked, None, "https://clinic.example/a", &["patient:created"]);
        let kept = administrator.save_webhook(wish).await.unwrap();
        let intent = intent_is(&hooked, &kept.intent, &[IntentState::Rejected]).await;
        assert_eq!(intent.vendor_message.as_deref(), Some("not now"));
        assert!(at_vendor(&hooked).await.is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_console_that_ends_while_a_webhook_is_sent_looks_before_it_does_anything() {
    let mut hooked = Hooked::open().await;
    hooked.desktop.control.meet_next(&["SOLO-35"], &Fault::TimeoutAfterCommit);
    let administrator = hooked.desktop.session.administrator().unwrap();
    let wish = input(&hooked, None, "https://clinic.example/a", &["patient:created"]);
    let kept = administrator.save_webhook(wish).await.unwrap();
    intent_is(&hooked, &kept.intent, &[IntentState::Sending]).await;
    drop(administrator);
    hooked.close_door();
    hooked.desktop.reopen().await;
    confirmed(&hooked, &kept).await;
    assert_eq!(at_vendor(&hooked).await.len(), 1);
    assert_eq!(hooked.desktop.control.requests_of(&["SOLO-35"]), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_administrators_decide_about_webhooks() {
    use clinic::Session;
    use clinic::views::Decision;
    use domain::Role;
    let hooked = Hooked::open().await;
    let clinic = hooked.desktop.session.clinic().clone();
    hooked.desktop.session.member().change_setting(SettingChange::UndoSeconds(60)).await.unwrap();
    hooked.desktop.control.set_listening(false).await.unwrap();
    let administrator = Session::with_roles(clinic.clone(), &[Role::Administrator]);
    let wish = input(&hooked, None, "https://clinic.example/a", &["patient:created"]);
    let kept = administrator.administrator().unwrap().save_webhook(wish).await.unwrap();
    let withdraw = || Decision::Withdraw { intent: kept.intent.clone() };
    let desk = Session::with_roles(clinic, &[Role::FrontDesk]).member();
    assert!(desk.decide(withdraw()).await.is_err());
    intent_is(&hooked, &kept.intent, &[IntentState::Queued]).await;
    administrator.member().decide(withdraw()).await.unwrap();
    intent_is(&hooked, &kept.intent, &[IntentState::Withdrawn]).await;
}
