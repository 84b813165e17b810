//! The words and the pure rules of the clinic.
//!
//! Types carry FHIR R4 names where FHIR has one. Nothing here does I/O, waits or reads a clock: time is passed in, so
//! that every rule can be tested at any instant. Wire formats belong to the vendor crates, and the one place that turns
//! wire types into these is `clinic::adapters`.

pub mod account_settings;
pub mod act;
pub mod alert;
pub mod audit;
pub mod birth_date;
pub mod confirmed;
pub mod consent;
pub mod delivery;
pub mod demographics;
pub mod episode;
pub mod glucose;
pub mod human_name;
pub mod ids;
pub mod intent;
pub mod likeness;
pub mod note_act;
pub mod note_answer;
pub mod observation;
pub mod patient;
pub mod patient_act;
pub mod report;
pub mod rhythm;
pub mod role;
pub mod search_terms;
pub mod sign_in;
pub mod subject;
pub mod telephone;
pub mod typed_form;
pub mod vendor;
pub mod visit_note;
pub mod visit_state;
pub mod waiting;
pub mod wall_time;
pub mod webhook_act;

pub use account_settings::{AccountSettings, CareMonitorWay, SecretKind};
pub use act::{Act, EpisodeAct, PatientAddress};
pub use birth_date::BirthDate;
pub use confirmed::ConfirmedHow;
pub use consent::{ConsentEnd, ConsentMetric, ConsentOutcome};
pub use delivery::DeliveryOutcome;
pub use demographics::Demographics;
pub use episode::{EpisodeFields, EpisodeOfCare, EpisodeStatus};
pub use human_name::HumanName;
pub use ids::{ConnectionId, ConsentId, IntentId, PatientKey, UserId, VendorId, VisitId};
pub use intent::IntentState;
pub use patient::{Gender, Identifier, IdentifierKind, Patient};
pub use patient_act::{PatientAct, RecordAddress};
pub use report::{ReportId, ReportKind, ReportState};
pub use role::{Role, UserName};
pub use subject::Subject;
pub use typed_form::TypedForm;
pub use vendor::Vendor;
pub use visit_note::VisitNote;
pub use visit_state::VisitState;
pub use webhook_act::WebhookAct;
