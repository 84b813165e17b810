//! Keeping an intent: one transaction with its audit entry, then the answer to the page, then the sender.

use chrono::{TimeDelta, Utc};
use domain::act::{AssistanceAct, AttachmentAct, CariumPatientAct, DeviceAct, SubjectAct};
use domain::audit::{AuditAction, AuditedKind};
use domain::{Act, ConnectionId, EpisodeAct, IntentId, IntentState, PatientKey, Subject, VisitId};
use serde_json::json;
use store::{DocumentCopy, IntentRow, IntentStep, KnownAppointment, LedgerTx};

use super::settle::stales;
use crate::access::{self, Actor};
use crate::audit::Asked;
use crate::views::{Instant, Kept};
use crate::{Clinic, ClinicError, Result, settings};

/// What someone intends.
pub(crate) struct Intended {
    pub(crate) connection: ConnectionId,
    /// What the act is about; it orders what is sent.
    pub(crate) subject: Subject,
    /// The visit that it concerns, for whoever wants to go there.
    pub(crate) visit: Option<VisitId>,
    pub(crate) patient: Option<PatientKey>,
    pub(crate) act: Act,
    /// The visit's entry in the index of known ids, when the act makes a new one.
    pub(crate) new_visit: Option<KnownAppointment>,
}

/// Keeps an intent. It is not sent before the undo window is over.
pub(crate) async fn keep(clinic: &Clinic, actor: &Actor, intended: Intended) -> Result<Kept> {
    keep_with(clinic, actor, intended, None).await
}

/// The same with the clinic's own copy of the document that the intent carries: both are kept, or neither is.
pub(crate) async fn keep_with(
    clinic: &Clinic,
    actor: &Actor,
    intended: Intended,
    copy: Option<DocumentCopy>,
) -> Result<Kept> {
    let asked = Asked { actor, what: "intend", patient: intended.patient.as_ref() };
    access::allow(clinic, &asked, intended.act.kind()).await?;
    let mut tx = clinic.store.ledger().begin().await?;
    let row = write_intent(clinic, &mut tx, actor, intended).await?;
    if let Some(copy) = copy {
        tx.put_document_copy(&DocumentCopy { intent: row.id.clone(), ..copy }).await?;
    }
    tx.commit().await?;
    Ok(tell_kept(clinic, &row))
}

/// Writes an intent with its audit entry into a transaction that keeps more than these; [`tell_kept`] follows its commit.
/// A handle gives only what its role may do; that the role may make this kind of act is looked at once more, by the rule
/// that says who may take it back.
pub(crate) async fn write_intent(
    clinic: &Clinic,
    tx: &mut LedgerTx,
    actor: &Actor,
    intended: Intended,
) -> Result<IntentRow> {
    if !access::may(actor, intended.act.kind()) {
        return Err(ClinicError::Denied);
    }
    let now = Utc::now();
    let undo = settings::read(clinic).await?.undo_seconds;
    let not_before = now + clinic.pace.scaled(TimeDelta::seconds(i64::from(undo)));
    let row = IntentRow {
        id: IntentId::random(),
        connection: intended.connection,
        subject: intended.subject,
        visit: intended.visit,
        patient: intended.patient,
        act: intended.act,
        state: IntentState::Queued,
        created_at: now,
        created_by: actor.name.clone(),
        not_before,
        sent_at: None,
        settled_at: None,
        looks: 0,
        next_look_at: None,
        vendor_id: None,
        reason: Some("waitsForUndo".to_owned()),
        vendor_message: None,
        correlation_id: None,
        http_status: None,
    };
    if let Some(known) = &intended.new_visit {
        tx.put_known(known).await?;
    }
    tx.insert_intent(&row).await?;
    tx.append_step(&IntentStep {
        intent: row.id.clone(),
        at: now,
        what: "asked".to_owned(),
        detail: json!({ "by": actor.name }),
    })
    .await?;
    let entry = actor.did(intended_act(&row.act), now).through(&row.connection).of_known(row.patient.as_ref());
    let entry = entry.about(AuditedKind::Subject, row.subject.as_str()).because(in_spite_of_a_warning(&row.act));
    tx.append_audit(&entry.with(json!({ "intent": row.id }))).await?;
    Ok(row)
}

/// Tells the page and the sender of an intent that is kept.
pub(crate) fn tell_kept(clinic: &Clinic, row: &IntentRow) -> Kept {
    clinic.events.stale(stales(&row.act));
    clinic.outbox_wake.notify_one();
    Kept { intent: row.id.clone(), visit: row.visit.clone(), sends_at: Instant::from(row.not_before) }
}

/// Why somebody went past a warning, in their own words, since that is what an audit asks; empty when nobody did.
fn in_spite_of_a_warning(act: &Act) -> &str {
    match act {
        Act::Book { overlap_reason: Some(reason), .. } | Act::Reschedule { overlap_reason: Some(reason), .. } => reason,
        _ => "",
    }
}

/// The act in the audit's word for it.
fn intended_act(act: &Act) -> AuditAction {
    match act {
        Act::Book { .. } => AuditAction::IntendBook,
        Act::Reschedule { .. } => AuditAction::IntendReschedule,
        Act::ChangeReasons { .. } => AuditAction::IntendChangeReasons,
        Act::Cancel { .. } => AuditAction::IntendCancel,
        Act::Episode(EpisodeAct::Create { .. }) => AuditAction::IntendCreateEpisode,
        Act::Episode(EpisodeAct::Change { .. }) => AuditAction::IntendChangeEpisode,
        Act::Episode(EpisodeAct::Assign { .. }) => AuditAction::IntendAssignEpisode,
        Act::Webhook(_) => AuditAction::IntendWebhook,
        Act::Patient(act) => match **act {
            domain::PatientAct::Edit { .. } => AuditAction::IntendEditPatient,
            domain::PatientAct::Register { .. } => AuditAction::IntendRegisterPatient,
        },
        Act::Report(_) => AuditAction::IntendOrderReport,
        Act::Attachment(AttachmentAct::Upload { .. }) => AuditAction::IntendAttachFile,
        Act::Attachment(AttachmentAct::Delete { .. }) => AuditAction::IntendDeleteFile,
        Act::Document(_) => AuditAction::IntendSendDocument,
        Act::CariumDocument(_) => AuditAction::IntendUploadDocument,
        Act::CariumPatient(act) => match **act {
            CariumPatientAct::Register { .. } => AuditAction::IntendRegisterPatient,
            CariumPatientAct::Invite { .. } => AuditAction::IntendInvitePatient,
        },
        Act::TrialSubject(act) => match **act {
            SubjectAct::Enrol { .. } => AuditAction::IntendEnrolSubject,
            SubjectAct::Edit { .. } => AuditAction::IntendEditSubject,
            SubjectAct::Remove { .. } => AuditAction::IntendRemoveSubject,
        },
        Act::Assistance(AssistanceAct::Request { .. }) => AuditAction::IntendRequestAssistance,
        Act::Assistance(AssistanceAct::Cancel { .. }) => AuditAction::IntendCancelAssistance,
        Act::Consult(_) => AuditAction::IntendAskForConsult,
        Act::Note(_) => AuditAction::IntendNote,
        Act::Device(DeviceAct::Assign { .. }) => AuditAction::IntendAssignDevice,
        Act::Device(DeviceAct::Unassign { .. }) => AuditAction::IntendUnassignDevice,
        Act::Device(DeviceAct::Normalise { .. }) => AuditAction::IntendNormaliseAgain,
        Act::Device(DeviceAct::Detect { .. }) => AuditAction::IntendSubmitDetections,
        Act::Device(DeviceAct::HandIn(_)) => AuditAction::IntendHandIn,
        Act::OfferSlot(_) => AuditAction::IntendOfferSlot,
        Act::Submission(_) => AuditAction::IntendSubmitReading,
    }
}
