//! Eight beds with a device each.

use crate::solo::state::{Clinic, Device};

const PLACES: [(&str, &str, &str, &str, &str); 8] = [
    ("hospital", "floor 1", "emergency department", "101", "bed 1"),
    ("hospital", "floor 1", "emergency department", "101", "bed 2"),
    ("hospital", "floor 2", "cardiology", "214", "bed 1"),
    ("hospital", "floor 2", "cardiology", "215", "bed 1"),
    ("hospital", "floor 4", "neurology", "431", "bed 1"),
    ("hospital", "floor 4", "neurology", "431", "bed 2"),
    ("east wing", "floor 1", "maternity", "12", "bed 1"),
    ("east wing", "floor 1", "maternity", "13", "bed 1"),
];

/// Seeds devices with the serial numbers 123457 to 123464; patients 12 to 19 lie in the beds.
pub(super) fn seed(clinic: &mut Clinic) {
    clinic.wards.practice = clinic.uuid();
    clinic.wards.location = clinic.uuid();
    let patients = clinic.people.list().len();
    for (index, (building, floor, department, room, bed)) in PLACES.into_iter().enumerate() {
        let device = Device {
            serial: (123_457 + index).to_string(),
            building,
            floor,
            department,
            room: room.to_owned(),
            bed: bed.to_owned(),
            care_location: clinic.uuid(),
            patient: (12 + index) % patients,
            patient_id: clinic.uuid(),
        };
        clinic.wards.devices.push(device);
    }
}
