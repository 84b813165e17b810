//! Everything behind the lock.

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;

use super::{Appointment, Code, Consent, Reading, Slot};
use crate::caremonitor::control::{PortalAnswer, ScopeFormat, TokenPlace};
use crate::people::Person;

#[derive(Debug, Clone)]
pub(crate) struct Organisation {
    pub(crate) id: &'static str,
    pub(crate) name: &'static str,
    pub(crate) zone: Tz,
}

#[derive(Debug, Clone)]
pub(crate) struct Provider {
    pub(crate) id: &'static str,
    pub(crate) name: &'static str,
    pub(crate) organisation: &'static str,
}

#[derive(Debug, Clone)]
pub(crate) struct Patient {
    pub(crate) id: String,
    pub(crate) organisation: &'static str,
    pub(crate) person: Person,
}

#[derive(Debug, Clone)]
pub(crate) struct ClinicToken {
    pub(crate) token: String,
    pub(crate) until: DateTime<Utc>,
}

pub(crate) struct Records {
    pub(crate) organisations: Vec<Organisation>,
    pub(crate) providers: Vec<Provider>,
    pub(crate) patients: Vec<Patient>,
    pub(crate) slots: Vec<Slot>,
    pub(crate) appointments: Vec<Appointment>,
    pub(crate) readings: Vec<Reading>,
    pub(crate) password: String,
    pub(crate) token_life: TimeDelta,
    pub(crate) access_life: TimeDelta,
    pub(crate) token_place: TokenPlace,
    pub(crate) clinic_tokens: Vec<ClinicToken>,
    pub(crate) portal: PortalAnswer,
    pub(crate) scope_format: ScopeFormat,
    /// Whether the token endpoint names the patient.
    pub(crate) names_patient: bool,
    pub(crate) codes: Vec<Code>,
    pub(crate) consents: Vec<Consent>,
    /// Simulated time.
    pub(crate) clock: DateTime<Utc>,
    /// The last number that was given.
    pub(crate) last: u64,
}

impl Records {
    pub(crate) fn patient(&self, id: &str) -> Option<&Patient> {
        self.patients.iter().find(|patient| patient.id == id)
    }

    /// The organisation of a provider.
    pub(crate) fn organisation_of(&self, provider: &str) -> Option<&'static str> {
        self.providers.iter().find(|one| one.id == provider).map(|provider| provider.organisation)
    }

    /// The next number, behind a prefix.
    pub(crate) fn next_id(&mut self, prefix: &str) -> String {
        format!("{prefix}-{}", self.next())
    }

    pub(crate) fn next(&mut self) -> u64 {
        self.last += 1;
        self.last
    }

    /// Whether somebody has an appointment with the slot's provider at its time.
    pub(crate) fn is_taken(&self, slot: &Slot) -> bool {
        self.appointments.iter().any(|one| {
            one.provider == slot.provider && one.status != "cancelled" && one.start < slot.end && slot.start < one.end
        })
    }

    /// An unknown id does nothing.
    pub(crate) fn set_status(&mut self, id: &str, status: &str) {
        if let Some(one) = self.appointments.iter_mut().find(|one| one.id == id) {
            status.clone_into(&mut one.status);
        }
    }

    /// The consent that an access token belongs to, when it is good now.
    pub(crate) fn consent_of(&self, access: &str, now: DateTime<Utc>) -> Option<&Consent> {
        self.consents.iter().find(|consent| consent.accepts(access, now))
    }

    pub(crate) fn revoke(&mut self, consent: u64) {
        for one in self.consents.iter_mut().filter(|one| one.id == consent) {
            one.revoked = true;
        }
    }

    pub(crate) fn advance(&mut self, by: TimeDelta) {
        self.clock += by;
        for one in &mut self.appointments {
            one.move_to(self.clock);
        }
    }
}
