//! What a client is made from.

use secrecy::SecretString;
use url::Url;
use vendor_http::TransportOptions;
use vendor_http::profile::Profile;

use crate::OrgId;

/// One CareMonitor account. Secrets are redacted in `Debug`.
#[derive(Debug, Clone)]
pub struct CareMonitorConfig {
    /// Base address: unpublished, so always configured (A-CM-01).
    pub base_url: Url,
    /// The organisation whose patients and providers are meant; [`crate::CareMonitor::at`] gives a client for another.
    pub org_id: OrgId,
    /// How the Clinical API is entered.
    pub access: Access,
    /// How patients' consent is asked for; without it, there are no metrics.
    pub oauth: Option<OAuth>,
    /// Paths, header names and field names.
    pub profile: Profile,
    /// Time-outs, concurrency, budget, retries of reads.
    pub transport: TransportOptions,
}

/// How the Clinical API is entered: by one of the two, never by both.
#[derive(Debug, Clone)]
pub enum Access {
    /// A user logs in for a short-lived token (CM-01).
    Password {
        /// The user.
        user_id: String,
        /// The user's password.
        password: SecretString,
    },
    /// A key, sent with every request.
    ApiKey(SecretString),
}

/// How the Health metrics API is entered: by each patient's consent at the patient portal.
#[derive(Debug, Clone)]
pub struct OAuth {
    /// Where patients log in; often another host than the Clinical API's.
    pub portal: Url,
    /// What the vendor calls this application.
    pub client_id: String,
    /// Given to some applications by the vendor; PKCE is used in any case.
    pub client_secret: Option<SecretString>,
}
