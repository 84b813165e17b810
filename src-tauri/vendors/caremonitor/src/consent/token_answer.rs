//! What the token endpoint answers (RFC 6749, section 5.1), read leniently: `expires_in` may stand in quotes, and
//! `token_type` may be absent.

use std::time::Duration;

use oauth2::basic::BasicTokenType;
use oauth2::{AccessToken, RefreshToken, TokenResponse};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize, Serializer, ser};
use vendor_http::lenient;

use crate::PatientId;

#[derive(Deserialize)]
struct Read {
    access_token: String,
    #[serde(default)]
    token_type: Option<String>,
    #[serde(default, deserialize_with = "lenient::seconds")]
    expires_in: Option<u32>,
    #[serde(default)]
    refresh_token: Option<String>,
    #[serde(default)]
    scope: Option<Scopes>,
    #[serde(default)]
    patient_id: Option<PatientId>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Scopes {
    Text(String),
    List(Vec<String>),
}

/// Tokens.
#[derive(Deserialize)]
#[serde(try_from = "Read")]
pub(super) struct TokenAnswer {
    pub(super) access: SecretString,
    pub(super) refresh: Option<SecretString>,
    /// Seconds.
    pub(super) expires_in: Option<u32>,
    pub(super) scope: Option<String>,
    pub(super) patient_id: Option<PatientId>,
    // The library asks for these by reference.
    access_token: AccessToken,
    refresh_token: Option<RefreshToken>,
}

impl TryFrom<Read> for TokenAnswer {
    type Error = &'static str;

    fn try_from(read: Read) -> Result<Self, Self::Error> {
        if read.access_token.is_empty() {
            return Err("the access token is empty");
        }
        if read.token_type.is_some_and(|kind| !kind.eq_ignore_ascii_case("bearer")) {
            return Err("the token is of another type than can be used");
        }
        let refresh = read.refresh_token.filter(|token| !token.is_empty()).map(SecretString::from);
        let access = SecretString::from(read.access_token);
        Ok(Self {
            access_token: AccessToken::new(access.expose_secret().to_owned()),
            refresh_token: refresh.as_ref().map(|token| RefreshToken::new(token.expose_secret().to_owned())),
            access,
            refresh,
            expires_in: read.expires_in,
            scope: read.scope.map(|scopes| match scopes {
                Scopes::Text(text) => text,
                Scopes::List(list) => list.join(" "),
            }),
            patient_id: read.patient_id,
        })
    }
}

impl std::fmt::Debug for TokenAnswer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("TokenAnswer(<redacted>)")
    }
}

impl Serialize for TokenAnswer {
    fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
        Err(ser::Error::custom("tokens are written nowhere but in the vault"))
    }
}

impl TokenResponse for TokenAnswer {
    type TokenType = BasicTokenType;

    fn access_token(&self) -> &AccessToken {
        &self.access_token
    }

    fn token_type(&self) -> &BasicTokenType {
        &BasicTokenType::Bearer
    }

    fn expires_in(&self) -> Option<Duration> {
        self.expires_in.map(|seconds| Duration::from_secs(u64::from(seconds)))
    }

    fn refresh_token(&self) -> Option<&RefreshToken> {
        self.refresh_token.as_ref()
    }

    fn scopes(&self) -> Option<&Vec<oauth2::Scope>> {
        None
    }
}
