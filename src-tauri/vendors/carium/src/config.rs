//! What a client is made from.

use std::borrow::Cow;
use std::time::Duration;

use secrecy::SecretString;
use url::Url;
use vendor_http::TransportOptions;

use crate::OrganizationId;

/// How CAR-08 to CAR-11, whose lists the document does not show, take the organisation (A-CAR-05).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OrganizationFilter {
    /// `filter[organization-id]=…`
    #[default]
    Bracketed,
    /// `organization-id=…`, as CAR-12 and CAR-16 take it.
    Plain,
    /// Not at all: an account sees its own organisation.
    Absent,
}

/// One account at Carium. Secrets and the user's name are redacted in `Debug`.
#[derive(Clone)]
pub struct CariumConfig {
    /// Base address, `https://api.carium.com` for the vendor's own service.
    pub base_url: Url,
    /// The clinic's organisation.
    pub organization_id: OrganizationId,
    /// Who logs in.
    pub username: String,
    /// The password.
    pub password: SecretString,
    /// Where a refresh token is taken (A-CAR-01); begins and ends with a slash.
    pub refresh_path: Cow<'static, str>,
    /// The life of an access token to ask for, 1 to 3,600 seconds; the vendor's longest when absent.
    pub access_token_seconds: Option<u32>,
    /// How CAR-08 to CAR-11 take the organisation (A-CAR-05).
    pub organization_filter: OrganizationFilter,
    /// Longest time for a file's way to or from its store, instead of the transport's own: a clinic's uplink is slow.
    pub file_timeout: Duration,
    /// Time-outs, concurrency, budget, retries of reads.
    pub transport: TransportOptions,
}

impl CariumConfig {
    /// An account with everything else as the vendor has it.
    pub fn new(base_url: Url, organization_id: OrganizationId, username: String, password: SecretString) -> Self {
        Self {
            base_url,
            organization_id,
            username,
            password,
            refresh_path: Cow::Borrowed("/identity/v1/refresh/"),
            access_token_seconds: None,
            organization_filter: OrganizationFilter::default(),
            file_timeout: Duration::from_secs(120),
            transport: TransportOptions::default(),
        }
    }
}

impl std::fmt::Debug for CariumConfig {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CariumConfig")
            .field("base_url", &self.base_url.as_str())
            .field("organization_id", &self.organization_id)
            .finish_non_exhaustive()
    }
}
