//! A consent that was asked for and is not answered yet, and what the answer means.
//!
//! Nothing of the redirect is believed before its `state` is ours: any page the person visits could send one.

use std::collections::BTreeSet;
use std::sync::Arc;

use oauth2::{CsrfToken, PkceCodeVerifier, RedirectUrl};
use secrecy::SecretString;
use subtle::ConstantTimeEq;
use url::form_urlencoded;
use vendor_http::profile::Profile;

use super::metric::{Metric, allowed};
use crate::PatientId;
use crate::words::words;

/// What is needed to understand the patient's answer. It lives in memory only: a console that ends forgets what it asked.
pub struct Pending {
    pub(super) state: CsrfToken,
    pub(super) verifier: PkceCodeVerifier,
    pub(super) redirect: Arc<RedirectUrl>,
    pub(super) patient: PatientId,
    pub(super) asked: BTreeSet<Metric>,
    pub(super) profile: Profile,
}

impl std::fmt::Debug for Pending {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pending").field("asked", &self.asked).finish_non_exhaustive()
    }
}

/// What came of asking.
#[derive(Debug)]
pub enum Decision {
    /// The patient consented, perhaps to less than was asked for. See [`crate::Consents::exchange`].
    Authorised(Authorised),
    /// The patient declined: nothing has failed.
    Declined,
    /// The portal could not ask.
    NotAsked(Refusal),
}

/// A consent, not yet exchanged for tokens.
pub struct Authorised {
    pub(super) code: SecretString,
    pub(super) verifier: PkceCodeVerifier,
    pub(super) redirect: Arc<RedirectUrl>,
    pub(super) patient: PatientId,
    pub(super) asked: BTreeSet<Metric>,
    /// What the redirect says was accepted; none when it says nothing.
    pub accepted: Option<BTreeSet<Metric>>,
}

impl std::fmt::Debug for Authorised {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Authorised").field("accepted", &self.accepted).finish_non_exhaustive()
    }
}

words! {
    /// Why a portal did not ask the patient: RFC 6749, section 4.1.2.1.
    Refusal {
        /// The request was malformed.
        InvalidRequest = "invalid_request",
        /// The application may not ask in this way.
        UnauthorizedClient = "unauthorized_client",
        /// The portal gives no codes.
        UnsupportedResponseType = "unsupported_response_type",
        /// A scope is not known there.
        InvalidScope = "invalid_scope",
        /// The portal failed.
        ServerError = "server_error",
        /// The portal is overloaded or down for maintenance.
        TemporarilyUnavailable = "temporarily_unavailable",
    }
}

impl Pending {
    /// Whether a redirect's query carries our `state`, once.
    pub fn is_answered_by(&self, query: &str) -> bool {
        let states = values(query, "state");
        states.len() == 1 && bool::from(states[0].as_bytes().ct_eq(self.state.secret().as_bytes()))
    }

    /// What a redirect's query means. None when it is not the answer to this request: without our `state`, with neither
    /// a code nor an error, or with one of them twice.
    pub fn decide(&self, query: &str) -> Option<Decision> {
        if !self.is_answered_by(query) {
            return None;
        }
        let (codes, errors, scopes) = (values(query, "code"), values(query, "error"), values(query, "scope"));
        match (codes.as_slice(), errors.as_slice()) {
            ([], [error]) if error == "access_denied" => Some(Decision::Declined),
            ([], [error]) => {
                // The word is data from outside: shortened, and reduced to what an error word may hold.
                let plain = |c: &char| c.is_ascii_alphanumeric() || *c == '_';
                let word: String = error.chars().filter(plain).take(60).collect();
                Some(Decision::NotAsked(Refusal::from(word.as_str())))
            }
            ([code], []) if !code.is_empty() => Some(Decision::Authorised(Authorised {
                code: SecretString::from(code.as_str()),
                verifier: PkceCodeVerifier::new(self.verifier.secret().clone()),
                redirect: Arc::clone(&self.redirect),
                patient: self.patient.clone(),
                asked: self.asked.clone(),
                accepted: match scopes.as_slice() {
                    [] => None,
                    given => Some(&allowed(&given.join(" "), &self.profile) & &self.asked),
                },
            })),
            _ => None,
        }
    }
}

fn values(query: &str, name: &str) -> Vec<String> {
    let pairs = form_urlencoded::parse(query.as_bytes());
    pairs.filter(|(key, _)| key == name).map(|(_, value)| value.into_owned()).collect()
}
