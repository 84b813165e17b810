//! What a device sent, as far as the Devices screen goes: what its measurements consist of, detections of a plan, and
//! what a person hands in. Readings themselves stand in the metrics.

use domain::{ConnectionId, PatientKey};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Instant, TwoIdentifiers};

/// A record of health data with observations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MeasuredData {
    /// Its id.
    pub id: String,
    /// When it was measured, or else received.
    pub at: Option<Instant>,
}

/// What a kind of measurement consists of (MIA-13).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PrototypeView {
    /// Its id.
    pub identifier: String,
    /// Its name, where that is another.
    pub name: Option<String>,
    /// Its numbers.
    pub fields: Vec<PrototypeFieldView>,
}

/// One number of a kind of measurement. Its bounds come without a unit, and so they bound nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PrototypeFieldView {
    /// What the vendor calls it.
    pub name: String,
    /// The least, as the vendor writes it.
    pub minimum: Option<String>,
    /// The greatest, as the vendor writes it.
    pub maximum: Option<String>,
}

/// Detections of a monitoring plan (MIA-12), asked for just now. Nothing of it is kept: the series name no patient.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DetectionsView {
    /// Whose account was asked.
    pub connection: ConnectionId,
    /// The plan that was asked for.
    pub plan: String,
    /// The series, in the vendor's order.
    pub series: Vec<DetectionSeries>,
}

/// One series of detections.
#[derive(Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DetectionSeries {
    /// What was measured, in the vendor's word.
    pub quantity: String,
    /// In which unit, as its name tells; where none is told, no number is shown.
    pub unit: Option<String>,
    /// How many points there are.
    pub total: u32,
    /// How many more cannot be read.
    pub unreadable: u32,
    /// The newest points, newest first.
    pub points: Vec<DetectionPoint>,
}

impl std::fmt::Debug for DetectionSeries {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DetectionSeries").field("quantity", &self.quantity).finish_non_exhaustive()
    }
}

/// One detection.
#[derive(Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DetectionPoint {
    /// When.
    pub at: Instant,
    /// How much, as it came.
    pub value: String,
    /// The same in mmHg, where it came in pascals.
    pub converted: Option<String>,
}

/// Detections to be made of a record of health data (MIA-14).
#[derive(Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SubmitDetectionsInput {
    /// Through which connection.
    pub connection: ConnectionId,
    /// The record of the device that was on screen.
    pub record: String,
    /// The record of health data.
    pub data: String,
    /// Whom it was measured of.
    pub patient: PatientKey,
    /// Two identifiers, as they were ticked.
    pub checked: TwoIdentifiers,
}

/// A file that a device or its maker's portal wrote, to be looked at.
#[derive(Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CheckDeliveryInput {
    /// Through which connection.
    pub connection: ConnectionId,
    /// The record of the device that was on screen.
    pub record: String,
    /// What stands in the file.
    pub text: String,
}

/// What such a file holds.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DeliveryCheck {
    /// In which shape.
    pub shape: DeliveryShape,
    /// The kind of measurement, in Medisanté's word; a sample of HealthKit tells none.
    pub kind: Option<String>,
    /// What would be sent, in the file's order.
    pub pieces: Vec<DeliveryPiece>,
}

/// The documented shapes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum DeliveryShape {
    /// One delivery of Medisanté.
    Medisante,
    /// Samples of HealthKit.
    HealthKit,
}

/// One record that would be made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DeliveryPiece {
    /// Its own id.
    pub id: String,
    /// When it was measured; of a delivery, when Medisanté received it.
    pub at: Instant,
    /// The end of its period.
    pub end: Option<Instant>,
    /// Whether it was sent from here before, or is on its way.
    pub sent: bool,
}

/// Where samples of HealthKit are handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum SampleWay {
    /// At the operator's backend, which vets them (MIA-04).
    Backend,
    /// At the Device Manager itself (MIA-10).
    DeviceManager,
}

/// A file to be handed in. `Debug` is not given: it is a patient's.
#[derive(Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct HandInInput {
    /// Through which connection.
    pub connection: ConnectionId,
    /// The record of the device that was on screen.
    pub record: String,
    /// Who has the device.
    pub patient: PatientKey,
    /// What stands in the file.
    pub text: String,
    /// Where samples of HealthKit go; a delivery of Medisanté has one way.
    pub way: SampleWay,
    /// Two identifiers, as they were ticked.
    pub checked: TwoIdentifiers,
}
