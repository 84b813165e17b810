//! Keeping an intent: one transaction with its audit entry, then the answer to the page, then the sender.

use chrono::{TimeDelta, Utc};
use domain::act::{AssistanceAct, AttachmentAct, CariumPatientAct, DeviceAct, SubjectAct};
use domain::{Act, ConnectionId, EpisodeAct, IntentId, IntentState, PatientKey, Subject, VisitId};
use serde_json::{Value, json};
use store::{AuditEntry, DocumentCopy, IntentRow, IntentStep, KnownAppointment, LedgerTx};

use super::settle::stales;
use crate::access::{self, Actor};
use crate::views::{Instant, Kept};
use crate::{Clinic, Result, settings};

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
    access::allow(actor, intended.act.kind())?;
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
    tx.append_audit(&AuditEntry {
        at: now,
        user: actor.name.clone(),
        roles: actor.roles.clone(),
        action: format!("intend-{}", kind_word(&row.act)),
        connection: Some(row.connection.clone()),
        patient: row.patient.clone(),
        entity: Some(row.subject.as_str().to_owned()),
        detail: audited(&row),
    })
    .await?;
    Ok(row)
}

/// Tells the page and the sender of an intent that is kept.
pub(crate) fn tell_kept(clinic: &Clinic, row: &IntentRow) -> Kept {
    clinic.events.stale(stales(&row.act));
    clinic.outbox_wake.notify_one();
    Kept { intent: row.id.clone(), visit: row.visit.clone(), sends_at: Instant::from(row.not_before) }
}

/// The intent; and why somebody went past a warning, in their own words, since that is what an audit asks.
fn audited(row: &IntentRow) -> Value {
    match &row.act {
        Act::Book { overlap_reason: Some(reason), .. } | Act::Reschedule { overlap_reason: Some(reason), .. } => {
            json!({ "intent": row.id, "overlapReason": reason })
        }
        _ => json!({ "intent": row.id }),
    }
}

/// The act in words of the audit.
pub(crate) fn kind_word(act: &Act) -> &'static str {
    match act {
        Act::Book { .. } => "book",
        Act::Reschedule { .. } => "reschedule",
        Act::ChangeReasons { .. } => "change-reasons",
        Act::Cancel { .. } => "cancel",
        Act::Episode(EpisodeAct::Create { .. }) => "create-episode",
        Act::Episode(EpisodeAct::Change { .. }) => "change-episode",
        Act::Episode(EpisodeAct::Assign { .. }) => "assign-episode",
        Act::Webhook(_) => "webhook",
        Act::Patient(act) => match **act {
            domain::PatientAct::Edit { .. } => "edit-patient",
            domain::PatientAct::Register { .. } => "register-patient",
        },
        Act::Report(_) => "order-report",
        Act::Attachment(AttachmentAct::Upload { .. }) => "attach-file",
        Act::Attachment(AttachmentAct::Delete { .. }) => "delete-file",
        Act::Document(_) => "send-document",
        Act::CariumDocument(_) => "upload-document",
        Act::CariumPatient(act) => match **act {
            CariumPatientAct::Register { .. } => "register-patient",
            CariumPatientAct::Invite { .. } => "invite-patient",
        },
        Act::TrialSubject(act) => match **act {
            SubjectAct::Enrol { .. } => "enrol-subject",
            SubjectAct::Edit { .. } => "edit-subject",
            SubjectAct::Remove { .. } => "remove-subject",
        },
        Act::Assistance(AssistanceAct::Request { .. }) => "request-assistance",
        Act::Assistance(AssistanceAct::Cancel { .. }) => "cancel-assistance",
        Act::Consult(_) => "ask-for-consult",
        Act::Note(_) => "note",
        Act::Device(DeviceAct::Assign { .. }) => "assign-device",
        Act::Device(DeviceAct::Unassign { .. }) => "unassign-device",
        Act::Device(DeviceAct::Normalise { .. }) => "normalise-again",
        Act::Device(DeviceAct::Detect { .. }) => "submit-detections",
        Act::Device(DeviceAct::HandIn(_)) => "hand-in",
        Act::OfferSlot(_) => "offer-slot",
        Act::Submission(_) => "submit-reading",
    }
}
