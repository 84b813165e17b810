//! Looking for the current request of a device: an explicit look-up that waits for the vendor.

use std::sync::PoisonError;

use chrono::Utc;
use domain::act::CareSelector;
use domain::{Gender, HumanName, Identifier, IdentifierKind};
use solo::{AssistancePatient, AssistanceRequest};

use super::connection;
use crate::access::Scheduling;
use crate::adapters::solo_calls;
use crate::views::{AssistanceInput, AssistanceLook, CareRequest, Instant, PersonView};
use crate::{ClinicError, Result, text};

/// The identifiers that were on screen with a request, for the check before it is cancelled.
#[derive(Clone)]
pub(crate) struct SeenRequest {
    pub(super) birth_date: Option<String>,
    pub(super) number: Option<String>,
}

const LONGEST: usize = 120;

impl Scheduling {
    /// Asks the vendor for the current request of a device (SOLO-41).
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] when a part of the place is missing; the vendor's failure. That there is no request is no
    /// error, and the vendor says the same of a device that it does not know.
    pub async fn look_for_assistance(&self, input: AssistanceInput) -> Result<AssistanceLook> {
        let clinic = &*self.clinic;
        let row = connection(clinic, &input.connection).await?;
        let selector = selector(input.selector)?;
        let account = clinic.solo(&row.id).ok_or(ClinicError::Conflict("connectionOff"))?;
        let found = solo_calls::current_assistance(&account, &selector).await?;
        let request = found.map(|request| view(request, &row.issuer));
        if let Some(request) = &request {
            let person = request.patient.as_ref();
            let seen = SeenRequest {
                birth_date: person.and_then(|person| person.birth_date.clone()),
                number: person.and_then(|person| person.number.as_ref()).map(|number| number.value.clone()),
            };
            let mut requests = clinic.seen_requests.lock().unwrap_or_else(PoisonError::into_inner);
            requests.insert(request.id.clone(), seen);
        }
        Ok(AssistanceLook { at: Instant::from(Utc::now()), request })
    }
}

/// A place as typed, with every part that the vendor requires.
pub(super) fn selector(typed: CareSelector) -> Result<CareSelector> {
    let part = |field, typed: &str| text::required(field, typed, LONGEST);
    let bed = |typed: Option<String>| -> Result<Option<String>> {
        let bed = typed.map(|bed| text::bounded("bed", &bed, LONGEST)).transpose()?;
        Ok(bed.filter(|bed| !bed.is_empty()))
    };
    Ok(match typed {
        CareSelector::Building { building, floor, room, bed: typed } => CareSelector::Building {
            building: part("building", &building)?,
            floor: part("floor", &floor)?,
            room: part("room", &room)?,
            bed: bed(typed)?,
        },
        CareSelector::Department { department, room, bed: typed } => CareSelector::Department {
            department: part("department", &department)?,
            room: part("room", &room)?,
            bed: bed(typed)?,
        },
        CareSelector::Patient { mrn } => CareSelector::Patient { mrn: part("mrn", &mrn)? },
        CareSelector::Device { serial } => CareSelector::Device { serial: part("serial", &serial)? },
    })
}

fn view(request: AssistanceRequest, issuer: &str) -> CareRequest {
    let place = request.care_location;
    CareRequest {
        id: request.id,
        place: place.as_ref().and_then(|place| place.name.clone()),
        availability: place.and_then(|place| place.availability),
        room: request.room,
        device: request.device,
        status: request.status,
        site: request.location.and_then(|site| site.name),
        created_at: request.created_at.map(|at| Instant::from(at.to_utc())),
        finished_at: request.finished_at.map(|at| Instant::from(at.to_utc())),
        taken: !request.assigned_to.is_null(),
        patient: request.patient.map(|patient| person(patient, issuer)),
    }
}

/// The patient in the bed, as the vendor tells it. No record here belongs to it: its ids are another system's.
fn person(patient: AssistancePatient, issuer: &str) -> PersonView {
    let given = [patient.first_name, patient.middle_name].into_iter().flatten().collect::<Vec<_>>().join(" ");
    PersonView {
        key: None,
        name: HumanName::from_parts(&patient.last_name.unwrap_or_default(), &given),
        birth_date: patient.dob.filter(|date| !date.is_empty()),
        gender: Gender::Unknown,
        number: patient.mrn.filter(|mrn| !mrn.is_empty()).map(|value| Identifier {
            kind: IdentifierKind::Mrn,
            issuer: issuer.to_owned(),
            value,
        }),
        deceased: false,
        died_on: None,
    }
}
