//! What a client is made from.

use secrecy::SecretString;
use url::Url;
use vendor_http::TransportOptions;
use vendor_http::profile::Profile;

use crate::default_profile;

/// Base address of ClinOne's published test environment.
pub const TEST_BASE_URL: &str = "https://test1api.clinone.com";
/// Token endpoint of the test environments. The document's link there is corrupt; this is its visible text.
pub const TEST_TOKEN_URL: &str =
    "https://clinoneb2cqa.b2clogin.com/clinoneb2cqa.onmicrosoft.com/b2c_1_signin_signup/oauth2/v2.0/token";
/// Scope that is asked for in the test environments.
pub const TEST_SCOPE: &str = "https://clinoneb2cqa.onmicrosoft.com/clinoneapi/.default";

/// One External Client of an organisation. Its secret is redacted in `Debug`.
#[derive(Debug, Clone)]
pub struct ClinOneConfig {
    /// Base address (A-C1-04).
    pub base_url: Url,
    /// Token endpoint, of another origin than the API (A-C1-04).
    pub token_url: Url,
    /// What is asked for, e.g. `https://…/clinoneapi/.default` (A-C1-04).
    pub scope: String,
    /// Client id.
    pub client_id: String,
    /// Client secret; ClinOne shows it once.
    pub client_secret: SecretString,
    /// The contract.
    pub profile: Profile,
    /// Time-outs, concurrency, budget, retries of reads.
    pub transport: TransportOptions,
}

impl ClinOneConfig {
    /// A client with the assumed contract.
    pub fn new(base_url: Url, token_url: Url, scope: &str, client_id: &str, client_secret: SecretString) -> Self {
        Self {
            base_url,
            token_url,
            scope: scope.to_owned(),
            client_id: client_id.to_owned(),
            client_secret,
            profile: default_profile(),
            transport: TransportOptions::default(),
        }
    }
}
