//! CareMonitor, simulated: the Clinical API behind a log-in or a key, and the Health metrics API behind a patient's
//! consent.
//!
//! CareMonitor publishes concepts only, so this simulates what the project assumes: each path, header and field below
//! stands for an assumption, and both sides may be wrong together about the vendor. What they cannot be is inconsistent
//! with the assumptions as they are written down, since the checks here are written by hand from that text.
//!
//! # Who is who
//! Patients are `cm-pt-1` upward. Patient *n*, from 1, belongs to `org-harbour` (Sydney), every fourth to `org-west`
//! (Perth). Providers are `cm-dr-1` to `cm-dr-3` (Sydney) and `cm-dr-4` (Perth).
//!
//! # What is done where nothing is known
//! * Exactly one of `x-access-token` and `x-api-key`, and `org_id`: without it 400, of an unknown organisation or of
//!   another than the patient's or provider's 403.
//! * Unknown body fields and query parameters are refused (400), and so is a time without an offset, an unknown zone,
//!   and an offset that its zone does not have at that time.
//! * Cancelled appointments stay in the lists as `cancelled`; cancelling twice is accepted. What is over cannot be
//!   changed (422), nor can the patient of an appointment. A repeated booking is accepted: nothing identifies it.
//! * A code is valid once, for a minute; a code or refresh token that is used twice ends the consent (RFC 6749, sections
//!   4.1.2 and 10.4). Each refresh gives a new refresh token.
//! * A reading's `id` that is known already gives the id it is stored under and stores nothing; with another content
//!   it is refused (409).
//! * `/authorize` shows a page on which to choose a patient and scopes, unless a control has said what the patient does.

mod appointment_rules;
mod appointments;
mod authorize;
mod call;
mod consent_page;
mod control;
mod fields;
mod login;
mod metric_rules;
mod metrics;
mod operations;
mod options;
mod refusal;
mod seed;
mod simulator;
mod slots;
mod state;
mod surface;
mod times;
mod token;

pub use control::{CareMonitorControl, PortalAnswer, ScopeFormat, TokenPlace};
pub use operations::caremonitor_operations;
pub use options::CareMonitorOptions;
pub use simulator::CareMonitorSimulator;
