//! The vendor's list of webhooks, for administrators: whom it tells of what (SOLO-35 to SOLO-38).

use std::sync::{Arc, PoisonError};

use domain::{Act, ConnectionId, IntentId, PatientKey, Subject, WebhookAct};
use solo::WebhookEvent;
use store::{ConnectionRow, IntentFilter, IntentRow, WebhookRow, WebhooksRead};
use url::Url;
use vault::ExposeSecret;

use super::{door, keys, listed};
use crate::access::Administrator;
use crate::outbox::{Intended, keep};
use crate::views::{Fact, Instant, Kept, RowIntent, WebhookEnd, WebhookInput, WebhookList, WebhookView};
use crate::{Clinic, ClinicError, Result};

const LONGEST_ENDPOINT: usize = 2_000;

impl Administrator {
    /// Keeps a new webhook or a change of one; it is sent as an intent.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] with the field that cannot be accepted, [`ClinicError::NotFound`] when the list has no
    /// such webhook, [`ClinicError::Conflict`] while another change of it is under way.
    pub async fn save_webhook(&self, input: WebhookInput) -> Result<Kept> {
        let clinic = &*self.clinic;
        let events = events(&input.events)?;
        let of_connection = of_connection(clinic, &input.connection).await?;
        let typed = input.endpoint.as_deref().map(str::trim).filter(|typed| !typed.is_empty());
        let endpoint = match (typed, &input.webhook) {
            (Some(typed), _) => endpoint(typed)?,
            (None, Some(webhook)) => listed_one(&of_connection, webhook)?.endpoint.clone(),
            (None, None) => return Err(ClinicError::invalid("endpoint", "badAddress")),
        };
        let others = of_connection.iter().filter(|row| Some(&row.webhook) != input.webhook.as_ref());
        if others.into_iter().any(|row| row.endpoint == endpoint) {
            return Err(ClinicError::invalid("endpoint", "alreadyListed"));
        }
        let act = match input.webhook {
            None => {
                let before = of_connection.into_iter().map(|row| row.webhook).collect();
                WebhookAct::Add { endpoint, events, before }
            }
            Some(webhook) => {
                listed_one(&of_connection, &webhook)?;
                WebhookAct::Change { webhook, endpoint, events }
            }
        };
        self.keep_change(input.connection, act).await
    }

    /// Keeps the wish to end a webhook; it is sent as an intent.
    ///
    /// # Errors
    /// As for [`Administrator::save_webhook`].
    pub async fn deactivate_webhook(&self, input: WebhookEnd) -> Result<Kept> {
        let of_connection = of_connection(&self.clinic, &input.connection).await?;
        let endpoint = listed_one(&of_connection, &input.webhook)?.endpoint.clone();
        self.keep_change(input.connection, WebhookAct::Deactivate { webhook: input.webhook, endpoint }).await
    }

    async fn keep_change(&self, connection: ConnectionId, act: WebhookAct) -> Result<Kept> {
        let clinic = &*self.clinic;
        // A webhook's subject is the vendor's id; a new one has none yet, and its address does not belong into the audit.
        let subject = match &act {
            WebhookAct::Add { .. } => Subject::of("webhook", IntentId::random()),
            WebhookAct::Change { webhook, .. } | WebhookAct::Deactivate { webhook, .. } => {
                Subject::of("webhook", webhook)
            }
        };
        let under_way = open_changes(clinic).await?.into_iter().any(|row| match (&row.act, &act) {
            _ if row.connection != connection => false,
            (Act::Webhook(WebhookAct::Add { endpoint, .. }), WebhookAct::Add { endpoint: wanted, .. }) => {
                endpoint == wanted
            }
            _ => row.subject == subject,
        });
        if under_way {
            return Err(ClinicError::Conflict("webhookUnderWay"));
        }
        let intended = Intended {
            connection,
            subject,
            visit: None,
            patient: None::<PatientKey>,
            act: Act::Webhook(act),
            new_visit: None,
        };
        keep(clinic, &self.actor, intended).await
    }
}

/// Each connection's list as last read, with what is under way.
pub(super) async fn lists(
    clinic: &Arc<Clinic>,
    read: &WebhooksRead,
    connections: &[ConnectionRow],
) -> Result<Vec<WebhookList>> {
    let open = open_changes(clinic).await?;
    let with_keys = keys::known(clinic).await?;
    let mut lists = Vec::new();
    for row in connections.iter().filter(|row| row.enabled) {
        let path = door::path(clinic, &row.id).await?;
        let known = with_keys.get(row.id.as_str());
        let of_connection = read.webhooks.iter().filter(|webhook| webhook.connection == row.id);
        let webhooks = of_connection
            .map(|webhook| {
                let subject = Subject::of("webhook", &webhook.webhook);
                let ours = path.as_ref().is_some_and(|path| {
                    Url::parse(&webhook.endpoint).is_ok_and(|url| url.path() == path.expose_secret())
                });
                WebhookView {
                    webhook: webhook.webhook.clone(),
                    endpoint: if ours { without_path(&webhook.endpoint) } else { webhook.endpoint.clone() },
                    ours,
                    events: webhook.events.clone(),
                    has_key: known.is_some_and(|known| known.contains(&webhook.webhook)),
                    intent: open.iter().find(|intent| intent.subject == subject).map(row_intent),
                }
            })
            .collect();
        let adding = open.iter().filter(|intent| {
            intent.connection == row.id && matches!(&intent.act, Act::Webhook(WebhookAct::Add { .. }))
        });
        lists.push(WebhookList {
            connection: row.id.clone(),
            connection_name: row.name.clone(),
            vendor: row.vendor(),
            read_at: read.read_at.get(&row.id).copied().map(Instant::from),
            silent: clinic.account(&row.id).is_none_or(|account| account.next_try().is_some()),
            webhooks,
            adding: adding.map(row_intent).collect(),
        });
    }
    Ok(lists)
}

/// An address without its secret path.
fn without_path(endpoint: &str) -> String {
    Url::parse(endpoint).map_or_else(|_| "…".to_owned(), |url| format!("{}/…", url.origin().ascii_serialization()))
}

/// What an intent says, for the outbox: the address without its secret path.
pub(crate) fn facts(act: &WebhookAct) -> Vec<Fact> {
    let fact = |name: &str, value: String| Fact { name: name.to_owned(), value };
    let mut facts = vec![fact("endpoint", without_path(act.endpoint()))];
    if let WebhookAct::Add { events, .. } | WebhookAct::Change { events, .. } = act {
        facts.push(fact("events", events.join(", ")));
    }
    facts
}

/// A change was confirmed: the list is read again.
pub(crate) fn confirmed(clinic: &Clinic, row: &IntentRow) {
    if matches!(row.act, Act::Webhook(_)) {
        let mut changed = clinic.webhooks.changed.lock().unwrap_or_else(PoisonError::into_inner);
        changed.insert(row.connection.clone());
        drop(changed);
        clinic.webhooks.wake.notify_one();
    }
}

/// Reads the lists that changed through us.
pub(super) fn read_changed(clinic: &Arc<Clinic>) {
    let changed = std::mem::take(&mut *clinic.webhooks.changed.lock().unwrap_or_else(PoisonError::into_inner));
    for connection in changed {
        listed::read_behind(clinic, &connection);
    }
}

async fn of_connection(clinic: &Clinic, connection: &ConnectionId) -> Result<Vec<WebhookRow>> {
    clinic.store.ledger().connection(connection).await?.ok_or(ClinicError::NotFound("connection"))?;
    let read = clinic.store.mirror().webhooks().await?;
    Ok(read.webhooks.into_iter().filter(|row| row.connection == *connection).collect())
}

fn listed_one<'r>(rows: &'r [WebhookRow], webhook: &str) -> Result<&'r WebhookRow> {
    rows.iter().find(|row| row.webhook == webhook).ok_or(ClinicError::NotFound("webhook"))
}

async fn open_changes(clinic: &Clinic) -> Result<Vec<IntentRow>> {
    let open = IntentFilter { open_only: true, settled_since: None };
    let rows = clinic.store.ledger().intents(open).await?;
    Ok(rows.into_iter().filter(|row| matches!(row.act, Act::Webhook(_))).collect())
}

fn row_intent(row: &IntentRow) -> RowIntent {
    RowIntent {
        id: row.id.clone(),
        act: row.act.kind(),
        state: row.state,
        at: Instant::from(row.sent_at.unwrap_or(row.created_at)),
    }
}

/// An address that a vendor may be given: `https`, or plain `http` on this machine; no user and no fragment.
fn endpoint(typed: &str) -> Result<String> {
    let bad = || ClinicError::invalid("endpoint", "badAddress");
    let url = Url::parse(typed.trim()).map_err(|_| bad())?;
    let loopback = matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]"));
    let safe = url.scheme() == "https" || (url.scheme() == "http" && loopback);
    let plain = url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
    if safe && plain && url.has_host() && url.as_str().len() <= LONGEST_ENDPOINT { Ok(url.into()) } else { Err(bad()) }
}

/// Documented events, each once, in the document's order.
fn events(asked: &[String]) -> Result<Vec<String>> {
    let documented = WebhookEvent::DOCUMENTED.iter().map(WebhookEvent::as_str);
    let chosen: Vec<String> =
        documented.filter(|word| asked.iter().any(|event| event == word)).map(str::to_owned).collect();
    let known = asked.iter().all(|event| chosen.contains(event));
    if chosen.is_empty() || !known {
        return Err(ClinicError::invalid("events", if known { "required" } else { "unknownEvent" }));
    }
    Ok(chosen)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_endpoint_is_https_or_on_this_machine() {
        for good in ["https://clinic.example/hook/x", "http://127.0.0.1:9/x", "https://c.example/x?y=1"] {
            assert!(endpoint(good).is_ok(), "{good}");
        }
        for bad in ["http://clinic.example/x", "clinic.example", "https://u:p@c.example/", "https://c.example/#x", ""] {
            assert!(endpoint(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn events_are_documented_ones_each_once() {
        let of = |words: &[&str]| events(&words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>());
        let twice = of(&["episode:created", "patient:created", "episode:created"]);
        assert!(twice.is_ok_and(|chosen| chosen == ["patient:created", "episode:created"]));
        assert!(of(&[]).is_err() && of(&["patient:created", "intake:completed"]).is_err());
    }

    #[test]
    fn the_outbox_tells_no_secret_path() {
        let act = WebhookAct::Deactivate { webhook: "w".into(), endpoint: "https://c.example:8443/hook/secret".into() };
        assert!(facts(&act).iter().all(|fact| !fact.value.contains("secret")));
        assert_eq!(facts(&act).first().map(|fact| fact.value.as_str()), Some("https://c.example:8443/…"));
    }
}
