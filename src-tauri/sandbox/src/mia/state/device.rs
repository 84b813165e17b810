//! Records of devices.

use serde_json::{Value, json};

use super::Manager;
use super::manager::written;

/// A device to be recorded.
pub(crate) struct NewDevice {
    pub(in super::super) device: String,
    pub(in super::super) kind: String,
    pub(in super::super) name: String,
    pub(in super::super) provider: String,
    pub(in super::super) patient: Option<String>,
}

impl Manager {
    /// Who has a device now.
    pub(in super::super) fn holder_of(&self, device: &str) -> Option<String> {
        let held = self.devices.iter().filter(|record| record["deviceId"] == device);
        held.filter_map(|record| record["assignedPatientId"].as_str()).next_back().map(str::to_owned)
    }

    /// Records a device and gives the record's id.
    pub(in super::super) fn add_device(&mut self, new: NewDevice) -> String {
        let mut document = json!({
            "deviceId": new.device,
            "deviceProvider": new.provider,
            "deviceType": new.kind,
            "name": new.name,
            "status": "Active",
        });
        if let Some(patient) = new.patient {
            document["assignedPatientId"] = json!(patient);
        }
        let id = self.stamp(&mut document);
        self.devices.push(document);
        id
    }

    /// Puts the records of a device that is nobody's out of use.
    pub(in super::super) fn retire(&mut self, device: &str) {
        let now = written(self.clock);
        for record in self.devices.iter_mut().filter(|record| record["deviceId"] == device) {
            record["status"] = json!("Not Active");
            record["updatedAt"] = json!(now);
        }
    }

    /// Takes a device from whoever has it.
    pub(in super::super) fn unassign(&mut self, id: &str) {
        let now = written(self.clock);
        let record = self.devices.iter_mut().find(|record| record["_id"] == id);
        if let Some(record) = record.and_then(Value::as_object_mut) {
            record.remove("assignedPatientId");
            record.insert("updatedAt".to_owned(), json!(now));
        }
    }
}
