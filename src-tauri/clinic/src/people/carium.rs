//! Registering somebody at Carium (CAR-02) and inviting them (CAR-03). Making a record invites nobody, and is said so.

use chrono::{NaiveDate, Utc};
use domain::act::{CariumPatientAct, InvitedBy};
use domain::search_terms::fold;
use domain::{Act, ConnectionId, Demographics, IdentifierKind, PatientKey, Subject, Vendor};
use store::{ConnectionRow, IntentFilter, IntentRow, ReadBatch};
use uuid::Uuid;

use super::duplicates::duplicates;
use super::verify;
use crate::access::Scheduling;
use crate::account::At;
use crate::adapters::carium_patients;
use crate::outbox::{Intended, keep};
use crate::views::{CariumRegistration, Duplicate, Fact, IntentView, InviteInput, Kept, Tag};
use crate::{Clinic, ClinicError, Result, settings, text};

const LONGEST: usize = 100;
const GENDERS: [&str; 5] = ["female", "male", "other", "pnta", "unknown"];
const LOCALES: [&str; 2] = ["en_US", "es_US"];

impl Scheduling {
    /// Who here may be the same person, once what was typed can be sent.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] for a field, [`ClinicError::Conflict`] when the connection is off or not Carium's.
    pub async fn review_at_carium(&self, input: CariumRegistration) -> Result<Vec<Duplicate>> {
        let clinic = &*self.clinic;
        let connection = connection(clinic, &input.connection).await?;
        let act = registration(&input, &connection)?;
        duplicates(clinic, &connection.id, None, &as_record(&act)).await
    }

    /// Keeps a registration (CAR-02). It leaves after the undo window, once, after a look whether the person is there.
    ///
    /// # Errors
    /// As [`Scheduling::review_at_carium`]; [`ClinicError::Conflict`] too when somebody known here may be the same person
    /// and was not looked at, or the same registration is under way.
    pub async fn register_at_carium(&self, input: CariumRegistration) -> Result<Kept> {
        let clinic = &*self.clinic;
        let connection = connection(clinic, &input.connection).await?;
        if !input.read_back {
            return Err(ClinicError::invalid("readBack", "required"));
        }
        let act = registration(&input, &connection)?;
        for duplicate in duplicates(clinic, &connection.id, None, &as_record(&act)).await? {
            if !duplicate.person.key.is_some_and(|key| input.not_the_same.contains(&key)) {
                return Err(ClinicError::Conflict("mayBeKnown"));
            }
        }
        let open = IntentFilter { open_only: true, settled_since: None };
        let under_way = clinic.store.ledger().intents(open).await?.into_iter().any(|intent| {
            let Act::CariumPatient(other) = &intent.act else { return false };
            intent.connection == connection.id && same_person(other, &act)
        });
        if under_way {
            return Err(ClinicError::Conflict("registrationUnderWay"));
        }
        let intended = Intended {
            connection: connection.id,
            subject: Subject::of("registration", Uuid::new_v4()),
            visit: None,
            patient: None,
            act: Act::CariumPatient(Box::new(act)),
            new_visit: None,
        };
        keep(clinic, &self.actor, intended).await
    }

    /// Keeps an invitation to Carium's own applications (CAR-03), by an address that the record has. Nothing shows whether
    /// it arrived: without an answer a person decides.
    ///
    /// # Errors
    /// [`ClinicError::Conflict`] when the identifiers do not hold, the connection is off or not Carium's, the record has no
    /// such address, or an invitation is under way.
    pub async fn invite(&self, input: InviteInput) -> Result<Kept> {
        let clinic = &*self.clinic;
        let patient = clinic.store.mirror().patient(&input.patient).await?.ok_or(ClinicError::NotFound("patient"))?;
        verify(&patient, &input.patient, &input.checked)?;
        let connection = connection(clinic, &input.patient.connection()).await?;
        let of_vendor = patient.identifiers.iter().find(|one| one.kind == IdentifierKind::VendorId);
        let individual = of_vendor.ok_or(ClinicError::Conflict("noPatientId"))?.value.clone();
        let address = match input.by {
            InvitedBy::Email => patient.emails.first(),
            InvitedBy::Sms => patient.phones.first(),
        };
        if address.is_none() {
            return Err(ClinicError::Conflict("noSuchAddress"));
        }
        let username = patient.emails.first().or(patient.phones.first()).cloned();
        let subject = Subject::of("invitation", &input.patient);
        let intents = clinic.store.ledger().intents_on(&subject).await?;
        if intents.iter().any(|intent| !intent.state.is_settled()) {
            return Err(ClinicError::Conflict("intentUnderWay"));
        }
        let username = username.ok_or(ClinicError::Conflict("noSuchAddress"))?;
        let intended = Intended {
            connection: connection.id,
            subject,
            visit: None,
            patient: Some(input.patient),
            act: Act::CariumPatient(Box::new(CariumPatientAct::Invite { individual, username, by: input.by })),
            new_visit: None,
        };
        keep(clinic, &self.actor, intended).await
    }
}

async fn connection(clinic: &Clinic, id: &ConnectionId) -> Result<ConnectionRow> {
    let row = clinic.store.ledger().connection(id).await?.filter(|row| row.enabled);
    let row = row.ok_or(ClinicError::Conflict("connectionOff"))?;
    if row.vendor() == Vendor::Carium { Ok(row) } else { Err(ClinicError::Conflict("vendorLacks")) }
}

fn registration(input: &CariumRegistration, connection: &ConnectionRow) -> Result<CariumPatientAct> {
    let email = optional(input.email.as_deref());
    let mobile_phone = optional(input.mobile_phone.as_deref());
    let today = Utc::now().with_timezone(&settings::zone_of(&connection.zone)).date_naive();
    let birth_date: NaiveDate =
        input.birth_date.trim().parse().map_err(|_| ClinicError::invalid("birthDate", "notADate"))?;
    if birth_date > today {
        return Err(ClinicError::invalid("birthDate", "inTheFuture"));
    }
    if !GENDERS.contains(&input.gender.as_str()) {
        return Err(ClinicError::invalid("gender", "required"));
    }
    if email.is_none() && mobile_phone.is_none() {
        return Err(ClinicError::invalid("email", "emailOrPhone"));
    }
    if email.as_deref().is_some_and(|email| !is_email(email)) {
        return Err(ClinicError::invalid("email", "notAnEmail"));
    }
    if mobile_phone.as_deref().is_some_and(|phone| !is_e164(phone)) {
        return Err(ClinicError::invalid("mobilePhone", "notE164"));
    }
    if input.locale.as_deref().is_some_and(|locale| !LOCALES.contains(&locale)) {
        return Err(ClinicError::invalid("locale", "required"));
    }
    Ok(CariumPatientAct::Register {
        first_name: text::required("firstName", &input.first_name, LONGEST)?,
        last_name: text::required("lastName", &input.last_name, LONGEST)?,
        birth_date,
        gender: input.gender.clone(),
        email,
        mobile_phone,
        locale: input.locale.clone(),
    })
}

fn optional(typed: Option<&str>) -> Option<String> {
    typed.map(str::trim).filter(|typed| !typed.is_empty()).map(str::to_owned)
}

/// What a person types: one `@` between two parts. Carium's client refuses the rest.
fn is_email(text: &str) -> bool {
    let plain = text.chars().all(|c| !c.is_whitespace() && !c.is_control());
    plain && text.split_once('@').is_some_and(|(local, domain)| !local.is_empty() && domain.len() > 1)
}

/// ITU-T E.164.
fn is_e164(text: &str) -> bool {
    text.strip_prefix('+').is_some_and(|digits| {
        (7..=15).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0')
    })
}

fn as_record(act: &CariumPatientAct) -> Demographics {
    let mut record = Demographics::blank();
    if let CariumPatientAct::Register { first_name, last_name, birth_date, .. } = act {
        record.first_name.clone_from(first_name);
        record.last_name.clone_from(last_name);
        record.birth_date = birth_date.to_string();
    }
    record
}

fn same_person(one: &CariumPatientAct, other: &CariumPatientAct) -> bool {
    use CariumPatientAct::Register;
    let (
        Register { first_name: first, last_name: last, birth_date: born, .. },
        Register { first_name, last_name, birth_date, .. },
    ) = (one, other)
    else {
        return false;
    };
    fold(first) == fold(first_name) && fold(last) == fold(last_name) && born == birth_date
}

/// Reads the record that a registration made, so that it can be opened at once; the next list would bring it too.
pub(crate) async fn was_registered(clinic: &Clinic, row: &IntentRow) {
    let (Act::CariumPatient(act), Some(id)) = (&row.act, &row.vendor_id) else { return };
    if !matches!(**act, CariumPatientAct::Register { .. }) {
        return;
    }
    let Some(At::Carium(account)) = clinic.account(&row.connection).map(crate::account::Account::at) else { return };
    match carium_patients::registered(&account, act, id).await {
        Ok(Some(patient)) => {
            let batch = ReadBatch { patients: vec![patient], appointments: Vec::new() };
            if let Err(error) = clinic.store.mirror().apply(&batch).await {
                tracing::error!(%error, "a registered record could not be kept");
            }
            clinic.events.stale(&[Tag::Patients]);
        }
        Ok(None) => tracing::info!("a registered record is not listed yet"),
        Err(failure) => tracing::info!(operation = failure.operation, "a registered record could not be read"),
    }
}

/// What an act says, for the outbox.
pub(crate) fn tell_carium(act: &CariumPatientAct, row: &IntentRow, view: &mut IntentView) {
    let fact = |name: &str, value: &str| Fact { name: name.to_owned(), value: value.to_owned() };
    match act {
        CariumPatientAct::Register { first_name, last_name, birth_date, gender, email, mobile_phone, .. } => {
            view.person.key = row.vendor_id.as_deref().map(|id| PatientKey::vendor(&row.connection, id));
            view.person.name = domain::HumanName::from_parts(last_name, first_name);
            view.person.birth_date = Some(birth_date.to_string());
            view.facts = vec![fact("gender", gender)];
            view.facts.extend(email.as_deref().map(|email| fact("email", email)));
            view.facts.extend(mobile_phone.as_deref().map(|phone| fact("mobilePhone", phone)));
        }
        CariumPatientAct::Invite { username, by, .. } => {
            let by = match by {
                InvitedBy::Email => "e-mail",
                InvitedBy::Sms => "SMS",
            };
            view.facts = vec![fact("invitedBy", by), fact("logIn", username)];
        }
    }
}
