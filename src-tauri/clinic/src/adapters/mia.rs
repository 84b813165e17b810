//! The Device Manager's words, given their meaning. Mia has devices and what they sent; it has neither names of people
//! nor visits.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use mia::{Acquisition, Device, DeviceStatus, HealthRecord, Moment};
use store::{DeviceAndPatient, DeviceData, DeviceRow};

/// So many records that wait are kept by their id; the count has them all.
const WAITING: usize = 10;
/// So many of the newest with observations likewise.
const LATEST: usize = 5;

/// A device as it is kept here.
pub(super) fn device(device: Device) -> DeviceRow {
    DeviceRow {
        record: device.id.0,
        device: device.device_id.map(|id| id.0).filter(|id| !id.trim().is_empty()),
        provider: device.device_provider,
        kind: device.device_type,
        name: device.name,
        serial: device.serial_number,
        status: device.status.as_ref().map(|status| status.as_str().to_owned()),
        patient: device.assigned_patient_id.map(|id| id.0).filter(|id| !id.trim().is_empty()),
    }
}

/// Whether a device is out of use, by the vendor's word.
pub(crate) fn is_out_of_use(status: Option<&str>) -> bool {
    status == Some(DeviceStatus::NotActive.as_str())
}

/// Counts one record of health data. Of its content nothing is looked at but whether something was made of it.
pub(super) fn count(data: &mut HashMap<DeviceAndPatient, DeviceData>, record: &HealthRecord) {
    let Some(device) = &record.device_id else { return };
    let patient = record.patient_id.as_ref().map(|id| id.0.clone()).unwrap_or_default();
    let counted = data.entry((device.0.clone(), patient)).or_default();
    let received = instant(record.received_at.as_ref());
    let recorded = instant(record.recorded_at.as_ref());
    let newest = |all: &mut Vec<(String, Option<DateTime<Utc>>)>, at, most| {
        all.push((record.id.0.clone(), at));
        all.sort_by_key(|(_, at)| std::cmp::Reverse(*at));
        all.truncate(most);
    };
    counted.kinds.extend(record.raw_data_type.clone().filter(|kind| !kind.trim().is_empty()));
    match record.acquisition() {
        Acquisition::Stored => {
            counted.stored += 1;
            newest(&mut counted.waiting, received, WAITING);
        }
        Acquisition::Unreadable => counted.unreadable += 1,
        Acquisition::Normalised | Acquisition::DetectionsSubmitted(_) | Acquisition::DetectionsFailed => {
            counted.normalised += 1;
            newest(&mut counted.latest, recorded.or(received), LATEST);
        }
    }
    counted.received_at = counted.received_at.max(received);
    counted.recorded_at = counted.recorded_at.max(recorded);
}

fn instant(moment: Option<&Moment>) -> Option<DateTime<Utc>> {
    moment.and_then(Moment::instant).map(|at| at.to_utc())
}
