//! Solo's words, given their meaning.

use chrono::{DateTime, Utc};
use domain::{
    BirthDate, ConfirmedHow, Gender, HumanName, Identifier, IdentifierKind, Patient, PatientKey, VisitId, VisitState,
};
use solo::{Appointment, AppointmentStatus, PatientRead, Provider};
use store::{AppointmentRow, ConnectionRow, Practitioner};

/// Solo's twelve statuses. A word that is not among them is `Unknown`, with the word kept beside it.
pub(crate) fn visit_state(status: &AppointmentStatus) -> VisitState {
    use AppointmentStatus as S;
    match status {
        S::Scheduled => VisitState::Scheduled,
        S::Arrived => VisitState::Arrived,
        S::IntakeReady => VisitState::IntakeReady,
        S::IntakeProgress => VisitState::IntakeInProgress,
        S::ExamReady => VisitState::ExamReady,
        S::ExamProgress => VisitState::ExamInProgress,
        S::DischargeReady => VisitState::DischargeReady,
        S::DischargeProgress => VisitState::DischargeInProgress,
        S::Completed => VisitState::Completed,
        S::SignOff => VisitState::SignedOff,
        S::Cancelled => VisitState::Cancelled,
        S::NotShowedUp => VisitState::NoShow,
        _ => VisitState::Unknown,
    }
}

/// An appointment as the mirror keeps it.
pub(crate) fn appointment(
    connection: &ConnectionRow,
    visit: &VisitId,
    read: &Appointment,
    now: DateTime<Utc>,
    how: ConfirmedHow,
) -> AppointmentRow {
    AppointmentRow {
        visit: visit.clone(),
        connection: connection.id.clone(),
        vendor_id: Some(read.id.0.into()),
        patient: read.patient.as_ref().map(|patient| PatientKey::external(&connection.id, patient.id.as_str())),
        start: read.date,
        duration_s: read.duration_s,
        state: visit_state(&read.status),
        status_word: read.status.as_str().to_owned(),
        call_word: read.video_call.as_ref().map(|call| call.status.as_str().to_owned()),
        reasons: read.reasons.clone(),
        practitioners: read.providers.iter().map(practitioner).collect(),
        external_id: read.external_id.as_ref().map(|id| id.as_str().to_owned()),
        read_at: now,
        how,
        drift: read.drift(),
    }
}

fn practitioner(provider: &Provider) -> Practitioner {
    let text = |part: &Option<String>| part.as_deref().and_then(domain::human_name::part);
    Practitioner {
        id: provider.id.clone(),
        name: HumanName {
            family: text(&provider.last_name),
            given: text(&provider.first_name),
            middle: text(&provider.middle_name),
            prefix: None,
            preferred: None,
        },
        email: text(&provider.email),
    }
}

/// A patient as the mirror keeps them, under the key and with the numbers by which they were asked for.
pub(crate) fn patient(
    connection: &ConnectionRow,
    key: PatientKey,
    asked_by: Identifier,
    read: &PatientRead,
    now: DateTime<Utc>,
) -> Patient {
    let mut identifiers = Vec::new();
    if let Some(mrn) = read.mrn.as_deref().and_then(domain::human_name::part) {
        identifiers.push(Identifier { kind: IdentifierKind::Mrn, issuer: connection.issuer.clone(), value: mrn });
    }
    identifiers.push(asked_by);
    Patient {
        key,
        name: name(read),
        birth_date: read.birth_date.as_deref().and_then(BirthDate::parse),
        gender: gender(read.gender.as_deref()),
        identifiers,
        phones: telecom(read, "phone"),
        emails: telecom(read, "email"),
        address: address(read),
        zone: None,
        active: read.active.unwrap_or(true),
        deceased: read.deceased.unwrap_or(false),
        died_on: read.deceased_at.as_deref().and_then(|text| BirthDate::parse(text.get(..10).unwrap_or(text))),
        read_at: Some(now),
    }
}

/// How Solo was asked for someone, as an identifier.
pub(crate) fn asked_by(connection: &ConnectionRow, kind: IdentifierKind, value: &str) -> Identifier {
    Identifier { kind, issuer: connection.name.clone(), value: value.to_owned() }
}

/// `family` holds the full name in Solo's own sample, and `lastName` the surname: the surname wins where it is given.
fn name(read: &PatientRead) -> HumanName {
    let part = |text: &Option<String>| text.as_deref().and_then(domain::human_name::part);
    let Some(name) = read.name.iter().find(|name| name.use_.as_deref() == Some("usual")).or(read.name.first()) else {
        return HumanName::default();
    };
    HumanName {
        family: part(&name.last_name).or_else(|| part(&name.family)),
        given: part(&name.first_name),
        middle: part(&name.middle_name),
        prefix: None,
        preferred: part(&name.alias),
    }
}

/// Words as in the linking schema (assumption A-SO-10).
fn gender(word: Option<&str>) -> Gender {
    match word.map(str::to_ascii_lowercase).as_deref() {
        Some("male") => Gender::Male,
        Some("female") => Gender::Female,
        Some("other") => Gender::Other,
        _ => Gender::Unknown,
    }
}

fn telecom(read: &PatientRead, system: &str) -> Vec<String> {
    read.telecom
        .iter()
        .filter(|telecom| telecom.system.as_deref() == Some(system))
        .filter_map(|telecom| telecom.value.as_deref().and_then(domain::human_name::part))
        .collect()
}

/// Parts joined by one comma and one space, missing ones left out (ADR-0001, ADR-0005).
fn address(read: &PatientRead) -> Option<String> {
    let address = read.address.first()?;
    let lines = address.line.iter().map(String::as_str);
    let rest = [&address.apartment, &address.city, &address.state, &address.postal_code, &address.country];
    let parts: Vec<String> =
        lines.chain(rest.into_iter().filter_map(|part| part.as_deref())).filter_map(domain::human_name::part).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_status_word_is_never_taken_for_another() {
        let state = visit_state(&AppointmentStatus::Unknown("in orbit".to_owned()));
        assert_eq!(state, VisitState::Unknown);
    }

    #[test]
    fn cgs_an_unknown_word_of_gender_is_not_known() {
        assert_eq!(gender(Some("Female")), Gender::Female);
        assert_eq!(gender(Some("f")), Gender::Unknown);
        assert_eq!(gender(None), Gender::Unknown);
    }
}
