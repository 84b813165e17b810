//! The CareMonitor Partner API: its 18 operations (CM-01 to CM-18), typed as we assume them on the wire.
//!
//! CareMonitor's public document names concepts and not one address, header or field. So paths and names come from a
//! contract profile ([`DEFAULT_PROFILE`]) that can be corrected per connection, and everything that is assumed beyond
//! names stands in [`ASSUMPTIONS`]. What the document does say:
//! - the *Clinical API* is entered with a user id and a password, for a short-lived `x-access-token`, or with an API key;
//!   each request names the organisation (`org_id`) of the patient or provider;
//! - the *Health metrics API* is entered with OAuth 2: the patient logs in at the patient portal, may decline single
//!   metrics, and the redirect names what was accepted; short-lived access tokens, refresh tokens;
//! - slots, telehealth appointments and patient appointments are created and managed; five metrics are sent.
//!
//! This crate gives no clinical meaning, keeps nothing (a patient's consent is kept by whoever uses it, see
//! [`GrantVault`]), retries no write and knows no other vendor. It sends no metric that the patient has not granted.

mod appointments;
mod assumptions;
mod client;
mod config;
mod consent;
mod consented;
mod contract;
mod envelope;
mod grant;
mod ids;
mod jwt;
mod listed;
mod metrics;
mod search;
mod session;
mod slots;
mod time;
mod wire;
mod words;

pub use appointments::{
    Appointment, AppointmentStatus, AppointmentWrite, Created, PatientAppointments, TelehealthAppointments,
};
pub use assumptions::ASSUMPTIONS;
pub use client::CareMonitor;
pub use config::{Access, CareMonitorConfig, OAuth};
pub use consent::{
    Authorised, Consents, Decision, Exchanged, Metric, PageWords, Pending, RedirectListener, Refreshed, Refusal,
};
pub use consented::{Consented, GrantVault, NotKept, Standing};
pub use contract::{DEFAULT_PROFILE, SHAPE, default_profile};
pub use grant::{Grant, NotAGrant};
pub use ids::{AppointmentId, OrgId, PatientId, ProviderId, RemoteId, SlotId};
pub use listed::Listed;
pub use metrics::{
    Acknowledgement, BloodGlucose, BloodPressure, Device, EcgUnit, Electrocardiogram, Finding, Findings, Glucose,
    GlucoseContext, HeartRate, Hertz, MG_PER_DL_IN_MMOL_PER_L, Metrics, MmHg, NotEquallySpaced, Observation, PerMinute,
    Period, Steps, Waveform,
};
pub use search::Search;
pub use secrecy::{ExposeSecret, SecretString};
pub use slots::{NewSlot, Slot, Slots};
pub use time::{DEFAULT_ZONE, Instant, Zone};
pub use vendor_http::TransportOptions;
