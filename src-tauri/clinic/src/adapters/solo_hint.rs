//! What a delivery of Solo means: which visit to read again, or why nothing is to be done. Never a fact: whoever can
//! change a delivery can change what it says, for its encryption proves nothing (see `solo::crypto`). So it is taken at
//! its word only where it says exactly what the document prints.

use solo::crypto::{self, CryptoError};
use solo::{AppointmentId, SecretString, Spid, WebhookEvent, WebhookPayload, WebhookSubject, decode_delivery};

/// A word for an event that no document knows is kept only up to this length.
const LONGEST_WORD: usize = 48;

/// What a delivery turned out to be.
#[derive(Debug, PartialEq)]
pub(crate) enum Opened {
    /// It names a visit.
    Visit { event: String, appointment: i64 },
    /// It names a patient, by SPID (the document calls the number `patientId` and prints a SPID's form).
    Patient { event: String, spid: i64 },
    /// It is about something that is not read by number.
    Other { event: String, subject: &'static str },
    /// It opened, but the document prints nothing like it.
    NotInContract { event: Option<String>, why: &'static str },
    /// There is no key to try.
    NoKey,
    /// No key opens it.
    WrongKey,
    /// It is not of the documented form.
    NotSealed,
}

/// Opens a delivery with the first of the keys that fits.
pub(crate) fn open(keys: &[SecretString], body: &[u8]) -> Opened {
    let Ok(text) = std::str::from_utf8(body) else {
        return Opened::NotSealed;
    };
    if !is_sealed(text) {
        return Opened::NotSealed;
    }
    if keys.is_empty() {
        return Opened::NoKey;
    }
    let mut another_shape = false;
    for key in keys {
        match decode_delivery(key, text) {
            Ok(payload) => return meaning(&payload),
            Err(CryptoError::Form) => another_shape = true,
            Err(CryptoError::Key | CryptoError::Random) => {}
        }
    }
    if another_shape { Opened::NotInContract { event: None, why: "otherShape" } } else { Opened::WrongKey }
}

/// Whether a body has the documented form, whatever its key: salt, IV and whole blocks, as base64.
fn is_sealed(body: &str) -> bool {
    let text = body.trim();
    let quoted: Option<String> = serde_json::from_str(text).ok();
    !matches!(crypto::open(b"", quoted.as_deref().unwrap_or(text).trim()), Err(CryptoError::Form))
}

/// What a payload says, taken strictly.
pub(crate) fn meaning(payload: &WebhookPayload) -> Opened {
    let event = word(&payload.event);
    if !payload.event.is_documented() {
        return Opened::NotInContract { event, why: "unknownEvent" };
    }
    let event_text = payload.event.as_str().to_owned();
    let kind = event_text.split(':').next().unwrap_or_default();
    match (kind, &payload.subject) {
        ("appointment", WebhookSubject::Appointment(AppointmentId(id))) if *id > 0 => {
            Opened::Visit { event: event_text, appointment: *id }
        }
        ("patient", WebhookSubject::Patient(Spid(spid))) if *spid > 0 => {
            Opened::Patient { event: event_text, spid: *spid }
        }
        // The document prints no body for episodes (assumption A-SO-11).
        ("episode", WebhookSubject::Other(_)) => Opened::Other { event: event_text, subject: "episode" },
        _ => Opened::NotInContract { event, why: "otherSubject" },
    }
}

/// The event's word, when it looks like one. What a delivery says may be anything, also a person's name.
fn word(event: &WebhookEvent) -> Option<String> {
    let text = event.as_str();
    let like_one = text.len() <= LONGEST_WORD
        && text.split(':').count() == 2
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || matches!(byte, b':' | b'-'));
    like_one.then(|| text.to_owned())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const KEY: &str = "39VNjjSpgoUWMbUhVCjAoQ==";

    fn keys() -> Vec<SecretString> {
        vec![SecretString::from("another key"), SecretString::from(KEY)]
    }

    fn sealed(plain: &str) -> Vec<u8> {
        crypto::seal(KEY.as_bytes(), plain.as_bytes()).unwrap().into_bytes()
    }

    fn opened(plain: &str) -> Opened {
        open(&keys(), &sealed(plain))
    }

    #[test]
    fn a_visit_is_named_only_by_what_the_document_prints() {
        assert_eq!(
            opened(r#"{"event":"appointment:lwbs","data":{"appointmentId":17}}"#),
            Opened::Visit { event: "appointment:lwbs".into(), appointment: 17 }
        );
        for (plain, why) in [
            (r#"{"event":"appointment:arrived","data":{"appointmentId":17}}"#, "unknownEvent"),
            (r#"{"event":"patient:updated","data":{"appointmentId":17}}"#, "otherSubject"),
            (r#"{"event":"appointment:lwbs","data":{"appointmentId":-17}}"#, "otherSubject"),
            (r#"{"event":"appointment:lwbs","data":{"appointmentId":17,"patientId":1}}"#, "otherSubject"),
            (r#"{"event":"appointment:lwbs"}"#, "otherShape"),
            ("[17]", "otherShape"),
        ] {
            assert!(matches!(opened(plain), Opened::NotInContract { why: told, .. } if told == why), "{plain}");
        }
    }

    #[test]
    fn patients_and_episodes_are_told_apart_from_visits() {
        let patient = opened(r#"{"event":"patient:created","data":{"patientId":5}}"#);
        assert_eq!(patient, Opened::Patient { event: "patient:created".into(), spid: 5 });
        let episode = opened(r#"{"event":"episode:updated","data":{"episodeId":"e"}}"#);
        assert_eq!(episode, Opened::Other { event: "episode:updated".into(), subject: "episode" });
    }

    #[test]
    fn a_word_that_may_be_a_name_is_not_kept() {
        let of = |event: &str| match opened(&format!(r#"{{"event":"{event}","data":{{}}}}"#)) {
            Opened::NotInContract { event, .. } => event,
            other => panic!("{other:?}"),
        };
        assert_eq!(of("intake:completed"), Some("intake:completed".to_owned()));
        for odd in ["Shinoda, Mike", "intake", "a:b:c", "intake:Mike", &format!("a:{}", "b".repeat(60))] {
            assert_eq!(of(odd), None, "{odd}");
        }
    }

    #[test]
    fn why_a_delivery_does_not_open_is_told() {
        let good = sealed(r#"{"event":"patient:created","data":{"patientId":5}}"#);
        assert_eq!(open(&[], &good), Opened::NoKey);
        assert_eq!(open(&[SecretString::from("another key")], &good), Opened::WrongKey);
        for garbage in [b"".as_slice(), b"garbage", &[0xFF; 90], b"{\"event\":\"patient:created\"}", &good[..50]] {
            assert_eq!(open(&keys(), garbage), Opened::NotSealed);
        }
    }
}
