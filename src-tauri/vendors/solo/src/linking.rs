//! Context-aware links: SOLO-34. The link is made here, without a request, or tried without following where it leads.

use chrono::{DateTime, NaiveDate, Utc};
use secrecy::ExposeSecret;
use serde::Serialize;
use url::Url;
use vendor_http::{Method, Redirects, Request};

use crate::wire::Wire;
use crate::{CallError, SecretString, crypto, envelope};

const ID: &str = "SOLO-34";

/// Context-aware links.
pub struct Linking<'a> {
    pub(crate) wire: &'a Wire,
    pub(crate) base_url: &'a Url,
    pub(crate) secret: Option<&'a SecretString>,
}

/// Who enters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum LinkingKind {
    /// The patient.
    Patient,
    /// A medical assistant.
    MedicalAssistant,
    /// A provider.
    Provider,
}

/// `patient.sex` of the schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum LinkingSex {
    /// Male.
    Male,
    /// Female.
    Female,
    /// Other.
    Other,
    /// Unknown.
    Unknown,
}

/// What a link claims. The schema requires every member.
#[derive(Clone, PartialEq, Serialize)]
pub struct LinkingClaims {
    /// Who joins.
    pub user: String,
    /// As what.
    #[serde(rename = "type")]
    pub kind: LinkingKind,
    /// Which visit.
    pub visit: String,
    /// When the visit is; unix seconds on the wire.
    #[serde(serialize_with = "unix")]
    pub date: DateTime<Utc>,
    /// Whose visit.
    pub patient: LinkingPatient,
}

/// The patient of the schema.
#[derive(Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LinkingPatient {
    /// Their id.
    pub id: String,
    /// Their sex.
    pub sex: LinkingSex,
    /// Date of birth.
    pub dob: NaiveDate,
    /// Given name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
}

fn unix<S: serde::Serializer>(at: &DateTime<Utc>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_i64(at.timestamp())
}

impl Linking<'_> {
    /// Whether a linking secret is configured.
    pub fn is_configured(&self) -> bool {
        self.secret.is_some()
    }

    /// SOLO-34: a link into the visit, with fresh salt and IV. Nothing is sent; the link is for a browser.
    ///
    /// # Errors
    /// [`CallErrorKind::InvalidInput`](crate::CallErrorKind) when no secret is configured or a claim is empty.
    pub fn url(&self, claims: &LinkingClaims) -> Result<Url, CallError> {
        let mut url = self.base_url.clone();
        url.set_path("/integrations/linking");
        url.set_query(Some(&format!("arg={}", encoded(&self.arg(claims)?))));
        Ok(url)
    }

    /// SOLO-34, tried: where Solo would send the browser. No redirect is followed, and no key is sent.
    ///
    /// # Errors
    /// When Solo refuses the claims, or does not redirect to an `https` address.
    pub async fn connect(&self, claims: &LinkingClaims) -> Result<Url, CallError> {
        let arg = self.arg(claims)?;
        let request = Request::new(ID, Method::GET, "/integrations/linking", &[])
            .map_err(|error| CallError::of(error, envelope::message))?
            .with_query("arg", arg)
            .with_redirects(Redirects::Returned);
        let answer = self.wire.answer(request).await?;
        let location = answer
            .headers
            .get("location")
            .filter(|_| answer.status.is_redirection())
            .and_then(|value| value.to_str().ok())
            .and_then(|text| self.base_url.join(text).ok())
            // Plain http only to where we already are, that is to a simulator on this machine.
            .filter(|url| url.scheme() == "https" || url.origin() == self.base_url.origin());
        location.ok_or_else(|| CallError::unreadable(ID, &answer))
    }

    fn arg(&self, claims: &LinkingClaims) -> Result<String, CallError> {
        let secret = self.secret.ok_or_else(|| CallError::invalid(ID, "linking secret", "is not configured"))?;
        let required = [
            ("user", &claims.user),
            ("visit", &claims.visit),
            ("patient.id", &claims.patient.id),
            ("patient.firstName", &claims.patient.first_name),
            ("patient.lastName", &claims.patient.last_name),
        ];
        for (field, value) in required {
            if value.trim().is_empty() {
                return Err(CallError::invalid(ID, field, "is required"));
            }
        }
        let plain = serde_json::to_vec(claims).map_err(|_| CallError::invalid(ID, "claims", "cannot be written"))?;
        crypto::seal(secret.expose_secret().as_bytes(), &plain)
            .map_err(|_| CallError::invalid(ID, "arg", "cannot be encrypted"))
    }
}

/// Everything but letters and digits is percent-encoded, `+`, `/` and `=` above all.
fn encoded(arg: &str) -> String {
    url::form_urlencoded::byte_serialize(arg.as_bytes()).collect()
}
