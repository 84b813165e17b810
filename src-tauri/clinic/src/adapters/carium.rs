//! Carium's words, given their meaning.

use chrono::{DateTime, Utc};
use domain::{
    BirthDate, ConfirmedHow, ConnectionId, Gender, HumanName, Identifier, IdentifierKind, Patient, PatientKey,
    VendorId, VisitId, VisitState,
};
use store::{AppointmentRow, Choice, ChoiceList, ConnectionRow, Practitioner};

use super::calls::{HOST_LINK, ReadVisit};

/// The words of an organisation's own statuses that we take to mean something (assumption A-CAR-20). Any other is
/// `Unknown`, with the word shown.
const STATUSES: &[(&str, VisitState)] = &[
    ("scheduled", VisitState::Scheduled),
    ("booked", VisitState::Scheduled),
    ("confirmed", VisitState::Scheduled),
    ("pending", VisitState::Scheduled),
    ("proposed", VisitState::Scheduled),
    ("arrived", VisitState::Arrived),
    ("checked in", VisitState::Arrived),
    ("checked-in", VisitState::Arrived),
    ("waiting", VisitState::Arrived),
    ("in progress", VisitState::ExamInProgress),
    ("in-progress", VisitState::ExamInProgress),
    ("started", VisitState::ExamInProgress),
    ("completed", VisitState::Completed),
    ("fulfilled", VisitState::Completed),
    ("finished", VisitState::Completed),
    ("cancelled", VisitState::Cancelled),
    ("canceled", VisitState::Cancelled),
    ("no show", VisitState::NoShow),
    ("no-show", VisitState::NoShow),
    ("noshow", VisitState::NoShow),
    ("did not attend", VisitState::NoShow),
];

/// The names of a status that a cancelled appointment may have.
pub(super) const CANCELLED: [&str; 2] = ["cancelled", "canceled"];

/// What a status of the organisation means, from its name.
pub(super) fn visit_state(word: &str) -> VisitState {
    let word = word.trim().to_lowercase();
    STATUSES.iter().find(|(known, _)| *known == word).map_or(VisitState::Unknown, |(_, state)| *state)
}

/// The names of the status that a new appointment has when nobody says otherwise.
const SCHEDULED: [&str; 2] = ["scheduled", "booked"];

/// The organisation's one status that a new appointment has; none when there is no such status, or more than one.
pub(crate) fn scheduled(choices: &[Choice]) -> Option<&str> {
    let mut found = choices.iter().filter(|one| {
        let name = one.name.trim().to_lowercase();
        one.list == ChoiceList::AppointmentStatus && SCHEDULED.contains(&name.as_str())
    });
    match (found.next(), found.next()) {
        (Some(one), None) => Some(&one.id),
        _ => None,
    }
}

/// An appointment as the mirror keeps it. Statuses, types and practitioners come as ids; the organisation's lists name
/// them, and an id that no list names is shown as it is.
pub(super) fn appointment(
    connection: &ConnectionRow,
    choices: &[Choice],
    visit: &VisitId,
    read: &carium::Appointment,
    now: DateTime<Utc>,
) -> ReadVisit {
    let attributes = &read.attributes;
    let named = |list, id: &str| {
        let entry = choices.iter().find(|choice| choice.list == list && choice.id == id);
        entry.map_or_else(|| id.to_owned(), |choice| choice.name.clone())
    };
    let status = attributes.status_id.as_ref().map(|id| named(ChoiceList::AppointmentStatus, id.as_str()));
    let status_word = status.unwrap_or_default();
    let start = attributes.start_time.as_ref().and_then(carium::Moment::instant);
    let end = attributes.end_time.as_ref().and_then(carium::Moment::instant);
    let kind = attributes.type_id.as_ref().map(|id| named(ChoiceList::AppointmentType, id.as_str()));
    let mut drift = read.drift("CAR-05");
    let state = visit_state(&status_word);
    if state == VisitState::Unknown {
        drift.push(vendor_http::drift::unknown_value("CAR-10", "status"));
    }
    let practitioner = attributes.practitioner_id.as_ref();
    let place = practitioner.map(|id| named(ChoiceList::Practitioner, id.as_str()));
    ReadVisit {
        place: place.clone(),
        patient: None,
        appointment: AppointmentRow {
            visit: visit.clone(),
            connection: connection.id.clone(),
            vendor_id: Some(VendorId(read.id.as_str().to_owned())),
            patient: attributes.individual_id.as_ref().map(|id| PatientKey::vendor(&connection.id, id.as_str())),
            start,
            duration_s: start.zip(end).and_then(|(start, end)| u32::try_from((end - start).num_seconds()).ok()),
            state,
            status_word,
            call_word: call_word(attributes),
            reasons: kind.into_iter().chain(attributes.description.clone()).collect(),
            practitioners: practitioner
                .map(|id| Practitioner {
                    id: id.as_str().to_owned(),
                    // One whole name, with title and calling: nobody's family name.
                    name: HumanName { preferred: place, ..HumanName::default() },
                    email: None,
                })
                .into_iter()
                .collect(),
            external_id: None,
            read_at: now,
            how: ConfirmedHow::Read,
            drift: drift.clone(),
        },
        drift,
    }
}

/// How the visit is held, in Carium's own terms. The links themselves are never kept.
fn call_word(attributes: &carium::AppointmentAttributes) -> Option<String> {
    match (attributes.add_video_channel, &attributes.host_url) {
        (Some(true), _) => Some("video channel".to_owned()),
        (_, Some(url)) if !url.trim().is_empty() => Some(HOST_LINK.to_owned()),
        _ => None,
    }
}

/// A patient as the mirror keeps them (CAR-19).
pub(super) fn patient(connection: &ConnectionRow, read: &carium::Individual, now: DateTime<Utc>) -> Patient {
    let attributes = &read.attributes;
    let part = |text: &Option<String>| text.as_deref().and_then(domain::human_name::part);
    Patient {
        key: key(&connection.id, read),
        name: HumanName {
            family: part(&attributes.last_name),
            given: part(&attributes.first_name),
            middle: None,
            prefix: None,
            preferred: None,
        },
        birth_date: attributes.birth_date.as_deref().and_then(BirthDate::parse),
        gender: match attributes.gender() {
            Some(carium::Gender::Male) => Gender::Male,
            Some(carium::Gender::Female) => Gender::Female,
            Some(carium::Gender::Other) => Gender::Other,
            _ => Gender::Unknown,
        },
        identifiers: vec![Identifier {
            kind: IdentifierKind::VendorId,
            issuer: connection.name.clone(),
            value: read.id.as_str().to_owned(),
        }],
        phones: part(&attributes.mobile_phone).into_iter().collect(),
        emails: part(&attributes.email).into_iter().collect(),
        address: None,
        zone: None,
        active: true,
        deceased: false,
        died_on: None,
        read_at: Some(now),
    }
}

fn key(connection: &ConnectionId, read: &carium::Individual) -> PatientKey {
    PatientKey::vendor(connection, read.id.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_organisations_own_word_is_never_taken_for_another() {
        assert_eq!(visit_state("Checked In"), VisitState::Arrived);
        assert_eq!(visit_state(" canceled "), VisitState::Cancelled);
        assert_eq!(visit_state("Rescheduled by patient"), VisitState::Unknown);
        assert_eq!(visit_state(""), VisitState::Unknown);
    }
}
