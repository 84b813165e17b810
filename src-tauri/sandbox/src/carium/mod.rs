//! Carium: log-in with TOTP and tokens that run out, JSON:API read strictly, appointments of an organisation, and
//! documents that are uploaded in four steps to a store of signed links.

mod appointment_rules;
mod appointments;
mod attributes;
mod body;
mod call;
mod control;
mod control_documents;
mod control_http;
mod documents;
mod individuals;
mod invitations;
mod list;
mod login;
mod look_ups;
mod multipart;
mod operations;
mod options;
mod refusal;
mod seed;
mod simulator;
mod state;
mod storage;
mod surface;
mod time;

pub use control::CariumControl;
pub use operations::carium_operations;
pub use options::CariumOptions;
pub use simulator::CariumSimulator;
#[cfg(test)]
pub(crate) use surface::Account;
