//! What an intent would change of the vendor's list of webhooks.

use serde::{Deserialize, Serialize};

use crate::act::ActKind;

/// A change of the list. `Debug` leaves the endpoint out: its path is what keeps strangers from delivering.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum WebhookAct {
    /// Have events told to an endpoint (SOLO-35).
    Add {
        /// Where deliveries go.
        endpoint: String,
        /// Which events, in the vendor's words.
        events: Vec<String>,
        /// The webhooks that the list had when somebody decided on it: what the landing probe finds is none of them.
        before: Vec<String>,
    },
    /// Change where or of what a webhook tells (SOLO-36).
    Change {
        /// The vendor's id.
        webhook: String,
        /// Where deliveries go, after the change.
        endpoint: String,
        /// Which events, after the change.
        events: Vec<String>,
    },
    /// End a webhook (SOLO-38). Nothing brings it back.
    Deactivate {
        /// The vendor's id.
        webhook: String,
        /// Where its deliveries went, for the story.
        endpoint: String,
    },
}

impl WebhookAct {
    /// The word kept beside the whole act.
    pub fn kind(&self) -> ActKind {
        match self {
            Self::Add { .. } => ActKind::AddWebhook,
            Self::Change { .. } => ActKind::ChangeWebhook,
            Self::Deactivate { .. } => ActKind::DeactivateWebhook,
        }
    }

    /// Where deliveries go or went.
    pub fn endpoint(&self) -> &str {
        match self {
            Self::Add { endpoint, .. } | Self::Change { endpoint, .. } | Self::Deactivate { endpoint, .. } => endpoint,
        }
    }
}

impl std::fmt::Debug for WebhookAct {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WebhookAct").field("kind", &self.kind()).finish_non_exhaustive()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::Act;

    #[test]
    fn a_change_of_webhooks_survives_the_store_and_prints_no_address() {
        let endpoint = "https://clinic.example/hook/secret".to_owned();
        let events = vec!["patient:updated".to_owned()];
        for act in [
            WebhookAct::Add { endpoint: endpoint.clone(), events: events.clone(), before: vec!["a".to_owned()] },
            WebhookAct::Change { webhook: "a".to_owned(), endpoint: endpoint.clone(), events },
            WebhookAct::Deactivate { webhook: "a".to_owned(), endpoint },
        ] {
            let act = Act::Webhook(act);
            let kept = serde_json::to_string(&act).unwrap();
            assert_eq!(serde_json::from_str::<Act>(&kept).unwrap(), act);
            assert!(!format!("{act:?}").contains("secret"));
        }
    }
}
