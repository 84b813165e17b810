//! CareMonitor's words, given their meaning. CareMonitor names nobody: patients and providers go by their ids.

use caremonitor::{Appointment, AppointmentId, AppointmentStatus};
use chrono::{DateTime, Utc};
use domain::act::CareMonitorKind;
use domain::{
    ConfirmedHow, Gender, HumanName, Identifier, IdentifierKind, Patient, PatientKey, VendorId, VisitId, VisitState,
};
use store::{AppointmentRow, Practitioner};

use super::calls::{HOST_LINK, ReadVisit};
use crate::account::CareMonitorAccount;

/// An appointment's id with the list that it stands in: the two lists count for themselves.
pub(super) fn vendor_id(kind: CareMonitorKind, id: &AppointmentId) -> VendorId {
    VendorId(format!("{}:{}", word(kind), id.as_str()))
}

/// Which list an id belongs to, and CareMonitor's own id there.
pub(super) fn addressed(id: &VendorId) -> Option<(CareMonitorKind, AppointmentId)> {
    [CareMonitorKind::Telehealth, CareMonitorKind::InPerson].into_iter().find_map(|kind| {
        let own = id.as_str().strip_prefix(word(kind))?.strip_prefix(':')?;
        (!own.is_empty()).then(|| (kind, AppointmentId::from(own)))
    })
}

fn word(kind: CareMonitorKind) -> &'static str {
    match kind {
        CareMonitorKind::Telehealth => "telehealth",
        CareMonitorKind::InPerson => "patient",
    }
}

/// What a status means (assumption A-CM-26). Whoever is checked in waits to be seen.
pub(super) fn visit_state(status: &AppointmentStatus) -> VisitState {
    match status {
        AppointmentStatus::Proposed | AppointmentStatus::Pending | AppointmentStatus::Booked => VisitState::Scheduled,
        AppointmentStatus::Arrived | AppointmentStatus::CheckedIn => VisitState::Arrived,
        AppointmentStatus::Fulfilled => VisitState::Completed,
        AppointmentStatus::Cancelled => VisitState::Cancelled,
        AppointmentStatus::NoShow => VisitState::NoShow,
        AppointmentStatus::Unknown(_) => VisitState::Unknown,
    }
}

/// The operation that lists a kind of appointments.
pub(super) fn listed_by(kind: CareMonitorKind) -> &'static str {
    match kind {
        CareMonitorKind::Telehealth => "CM-06",
        CareMonitorKind::InPerson => "CM-10",
    }
}

/// When it begins, and how long it lasts, as far as both can be read.
pub(super) fn start_of(read: &Appointment) -> Option<DateTime<Utc>> {
    read.start.as_ref()?.at().map(|at| at.to_utc())
}

pub(super) fn end_of(read: &Appointment) -> Option<DateTime<Utc>> {
    read.end.as_ref()?.at().map(|at| at.to_utc())
}

/// An appointment as the mirror keeps it, with the record of its patient.
pub(super) fn appointment(
    account: &CareMonitorAccount,
    kind: CareMonitorKind,
    read: &Appointment,
    now: DateTime<Utc>,
) -> ReadVisit {
    let connection = &account.row;
    let (start, end) = (start_of(read), end_of(read));
    // A zone that is only assumed says nothing of where the patient is.
    let zone = match &read.zone {
        caremonitor::Zone::Named(zone) => Some(zone.name()),
        caremonitor::Zone::Assumed | caremonitor::Zone::Unknown(_) => None,
    };
    let patient = read.patient_id.as_ref().map(|id| record(account, id.as_str(), zone, now));
    let provider = read.provider_id.as_ref().map(|id| id.as_str().to_owned());
    let has_link = read.meeting_url.as_deref().is_some_and(|link| !link.trim().is_empty());
    let drift = read.drift(listed_by(kind));
    let practitioner = |id: &String| Practitioner {
        id: id.clone(),
        // An id is shown as it is, and is nobody's family name.
        name: HumanName { preferred: Some(id.clone()), ..HumanName::default() },
        email: None,
    };
    ReadVisit {
        appointment: AppointmentRow {
            visit: VisitId(String::new()),
            connection: connection.id.clone(),
            vendor_id: Some(vendor_id(kind, &read.id)),
            patient: patient.as_ref().map(|patient| patient.key.clone()),
            start,
            duration_s: start.zip(end).and_then(|(start, end)| u32::try_from((end - start).num_seconds()).ok()),
            state: visit_state(&read.status),
            status_word: account.client.status_word(&read.status),
            call_word: has_link.then(|| HOST_LINK.to_owned()),
            reasons: read.kind.iter().cloned().collect(),
            practitioners: provider.iter().map(practitioner).collect(),
            external_id: None,
            read_at: now,
            how: ConfirmedHow::Read,
            drift: drift.clone(),
        },
        patient,
        place: provider,
        drift,
    }
}

/// All that CareMonitor tells of a patient: an id, and the zone of their appointments.
fn record(account: &CareMonitorAccount, id: &str, zone: Option<&str>, now: DateTime<Utc>) -> Patient {
    let connection = &account.row;
    Patient {
        key: PatientKey::vendor(&connection.id, id),
        name: HumanName::default(),
        birth_date: None,
        gender: Gender::Unknown,
        identifiers: vec![Identifier {
            kind: IdentifierKind::VendorId,
            issuer: connection.name.clone(),
            value: id.to_owned(),
        }],
        phones: Vec::new(),
        emails: Vec::new(),
        address: None,
        zone: zone.map(str::to_owned),
        active: true,
        deceased: false,
        died_on: None,
        read_at: Some(now),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn an_id_says_which_of_the_two_lists_it_stands_in() {
        for kind in [CareMonitorKind::Telehealth, CareMonitorKind::InPerson] {
            let id = vendor_id(kind, &AppointmentId::from("a:7"));
            assert_eq!(addressed(&id).unwrap(), (kind, AppointmentId::from("a:7")));
        }
        for none in ["7", "telehealth:", "visit:7", ""] {
            assert!(addressed(&VendorId(none.to_owned())).is_none(), "{none}");
        }
    }

    #[test]
    fn a_word_that_nobody_knows_means_nothing() {
        for status in AppointmentStatus::KNOWN {
            assert_ne!(visit_state(status), VisitState::Unknown, "{status:?}");
        }
        assert_eq!(visit_state(&AppointmentStatus::from("entered-in-error")), VisitState::Unknown);
        assert_eq!(visit_state(&AppointmentStatus::from("")), VisitState::Unknown);
    }
}
