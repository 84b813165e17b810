//! What a client is made from.

use secrecy::SecretString;
use url::Url;
use vendor_http::TransportOptions;

/// One Solo tenant. Secrets are redacted in `Debug`.
#[derive(Debug, Clone)]
pub struct SoloConfig {
    /// Base address: tenant-specific and unpublished, so always configured.
    pub base_url: Url,
    /// Sent as `Api-Key` with every request but the linking one.
    pub api_key: SecretString,
    /// For context-aware links (SOLO-34).
    pub linking_secret: Option<SecretString>,
    /// Sent as `Teams-Auth-Token` with SOLO-10.
    pub teams_token: Option<SecretString>,
    /// Time-outs, concurrency, budget, retries of reads.
    pub transport: TransportOptions,
}

impl SoloConfig {
    /// A tenant with an API key and nothing else.
    pub fn new(base_url: Url, api_key: SecretString) -> Self {
        Self { base_url, api_key, linking_secret: None, teams_token: None, transport: TransportOptions::default() }
    }
}
