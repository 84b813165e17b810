//! A client at a simulated Device Manager that stands still.

use std::time::Duration;

use bytes::Bytes;
use mia::{
    Assignment, CrudQuery, DeviceId, HealthDataId, HealthKitSample, HealthRecord, MedisanteDelivery, Mia, MiaConfig,
    Moment, PatientId, SecretString, TransportOptions,
};
use sandbox::{MiaControl, MiaOptions, MiaSimulator};
use serde_json::{Value, json};
use vendor_http::RetryPolicy;

/// Longest a call waits: enough for a busy machine.
pub const PATIENCE: Duration = Duration::from_millis(1_500);

pub struct Desk {
    pub mia: Mia,
    pub control: MiaControl,
    pub config: MiaConfig,
    // Dropping it ends the simulation.
    _simulator: MiaSimulator,
}

/// Few patients, few days, and time stands still.
pub fn small() -> MiaOptions {
    MiaOptions {
        seed: 7,
        patients: 8,
        days: 6,
        speed: 0.0,
        start: Some("2026-03-04T15:00:00Z".parse().unwrap()),
        ..MiaOptions::default()
    }
}

impl Desk {
    pub async fn open() -> Self {
        Self::with(small()).await
    }

    pub async fn with(options: MiaOptions) -> Self {
        let simulator = MiaSimulator::start(options).await.unwrap();
        let base = simulator.base_url().parse().unwrap();
        let mut config = MiaConfig::new(base, simulator.username(), SecretString::from(simulator.password()));
        let retry = RetryPolicy { tries: 1, ..RetryPolicy::default() };
        config.transport = TransportOptions { retry, timeout: PATIENCE, ..TransportOptions::default() };
        let mia = Mia::new(config.clone()).unwrap();
        Self { mia, control: simulator.control(), config, _simulator: simulator }
    }

    /// Whom Mia knows as the person `number`.
    pub fn patient(&self, number: usize) -> PatientId {
        PatientId(self.control.patient_id(number))
    }

    pub fn assignment(&self, device: &str, number: usize) -> Assignment {
        Assignment {
            device_id: DeviceId(device.to_owned()),
            device_type: "Medical".to_owned(),
            name: "Cuff".to_owned(),
            provider: Some("medisante".to_owned()),
            patient: self.patient(number),
        }
    }

    /// The health data of a patient, all of it.
    pub async fn records_of(&self, number: usize) -> Vec<HealthRecord> {
        let mut records = Vec::new();
        let mut query = Some(CrudQuery::of_patient(self.patient(number)).limit(5));
        while let Some(asked) = query {
            let page = self.mia.health_data().list(&asked).await.unwrap();
            records.extend(page.items);
            query = page.next;
        }
        records
    }

    pub async fn record(&self, id: &HealthDataId) -> HealthRecord {
        let query = CrudQuery::all().filter("_id", json!(id));
        let mut page = self.mia.health_data().list(&query).await.unwrap();
        assert_eq!(page.items.len(), 1);
        page.items.remove(0)
    }
}

/// A delivery of a cuff, whose data is in the simulator's own shape.
pub fn delivery(device: &str, kind: &str, data: &Value) -> MedisanteDelivery {
    let body = json!({
        "metadata": {
            "correlationId": "9f0f4ac5-2b4f-4a39-a1b6-31a7c4f6c7b4",
            "receivedTime": "2026-03-04T14:59:59.815903123Z",
            "deviceGroups": ["home"],
            "measurementType": kind
        },
        "device": {"id": device, "serialNumber": "SN-1", "manufacturer": "Medisanté", "timezone": "Europe/Zurich"},
        "measurements": {"data": data}
    });
    MedisanteDelivery::read(Bytes::from(body.to_string())).unwrap()
}

pub fn pressure() -> Value {
    json!({"systolic": 123, "diastolic": 79, "pulse": 71})
}

pub fn sample(device: &str) -> HealthKitSample {
    let at = "2026-03-04T15:44:05.993+02:00".parse().unwrap();
    HealthKitSample {
        id: "0f1d6f0e-8f0b-4b55-9d0f-0a5f0e5b3c11".to_owned(),
        start_date: Moment::healthkit(at),
        end_date: Moment::healthkit(at),
        source_id: device.to_owned(),
        source_name: "Watch".to_owned(),
        metadata: serde_json::Map::new(),
        value: json!(71),
    }
}
