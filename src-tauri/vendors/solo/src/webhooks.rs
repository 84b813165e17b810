//! Webhooks: SOLO-35 to SOLO-39, and what their deliveries carry.
//!
//! A delivery has no signature, no time and no id of its own: it is a hint to read again, never a fact.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use secrecy::ExposeSecret;
use serde::Deserialize;
use serde_json::{Value, json};
use url::Url;
use vendor_http::{Body, Method};

use crate::crypto::{self, CryptoError};
use crate::wire::Wire;
use crate::{AppointmentId, SecretString, SoloError, Spid, WebhookId, lenient};

/// Webhooks.
pub struct Webhooks<'a> {
    pub(crate) wire: &'a Wire,
}

crate::appointments::words! {
    /// What a webhook can tell of.
    WebhookEvent {
        /// A patient was registered.
        PatientCreated = "patient:created",
        /// A patient was changed.
        PatientUpdated = "patient:updated",
        /// A patient was deactivated.
        PatientDeactivated = "patient:deactivated",
        /// A visit was booked.
        AppointmentScheduled = "appointment:scheduled",
        /// A visit was moved.
        AppointmentRescheduled = "appointment:rescheduled",
        /// A visit was cancelled.
        AppointmentCancelled = "appointment:cancelled",
        /// A visit took place.
        AppointmentCompleted = "appointment:completed",
        /// A visit ended before it was complete.
        AppointmentIncompleted = "appointment:incompleted",
        /// The patient did not come.
        AppointmentNoShow = "appointment:no-show",
        /// The patient left without being seen.
        AppointmentLwbs = "appointment:lwbs",
        /// An episode was made.
        EpisodeCreated = "episode:created",
        /// An episode was changed.
        EpisodeUpdated = "episode:updated",
    }
}

/// A registered webhook. A list leaves the key out.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Webhook {
    /// Its id.
    pub id: WebhookId,
    /// Where deliveries go.
    pub endpoint: String,
    /// What it tells of.
    #[serde(default, deserialize_with = "lenient::list")]
    pub events: Vec<WebhookEvent>,
    /// What deliveries are encrypted with; only when made (SOLO-35) and read alone (SOLO-39).
    #[serde(default)]
    pub encryption_key: Option<SecretString>,
}

const ALL: &str = "/qapi/v1/webhooks";
const ONE: &str = "/qapi/v1/webhooks/{id}";

fn body(
    operation: &'static str,
    endpoint: &Url,
    events: &[WebhookEvent],
) -> Result<Body, SoloError> {
    if !matches!(endpoint.scheme(), "https" | "http") {
        return Err(SoloError::invalid(
            operation,
            "endpoint",
            "must be an http or https address",
        ));
    }
    if events.is_empty() {
        return Err(SoloError::invalid(
            operation,
            "events",
            "needs at least one",
        ));
    }
    Ok(Body::Json(
        json!({ "endpoint": endpoint.as_str(), "events": events }),
    ))
}

impl Webhooks<'_> {
    /// SOLO-35: registers a webhook. Keep the key: deliveries cannot be read without it.
    ///
    /// # Errors
    /// [`SoloErrorKind::InvalidInput`](crate::SoloErrorKind) without an event or with an endpoint that is no address.
    pub async fn create(
        &self,
        endpoint: &Url,
        events: &[WebhookEvent],
    ) -> Result<Webhook, SoloError> {
        let body = body("SOLO-35", endpoint, events)?;
        self.wire
            .json(
                self.wire
                    .request("SOLO-35", Method::POST, ALL, &[])?
                    .with_body(body),
            )
            .await
    }

    /// SOLO-36: changes a webhook. The key stays and is not told.
    ///
    /// # Errors
    /// As for SOLO-35.
    pub async fn update(
        &self,
        id: &WebhookId,
        endpoint: &Url,
        events: &[WebhookEvent],
    ) -> Result<Webhook, SoloError> {
        let body = body("SOLO-36", endpoint, events)?;
        self.wire
            .json(
                self.wire
                    .request("SOLO-36", Method::PUT, ONE, &[id.as_str()])?
                    .with_body(body),
            )
            .await
    }

    /// SOLO-37: every webhook, without keys.
    ///
    /// # Errors
    /// See [`SoloError`].
    pub async fn list(&self) -> Result<Vec<Webhook>, SoloError> {
        self.wire
            .json(self.wire.request("SOLO-37", Method::GET, ALL, &[])?)
            .await
    }

    /// SOLO-38: deactivates a webhook.
    ///
    /// # Errors
    /// 404 when Solo does not know it.
    pub async fn delete(&self, id: &WebhookId) -> Result<(), SoloError> {
        self.wire
            .done(
                self.wire
                    .request("SOLO-38", Method::DELETE, ONE, &[id.as_str()])?,
            )
            .await
    }

    /// SOLO-39: one webhook with its key.
    ///
    /// # Errors
    /// 404 when Solo does not know it.
    pub async fn get(&self, id: &WebhookId) -> Result<Webhook, SoloError> {
        self.wire
            .json(
                self.wire
                    .request("SOLO-39", Method::GET, ONE, &[id.as_str()])?,
            )
            .await
    }
}

/// What a delivery says.
#[derive(Debug, Clone, PartialEq)]
pub struct WebhookPayload {
    /// What happened, it says.
    pub event: WebhookEvent,
    /// To what.
    pub subject: WebhookSubject,
}

/// What a delivery is about.
#[derive(Debug, Clone, PartialEq)]
pub enum WebhookSubject {
    /// A patient, by Solo's number `[assumed]`.
    Patient(Spid),
    /// A visit, by Solo's number `[assumed]`.
    Appointment(AppointmentId),
    /// Something whose shape is not documented, such as an episode: kept as received.
    Other(Value),
}

#[derive(Deserialize)]
struct Delivered {
    event: WebhookEvent,
    data: Value,
}

/// Opens a delivery: the raw body, or a JSON text that holds it. The key is used as the text it was given as, then as
/// the bytes that the text encodes: the document's own sample never decodes it.
///
/// # Errors
/// [`CryptoError::Form`] when it is no blob or not the documented JSON, [`CryptoError::Key`] when no reading of the key
/// opens it.
pub fn decode_delivery(key: &SecretString, body: &str) -> Result<WebhookPayload, CryptoError> {
    let text = body.trim();
    let quoted: Option<String> = serde_json::from_str(text).ok();
    let blob = quoted.as_deref().unwrap_or(text).trim();
    let key = key.expose_secret();
    let mut opened = read(crypto::open(key.as_bytes(), blob));
    if opened.is_err() {
        if let Ok(bytes) = STANDARD.decode(key) {
            opened = read(crypto::open(&bytes, blob)).or(opened);
        }
    }
    opened
}

/// A wrong key now and then leaves a valid padding: only the documented JSON counts as opened.
fn read(opened: Result<Vec<u8>, CryptoError>) -> Result<WebhookPayload, CryptoError> {
    let delivered: Delivered = serde_json::from_slice(&opened?).map_err(|_| CryptoError::Form)?;
    let number = |name: &str| {
        delivered
            .data
            .get(name)
            .cloned()
            .and_then(|id| lenient::integer(id).ok())
    };
    let subject = match (number("patientId"), number("appointmentId")) {
        (Some(id), None) => WebhookSubject::Patient(Spid(id)),
        (None, Some(id)) => WebhookSubject::Appointment(AppointmentId(id)),
        _ => WebhookSubject::Other(delivered.data),
    };
    Ok(WebhookPayload {
        event: delivered.event,
        subject,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    const KEY: &str = "39VNjjSpgoUWMbUhVCjAoQ==";
    const PLAIN: &[u8] = br#"{"event":"appointment:scheduled","data":{"appointmentId":17}}"#;

    fn expected() -> WebhookPayload {
        WebhookPayload {
            event: WebhookEvent::AppointmentScheduled,
            subject: WebhookSubject::Appointment(AppointmentId(17)),
        }
    }

    #[test]
    fn a_delivery_opens_with_the_key_as_text_and_with_its_bytes() {
        let key = SecretString::from(KEY.to_owned());
        let as_text = crypto::seal(KEY.as_bytes(), PLAIN).unwrap();
        let as_bytes = crypto::seal(&STANDARD.decode(KEY).unwrap(), PLAIN).unwrap();
        assert_eq!(decode_delivery(&key, &as_text).unwrap(), expected());
        assert_eq!(decode_delivery(&key, &as_bytes).unwrap(), expected());
        assert_eq!(
            decode_delivery(&key, &format!("\"{as_text}\"")).unwrap(),
            expected()
        );
    }

    #[test]
    fn an_unknown_event_and_an_undocumented_subject_are_kept() {
        let key = SecretString::from(KEY.to_owned());
        let plain = br#"{"event":"intake:completed","data":{"episodeId":"x"}}"#;
        let payload = decode_delivery(&key, &crypto::seal(KEY.as_bytes(), plain).unwrap()).unwrap();
        assert_eq!(payload.event.as_str(), "intake:completed");
        assert!(matches!(payload.subject, WebhookSubject::Other(_)));
    }

    proptest! {
        #[test]
        fn garbage_never_panics(body in "\\PC{0,300}") {
            let key = SecretString::from(KEY.to_owned());
            prop_assert!(decode_delivery(&key, &body).is_err());
        }
    }
}
