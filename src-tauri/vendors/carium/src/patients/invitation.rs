//! What CAR-03 takes: the one JSON:API body without a `type`.

use serde_json::{Value, json};
use vendor_http::CallError;

/// How a patient is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Notification {
    /// By e-mail.
    Email,
    /// By text message.
    Sms,
}

impl Notification {
    /// The word as Carium writes it.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Sms => "sms",
        }
    }
}

/// An invitation. `Debug` leaves the username out.
#[derive(Clone, PartialEq, Eq)]
pub struct Invitation {
    /// As it was at CAR-02.
    pub username: String,
    /// Carium takes several; one is usual.
    pub notifications: Vec<Notification>,
}

impl Invitation {
    pub(super) fn body(&self, operation: &'static str) -> Result<Value, CallError> {
        if self.username.trim().is_empty() {
            return Err(CallError::invalid(operation, "username", "is required"));
        }
        if self.notifications.is_empty() {
            return Err(CallError::invalid(operation, "notifications", "must name email or sms"));
        }
        let mut words: Vec<&str> = Vec::new();
        for notification in &self.notifications {
            if !words.contains(&notification.as_str()) {
                words.push(notification.as_str());
            }
        }
        Ok(json!({"data": {"attributes": {"username": self.username, "notifications": words}}}))
    }
}

impl std::fmt::Debug for Invitation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Invitation").field("notifications", &self.notifications).finish_non_exhaustive()
    }
}
