//! Webhooks at Solo (SOLO-35 to SOLO-39).

use std::collections::BTreeSet;

use domain::WebhookAct;
use solo::{CallError, SecretString, WebhookEvent, WebhookId};
use store::WebhookRow;
use url::Url;

use super::{Answer, Found, told};
use crate::account::SoloAccount;
use crate::problem::{FailureKind, VendorFailure};

/// Every webhook of the account, without keys (SOLO-37).
pub(crate) async fn webhooks(account: &SoloAccount) -> Answer<Vec<WebhookRow>> {
    let listed = told(account, account.client.webhooks().list().await)?;
    Ok(listed
        .into_iter()
        .map(|webhook| WebhookRow {
            connection: account.row.id.clone(),
            webhook: webhook.id.as_str().to_owned(),
            endpoint: webhook.endpoint,
            events: webhook.events.iter().map(|event| event.as_str().to_owned()).collect(),
        })
        .collect())
}

/// What a webhook's deliveries are encrypted with (SOLO-39).
pub(crate) async fn webhook_key(account: &SoloAccount, webhook: &str) -> Answer<SecretString> {
    let read = told(account, account.client.webhooks().get(&WebhookId(webhook.to_owned())).await)?;
    read.encryption_key.ok_or_else(|| VendorFailure {
        operation: "SOLO-39".to_owned(),
        kind: FailureKind::NoAnswer,
        http_status: None,
        message: None,
        correlation_id: None,
        retry_after_s: None,
    })
}

/// The operation that carries a change.
pub(super) fn operation(act: &WebhookAct) -> &'static str {
    match act {
        WebhookAct::Add { .. } => "SOLO-35",
        WebhookAct::Change { .. } => "SOLO-36",
        WebhookAct::Deactivate { .. } => "SOLO-38",
    }
}

/// Sends a change; a new webhook answers with its id. The key in that answer is left: it is read by SOLO-39, as the key
/// of every other webhook is, and so a lost answer loses no key.
pub(super) async fn send(account: &SoloAccount, act: &WebhookAct) -> Result<Option<String>, CallError> {
    let webhooks = account.client.webhooks();
    match act {
        WebhookAct::Add { endpoint, events, .. } => {
            let made = webhooks.create(&address(endpoint)?, &words(events)).await?;
            Ok(Some(made.id.as_str().to_owned()))
        }
        WebhookAct::Change { webhook, endpoint, events } => {
            let id = WebhookId(webhook.clone());
            webhooks.update(&id, &address(endpoint)?, &words(events)).await.map(|_| Some(webhook.clone()))
        }
        WebhookAct::Deactivate { webhook, .. } => {
            webhooks.delete(&WebhookId(webhook.clone())).await.map(|()| Some(webhook.clone()))
        }
    }
}

/// Whether the list (SOLO-37) shows the change.
pub(super) async fn find(account: &SoloAccount, act: &WebhookAct) -> Answer<Found> {
    let listed = webhooks(account).await?;
    Ok(shown(&listed, act).map_or(Found::Nothing, Found::WithId))
}

fn shown(listed: &[WebhookRow], act: &WebhookAct) -> Option<String> {
    let same = |row: &WebhookRow, endpoint: &str, events: &[String]| {
        same_address(&row.endpoint, endpoint)
            && row.events.iter().collect::<BTreeSet<_>>() == events.iter().collect::<BTreeSet<_>>()
    };
    match act {
        WebhookAct::Add { endpoint, events, before } => listed
            .iter()
            .find(|row| !before.contains(&row.webhook) && same(row, endpoint, events))
            .map(|row| row.webhook.clone()),
        WebhookAct::Change { webhook, endpoint, events } => listed
            .iter()
            .find(|row| row.webhook == *webhook && same(row, endpoint, events))
            .map(|row| row.webhook.clone()),
        WebhookAct::Deactivate { webhook, .. } => {
            (!listed.iter().any(|row| row.webhook == *webhook)).then(|| webhook.clone())
        }
    }
}

/// An endpoint as it is sent. It was an address when the act was kept; a text that is none any more breaks a rule, and
/// the client refuses it before a byte leaves.
fn address(endpoint: &str) -> Result<Url, CallError> {
    Url::parse(endpoint).map_err(|_| CallError::invalid("SOLO-35", "endpoint", "must be an http or https address"))
}

/// Whether two texts are one address.
fn same_address(one: &str, other: &str) -> bool {
    one == other || matches!((Url::parse(one), Url::parse(other)), (Ok(one), Ok(other)) if one == other)
}

fn words(events: &[String]) -> Vec<WebhookEvent> {
    events.iter().map(|event| WebhookEvent::from(event.as_str())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(webhook: &str, endpoint: &str, events: &[&str]) -> WebhookRow {
        WebhookRow {
            connection: domain::ConnectionId("c".to_owned()),
            webhook: webhook.to_owned(),
            endpoint: endpoint.to_owned(),
            events: events.iter().map(|event| (*event).to_owned()).collect(),
        }
    }

    const HERE: &str = "https://clinic.example/hook";
    const BOTH: [&str; 2] = ["patient:created", "patient:updated"];

    #[test]
    fn a_new_webhook_is_none_that_stood_there_before_and_none_of_other_events() {
        let act = |before: &[&str]| WebhookAct::Add {
            endpoint: HERE.to_owned(),
            events: BOTH.map(str::to_owned).to_vec(),
            before: before.iter().map(|id| (*id).to_owned()).collect(),
        };
        let listed = [row("old", HERE, &BOTH), row("other", HERE, &BOTH[..1]), row("new", HERE, &[BOTH[1], BOTH[0]])];
        assert_eq!(shown(&listed, &act(&["old"])), Some("new".to_owned()));
        assert_eq!(shown(&listed[..2], &act(&["old"])), None);
        assert_eq!(shown(&listed[..2], &act(&[])), Some("old".to_owned()));
    }

    #[test]
    fn a_change_is_there_when_the_same_webhook_shows_it_and_an_end_when_it_is_gone() {
        let change = WebhookAct::Change {
            webhook: "a".to_owned(),
            endpoint: "https://clinic.example".to_owned(),
            events: vec![BOTH[0].to_owned()],
        };
        let end = WebhookAct::Deactivate { webhook: "a".to_owned(), endpoint: HERE.to_owned() };
        // A vendor may give an address back with or without its last slash.
        let changed = [row("a", "https://clinic.example/", &BOTH[..1])];
        assert_eq!(shown(&changed, &change), Some("a".to_owned()));
        assert_eq!(shown(&[row("b", "https://clinic.example/", &BOTH[..1])], &change), None);
        assert_eq!(shown(&changed, &end), None);
        assert_eq!(shown(&[row("b", HERE, &BOTH)], &end), Some("a".to_owned()));
    }
}
