//! The Teladoc Health Solo External API: its 42 operations (SOLO-01 to SOLO-42), typed as they are on the wire.
//!
//! This crate says what Solo says and nothing more: it gives no clinical meaning, keeps nothing, retries no write and
//! knows no other vendor. It is usable on its own. What it checks before sending are Solo's own documented rules.
//!
//! The document leaves much open; what we take it to mean is marked `[assumed]` where it is used.

mod appointments;
mod assistance;
mod attachments;
mod client;
mod config;
pub mod crypto;
pub mod dates;
mod documents;
mod envelope;
mod episodes;
mod ids;
mod linking;
mod links;
mod notes;
mod patients;
mod perfect_answer;
mod reports;
mod rooms;
mod slots;
mod webhooks;
mod wire;

pub use appointments::{
    Appointment, AppointmentChange, AppointmentPatient, AppointmentStatus, Appointments, Created, NewAppointment,
    Provider, Updated, VideoCall, VideoCallStatus,
};
pub use assistance::{
    Assistance, AssistancePatient, AssistanceRequest, AssistanceSelector, AssistanceSite, CareLocation, CareVideo,
};
pub use attachments::{Attachment, AttachmentType, Attachments, DOUBTFUL_ATTACHMENT, MAX_ATTACHMENT, NewAttachment};
pub use client::Solo;
pub use config::SoloConfig;
pub use documents::{DocumentResponse, Documents, NewDocument};
pub use episodes::{Episode, EpisodeAppointment, EpisodeStatus, EpisodeWithAppointments, EpisodeWrite, Episodes};
pub use ids::{AppointmentId, EpisodeId, ExternalAppointmentId, Hsid, PatientId, Said, Spid, WebhookId};
pub use linking::{Linking, LinkingClaims, LinkingKind, LinkingPatient, LinkingSex};
pub use links::{Links, ProviderLink, VideoCallLinks};
pub use notes::{NoteAnswer, NoteAuthor, NoteComment, NoteResponse, NoteTemplate, NoteWrite, Notes, VisitNote};
pub use patients::{
    Address, Contact, Name, NewPatient, PatientRead, PatientWrite, Patients, SharedEmailGroup, Telecom,
};
pub use perfect_answer::{ConsultReason, ConsultType, PerfectAnswer, PerfectAnswerInput, PerfectAnswerResult};
pub use reports::{EncounterReport, NewEncounterReport, ReportStatus, Reports};
pub use rooms::{Rooms, WaitingRoom};
pub use secrecy::{ExposeSecret, SecretString};
pub use slots::{Slot, SlotQuery, Slots};
pub use vendor_http::{CallError, CallErrorKind, Certainty, Progress, TransportOptions};
pub use webhooks::{Webhook, WebhookEvent, WebhookPayload, WebhookSubject, Webhooks, decode_delivery};

use vendor_http::{drift, lenient};
