//! ClinOne's words, given their meaning. A trial's people go by subject numbers; what ClinOne tells of the person is
//! kept, and shown by whoever decides that (`people::person_view`).

use chrono::{DateTime, Utc};
use clinone::{StudyIdentifier, Visit, VisitIdentifier, VisitStatus, VisitType};
use domain::{
    BirthDate, ConfirmedHow, Gender, HumanName, Identifier, IdentifierKind, Patient, PatientKey, VendorId, VisitId,
    VisitState,
};
use store::{AppointmentRow, Choice, ChoiceList};

use super::calls::ReadVisit;
use crate::account::ClinOneAccount;

/// A visit's identifier with its study, without which no list names it. A study's identifier may hold a slash: it is
/// compared whole, never cut out of the id.
pub(super) fn vendor_id(study: &StudyIdentifier, visit: &VisitIdentifier) -> VendorId {
    VendorId(format!("{study}/{visit}"))
}

/// Whether a visit of that study may have this id.
pub(super) fn may_be_of(id: &VendorId, study: &StudyIdentifier) -> bool {
    id.as_str().strip_prefix(study.as_str()).is_some_and(|rest| rest.starts_with('/'))
}

/// What a status means (assumption A-C1-20). None told is not planned: it is unknown.
pub(super) fn visit_state(status: Option<&VisitStatus>) -> VisitState {
    match status {
        Some(VisitStatus::Scheduled) => VisitState::Scheduled,
        Some(VisitStatus::InProgress) => VisitState::ExamInProgress,
        Some(VisitStatus::Completed) => VisitState::Completed,
        Some(VisitStatus::Missed) => VisitState::NoShow,
        Some(VisitStatus::Cancelled) => VisitState::Cancelled,
        Some(VisitStatus::Unknown(_)) | None => VisitState::Unknown,
    }
}

/// A visit as the mirror keeps it.
pub(super) fn visit(account: &ClinOneAccount, choices: &[Choice], read: &Visit, now: DateTime<Utc>) -> ReadVisit {
    let connection = &account.row;
    let (study, number) = (&read.study_identifier, &read.patient_identifier);
    let start = read.start().map(|at| at.to_utc());
    let end = read.end().map(|at| at.to_utc());
    let mut drift = read.drift();
    if read.status.is_none() {
        drift.push("C1-09: a visit has no status".to_owned());
    }
    if read.site_identifier.is_none() {
        drift.push("C1-09: a visit has no site".to_owned());
    }
    // Without the site nobody can be told by the number alone.
    let patient = read
        .site_identifier
        .as_ref()
        .map(|site| PatientKey::subject(&connection.id, study.as_str(), site.as_str(), number.as_str()));
    let named = |site: &str| {
        let is = |one: &&Choice| one.list == ChoiceList::Site && one.parent == study.as_str() && one.id == site;
        choices.iter().find(is).map_or_else(|| site.to_owned(), |one| one.name.clone())
    };
    let how_held = match &read.kind {
        Some(VisitType::Televisit) => Some("televisit".to_owned()),
        Some(VisitType::Unknown(word)) => Some(word.clone()),
        Some(VisitType::Onsite) | None => None,
    };
    ReadVisit {
        place: read.site_identifier.as_ref().map(|site| named(site.as_str())),
        patient: None,
        appointment: AppointmentRow {
            visit: VisitId(String::new()),
            connection: connection.id.clone(),
            vendor_id: Some(vendor_id(study, &read.visit_identifier)),
            patient,
            start,
            duration_s: start.zip(end).and_then(|(start, end)| u32::try_from((end - start).num_seconds()).ok()),
            state: visit_state(read.status.as_ref()),
            status_word: read.status.as_ref().map(|status| account.client.status_word(status)).unwrap_or_default(),
            call_word: how_held,
            reasons: read.name.iter().cloned().collect(),
            practitioners: Vec::new(),
            external_id: None,
            read_at: now,
            how: ConfirmedHow::Read,
            drift: drift.clone(),
        },
        drift,
    }
}

/// A subject as the mirror keeps them (C1-04). A blinded study tells a number and nobody's name.
pub(super) fn subject(account: &ClinOneAccount, read: &clinone::Patient, now: DateTime<Utc>) -> Patient {
    let part = |text: &Option<String>| text.as_deref().and_then(domain::human_name::part);
    let (study, site, number) = (&read.study_identifier, &read.site_identifier, &read.patient_identifier);
    Patient {
        key: PatientKey::subject(&account.row.id, study.as_str(), site.as_str(), number.as_str()),
        name: HumanName { family: part(&read.last_name), given: part(&read.first_name), ..HumanName::default() },
        birth_date: read.date_of_birth.as_deref().and_then(BirthDate::parse),
        gender: Gender::Unknown,
        identifiers: vec![Identifier {
            kind: IdentifierKind::SubjectNumber,
            issuer: study.as_str().to_owned(),
            value: number.as_str().to_owned(),
        }],
        phones: part(&read.mobile_phone).into_iter().collect(),
        emails: part(&read.email).into_iter().collect(),
        address: None,
        zone: part(&read.time_zone).filter(|zone| zone.parse::<chrono_tz::Tz>().is_ok()),
        // Whoever has left the study is still the subject of the visits that took place.
        active: !matches!(read.status, Some(clinone::PatientStatus::Withdrawn | clinone::PatientStatus::ScreenFailed)),
        deceased: false,
        died_on: None,
        read_at: Some(now),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_belongs_to_its_study_though_either_holds_a_slash() {
        let study = StudyIdentifier::new("DERM 2/B");
        let id = vendor_id(&study, &VisitIdentifier::new("v/1"));
        assert!(may_be_of(&id, &study));
        assert!(may_be_of(&id, &StudyIdentifier::new("DERM 2")), "which one it is, the list tells");
        assert!(!may_be_of(&id, &StudyIdentifier::new("DERM")));
    }

    #[test]
    fn a_word_that_nobody_knows_means_nothing_and_neither_does_none() {
        assert_eq!(visit_state(Some(&VisitStatus::Missed)), VisitState::NoShow);
        assert_eq!(visit_state(Some(&VisitStatus::Unknown("onHold".to_owned()))), VisitState::Unknown);
        assert_eq!(visit_state(None), VisitState::Unknown);
    }
}
