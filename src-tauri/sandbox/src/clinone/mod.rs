//! ClinOne: a trial sponsor's organisation with its studies, sites, subjects and visits.
//!
//! ClinOne documents how a token is had, what scopes mean and that studies and sites go by the values of their
//! attributes. It publishes no endpoint, so that everything else here is the console's *assumed contract*, judged by
//! hand-written checks as strictly as if it had been published.
//!
//! # Who is who
//! * Two studies: `HF-301`, and `DERM 2/B`, whose identifier needs encoding. Each has two sites, `007` and `7`, which
//!   are two sites and not one. The second study is blinded: its subjects have numbers and no names.
//! * A subject number (`007-001`, …) is unique within its study only: **both studies have a `007-001`, and they are
//!   two people**. One subject of the first study is `007/007`, which needs encoding.
//! * The subjects are people of the shared list; which of them, and where their record departs from Solo's, stands in
//!   `people/slip.rs`.
//! * External clients: see [`ClinOneOptions::clients`].
//!
//! # What is assumed, and done here
//! * The token endpoint takes a form and nothing else; `expires_in` is answered as text, as Azure AD B2C does. Tokens
//!   are JWTs signed with HS256 and a key of the demo; scopes stand in `roles`.
//! * 401 for a token that is missing, wrong or run out; 403 for a scope that is missing or a study that the External
//!   Client is not associated with; problem documents (RFC 7807) for every refusal. PATCH is 405.
//! * A list is a JSON array, or with [`ClinOneOptions::lists_in_objects`] `{items, total}`.
//! * A subject is addressed by number and `studyIdentifier` (query); without the study a number that two studies have
//!   is 400. A number that is taken is 409.
//! * PUT replaces: an optional member that is absent or null is empty afterwards. Members that nobody documented are
//!   refused when something is made and ignored when it is changed.
//! * Scheduling answers 201 with the visit and its `Location`. Two visits at one time are accepted (there is no
//!   idempotency key). DELETE of a visit cancels it, and once more changes nothing; of one that is over it is 422.
//! * DELETE of a patient takes the subject out of the study: 404 from then on, and what was planned is cancelled.

mod bearer;
mod checks;
mod control;
mod lists;
mod operations;
mod options;
mod patients;
mod refusal;
mod seed;
mod simulator;
mod state;
mod surface;
mod token;
mod visits;

pub use control::ClinOneControl;
pub use operations::operations as clinone_operations;
pub use options::{ClinOneOptions, ExternalClient};
pub use simulator::ClinOneSimulator;

type Call = crate::server::Call<surface::Organisation>;
type Ruling = crate::server::Ruling<surface::Organisation>;
type Verdict = crate::server::Verdict<surface::Organisation>;
