//! What a test or the demo may do to the simulator, and see of it, behind the vendor's back.

use std::ops::Deref;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use uuid::Uuid;

use super::delivery::Delivered;
use super::state::{Appointment, Clinic, NewVisit, Origin, video_for};
use super::surface::Account;
use crate::server::{Orders, Tenant};

/// In-process control of one simulator; `/_control` offers the same over HTTP. Cheap to clone, and harmless after
/// the simulator has stopped.
///
/// Faults, requests, speed, latency and the port are [`Orders`], to which it dereferences.
#[derive(Clone)]
pub struct Control {
    pub(super) tenant: Arc<Tenant<Account>>,
    pub(super) orders: Orders,
}

impl Deref for Control {
    type Target = Orders;

    fn deref(&self) -> &Orders {
        &self.orders
    }
}

impl Control {
    /// The ids of all visits: what a clinic would import from the CSV report (SOLO-29).
    #[must_use]
    pub fn known_appointment_ids(&self) -> Vec<i64> {
        self.tenant.read(|clinic| clinic.diary.all().iter().map(|visit| visit.id).collect())
    }

    /// The visits of a patient by external id, in the shape of SOLO-14 plus `waitingRoom` and
    /// `createdByExternalId` (the `externalId` an integrator gave when booking, else null). Empty when unknown.
    #[must_use]
    pub fn appointments_of(&self, patient_id: &str) -> Vec<Value> {
        self.tenant.read(|clinic| {
            let patient = clinic.people.by_external(patient_id);
            let visits = patient.into_iter().flat_map(|patient| clinic.diary.of_patient(patient));
            visits.map(|visit| seen_from_inside(clinic, visit)).collect()
        })
    }

    /// One visit, in the shape of [`Control::appointments_of`].
    #[must_use]
    pub fn appointment(&self, id: i64) -> Option<Value> {
        self.tenant.read(|clinic| clinic.diary.get(id).map(|visit| seen_from_inside(clinic, visit)))
    }

    /// All visits, in the shape of [`Control::appointments_of`].
    #[must_use]
    pub fn all_appointments(&self) -> Vec<Value> {
        self.tenant.read(|clinic| clinic.diary.all().iter().map(|visit| seen_from_inside(clinic, visit)).collect())
    }

    /// Brings a visit to a status, its video call to the one that goes with it, and stops it from moving by itself.
    /// A status that no document knows is taken too. An unknown id does nothing.
    pub fn set_status(&self, id: i64, status: &str) {
        self.tenant.change(|clinic| {
            clinic.set_status(id, status, video_for(status));
            if let Some(visit) = clinic.diary.get_mut(id) {
                visit.plan.clear();
            }
        });
    }

    /// Brings a visit's video call to a status, or takes the call away; `LWBS` and `incomplete` are told to webhooks.
    /// An unknown id does nothing.
    pub fn set_video_call(&self, id: i64, status: Option<&str>) {
        self.tenant.change(|clinic| clinic.set_video(id, status));
    }

    /// Makes the next scheduled visit of today arrive now and gives its id; `None` when none is left.
    #[must_use]
    pub fn arrive_next(&self) -> Option<i64> {
        self.tenant.change(Clinic::arrive_next)
    }

    /// Someone books in the vendor's own application; webhooks are told. Gives the visit's id, or 0, which no visit
    /// has, when the SPID or the room is unknown.
    #[must_use]
    pub fn book_elsewhere(&self, spid: i64, room: &str, at: DateTime<Utc>) -> i64 {
        self.tenant.change(|clinic| {
            let found = clinic.people.by_spid(spid).zip(clinic.room_named(room));
            let Some((patient, room)) = found else {
                return 0;
            };
            let duration = clinic.rooms.get(room).map_or(900, |room| room.slot);
            clinic.book(NewVisit {
                patient,
                room,
                date: at.timestamp(),
                duration,
                reasons: vec!["Booked by telephone".to_owned()],
                external_id: None,
                account_number: None,
                episode: None,
                origin: Origin::Elsewhere,
            })
        })
    }

    /// The first `limit` patients: `patientId`, `spid`, `hsid` and `demographics` (SOLO-01).
    #[must_use]
    pub fn patients(&self, limit: usize) -> Vec<Value> {
        self.tenant.read(|clinic| {
            let people = clinic.people.list().iter().take(limit);
            people
                .map(|patient| {
                    json!({
                        "patientId": patient.external_id,
                        "spid": patient.spid,
                        "hsid": patient.hsid,
                        "demographics": patient.demographics,
                    })
                })
                .collect()
        })
    }

    /// The episodes of a patient by external id, in the shape of an element of SOLO-24 plus `appointments`, the ids of
    /// its visits. Empty when unknown.
    #[must_use]
    pub fn episodes_of(&self, patient_id: &str) -> Vec<Value> {
        self.tenant.read(|clinic| {
            let Some(patient) = clinic.people.by_external(patient_id) else {
                return Vec::new();
            };
            let of_patient = clinic.episodes.iter().filter(|episode| episode.patient == patient);
            of_patient
                .map(|episode| {
                    let mut view = episode.listed(Uuid::nil());
                    let visits = clinic.diary.of_patient(patient).filter(|visit| visit.episode == Some(episode.id));
                    view["appointments"] = visits.map(|visit| visit.id).collect();
                    view
                })
                .collect()
        })
    }

    /// Someone renames an episode in the vendor's own application. An unknown id does nothing.
    pub fn rename_episode(&self, id: &str, name: &str) {
        self.tenant.change(|clinic| {
            let episode = clinic.episodes.iter_mut().find(|episode| episode.id.to_string() == id);
            if let Some(episode) = episode {
                name.clone_into(&mut episode.name);
            }
        });
    }

    /// Someone puts a visit into an episode in the vendor's own application. Unknown ids do nothing.
    pub fn put_into_episode(&self, visit: i64, episode: &str) {
        self.tenant.change(|clinic| {
            if let (Some(visit), Ok(episode)) = (clinic.diary.get_mut(visit), episode.parse()) {
                visit.episode = Some(episode);
            }
        });
    }

    /// The documents that were added to a patient (SOLO-22), as sent: the vendor itself never shows them.
    #[must_use]
    pub fn documents_of(&self, patient_id: &str) -> Vec<Value> {
        self.tenant.read(|clinic| {
            let patient = clinic.people.by_external(patient_id);
            let of_patient = clinic.documents.iter().filter(|document| Some(document.patient) == patient);
            of_patient.map(|document| document.content.clone()).collect()
        })
    }

    /// The ids of the encounter reports that were ordered, in order.
    #[must_use]
    pub fn report_ids(&self) -> Vec<Uuid> {
        self.tenant.read(|clinic| clinic.reports.iter().map(|report| report.id).collect())
    }

    /// The presets an encounter report (SOLO-30) may name, with their names; reports of the last one fail.
    #[must_use]
    pub fn report_presets(&self) -> Vec<(Uuid, String)> {
        self.tenant.read(|clinic| clinic.presets.iter().map(|preset| (preset.id, preset.name.to_owned())).collect())
    }

    /// The serial numbers of the bedside devices (SOLO-40).
    #[must_use]
    pub fn device_serials(&self) -> Vec<String> {
        self.tenant.read(|clinic| clinic.wards.devices.iter().map(|device| device.serial.clone()).collect())
    }

    /// What became of the webhook deliveries so far, in the order they ended, at most 1,000.
    #[must_use]
    pub fn deliveries(&self) -> Vec<Delivered> {
        self.tenant.account.delivered.lock().clone()
    }
}

fn seen_from_inside(clinic: &Clinic, visit: &Appointment) -> Value {
    let mut view = json!(visit.view(clinic));
    view["waitingRoom"] = json!(clinic.rooms.get(visit.room).map(|room| &room.name));
    view["createdByExternalId"] = json!(visit.created_by);
    view
}
