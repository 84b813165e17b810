//! The Mia-Platform Device Manager: its 15 operations (MIA-01 to MIA-15), typed as they are on the wire.
//!
//! Devices are assigned to patients; what they measure is *stored* as it came (raw) and *normalised* a while later by
//! the Device Manager itself. A 200 to a delivery says the first and never the second ([`Acquisition`]). Whoever calls
//! is known to a backend that the operator provides (BFF), by the session cookie `sid` that it sets at log-in.
//!
//! This crate says what Mia says and nothing more: it gives no clinical meaning, keeps nothing but the session, in
//! memory, and knows no other vendor. It is usable on its own.
//!
//! What it refuses to do:
//! - show a number whose unit is not told ([`Unplottable`]), or guess a unit from its size;
//! - give one patient's data out of an answer that holds another's too ([`HealthData::list`], [`Devices::list`]);
//! - interpret what a Medisanté device measured: the document leaves it open, so it is kept as it came;
//! - send the gateway's own headers (`miauserid` and its like), which are not a client's to set.
//!
//! What the document leaves open is taken to mean what [`ASSUMPTIONS`] lists, which code cites by id (`A-MIA-01`).

mod account;
mod assumptions;
mod chart;
mod client;
mod config;
mod devices;
mod envelope;
mod extra;
mod health;
mod healthkit;
mod ids;
mod medisante;
mod moment;
mod prototypes;
mod query;
mod session;
mod units;
mod wire;
mod words;

pub use account::{Account, Profile};
pub use assumptions::ASSUMPTIONS;
pub use chart::{Charts, DetectionFilter, Plot, Point, Series};
pub use client::Mia;
pub use config::{MiaConfig, MiaSettings};
pub use devices::{Assigned, Assignment, Device, DeviceStatus, Devices};
pub use health::{
    Acquisition, Forwarded, HealthData, HealthRecord, Ingested, Normalised, NormalisedAgain, NormalisedData,
    Observation,
};
pub use healthkit::HealthKitSample;
pub use ids::{DetectionId, DeviceId, DeviceRecordId, HealthDataId, PatientId, PlanId};
pub use medisante::{MedisanteDelivery, MedisanteDevice, MedisanteMetadata};
pub use moment::Moment;
pub use prototypes::{Prototype, Prototypes};
pub use query::{CrudQuery, MAX_PAGE, Page, RecordState};
pub use secrecy::{ExposeSecret, SecretString};
pub use units::{PASCAL_PER_MMHG, Reading, Unit, Unplottable};
pub use vendor_http::{CallError, CallErrorKind, Certainty, TransportOptions};
