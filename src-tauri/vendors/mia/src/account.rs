//! Who is logged in: MIA-01 to MIA-03. The backend that answers is the operator's own, in front of the Device Manager.

use serde::Deserialize;
use serde_json::json;
use vendor_http::{Body, Method};

use crate::CallError;
use crate::extra::{Extra, ids_only};
use crate::wire::Wire;

/// The account.
pub struct Account<'a> {
    pub(crate) wire: &'a Wire,
}

/// The profile of whoever is logged in (MIA-02), as far as it is compatible with OpenID Connect's UserInfo, as it should
/// be. Anything may be absent.
#[derive(Clone, PartialEq, Deserialize)]
pub struct Profile {
    /// The subject: the id of the user.
    #[serde(default)]
    pub sub: Option<String>,
    /// Full name.
    #[serde(default)]
    pub name: Option<String>,
    /// Given name.
    #[serde(default)]
    pub given_name: Option<String>,
    /// Family name.
    #[serde(default)]
    pub family_name: Option<String>,
    /// The name they log in with.
    #[serde(default)]
    pub preferred_username: Option<String>,
    /// Mail address.
    #[serde(default)]
    pub email: Option<String>,
    /// Whether the address was verified.
    #[serde(default)]
    pub email_verified: Option<bool>,
    /// Language, such as `it-IT`.
    #[serde(default)]
    pub locale: Option<String>,
    #[serde(flatten)]
    extra: Extra,
}

ids_only! { Profile { sub } }

impl Profile {
    /// Where the reply departs from the document: places, never values.
    pub fn drift(&self) -> Vec<String> {
        let mut places = self.extra.places("MIA-02");
        if self.sub.is_none() {
            places.push("MIA-02: no sub".to_owned());
        }
        places
    }
}

impl Account<'_> {
    /// MIA-01: logs in, and holds the session that the answer sets. Every other call does so by itself when it has to; this
    /// is for finding out whether user name and password are accepted.
    ///
    /// # Errors
    /// 401 when they are not; malformed when no usable session came with the answer.
    pub async fn sign_in(&self) -> Result<(), CallError> {
        self.wire.sign_in().await
    }

    /// MIA-02: the profile of whoever is logged in.
    ///
    /// # Errors
    /// See [`CallError`].
    pub async fn profile(&self) -> Result<Profile, CallError> {
        self.wire.json(self.wire.request("MIA-02", Method::GET, "/profile", &[])?).await
    }

    /// MIA-03: has a new password sent to `email`. Needs no session (A-MIA-13). A success does not say that anyone has that
    /// address.
    ///
    /// # Errors
    /// [`CallErrorKind::InvalidInput`](crate::CallErrorKind) when it is no mail address.
    pub async fn reset_password(&self, email: &str) -> Result<(), CallError> {
        const ID: &str = "MIA-03";
        let email = email.trim();
        if email.split_once('@').is_none_or(|(name, host)| name.is_empty() || host.is_empty()) {
            return Err(CallError::invalid(ID, "email", "must be a mail address"));
        }
        let request = self.wire.request(ID, Method::POST, "/reset-password", &[])?;
        self.wire.openly(request.with_body(Body::Json(json!({ "email": email })))).await.map(drop)
    }
}
