//! What a client is made from.

use secrecy::SecretString;
use url::Url;
use vendor_http::TransportOptions;

/// One account at one Device Manager. `Debug` shows neither who logs in nor the password.
#[derive(Clone)]
pub struct MiaConfig {
    /// Base address of the BFF: each installation has its own.
    pub base_url: Url,
    /// Who logs in (MIA-01).
    pub username: String,
    /// With which password.
    pub password: SecretString,
    /// What differs between installations.
    pub settings: MiaSettings,
    /// Time-outs, concurrency, budget, retries of reads.
    pub transport: TransportOptions,
}

impl MiaConfig {
    /// An account at an installation that has the default names.
    pub fn new(base_url: Url, username: impl Into<String>, password: SecretString) -> Self {
        Self {
            base_url,
            username: username.into(),
            password,
            settings: MiaSettings::default(),
            transport: TransportOptions::default(),
        }
    }
}

impl std::fmt::Debug for MiaConfig {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MiaConfig").field("settings", &self.settings).finish_non_exhaustive()
    }
}

/// The names that an installation may have set otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MiaSettings {
    /// `{format}` of MIA-04. A-MIA-04: `healthkitstandard-json`.
    pub bff_format: String,
    /// `{format}` of MIA-09. A-MIA-04: `medisantestandard-json`.
    pub medisante_format: String,
    /// `{format}` of MIA-10. A-MIA-04: `healthkitstandard-json`.
    pub healthkit_format: String,
    /// `deviceProvider` of a device that is assigned without naming one. A-MIA-05: `apple-healthkit`.
    pub device_provider: String,
    /// Path of MIA-15, from `/`. A-MIA-03: `/tdm-dm-devices`.
    pub devices_path: String,
    /// The property of a detection that holds its time. A-MIA-08: `recordedAt`.
    pub detection_time: String,
}

impl Default for MiaSettings {
    fn default() -> Self {
        Self {
            bff_format: "healthkitstandard-json".to_owned(),
            medisante_format: "medisantestandard-json".to_owned(),
            healthkit_format: "healthkitstandard-json".to_owned(),
            device_provider: "apple-healthkit".to_owned(),
            devices_path: "/tdm-dm-devices".to_owned(),
            detection_time: "recordedAt".to_owned(),
        }
    }
}
