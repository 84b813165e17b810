//! What an intent would change at a vendor, complete enough to be sent, probed and explained without anything else.

mod episode;

mod report;

mod assistance;
mod attachment;
mod carium_document;
mod carium_patient;
mod consult;
mod delivery;
mod device;
mod document;
mod slot;
mod subject;
mod submission;
mod terms;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

pub use episode::EpisodeAct;

use crate::{PatientAct, VendorId, WebhookAct};

pub use report::{ReportAct, ReportPassword};

pub use assistance::{AssistanceAct, CareSelector};
pub use attachment::AttachmentAct;
pub use carium_document::CariumDocumentAct;
pub use carium_patient::{CariumPatientAct, InvitedBy};
pub use consult::{ConsultAct, ConsultReason, ConsultType};
pub use delivery::{DeliveryAct, DeliveryRoute};
pub use device::DeviceAct;
pub use document::{DocumentAct, DocumentResponse};
pub use slot::SlotAct;
pub use subject::{SubjectAct, SubjectDetails, TrialSubject};
pub use submission::{SubmissionAct, Submitted};
pub use terms::{BookTerms, CareMonitorKind, CariumCall, ClinOneVisitType};

use crate::note_act::NoteAct;

/// The way in which a booking names its patient (SOLO-06, SOLO-08, SOLO-07).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "camelCase")]
pub enum PatientAddress {
    /// The integrator's id (SOLO-06).
    External(String),
    /// The vendor's own number (SOLO-08).
    Spid(i64),
    /// The health system's id (SOLO-07).
    Hsid(String),
    /// The vendor's own id (CAR-04, CM-07, CM-11), or the subject number (C1-10).
    Vendor(String),
}

/// One change at a vendor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Act {
    /// Book a visit (SOLO-06, SOLO-07, SOLO-08).
    Book {
        /// Whom for.
        patient: PatientAddress,
        /// Waiting room, by name: Solo has no other handle on it. Elsewhere, whom the visit is with.
        room: String,
        /// Planned start.
        start: DateTime<Utc>,
        /// Length in seconds, 1 to 86,400; the room's own slot when absent.
        duration_s: Option<u32>,
        /// Why the patient comes.
        reasons: Vec<String>,
        /// Episode of care that the visit belongs to.
        episode: Option<String>,
        /// Our reference, and what the landing probe asks for (SOLO-11).
        external_id: String,
        /// Why the patient may have two visits at one time; it stays here. Older intents have none.
        #[serde(default)]
        overlap_reason: Option<String>,
        /// What else the vendor wants to be told; nothing at Solo.
        #[serde(default)]
        terms: Option<BookTerms>,
    },
    /// Move a visit to another time or change its length (SOLO-13).
    Reschedule {
        /// The vendor's appointment id.
        appointment: VendorId,
        /// New start.
        start: DateTime<Utc>,
        /// New length in seconds; unchanged when absent.
        duration_s: Option<u32>,
        /// Start before the change, for the comparison and the story.
        from_start: Option<DateTime<Utc>>,
        /// Why it may overlap another visit; it stays here. Older intents have none.
        #[serde(default)]
        overlap_reason: Option<String>,
    },
    /// Change why the patient comes (SOLO-13).
    ChangeReasons {
        /// The vendor's appointment id.
        appointment: VendorId,
        /// All reasons, after the change.
        reasons: Vec<String>,
    },
    /// Cancel a visit (SOLO-13). Nothing un-cancels.
    Cancel {
        /// The vendor's appointment id.
        appointment: VendorId,
        /// Planned start, for the story.
        start: Option<DateTime<Utc>>,
    },
    /// Change something about episodes of care (SOLO-23, SOLO-26, SOLO-28).
    Episode(EpisodeAct),
    /// Change the vendor's list of webhooks (SOLO-35, SOLO-36, SOLO-38).
    Webhook(WebhookAct),
    /// Change a patient record or register someone (SOLO-03, SOLO-04, SOLO-05).
    Patient(Box<PatientAct>),
    /// Order a report (SOLO-30).
    Report(ReportAct),
    /// Change a visit's files (SOLO-19, SOLO-21).
    Attachment(AttachmentAct),
    /// Add a document to a patient's record (SOLO-22).
    Document(DocumentAct),
    /// Put a document into a patient's record at Carium (CAR-13 to CAR-15).
    CariumDocument(CariumDocumentAct),
    /// Register or invite somebody at Carium (CAR-02, CAR-03).
    CariumPatient(Box<CariumPatientAct>),
    /// Enrol a trial's subject, change or remove them (C1-05, C1-07, C1-08).
    TrialSubject(Box<SubjectAct>),
    /// Ask for assistance at the bedside or cancel it (SOLO-40, SOLO-42).
    Assistance(AssistanceAct),
    /// Ask for a consult (SOLO-33).
    Consult(ConsultAct),
    /// Write a visit's note (SOLO-17).
    Note(NoteAct),
    /// Give a device to a patient, take it back, hand in what it sent, have that normalised again or detections made of it
    /// (MIA-04 to MIA-06, MIA-08 to MIA-10, MIA-14).
    Device(DeviceAct),
    /// Offer a time at which a provider can be booked (CM-05).
    OfferSlot(SlotAct),
    /// Have a reading stored (CM-15 to CM-18).
    Submission(SubmissionAct),
}

impl Act {
    /// The word kept in the store beside the whole act, for queries and for the screen.
    pub fn kind(&self) -> ActKind {
        match self {
            Self::Book { .. } => ActKind::Book,
            Self::Reschedule { .. } => ActKind::Reschedule,
            Self::ChangeReasons { .. } => ActKind::ChangeReasons,
            Self::Cancel { .. } => ActKind::Cancel,
            Self::Episode(act) => act.kind(),
            Self::Webhook(act) => act.kind(),
            Self::Patient(act) => match **act {
                PatientAct::Edit { .. } => ActKind::EditPatient,
                PatientAct::Register { .. } => ActKind::RegisterPatient,
            },
            Self::Report(ReportAct::Order { .. }) => ActKind::OrderReport,
            Self::Attachment(AttachmentAct::Upload { .. }) => ActKind::Attach,
            Self::Attachment(AttachmentAct::Delete { .. }) => ActKind::DeleteAttachment,
            Self::Document(_) => ActKind::SendDocument,
            Self::CariumDocument(_) => ActKind::UploadDocument,
            Self::CariumPatient(act) => match **act {
                CariumPatientAct::Register { .. } => ActKind::RegisterAtCarium,
                CariumPatientAct::Invite { .. } => ActKind::InvitePatient,
            },
            Self::TrialSubject(act) => act.kind(),
            Self::Assistance(AssistanceAct::Request { .. }) => ActKind::RequestAssistance,
            Self::Assistance(AssistanceAct::Cancel { .. }) => ActKind::CancelAssistance,
            Self::Consult(_) => ActKind::Consult,
            Self::Note(_) => ActKind::Note,
            Self::Device(act) => act.kind(),
            Self::OfferSlot(_) => ActKind::OfferSlot,
            Self::Submission(_) => ActKind::SubmitReading,
        }
    }

    /// The vendor's appointment id, where the act names one.
    pub fn appointment(&self) -> Option<VendorId> {
        match self {
            Self::Book { .. }
            | Self::Webhook(_)
            | Self::Patient(_)
            | Self::Report(_)
            | Self::Document(_)
            | Self::CariumDocument(_)
            | Self::CariumPatient(_)
            | Self::TrialSubject(_)
            | Self::Assistance(_)
            | Self::Consult(_)
            | Self::Device(_)
            | Self::OfferSlot(_)
            | Self::Submission(_) => None,
            Self::Attachment(act) => Some(act.appointment().into()),
            Self::Reschedule { appointment, .. }
            | Self::ChangeReasons { appointment, .. }
            | Self::Cancel { appointment, .. } => Some(appointment.clone()),
            Self::Episode(act) => act.appointment().map(VendorId::from),
            Self::Note(act) => Some(act.appointment().into()),
        }
    }
}

/// The kind of an act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, specta::Type)]
#[serde(rename_all = "camelCase")]
pub enum ActKind {
    /// Book a visit.
    Book,
    /// Move a visit in time.
    Reschedule,
    /// Change the reasons of a visit.
    ChangeReasons,
    /// Cancel a visit.
    Cancel,
    /// Make an episode of care.
    CreateEpisode,
    /// Change an episode of care.
    ChangeEpisode,
    /// Put a visit into an episode of care.
    AssignEpisode,
    /// Have events told to an endpoint.
    AddWebhook,
    /// Change a webhook.
    ChangeWebhook,
    /// End a webhook.
    DeactivateWebhook,
    /// Change a patient record.
    EditPatient,
    /// Register a patient.
    RegisterPatient,
    /// Order a report.
    OrderReport,
    /// Attach a file to a visit.
    Attach,
    /// Delete a file of a visit.
    DeleteAttachment,
    /// Send a document of questions and answers.
    SendDocument,
    /// Put a document into a patient's record.
    UploadDocument,
    /// Make a record of a patient at Carium.
    RegisterAtCarium,
    /// Invite a patient to Carium's applications.
    InvitePatient,
    /// Enrol a subject in a study.
    EnrolSubject,
    /// Change a subject's record.
    EditSubject,
    /// Remove a subject from the study.
    RemoveSubject,
    /// Ask for assistance at the bedside.
    RequestAssistance,
    /// Cancel assistance at the bedside.
    CancelAssistance,
    /// Ask for a consult.
    Consult,
    /// Write a visit's note.
    Note,
    /// Give a device to a patient.
    AssignDevice,
    /// Take a device back.
    UnassignDevice,
    /// Have what a device sent normalised again.
    NormaliseAgain,
    /// Have detections made of what a device sent.
    SubmitDetections,
    /// Hand in what a device sent.
    HandIn,
    /// Offer a slot.
    OfferSlot,
    /// Have a reading stored.
    SubmitReading,
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use chrono::NaiveDate;

    #[test]
    fn acts_that_are_kept_in_files_of_their_own_survive_the_store_and_print_nothing() {
        let at = DateTime::from_timestamp(1_700_000_000, 0).unwrap();
        let selector = CareSelector::Patient { mrn: "4471882".to_owned() };
        let acts = [
            Act::Attachment(AttachmentAct::Upload {
                appointment: 7,
                copy: "c".to_owned(),
                name: "Okafor.pdf".to_owned(),
                media_type: "application/pdf".to_owned(),
                size: 9,
                asked_at: at,
            }),
            Act::Device(DeviceAct::Assign {
                record: "r".to_owned(),
                device: "cuff-1".to_owned(),
                kind: "Medical".to_owned(),
                name: "Cuff of Okafor".to_owned(),
                provider: None,
                patient: "4471882".to_owned(),
            }),
            Act::Device(DeviceAct::HandIn(Box::new(DeliveryAct {
                id: "5b0c".to_owned(),
                route: DeliveryRoute::Backend,
                device: "watch-1".to_owned(),
                patient: "4471882".to_owned(),
                name: Some("Watch of Okafor".to_owned()),
                measured_at: at,
                content: r#"{"id":"5b0c","sourceName":"Watch of Okafor","value":71}"#.to_owned(),
            }))),
            Act::Submission(SubmissionAct {
                id: uuid::Uuid::from_u128(7),
                patient: "4471882".to_owned(),
                effective: at.into(),
                measured: Submitted::HeartRate { rate: rust_decimal::dec!(7.0) },
            }),
            Act::Submission(SubmissionAct {
                id: uuid::Uuid::from_u128(8),
                patient: "4471882".to_owned(),
                effective: at.into(),
                measured: Submitted::Electrocardiogram {
                    recording: "r".to_owned(),
                    lead: 0,
                    milliseconds: 30_000,
                    sha256: "4471882".to_owned(),
                },
            }),
            Act::Document(DocumentAct {
                patient_id: "Okafor".to_owned(),
                name: "Okafor".to_owned(),
                date_time: at,
                responses: vec![DocumentResponse { question: "Okafor".to_owned(), response: "Okafor".to_owned() }],
            }),
            Act::CariumDocument(CariumDocumentAct {
                individual: "i".to_owned(),
                class: "c".to_owned(),
                name: "Okafor".to_owned(),
                description: Some("Okafor".to_owned()),
                file_name: "Okafor.pdf".to_owned(),
                media_type: "application/pdf".to_owned(),
                size: 9,
                copy: "c".to_owned(),
            }),
            Act::Assistance(AssistanceAct::Cancel { selector, request: "r".to_owned() }),
            Act::Consult(ConsultAct {
                first_name: "Okafor".to_owned(),
                last_name: "Okafor".to_owned(),
                birth_date: NaiveDate::from_ymd_opt(1968, 3, 14).unwrap(),
                mrn: "4471882".to_owned(),
                location_id: "123".to_owned(),
                requesting_provider: "Okafor".to_owned(),
                callback_number: None,
                patient_location: None,
                caller: None,
                call_center_notified: None,
                physician_notified: None,
                consult_type: ConsultType::New,
                reason: ConsultReason::Stroke,
                asked_at: at,
            }),
        ];
        for act in acts {
            let text = serde_json::to_string(&act).unwrap();
            assert_eq!(serde_json::from_str::<Act>(&text).unwrap(), act);
            let printed = format!("{act:?}");
            assert!(!printed.contains("Okafor") && !printed.contains("4471882"), "{printed}");
        }
    }

    #[test]
    fn a_booking_that_an_older_console_kept_is_still_read() {
        let kept = r#"{"act":"book","patient":{"kind":"external","value":"1"},"room":"A",
            "start":"2026-11-20T10:00:00Z","durationS":null,"reasons":[],"episode":null,"externalId":"r"}"#;
        let act: Act = serde_json::from_str(kept).unwrap();
        assert!(matches!(act, Act::Book { overlap_reason: None, terms: None, .. }));
    }

    #[test]
    fn a_change_that_an_older_console_kept_names_its_appointment_by_a_number() {
        let act: Act = serde_json::from_str(r#"{"act":"cancel","appointment":3110001,"start":null}"#).unwrap();
        assert_eq!(act.appointment(), Some(3_110_001.into()));
    }

    #[test]
    fn a_change_of_episodes_comes_back_from_the_store_as_it_was() {
        let act = Act::Episode(EpisodeAct::Assign {
            patient: "1".to_owned(),
            appointment: 7,
            episode: "e".to_owned(),
            name: None,
        });
        let text = serde_json::to_string(&act).unwrap();
        assert_eq!(serde_json::from_str::<Act>(&text).unwrap(), act);
        assert_eq!((act.kind(), act.appointment()), (ActKind::AssignEpisode, Some(7.into())));
    }
}
