//! Bedside devices and the requests for assistance made for them (SOLO-40 to SOLO-42).

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{Patient, People};

/// A device at a bed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Device {
    pub(crate) serial: String,
    pub(crate) building: &'static str,
    pub(crate) floor: &'static str,
    pub(crate) department: &'static str,
    pub(crate) room: String,
    pub(crate) bed: String,
    pub(crate) care_location: Uuid,
    /// Index of the patient in the bed.
    pub(crate) patient: usize,
    /// The patient's id in the virtual nursing product, unrelated to every other id.
    pub(crate) patient_id: Uuid,
}

/// The four documented ways to name a device.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Selector {
    Building { building: String, floor: String, room: String, bed: Option<String> },
    Department { department: String, room: String, bed: Option<String> },
    Mrn(String),
    Serial(String),
}

/// One request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct AssistanceRequest {
    pub(crate) id: Uuid,
    /// Index of the device.
    pub(crate) device: usize,
    pub(crate) created_at: DateTime<Utc>,
    pub(crate) finished_at: Option<DateTime<Utc>>,
}

/// Devices and requests of the practice.
#[derive(Default)]
pub(crate) struct Wards {
    pub(crate) practice: Uuid,
    pub(crate) location: Uuid,
    pub(crate) devices: Vec<Device>,
    pub(crate) requests: Vec<AssistanceRequest>,
}

impl Wards {
    /// The device a selector names. Without a bed, the first of the room.
    pub(crate) fn find(&self, people: &People, selector: &Selector) -> Option<usize> {
        let bed_is = |device: &Device, bed: &Option<String>| bed.as_ref().is_none_or(|bed| *bed == device.bed);
        self.devices.iter().position(|device| match selector {
            Selector::Building { building, floor, room, bed } => {
                device.building == building && device.floor == floor && device.room == *room && bed_is(device, bed)
            }
            Selector::Department { department, room, bed } => {
                device.department == department && device.room == *room && bed_is(device, bed)
            }
            Selector::Mrn(mrn) => people.get(device.patient).is_some_and(|patient| patient.text("mrn") == mrn),
            Selector::Serial(serial) => device.serial == *serial,
        })
    }

    /// The newest open request for a device.
    pub(crate) fn current(&self, device: usize) -> Option<usize> {
        self.requests.iter().rposition(|request| request.device == device && request.finished_at.is_none())
    }

    /// The documented shape.
    pub(crate) fn view(&self, people: &People, request: &AssistanceRequest, today: NaiveDate) -> Value {
        let device = self.devices.get(request.device);
        let patient = device.and_then(|device| people.get(device.patient));
        let serial = device.map(|device| device.serial.as_str());
        json!({
            "id": request.id,
            "device": serial,
            "careLocation": device.map(|device| json!({
                "availability": "offline",
                "id": device.care_location,
                "name": format!("{} {} {}", device.department, device.room, device.bed),
                "status": "active",
                "video": {
                    "type": "robot",
                    "clientId": null,
                    "serialNumber": serial,
                    "careLocationId": (1_400 + request.device).to_string(),
                    "skipActivation": true,
                },
            })),
            "practice": self.practice,
            "patient": device.zip(patient).map(|(device, patient)| json!({
                "age": age(patient, today),
                "id": device.patient_id,
                "firstName": patient.name("firstName"),
                "lastName": patient.name("lastName"),
                "middleName": patient.name("middleName"),
                "dob": patient.demographics.get("birthDate"),
                "mrn": patient.text("mrn"),
            })),
            "assignedTo": null,
            "room": device.map(|device| format!("Room {}", device.room)),
            "status": "incomplete",
            "createdAt": request.created_at.to_rfc3339_opts(SecondsFormat::Secs, false),
            "finishedAt": request.finished_at.map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, false)),
            "location": { "id": self.location, "name": "Anteroom General Hospital" },
            "avSessions": [],
            "createdFromExternalApi": true,
        })
    }
}

fn age(patient: &Patient, today: NaiveDate) -> Option<u32> {
    let birth: NaiveDate = patient.text("birthDate").parse().ok()?;
    today.years_since(birth)
}
