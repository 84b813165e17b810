//! Webhooks at a vendor that asks for patience, fails, or is not there: each change (SOLO-35, SOLO-36, SOLO-38) ends with
//! exactly one effect or asks a person, and the list (SOLO-37) and the keys (SOLO-39) are read again.

use clinic::views::{Decision, IntentView, Kept, WebhookEnd};
use domain::{DeliveryOutcome, IntentState};
use sandbox::{Fault, FaultRule};
use vault::ExposeSecret;

use super::hooked::{Hooked, every_event};
use super::list::{at_vendor, confirmed, input, intent_is, shown};
use crate::support::until;

const FIRST: &str = "https://clinic.example/a";
const SECOND: &str = "https://clinic.example/b";
const CHANGES: [&str; 3] = ["SOLO-35", "SOLO-36", "SOLO-38"];

fn status(code: u16, retry_after: Option<&str>) -> Fault {
    Fault::Status {
        code,
        body: "oops".to_owned(),
        content_type: "text/plain".to_owned(),
        retry_after: retry_after.map(str::to_owned),
    }
}

/// A console with what the change of an operation needs: a webhook of the clinic's at the vendor, but for adding one.
async fn ready(operation: &str) -> Hooked {
    let hooked = Hooked::open().await;
    if operation != "SOLO-35" {
        hooked.solo.webhooks().create(&FIRST.parse().unwrap(), &every_event()[..1]).await.unwrap();
        shown(&hooked, |list| list.len() == 1 && list[0].has_key).await;
    }
    hooked.desktop.control.clear_requests();
    hooked
}

/// Keeps the change that an operation carries.
async fn change(hooked: &Hooked, operation: &str) -> Kept {
    let administrator = hooked.desktop.session.administrator().unwrap();
    let webhook = || async { hooked.view().await.lists.remove(0).webhooks.remove(0).webhook };
    let events = ["patient:created"];
    match operation {
        "SOLO-35" => administrator.save_webhook(input(hooked, None, FIRST, &events)).await.unwrap(),
        "SOLO-36" => {
            let webhook = webhook().await;
            administrator.save_webhook(input(hooked, Some(&webhook), SECOND, &events)).await.unwrap()
        }
        _ => {
            let end = WebhookEnd { connection: hooked.connection.clone(), webhook: webhook().await };
            administrator.deactivate_webhook(end).await.unwrap()
        }
    }
}

/// The addresses at the vendor, once the change has its effect, and as they were before it.
fn after(operation: &str) -> &'static [&'static str] {
    match operation {
        "SOLO-35" => &[FIRST],
        "SOLO-36" => &[SECOND],
        _ => &[],
    }
}

fn before(operation: &str) -> &'static [&'static str] {
    if operation == "SOLO-35" { &[] } else { &[FIRST] }
}

async fn addresses(hooked: &Hooked) -> Vec<String> {
    at_vendor(hooked).await.into_iter().map(|webhook| webhook.endpoint).collect()
}

async fn arrives(hooked: &Hooked, operation: &str, kept: &Kept, requests: usize) -> IntentView {
    let intent = confirmed(hooked, kept).await;
    assert_eq!(intent.operation, operation);
    assert_eq!(addresses(hooked).await, after(operation), "{operation}");
    assert_eq!(hooked.desktop.control.requests_of(&[operation]), requests, "{operation}");
    intent
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_of_webhooks_is_sent_again_when_the_vendor_had_asked_for_patience() {
    for operation in CHANGES {
        let hooked = ready(operation).await;
        hooked.desktop.control.meet_next(&[operation], &status(429, Some("1")));
        let kept = change(&hooked, operation).await;
        arrives(&hooked, operation, &kept, 2).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_of_webhooks_that_a_failing_vendor_did_not_take_asks_a_person_and_is_not_sent_twice() {
    for operation in CHANGES {
        let hooked = ready(operation).await;
        hooked.desktop.control.meet_next(&[operation], &status(500, None));
        let kept = change(&hooked, operation).await;
        intent_is(&hooked, &kept.intent, &[IntentState::NeedsPerson]).await;
        assert_eq!(addresses(&hooked).await, before(operation), "{operation}");
        assert_eq!(hooked.desktop.control.requests_of(&[operation]), 1, "{operation}");
        hooked.desktop.session.member().decide(Decision::SendAgain { intent: kept.intent.clone() }).await.unwrap();
        arrives(&hooked, operation, &kept, 2).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_of_webhooks_waits_for_a_vendor_that_is_not_there_and_then_arrives_once() {
    for operation in CHANGES {
        let hooked = ready(operation).await;
        hooked.desktop.control.set_listening(false).await.unwrap();
        let kept = change(&hooked, operation).await;
        until("it was tried in vain", || async {
            let view = hooked.desktop.session.member().intent(&kept.intent).await.unwrap().intent;
            (view.state == IntentState::Queued && view.why == "noConnection").then_some(())
        })
        .await;
        hooked.desktop.control.set_listening(true).await.unwrap();
        arrives(&hooked, operation, &kept, 1).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_of_webhooks_is_found_by_a_later_look_when_the_list_could_not_be_read() {
    for fault in [status(429, Some("1")), status(500, None), Fault::Refuse] {
        for operation in CHANGES {
            landed_unseen(operation, fault.clone()).await;
        }
    }
}

/// The change lands without an answer, and the first looks see nothing.
async fn landed_unseen(operation: &str, fault: Fault) {
    let hooked = ready(operation).await;
    hooked.desktop.control.meet_next(&[operation], &Fault::CutAfterCommit);
    hooked.desktop.control.add_fault(FaultRule { operation: "SOLO-37".to_owned(), fault, count: 2, after: 0 });
    let kept = change(&hooked, operation).await;
    arrives(&hooked, operation, &kept, 1).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_could_not_be_read_is_asked_for_again_and_opens_what_came_meanwhile() {
    for fault in [status(429, Some("1")), status(500, None), Fault::Refuse] {
        let hooked = Hooked::open().await;
        hooked.desktop.control.add_fault(FaultRule {
            operation: "SOLO-39".to_owned(),
            fault: fault.clone(),
            count: 10_000,
            after: 0,
        });
        let key = hooked.subscribe().await;
        let number = hooked.desktop.control.known_appointment_ids()[0];
        let hint = format!(r#"{{"event":"appointment:completed","data":{{"appointmentId":{number}}}}}"#);
        hooked.post(solo::crypto::seal(key.expose_secret().as_bytes(), hint.as_bytes()).unwrap()).await;
        until("nobody can open it yet", || async {
            let view = hooked.view().await;
            let closed = view.deliveries[0].outcome == DeliveryOutcome::NoKey;
            (closed && hooked.desktop.control.requests_of(&["SOLO-39"]) > 0).then_some(())
        })
        .await;
        hooked.desktop.control.clear_faults();
        hooked.newest(DeliveryOutcome::ReadBack).await;
    }
}
