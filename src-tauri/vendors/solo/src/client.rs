//! The client: one tenant, and a handle per noun.

use secrecy::SecretString;
use url::Url;

use crate::wire::Wire;
use crate::{
    Appointments, Assistance, Attachments, CallError, Documents, Episodes, Linking, Links, Notes, Patients,
    PerfectAnswer, Reports, Rooms, Slots, SoloConfig, Webhooks,
};

/// A client of one Solo tenant. Cheap to clone; clones share connections and the request budget.
#[derive(Clone)]
pub struct Solo {
    wire: Wire,
    base_url: Url,
    linking_secret: Option<SecretString>,
    teams_token: Option<SecretString>,
}

impl Solo {
    /// A client. Nothing is contacted yet.
    ///
    /// # Errors
    /// When the base address is neither `https` nor on this machine, or the key cannot be a header.
    pub fn new(config: SoloConfig) -> Result<Self, CallError> {
        Ok(Self {
            wire: Wire::new(&config)?,
            base_url: config.base_url,
            linking_secret: config.linking_secret,
            teams_token: config.teams_token,
        })
    }

    /// Patients: SOLO-01 to SOLO-05.
    pub fn patients(&self) -> Patients<'_> {
        Patients { wire: &self.wire }
    }

    /// Appointments: SOLO-06 to SOLO-08, SOLO-13, SOLO-14.
    pub fn appointments(&self) -> Appointments<'_> {
        Appointments { wire: &self.wire }
    }

    /// Links into a call: SOLO-09 to SOLO-12.
    pub fn links(&self) -> Links<'_> {
        Links { wire: &self.wire, teams_token: self.teams_token.as_ref() }
    }

    /// Waiting rooms: SOLO-15.
    pub fn rooms(&self) -> Rooms<'_> {
        Rooms { wire: &self.wire }
    }

    /// Visit notes: SOLO-16, SOLO-17.
    pub fn notes(&self) -> Notes<'_> {
        Notes { wire: &self.wire }
    }

    /// Slots: SOLO-18.
    pub fn slots(&self) -> Slots<'_> {
        Slots { wire: &self.wire }
    }

    /// Attachments: SOLO-19 to SOLO-21.
    pub fn attachments(&self) -> Attachments<'_> {
        Attachments { wire: &self.wire }
    }

    /// Patient documents: SOLO-22.
    pub fn documents(&self) -> Documents<'_> {
        Documents { wire: &self.wire }
    }

    /// Episodes of care: SOLO-23 to SOLO-28.
    pub fn episodes(&self) -> Episodes<'_> {
        Episodes { wire: &self.wire }
    }

    /// Reports: SOLO-29 to SOLO-32.
    pub fn reports(&self) -> Reports<'_> {
        Reports { wire: &self.wire }
    }

    /// The consult request: SOLO-33.
    pub fn perfect_answer(&self) -> PerfectAnswer<'_> {
        PerfectAnswer { wire: &self.wire }
    }

    /// Context-aware links: SOLO-34.
    pub fn linking(&self) -> Linking<'_> {
        Linking { wire: &self.wire, base_url: &self.base_url, secret: self.linking_secret.as_ref() }
    }

    /// Webhooks: SOLO-35 to SOLO-39.
    pub fn webhooks(&self) -> Webhooks<'_> {
        Webhooks { wire: &self.wire }
    }

    /// Assistance requests: SOLO-40 to SOLO-42.
    pub fn assistance(&self) -> Assistance<'_> {
        Assistance { wire: &self.wire }
    }
}
