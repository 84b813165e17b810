//! What CAR-02 takes, with Carium's rules checked before anything is sent.

use chrono::{Datelike, NaiveDate};
use serde_json::{Map, Value, json};
use vendor_http::CallError;

use crate::words::words;
use crate::{GroupId, OrganizationId, jsonapi};

words! {
    /// Gender, in Carium's words.
    Gender {
        /// Male.
        Male = "male",
        /// Female.
        Female = "female",
        /// Prefers not to answer.
        PreferNotToAnswer = "pnta",
        /// Another.
        Other = "other",
        /// Not known.
        Unknown = "unknown",
    }
}

words! {
    /// The language and region in which Carium speaks to the patient.
    Locale {
        /// English of the United States; Carium's own default.
        EnUs = "en_US",
        /// Spanish of the United States.
        EsUs = "es_US",
    }
}

/// A patient to make (CAR-02). `Debug` shows nothing of it.
#[derive(Clone, PartialEq)]
pub struct NewPatient {
    /// Given name; required.
    pub first_name: String,
    /// Family name; required.
    pub last_name: String,
    /// Date of birth.
    pub birth_date: NaiveDate,
    /// Gender; one of the documented words.
    pub gender: Gender,
    /// E-mail; required without a mobile phone.
    pub email: Option<String>,
    /// Mobile phone in E.164 (`+15551234567`); required without an e-mail.
    pub mobile_phone: Option<String>,
    /// Locale; `en_US` when absent.
    pub locale: Option<Locale>,
    /// Groups the patient belongs to.
    pub individual_group_ids: Vec<GroupId>,
    /// The name to log in with: the e-mail or the mobile phone as given above. Without it the e-mail, or the phone of
    /// someone who has none (A-CAR-16).
    pub username: Option<String>,
}

impl NewPatient {
    /// The name under which the patient will log in, and is invited (CAR-03).
    pub fn login_name(&self) -> Option<&str> {
        self.username.as_deref().or(self.email.as_deref()).or(self.mobile_phone.as_deref())
    }

    pub(super) fn body(&self, operation: &'static str, organization: &OrganizationId) -> Result<Value, CallError> {
        let refuse = |field, rule| Err(CallError::invalid(operation, field, rule));
        if self.first_name.trim().is_empty() {
            return refuse("first-name", "is required");
        }
        if self.last_name.trim().is_empty() {
            return refuse("last-name", "is required");
        }
        if !(1..=9_999).contains(&self.birth_date.year()) {
            return refuse("birth-date", "must be YYYY-MM-DD");
        }
        if !self.gender.is_documented() {
            return refuse("gender", "must be male, female, pnta, other or unknown");
        }
        if self.email.is_none() && self.mobile_phone.is_none() {
            return refuse("email", "is required unless there is a mobile-phone");
        }
        if self.email.as_deref().is_some_and(|email| !is_email(email)) {
            return refuse("email", "must be an e-mail address");
        }
        if self.mobile_phone.as_deref().is_some_and(|phone| !is_e164(phone)) {
            return refuse("mobile-phone", "must be E.164, such as +15551234567");
        }
        if self.locale.as_ref().is_some_and(|locale| !locale.is_documented()) {
            return refuse("locale", "must be en_US or es_US");
        }
        if self.individual_group_ids.iter().any(|id| id.as_str().trim().is_empty()) {
            return refuse("individual-group-ids", "must not hold an empty id");
        }
        let own = [self.email.as_deref(), self.mobile_phone.as_deref()];
        if self.username.as_deref().is_some_and(|name| !own.contains(&Some(name))) {
            return refuse("username", "must equal email or mobile-phone");
        }
        let mut attributes = Map::new();
        let mut put = |name: &str, value: Option<Value>| {
            if let Some(value) = value {
                attributes.insert(name.to_owned(), value);
            }
        };
        put("first-name", Some(json!(self.first_name)));
        put("last-name", Some(json!(self.last_name)));
        put("birth-date", Some(json!(self.birth_date.format("%Y-%m-%d").to_string())));
        put("gender", Some(json!(self.gender.as_str())));
        put("email", self.email.as_ref().map(|email| json!(email)));
        put("mobile-phone", self.mobile_phone.as_ref().map(|phone| json!(phone)));
        put("locale", self.locale.as_ref().map(|locale| json!(locale.as_str())));
        put("individual-group-ids", (!self.individual_group_ids.is_empty()).then(|| json!(self.individual_group_ids)));
        put("organization-id", Some(json!(organization)));
        let username = match (&self.username, &self.email) {
            (None, None) => self.mobile_phone.as_deref(),
            (given, _) => given.as_deref(),
        };
        put("username", username.map(|name| json!(name)));
        Ok(jsonapi::document("ui-patients", attributes, None))
    }
}

impl std::fmt::Debug for NewPatient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewPatient").finish_non_exhaustive()
    }
}

/// One `@` between two parts, and nothing that RFC 2822 allows in comments and quotes only: what a person types.
fn is_email(text: &str) -> bool {
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !"<>()[],;:\"\\".contains(c);
    text.len() <= 254
        && text.chars().all(plain)
        && text.split_once('@').is_some_and(|(local, domain)| {
            !local.is_empty() && !domain.is_empty() && !domain.contains('@') && !domain.starts_with('.')
        })
}

/// ITU-T E.164: `+`, then up to 15 digits of which the first is not 0. Fewer than seven reach nobody.
fn is_e164(text: &str) -> bool {
    let Some(digits) = text.strip_prefix('+') else {
        return false;
    };
    (7..=15).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phone_is_e164_or_none() {
        for phone in ["+15551234567", "+6834000", "+442079460958"] {
            assert!(is_e164(phone), "{phone}");
        }
        for phone in
            ["5551234567", "+05551234567", "+1 555 123 4567", "+1555123456789012", "+123456", "+", "+1555abc4567"]
        {
            assert!(!is_e164(phone), "{phone}");
        }
    }

    #[test]
    fn an_email_is_one_address() {
        for email in ["james.reece@example.com", "o'neil+x@example.co.uk", "jörg@example.com"] {
            assert!(is_email(email), "{email}");
        }
        for email in ["james", "@example.com", "james@", "a@b@c", "a b@example.com", "A <a@b.c>", "a@.c", "a@b\n.c"] {
            assert!(!is_email(email), "{email}");
        }
    }
}
