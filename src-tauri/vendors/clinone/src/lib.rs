//! The ClinOne API v5: its 12 operations (C1-01 to C1-12), typed as we assume them on the wire.
//!
//! ClinOne publishes how a token is had, what scopes mean and which identifiers are used, and **not one endpoint**. So
//! everything but the token is an *assumed contract*: paths and names stand in a [`vendor_http::profile`] with the id of
//! each assumption ([`ASSUMPTIONS`]), which an administrator edits per connection when the sponsor hands out the real
//! one. [`DEFAULT_PROFILE`] is what we assume until then.
//!
//! What the vendor documents:
//! * Every API wants `Authorization: Bearer <JWT>`. An *External Client* of an organisation has a client id and a secret
//!   that is shown once; `POST` to the token endpoint with `grant_type=client_credentials` makes the JWT. Only the test
//!   environment's addresses are published ([`TEST_TOKEN_URL`], [`TEST_SCOPE`], [`TEST_BASE_URL`]): all three are
//!   settings.
//! * A scope has three parts: `api`, a group of functions (`patient` is the only one named), an action. `read` opens all
//!   GET, `write` GET, PUT and POST, `delete` GET and DELETE, `manage` all four. ClinOne assigns them on request; the
//!   token request always asks for `.default`. PATCH is nowhere mentioned and never sent.
//! * `studyIdentifier` and `siteIdentifier` are the *values* of the attributes that an organisation defines for its
//!   studies and its study sites, not the attributes' names.
//!
//! What this crate refuses: it keeps nothing, repeats no write but after a 401 (which proves that nothing was done),
//! decides nothing by the scopes it reads (they are unverified and for display), takes no record of another study or
//! subject than was asked for, and shows no person in `Debug` or in an error: a trial's subjects go by their numbers.
//!
//! The older HMAC signature is not implemented: see [`UNSUPPORTED`].

mod action;
mod assumptions;
mod client;
mod config;
mod contract;
mod envelope;
mod ids;
mod listed;
mod patients;
mod scopes;
mod sites;
mod studies;
mod token;
mod tokens;
mod visits;
mod wire;

pub use action::{Access, Action, ScopeGroup};
pub use assumptions::{ASSUMPTIONS, UNSUPPORTED};
pub use client::ClinOne;
pub use config::{ClinOneConfig, TEST_BASE_URL, TEST_SCOPE, TEST_TOKEN_URL};
pub use contract::{DEFAULT_PROFILE, SHAPE, default_profile};
pub use ids::{SiteIdentifier, StudyIdentifier, SubjectNumber, VisitIdentifier};
pub use listed::Listed;
pub use patients::{NewPatient, Patient, PatientStatus, Patients};
pub use scopes::{May, MissingScope, Scopes};
pub use secrecy::{ExposeSecret, SecretString};
pub use sites::{Site, Sites};
pub use studies::{Studies, Study};
pub use tokens::TokenFacts;
pub use vendor_http::profile::{Profile, ProfileFault};
pub use vendor_http::{CallError, CallErrorKind, Certainty, TransportOptions};
pub use visits::{NewVisit, Visit, VisitQuery, VisitStatus, VisitType, Visits};

use vendor_http::{drift, lenient};
