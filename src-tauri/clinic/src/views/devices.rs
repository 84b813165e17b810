//! Devices: who has which, how that is known, and how far their data has come. What was measured is not here.

use domain::act::ActKind;
use domain::{ConnectionId, IntentId, IntentState, PatientKey};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Instant, MeasuredData, Offer, PersonView, PrototypeView, TwoIdentifiers};

/// The devices of all Device Managers.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DevicesView {
    /// The connections to a Device Manager, those that are turned off among them.
    pub connections: Vec<DeviceConnection>,
    /// The devices, by connection and in the vendor's order.
    pub devices: Vec<DeviceView>,
}

/// A connection to a Device Manager.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DeviceConnection {
    /// Which.
    pub id: ConnectionId,
    /// Its name.
    pub name: String,
    /// Whether it is on.
    pub enabled: bool,
    /// When its devices were last listed; never, when absent.
    pub read_at: Option<Instant>,
    /// When their data was last looked through; never, when absent.
    pub data_read_at: Option<Instant>,
}

/// One record of a device. `Debug` shows its id alone: its name may be a patient's.
#[derive(Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DeviceView {
    /// Of which connection.
    pub connection: ConnectionId,
    /// The connection's name.
    pub connection_name: String,
    /// The vendor's id of the record.
    pub record: String,
    /// The device's own id.
    pub device: Option<String>,
    /// What people call it.
    pub name: Option<String>,
    /// Its kind, in the vendor's word.
    pub kind: Option<String>,
    /// Through whom its data comes, in the vendor's word.
    pub provider: Option<String>,
    /// Its maker's number.
    pub serial: Option<String>,
    /// Whether it is in use, in the vendor's word.
    pub status: Option<String>,
    /// Who has it, by the vendor's id of the patient; nobody, when absent.
    pub holder: Option<String>,
    /// Who that is, where it is known here.
    pub person: Option<PersonView>,
    /// How that is known.
    pub known_by: Option<HolderKnownBy>,
    /// What came from it for whoever has it now; absent when their data was never looked through.
    pub data: Option<DeviceDataView>,
    /// An act about the device that is not settled.
    pub under_way: Option<DeviceUnderWay>,
    /// Whether it can be given to a patient now.
    pub assign: Offer,
    /// Whether it can be taken back now.
    pub unassign: Offer,
    /// Whether what waits can be normalised again now.
    pub normalise: Offer,
    /// Whether detections can be made of what was normalised now.
    pub detect: Offer,
    /// Whether what it sent can be handed in for whoever has it now.
    pub hand_in: Offer,
    /// What its measurements consist of, as far as the vendor describes them.
    pub prototypes: Vec<PrototypeView>,
}

impl std::fmt::Debug for DeviceView {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DeviceView").field("record", &self.record).finish_non_exhaustive()
    }
}

/// How it is known who has a device. Mia itself has an id and nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum HolderKnownBy {
    /// A device was given to this person here, under that id of the vendor's.
    AssignedHere,
    /// The person's record at this connection bears the vendor's id.
    VendorId,
    /// The id is the person's medical record number, by the issuer that this connection names.
    RecordNumber,
}

/// How far the data of a device has come. Counts and times only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DeviceDataView {
    /// Kept as it came: nothing was made of it yet.
    pub stored: u32,
    /// Observations were made of it.
    pub normalised: u32,
    /// Something was made of it that cannot be read.
    pub unreadable: u32,
    /// When the newest was received.
    pub received_at: Option<Instant>,
    /// When the newest was measured.
    pub recorded_at: Option<Instant>,
    /// The newest of which nothing was made yet, newest first, at most ten.
    pub waiting: Vec<WaitingData>,
    /// The newest with observations, newest first, at most five.
    pub latest: Vec<MeasuredData>,
}

/// A record of health data of which nothing was made yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WaitingData {
    /// Its id.
    pub id: String,
    /// When it was received.
    pub received_at: Option<Instant>,
}

/// An act about a device that is not settled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DeviceUnderWay {
    /// The intent.
    pub intent: IntentId,
    /// What it does.
    pub act: ActKind,
    /// Where it stands.
    pub state: IntentState,
}

/// A device to be given to a patient.
#[derive(Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AssignDeviceInput {
    /// Through which connection.
    pub connection: ConnectionId,
    /// The record that was on screen.
    pub record: String,
    /// Who gets it.
    pub patient: PatientKey,
    /// The vendor's id of that person.
    pub holder: String,
    /// What people call it from then on.
    pub name: String,
    /// Its kind, in the vendor's word.
    pub kind: String,
    /// Two identifiers, as they were ticked.
    pub checked: TwoIdentifiers,
}

/// A device to be taken back.
#[derive(Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct UnassignDeviceInput {
    /// Through which connection.
    pub connection: ConnectionId,
    /// The record that was on screen.
    pub record: String,
    /// Who had it on screen, by the vendor's id.
    pub holder: String,
}

/// A record of health data to be normalised again.
#[derive(Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NormaliseInput {
    /// Through which connection.
    pub connection: ConnectionId,
    /// The record of the device that was on screen.
    pub record: String,
    /// The record of health data.
    pub data: String,
}
