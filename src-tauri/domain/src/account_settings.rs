//! What an account at a vendor is set up with beside its address and its secrets.

use serde::{Deserialize, Serialize};
use specta::Type;

use crate::Vendor;

/// Settings of one account that are no secret, by vendor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "vendor", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum AccountSettings {
    /// Teladoc Health Solo: the key says everything.
    Solo,
    /// Carium (CAR-01): a person logs in for an organisation.
    Carium {
        /// The organisation whose patients and appointments these are (a UUID).
        organization_id: String,
        /// Who logs in.
        username: String,
    },
    /// CareMonitor (CM-01): a user, or an API key, never both.
    CareMonitor {
        /// Sent as `org_id` with every request.
        org_id: String,
        /// How calls are authenticated.
        way: CareMonitorWay,
        /// Who logs in; empty with an API key.
        user_id: String,
        /// Our id at the patient portal, for consents (CM-02); empty where none was given.
        client_id: String,
        /// Where patients consent: the portal's address; empty where no consents are asked for.
        portal_url: String,
    },
    /// ClinOne (C1-01): an external client of one organisation.
    ClinOne {
        /// Where tokens are asked for: on another host than the calls.
        token_url: String,
        /// The scope that is asked for.
        scope: String,
        /// The external client's id.
        client_id: String,
    },
    /// Mia-Platform Device Manager (MIA-01): a user of the backend in front of it.
    Mia {
        /// Who logs in.
        username: String,
        /// What devices are enrolled as coming from (documented as `apple-healthkit`).
        device_provider: String,
    },
}

/// How calls to CareMonitor are authenticated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum CareMonitorWay {
    /// User and password give a short-lived token.
    Password,
    /// A key with every call.
    Key,
}

/// A secret that a connection may have. Its value is in the keyring.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum SecretKind {
    /// The key that every call carries: Solo, CareMonitor.
    ApiKey,
    /// Solo's secret of context-aware links (SOLO-34).
    LinkingSecret,
    /// Solo's token for Teams links (SOLO-10).
    TeamsToken,
    /// The password of the user who logs in: Carium, CareMonitor, Mia.
    Password,
    /// The external client's secret: ClinOne.
    ClientSecret,
}

impl AccountSettings {
    /// Whose account it is.
    pub fn vendor(&self) -> Vendor {
        match self {
            Self::Solo => Vendor::Solo,
            Self::Carium { .. } => Vendor::Carium,
            Self::CareMonitor { .. } => Vendor::CareMonitor,
            Self::ClinOne { .. } => Vendor::ClinOne,
            Self::Mia { .. } => Vendor::Mia,
        }
    }

    /// The secrets that no call can do without.
    pub fn needs(&self) -> &'static [SecretKind] {
        match self {
            Self::Solo => &[SecretKind::ApiKey],
            Self::CareMonitor { way: CareMonitorWay::Key, .. } => &[SecretKind::ApiKey],
            Self::Carium { .. } | Self::CareMonitor { .. } | Self::Mia { .. } => &[SecretKind::Password],
            Self::ClinOne { .. } => &[SecretKind::ClientSecret],
        }
    }

    /// The secrets that some acts need.
    pub fn may_have(&self) -> &'static [SecretKind] {
        match self {
            Self::Solo => &[SecretKind::LinkingSecret, SecretKind::TeamsToken],
            Self::Carium { .. } | Self::CareMonitor { .. } | Self::ClinOne { .. } | Self::Mia { .. } => &[],
        }
    }
}
