//! Where a visit is booked into, looked at by the rules of the vendor before anything is kept: what the vendor would
//! refuse is refused here, with the field named.

use domain::act::{BookTerms, CariumCall, TrialSubject};
use domain::{IdentifierKind, Patient, PatientAddress, Vendor};
use store::{ChoiceList, ConnectionRow};
use url::Url;

use crate::adapters::capabilities::{Can, can};
use crate::views::BookInput;
use crate::{Clinic, ClinicError, Result, text};

/// The place, and what else the vendor is told.
pub(super) struct Place {
    /// The room's or the practitioner's name.
    pub(super) name: String,
    pub(super) terms: Option<BookTerms>,
}

/// The place that an input names.
///
/// # Errors
/// [`ClinicError::Invalid`] for a field, [`ClinicError::Conflict`] where the vendor cannot book it.
pub(super) async fn place(
    clinic: &Clinic,
    connection: &ConnectionRow,
    patient: &Patient,
    input: &BookInput,
) -> Result<Place> {
    if !can(connection.vendor(), Can::Book) {
        return Err(ClinicError::Conflict("vendorLacks"));
    }
    let room = text::required("room", &input.room, 200)?;
    match (connection.vendor(), &input.terms) {
        (Vendor::Solo, None) => {
            one_room_of_that_name(clinic, connection, &room).await?;
            Ok(Place { name: room, terms: None })
        }
        (Vendor::Carium, Some(terms @ BookTerms::Carium { .. })) => at_carium(clinic, connection, input, terms).await,
        (Vendor::CareMonitor, Some(BookTerms::CareMonitor { provider, kind })) => {
            if *provider != input.room {
                return Err(ClinicError::invalid("provider", "notTheSchedule"));
            }
            lacks("reasons", input.reasons.iter().any(|reason| !reason.trim().is_empty()))?;
            lacks("episode", input.episode.as_ref().is_some_and(|episode| !episode.trim().is_empty()))?;
            Ok(Place { name: room, terms: Some(BookTerms::CareMonitor { provider: provider.clone(), kind: *kind }) })
        }
        (Vendor::ClinOne, Some(BookTerms::ClinOne { study, site, kind })) => {
            in_study(clinic, connection, input, patient, study, site).await.map(|name| Place {
                name,
                terms: Some(BookTerms::ClinOne { study: study.clone(), site: site.clone(), kind: *kind }),
            })
        }
        (Vendor::Mia, _) => Err(ClinicError::Conflict("vendorLacks")),
        (Vendor::Solo, Some(_)) => Err(ClinicError::invalid("terms", "otherVendor")),
        (Vendor::Carium | Vendor::CareMonitor | Vendor::ClinOne, Some(_)) => {
            Err(ClinicError::invalid("terms", "otherVendor"))
        }
        (Vendor::Carium | Vendor::CareMonitor | Vendor::ClinOne, None) => {
            Err(ClinicError::invalid("terms", "required"))
        }
    }
}

/// How the vendor is told whom the visit is for. Solo: by the integrator's id (SOLO-06), Solo's number (SOLO-08) or the
/// health system's id (SOLO-07), in this order; the others by their own id of the record.
pub(super) fn address(vendor: Vendor, patient: &Patient) -> Option<PatientAddress> {
    let value =
        |kind| patient.identifiers.iter().find(|identifier| identifier.kind == kind).map(|found| found.value.clone());
    match vendor {
        Vendor::Solo => value(IdentifierKind::ExternalId)
            .map(PatientAddress::External)
            .or_else(|| value(IdentifierKind::Spid)?.parse().ok().map(PatientAddress::Spid))
            .or_else(|| value(IdentifierKind::Hsid).map(PatientAddress::Hsid)),
        Vendor::Carium | Vendor::CareMonitor => value(IdentifierKind::VendorId).map(PatientAddress::Vendor),
        Vendor::ClinOne => TrialSubject::of(patient).map(|subject| PatientAddress::Vendor(subject.number)),
        Vendor::Mia => None,
    }
}

/// Solo books by the room's name: where two rooms share one, nobody can say which of them would be booked.
async fn one_room_of_that_name(clinic: &Clinic, connection: &ConnectionRow, room: &str) -> Result<()> {
    let rooms = clinic.store.mirror().rooms().await?;
    let same = rooms.iter().filter(|row| row.connection == connection.id && row.name == room).count();
    match same {
        1 => Ok(()),
        0 => Err(ClinicError::invalid("room", "unknownRoom")),
        _ => Err(ClinicError::Conflict("roomNameCollides")),
    }
}

/// CAR-04: a practitioner, a type and a status of the organisation, an end, and a call over a channel or over both links.
async fn at_carium(clinic: &Clinic, connection: &ConnectionRow, input: &BookInput, terms: &BookTerms) -> Result<Place> {
    let BookTerms::Carium { practitioner, kind, status, call, patient_instruction } = terms else {
        return Err(ClinicError::invalid("terms", "otherVendor"));
    };
    if *practitioner != input.room {
        return Err(ClinicError::invalid("practitioner", "notTheSchedule"));
    }
    // Carium keeps an end and lists no slots that could tell one.
    if input.duration_s.is_none() {
        return Err(ClinicError::invalid("duration", "required"));
    }
    lacks("episode", input.episode.as_ref().is_some_and(|episode| !episode.trim().is_empty()))?;
    let choices = clinic.store.mirror().choices(&connection.id).await?;
    let chosen = |field, list, id: &str| {
        if id.is_empty() {
            return Err(ClinicError::invalid(field, "required"));
        }
        let found = choices.iter().find(|one| one.list == list && one.id == id);
        found.ok_or(ClinicError::invalid(field, "notListed"))
    };
    let name = chosen("practitioner", ChoiceList::Practitioner, practitioner)?.name.clone();
    chosen("kind", ChoiceList::AppointmentType, kind)?;
    chosen("status", ChoiceList::AppointmentStatus, status)?;
    let call = match call {
        CariumCall::Channel => CariumCall::Channel,
        CariumCall::Links { guest, host } => {
            CariumCall::Links { guest: link("guest", guest)?, host: link("host", host)? }
        }
    };
    let told = match patient_instruction {
        Some(typed) => Some(text::bounded("instruction", typed, 2_000)?).filter(|told| !told.is_empty()),
        None => None,
    };
    let terms = BookTerms::Carium {
        practitioner: practitioner.clone(),
        kind: kind.clone(),
        status: status.clone(),
        call,
        patient_instruction: told,
    };
    Ok(Place { name, terms: Some(terms) })
}

/// C1-10: the subject's own study and site, an end, and at most one name out of the study's plan.
async fn in_study(
    clinic: &Clinic,
    connection: &ConnectionRow,
    input: &BookInput,
    patient: &Patient,
    study: &str,
    site: &str,
) -> Result<String> {
    let subject = TrialSubject::of(patient).ok_or(ClinicError::Conflict("noAddress"))?;
    if subject.study != study || subject.site != site || subject.site != input.room {
        return Err(ClinicError::invalid("study", "notTheSubjects"));
    }
    // ClinOne keeps an end and lists no slots that could tell one.
    if input.duration_s.is_none() {
        return Err(ClinicError::invalid("duration", "required"));
    }
    if input.reasons.iter().filter(|reason| !reason.trim().is_empty()).count() > 1 {
        return Err(ClinicError::invalid("reasons", "oneName"));
    }
    lacks("episode", input.episode.as_ref().is_some_and(|episode| !episode.trim().is_empty()))?;
    let choices = clinic.store.mirror().choices(&connection.id).await?;
    let named = choices.iter().find(|one| one.list == ChoiceList::Site && one.parent == study && one.id == site);
    Ok(named.map_or_else(|| site.to_owned(), |one| one.name.clone()))
}

/// Carium takes https links only.
fn link(field: &'static str, typed: &str) -> Result<String> {
    let typed = text::required(field, typed, 2_000)?;
    let secure = Url::parse(&typed).is_ok_and(|url| url.scheme() == "https" && url.host_str().is_some());
    if secure { Ok(typed) } else { Err(ClinicError::invalid(field, "httpsOnly")) }
}

/// What the vendor has no place for is refused instead of lost.
fn lacks(field: &'static str, given: bool) -> Result<()> {
    if given { Err(ClinicError::invalid(field, "vendorLacks")) } else { Ok(()) }
}
