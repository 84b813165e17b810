//! What a delivery carries: a blob that only the webhook's key opens.
//!
//! A delivery has no signature, no time and no id of its own: it is a hint to read again, never a fact.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use secrecy::ExposeSecret;
use serde::Deserialize;
use serde_json::Value;

use super::WebhookEvent;
use crate::crypto::{self, CryptoError};
use crate::{AppointmentId, SecretString, Spid, lenient};

/// What a delivery says.
#[derive(Debug, Clone, PartialEq)]
pub struct WebhookPayload {
    /// What happened, it says.
    pub event: WebhookEvent,
    /// To what.
    pub subject: WebhookSubject,
}

/// What a delivery is about. `Debug` shows nothing of what is not documented.
#[derive(Clone, PartialEq)]
pub enum WebhookSubject {
    /// A patient, by Solo's number `[assumed]`.
    Patient(Spid),
    /// A visit, by Solo's number `[assumed]`.
    Appointment(AppointmentId),
    /// Something whose shape is not documented, such as an episode: kept as received.
    Other(Value),
}

impl std::fmt::Debug for WebhookSubject {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Patient(id) => f.debug_tuple("Patient").field(id).finish(),
            Self::Appointment(id) => f.debug_tuple("Appointment").field(id).finish(),
            Self::Other(_) => f.write_str("Other(..)"),
        }
    }
}

#[derive(Deserialize)]
struct Delivered {
    event: WebhookEvent,
    data: Value,
}

/// Opens a delivery: the raw body, or a JSON text that holds it. The key is used as the text it was given as, then as
/// the bytes that the text encodes: the document's own sample never decodes it (`[assumed]` either may be meant).
///
/// # Errors
/// [`CryptoError::Form`] when it is no blob, or opens to JSON of another shape than documented; [`CryptoError::Key`]
/// when no reading of the key opens it.
pub fn decode_delivery(key: &SecretString, body: &str) -> Result<WebhookPayload, CryptoError> {
    let text = body.trim();
    let quoted: Option<String> = serde_json::from_str(text).ok();
    let blob = quoted.as_deref().unwrap_or(text).trim();
    let key = key.expose_secret();
    match (open(key.as_bytes(), blob), STANDARD.decode(key)) {
        (Err(CryptoError::Key), Ok(bytes)) => open(&bytes, blob),
        (opened, _) => opened,
    }
}

/// Without authentication a wrong key leaves a valid padding once in 256 times: what is not JSON was not opened.
fn open(key: &[u8], blob: &str) -> Result<WebhookPayload, CryptoError> {
    let json: Value = serde_json::from_slice(&crypto::open(key, blob)?).map_err(|_| CryptoError::Key)?;
    let Delivered { event, data } = serde_json::from_value(json).map_err(|_| CryptoError::Form)?;
    if event.as_str().is_empty() {
        return Err(CryptoError::Form);
    }
    let number = |name: &str| data.get(name).cloned().and_then(|id| lenient::integer(id).ok());
    let subject = match (number("patientId"), number("appointmentId")) {
        (Some(id), None) => WebhookSubject::Patient(Spid(id)),
        (None, Some(id)) => WebhookSubject::Appointment(AppointmentId(id)),
        _ => WebhookSubject::Other(data),
    };
    Ok(WebhookPayload { event, subject })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    const KEY: &str = "39VNjjSpgoUWMbUhVCjAoQ==";

    fn key() -> SecretString {
        SecretString::from(KEY)
    }

    fn sealed(plain: &str) -> String {
        crypto::seal(KEY.as_bytes(), plain.as_bytes()).unwrap()
    }

    fn delivered(plain: &str) -> Result<WebhookPayload, CryptoError> {
        decode_delivery(&key(), &sealed(plain))
    }

    fn booked() -> WebhookPayload {
        let subject = WebhookSubject::Appointment(AppointmentId(17));
        WebhookPayload { event: WebhookEvent::AppointmentScheduled, subject }
    }

    const BOOKED: &str = r#"{"event":"appointment:scheduled","data":{"appointmentId":17}}"#;

    #[test]
    fn a_delivery_opens_with_the_key_as_text_and_with_its_bytes() {
        let as_bytes = crypto::seal(&STANDARD.decode(KEY).unwrap(), BOOKED.as_bytes()).unwrap();
        assert_eq!(delivered(BOOKED), Ok(booked()));
        assert_eq!(decode_delivery(&key(), &as_bytes), Ok(booked()));
    }

    #[test]
    fn a_delivery_may_be_a_json_text_and_may_end_in_a_newline() {
        let blob = sealed(BOOKED);
        for body in [format!("\"{blob}\""), format!("{blob}\n"), format!(" \"{blob}\"\r\n")] {
            assert_eq!(decode_delivery(&key(), &body), Ok(booked()));
        }
    }

    #[test]
    fn a_patient_event_names_a_patient() {
        let payload = delivered(r#"{"event":"patient:updated","data":{"patientId":"500001"}}"#).unwrap();
        assert_eq!(payload.event, WebhookEvent::PatientUpdated);
        assert_eq!(payload.subject, WebhookSubject::Patient(Spid(500_001)));
    }

    #[test]
    fn an_unknown_event_and_an_undocumented_subject_are_kept_and_not_shown() {
        let payload = delivered(r#"{"event":"intake:completed","data":{"name":"Mike Shinoda"}}"#).unwrap();
        assert_eq!(payload.event.as_str(), "intake:completed");
        assert!(!payload.event.is_documented());
        assert!(matches!(&payload.subject, WebhookSubject::Other(data) if data["name"] == "Mike Shinoda"));
        assert!(!format!("{payload:?}").contains("Shinoda"));
    }

    #[test]
    fn a_subject_with_two_numbers_is_taken_for_neither() {
        let payload = delivered(r#"{"event":"patient:updated","data":{"patientId":1,"appointmentId":2}}"#).unwrap();
        assert!(matches!(payload.subject, WebhookSubject::Other(_)));
    }

    #[test]
    fn json_of_another_shape_is_no_delivery() {
        for plain in [r#"{"event":"patient:updated"}"#, r#"{"event":null,"data":{}}"#, "[]", "17"] {
            assert_eq!(delivered(plain), Err(CryptoError::Form), "{plain}");
        }
    }

    #[test]
    fn a_body_that_is_no_blob_is_told_apart_from_a_wrong_key() {
        assert_eq!(decode_delivery(&key(), BOOKED), Err(CryptoError::Form));
        assert_eq!(decode_delivery(&key(), ""), Err(CryptoError::Form));
        let whole = sealed(BOOKED);
        assert_eq!(decode_delivery(&key(), &whole[..whole.len() - 4]), Err(CryptoError::Form));
    }

    proptest! {
        #[test]
        fn a_wrong_key_is_always_called_a_wrong_key(wrong in "[a-z]{1,30}") {
            prop_assert_eq!(decode_delivery(&SecretString::from(wrong), &sealed(BOOKED)), Err(CryptoError::Key));
        }

        #[test]
        fn garbage_never_opens_and_never_panics(body in "\\PC{0,300}") {
            prop_assert!(decode_delivery(&key(), &body).is_err());
        }

        #[test]
        fn a_damaged_delivery_never_panics(place in 0_usize..200, with in any::<char>()) {
            let mut letters: Vec<char> = sealed(BOOKED).chars().collect();
            let place = place % letters.len();
            letters[place] = with;
            let _opened = decode_delivery(&key(), &letters.into_iter().collect::<String>());
        }
    }
}
