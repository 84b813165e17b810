//! Webhooks at Solo (SOLO-35 to SOLO-39).

use solo::{SecretString, WebhookId};
use store::WebhookRow;

use super::{Answer, told};
use crate::account::Account;
use crate::problem::{FailureKind, VendorFailure};

/// Every webhook of the account, without keys (SOLO-37).
pub(crate) async fn webhooks(account: &Account) -> Answer<Vec<WebhookRow>> {
    let listed = told(account, account.solo.webhooks().list().await)?;
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
pub(crate) async fn webhook_key(account: &Account, webhook: &str) -> Answer<SecretString> {
    let read = told(account, account.solo.webhooks().get(&WebhookId(webhook.to_owned())).await)?;
    read.encryption_key.ok_or_else(|| VendorFailure {
        operation: "SOLO-39".to_owned(),
        kind: FailureKind::NoAnswer,
        http_status: None,
        message: None,
        correlation_id: None,
        retry_after_s: None,
    })
}
