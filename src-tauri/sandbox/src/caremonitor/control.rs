//! What a test or the demo may do to a simulated CareMonitor, and see of it, behind the vendor's back.

use std::ops::Deref;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};

use super::state::{Appointment, Kind, Reading};
use super::surface::Account;
use crate::server::{Orders, Tenant};

/// What happens when a patient is asked for consent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PortalAnswer {
    /// A page asks: for the demo.
    Page,
    /// The patient who is logged in accepts these scopes, as far as they are asked for.
    Accepts {
        /// Who is logged in.
        patient: String,
        /// Such as `steps:write`.
        scopes: Vec<String>,
    },
    /// The patient declines everything.
    Declines,
    /// The portal sends this error back.
    Fails(String),
}

/// How the redirect names the accepted scopes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScopeFormat {
    /// With commas between them.
    Commas,
    /// With blanks between them.
    Blanks,
    /// Not at all.
    Absent,
}

/// Where a log-in's answer has the token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenPlace {
    /// In the header `x-access-token`.
    Header,
    /// In the body, as `token`.
    Body,
    /// In the body, as `data.token`.
    Data,
}

/// In-process control of one simulator. Faults, requests, time and the port are those of every simulator: see
/// [`Orders`], to which this dereferences. Cheap to clone, and harmless after the simulator has stopped.
#[derive(Clone)]
pub struct CareMonitorControl {
    pub(super) tenant: Arc<Tenant<Account>>,
    pub(super) orders: Orders,
}

impl Deref for CareMonitorControl {
    type Target = Orders;

    fn deref(&self) -> &Orders {
        &self.orders
    }
}

impl CareMonitorControl {
    /// The patients: `id`, `orgId`, `name`, `birthDate`, `gender`, `phone`, `email`, `mrn`.
    #[must_use]
    pub fn patients(&self) -> Vec<Value> {
        self.tenant.read(|records| {
            let shown = records.patients.iter().map(|patient| {
                let person = &patient.person;
                json!({
                    "id": patient.id,
                    "orgId": patient.organisation,
                    "name": person.full_name(),
                    "birthDate": person.birth.map(|day| day.to_string()),
                    "gender": person.gender,
                    "phone": person.phone(),
                    "email": person.email,
                    "mrn": person.mrn,
                })
            });
            shown.collect()
        })
    }

    /// The organisations: `id`, `name`, `timezone`.
    #[must_use]
    pub fn organisations(&self) -> Vec<Value> {
        let view =
            |one: &super::state::Organisation| json!({ "id": one.id, "name": one.name, "timezone": one.zone.name() });
        self.tenant.read(|records| records.organisations.iter().map(view).collect())
    }

    /// The providers: `id`, `name`, `orgId`.
    #[must_use]
    pub fn providers(&self) -> Vec<Value> {
        let view = |one: &super::state::Provider| json!({ "id": one.id, "name": one.name, "orgId": one.organisation });
        self.tenant.read(|records| records.providers.iter().map(view).collect())
    }

    /// The telehealth appointments, cancelled ones too, as CM-06 gives them.
    #[must_use]
    pub fn telehealth_appointments(&self) -> Vec<Value> {
        self.appointments(Kind::Telehealth)
    }

    /// The patient appointments, cancelled ones too, as CM-10 gives them.
    #[must_use]
    pub fn patient_appointments(&self) -> Vec<Value> {
        self.appointments(Kind::Patient)
    }

    fn appointments(&self, kind: Kind) -> Vec<Value> {
        let base = &self.tenant.account.base_url;
        self.tenant.read(|records| {
            records.appointments.iter().filter(|one| one.kind == kind).map(|one| one.view(base)).collect()
        })
    }

    /// The readings that were stored: `id`, `clientId`, `operation`, `patientId`, and the `body` as sent.
    #[must_use]
    pub fn readings(&self) -> Vec<Value> {
        self.tenant.read(|records| records.readings.iter().map(Reading::view).collect())
    }

    /// Brings an appointment to a status, also one that nobody knows. An unknown id does nothing.
    pub fn set_status(&self, id: &str, status: &str) {
        self.tenant.change(|records| records.set_status(id, status));
    }

    /// Someone books a telehealth appointment of 20 minutes in the vendor's own application. Gives its id, or nothing
    /// when the patient or their organisation's provider is unknown.
    pub fn book_elsewhere(&self, patient: &str, start: DateTime<Utc>) -> Option<String> {
        self.tenant.change(|records| {
            let organisation = records.patient(patient)?.organisation;
            let zone = records.organisations.iter().find(|one| one.id == organisation)?.zone;
            let provider = records.providers.iter().find(|one| one.organisation == organisation)?.id.to_owned();
            let id = records.next_id("cm-appt");
            records.appointments.push(Appointment {
                id: id.clone(),
                kind: Kind::Telehealth,
                patient: patient.to_owned(),
                provider,
                start,
                end: start + TimeDelta::minutes(20),
                zone,
                word: None,
                status: "booked".to_owned(),
            });
            Some(id)
        })
    }

    /// Someone moves an appointment in the vendor's own application; it stays as long. An unknown id does nothing.
    pub fn move_elsewhere(&self, id: &str, start: DateTime<Utc>) {
        self.tenant.change(|records| {
            for one in records.appointments.iter_mut().filter(|one| one.id == id) {
                (one.start, one.end) = (start, start + (one.end - one.start));
            }
        });
    }

    /// Someone deletes an appointment, so that no list names it any more. An unknown id does nothing.
    pub fn delete_elsewhere(&self, id: &str) {
        self.tenant.change(|records| records.appointments.retain(|one| one.id != id));
    }

    /// What happens from now on when a patient is asked for consent.
    pub fn set_portal_answer(&self, answer: PortalAnswer) {
        self.tenant.change(|records| records.portal = answer);
    }

    /// How redirects name the accepted scopes from now on.
    pub fn set_scope_format(&self, format: ScopeFormat) {
        self.tenant.change(|records| records.scope_format = format);
    }

    /// Whether the token endpoint says from now on whose tokens it gives.
    pub fn set_names_patient(&self, names: bool) {
        self.tenant.change(|records| records.names_patient = names);
    }

    /// A patient withdraws every consent.
    pub fn revoke(&self, patient: &str) {
        self.tenant.change(|records| {
            for consent in records.consents.iter_mut().filter(|consent| consent.patient == patient) {
                consent.revoked = true;
            }
        });
    }

    /// A patient withdraws one scope of every consent.
    pub fn withdraw(&self, patient: &str, scope: &str) {
        self.tenant.change(|records| {
            for consent in records.consents.iter_mut().filter(|consent| consent.patient == patient) {
                consent.scopes.retain(|granted| granted != scope);
            }
        });
    }

    /// The scopes of a patient's consents that stand, oldest consent first.
    #[must_use]
    pub fn scopes_of(&self, patient: &str) -> Vec<Vec<String>> {
        self.tenant.read(|records| {
            let standing = records.consents.iter().filter(|one| one.patient == patient && !one.revoked);
            standing.map(|consent| consent.scopes.clone()).collect()
        })
    }

    /// Lets every token of every log-in run out.
    pub fn expire_tokens(&self) {
        self.tenant.change(|records| records.clinic_tokens.clear());
    }

    /// Lets every access token of every patient run out; refresh tokens stay good.
    pub fn expire_access_tokens(&self) {
        self.tenant.change(|records| records.consents.iter_mut().for_each(|consent| consent.access.clear()));
    }

    /// How long tokens of log-ins and access tokens of patients are valid that are given from now on.
    pub fn set_lives(&self, token: Duration, access: Duration) {
        let delta = |life| TimeDelta::from_std(life).unwrap_or(TimeDelta::MAX);
        self.tenant.change(|records| (records.token_life, records.access_life) = (delta(token), delta(access)));
    }

    /// Where answers to log-ins have the token from now on.
    pub fn set_token_place(&self, place: TokenPlace) {
        self.tenant.change(|records| records.token_place = place);
    }

    /// Someone changes the password.
    pub fn set_password(&self, password: &str) {
        self.tenant.change(|records| password.clone_into(&mut records.password));
    }
}
