//! Moving an intent from one state to the next: a compare-and-set with its step in the story, in one transaction.

use chrono::{DateTime, TimeDelta, Utc};
use domain::act::AttachmentAct;
use domain::intent::{Event, next};
use domain::{Act, IntentState, VendorId};
use serde_json::{Value, json};
use store::{IntentRow, IntentStep};

use crate::problem::VendorFailure;
use crate::views::Tag;
use crate::{Clinic, Result, notes};

/// What happened to an intent, with the facts that the story needs.
pub(crate) struct Settlement {
    pub(crate) event: Event,
    /// A word that the page has a sentence for: why the intent now stands where it stands.
    pub(crate) why: &'static str,
    /// The vendor's id of what was changed or made, when it became known.
    pub(crate) vendor_id: Option<String>,
    /// The vendor's answer, when it was a failure.
    pub(crate) failure: Option<VendorFailure>,
    /// Not to be sent before this.
    pub(crate) not_before: Option<DateTime<Utc>>,
    /// When to look next.
    pub(crate) next_look_at: Option<DateTime<Utc>>,
    /// Looks so far, when the count changes.
    pub(crate) looks: Option<u32>,
    /// Facts for the story: never patient data.
    pub(crate) detail: Value,
}

impl Settlement {
    pub(crate) fn new(event: Event, why: &'static str) -> Self {
        Self {
            event,
            why,
            vendor_id: None,
            failure: None,
            not_before: None,
            next_look_at: None,
            looks: None,
            detail: json!({}),
        }
    }

    /// Settled by a look at the vendor, through the operation that is named.
    pub(crate) fn seen(event: Event, why: &'static str, operation: &'static str) -> Self {
        Self { detail: json!({ "operation": operation }), ..Self::new(event, why) }
    }

    /// Settled by a call that failed.
    pub(crate) fn failed(event: Event, why: &'static str, failure: VendorFailure) -> Self {
        Self { failure: Some(failure), ..Self::new(event, why) }
    }
}

/// Carries out a transition. Gives the row as it stands afterwards, or none when somebody else moved it first or the
/// event makes no sense in its state.
pub(crate) async fn settle(clinic: &Clinic, row: &IntentRow, settlement: Settlement) -> Result<Option<IntentRow>> {
    let Some(state) = next(row.state, settlement.event) else {
        tracing::warn!(intent = %row.id, from = row.state.as_str(), event = ?settlement.event, "no such transition");
        return Ok(None);
    };
    let now = Utc::now();
    let mut after = row.clone();
    after.state = state;
    after.reason = Some(settlement.why.to_owned());
    after.next_look_at = settlement.next_look_at;
    if let Some(looks) = settlement.looks {
        after.looks = looks;
    }
    if let Some(not_before) = settlement.not_before {
        after.not_before = not_before;
    }
    match settlement.event {
        Event::Taken => after.sent_at = Some(now),
        Event::NeverLeft | Event::SendAgain | Event::GoesOn => after.sent_at = None,
        _ => {}
    }
    if state.is_settled() {
        after.settled_at = Some(now);
    }
    if settlement.vendor_id.is_some() {
        after.vendor_id = settlement.vendor_id;
    }
    let mut detail = settlement.detail;
    if let Some(failure) = settlement.failure {
        if let Some(facts) = detail.as_object_mut() {
            facts.insert("operation".to_owned(), json!(failure.operation));
            facts.insert("status".to_owned(), json!(failure.http_status));
            facts.insert("correlation".to_owned(), json!(failure.correlation_id));
        }
        after.http_status = failure.http_status;
        after.correlation_id = failure.correlation_id;
        after.vendor_message = failure.message;
    }
    let mut tx = clinic.store.ledger().begin().await?;
    if !tx.update_intent(&after, row.state).await? {
        return Ok(None);
    }
    let what = settlement.why.to_owned();
    tx.append_step(&IntentStep { intent: row.id.clone(), at: now, what, detail }).await?;
    if state == IntentState::Confirmed {
        one_visit(clinic, &mut tx, &after).await?;
        landed(&mut tx, &after, now).await?;
    }
    if let (IntentState::Withdrawn, Act::Attachment(AttachmentAct::Upload { copy, .. })) = (state, &after.act) {
        // What is not sent is not kept either.
        tx.delete_document_copy(copy).await?;
    }
    if let (IntentState::Withdrawn, Act::CariumDocument(act)) = (state, &after.act) {
        tx.delete_document_copy(&act.copy).await?;
        tx.delete_document_upload(&after.id).await?;
    }
    tx.commit().await?;
    if let (Act::OfferSlot(slot), IntentState::Confirmed) = (&after.act, state) {
        crate::booking::was_offered(clinic, &after, slot).await?;
    }
    clinic.events.stale(stales(&after.act));
    if let Act::Note(_) = &after.act {
        notes::moved(clinic, &after, state == IntentState::Confirmed).await;
    }
    if let (Act::Device(_), true, Some(account)) = (&after.act, state.is_settled(), clinic.account(&after.connection)) {
        account.want_devices();
    }
    if state == IntentState::Confirmed {
        clinic.refresher_wake.notify_one();
        crate::webhooks::confirmed(clinic, &after);
        crate::people::was_registered(clinic, &after).await;
        crate::people::subject_changed(clinic, &after).await;
        clinic.reports.wake.notify_one();
    }
    // Also when it is settled: whatever waits for this one's end on the connection is due now.
    clinic.outbox_wake.notify_one();
    Ok(Some(after))
}

/// A vendor that lists its visits may have told of a booking before its own answer came, or while the probe was looking:
/// what was learned from the list is the booked visit, and the board must never show one visit twice. Read inside the
/// transaction, so that nobody learns of it in between.
async fn one_visit(clinic: &Clinic, tx: &mut store::LedgerTx, row: &IntentRow) -> Result<()> {
    let (Act::Book { .. }, Some(ours), Some(id)) = (&row.act, &row.visit, &row.vendor_id) else { return Ok(()) };
    let listed = clinic.store.ledger().known_by_vendor_id(&row.connection, &VendorId(id.clone())).await?;
    if let Some(listed) = listed.filter(|listed| listed.visit != *ours) {
        tx.forget_known(&listed.visit).await?;
        tx.move_document_copies(&listed.visit, ours).await?;
    }
    Ok(())
}

/// What a confirmed write changes here, kept together with its confirmation. A visit becomes due: what the vendor now
/// has is read back at once.
async fn landed(tx: &mut store::LedgerTx, row: &IntentRow, now: DateTime<Utc>) -> Result<()> {
    match &row.act {
        Act::Book { .. } | Act::Reschedule { .. } | Act::ChangeReasons { .. } | Act::Cancel { .. } => {
            let Some(visit) = &row.visit else { return Ok(()) };
            let id = row.vendor_id.clone().map(VendorId);
            if let (Act::Book { .. }, Some(id)) = (&row.act, id) {
                tx.learn_vendor_id(visit, &id).await?;
            }
            tx.set_next_read(visit, now - TimeDelta::seconds(1)).await?;
        }
        // Episodes are read again when somebody looks and a change was settled since.
        Act::Episode(_) => {}
        Act::Webhook(_) => {}
        Act::Patient(_) => tx.people_are_due(row.patient.as_slice(), now, now, true).await?,
        Act::Report(act) => crate::reports::was_ordered(tx, act, row.vendor_id.as_deref(), now).await?,
        Act::Attachment(AttachmentAct::Upload { copy, .. }) => {
            if let Some(id) = &row.vendor_id {
                tx.learn_document_id(copy, id).await?;
            }
        }
        Act::Attachment(AttachmentAct::Delete { attachment, .. }) => {
            if let Some(visit) = &row.visit {
                tx.delete_document_copy_of(visit, attachment).await?;
            }
        }
        Act::CariumDocument(act) => {
            if let Some(id) = &row.vendor_id {
                tx.learn_document_id(&act.copy, id).await?;
            }
            tx.delete_document_upload(&row.id).await?;
        }
        Act::Document(_) | Act::Assistance(_) | Act::Consult(_) | Act::Device(_) | Act::CariumPatient(_) => {}
        Act::OfferSlot(_) | Act::Submission(_) => {}
        // The record is read again once this is kept.
        Act::TrialSubject(_) => {}
        Act::Note(note) => {
            if let Some(visit) = &row.visit {
                notes::landed(tx, visit, note).await?;
            }
        }
    }
    Ok(())
}

/// The parts of the page that an act makes stale when it moves.
pub(super) fn stales(act: &Act) -> &'static [Tag] {
    match act {
        Act::Book { .. } | Act::Reschedule { .. } | Act::ChangeReasons { .. } | Act::Cancel { .. } => {
            &[Tag::Board, Tag::Outbox, Tag::Booking]
        }
        Act::Episode(_) => &[Tag::Episodes, Tag::Outbox],
        Act::Webhook(_) => &[Tag::Webhooks, Tag::Outbox],
        Act::Patient(_) | Act::CariumPatient(_) | Act::TrialSubject(_) => &[Tag::Patients, Tag::Outbox],
        Act::Report(_) => &[Tag::Reports, Tag::Outbox],
        Act::Attachment(_) | Act::CariumDocument(_) => &[Tag::Files, Tag::Outbox],
        Act::Document(_) => &[Tag::Forms, Tag::Outbox],
        Act::Assistance(_) | Act::Consult(_) => &[Tag::Assistance, Tag::Outbox],
        // The note itself is told when the vendor has been read again.
        Act::Note(_) => &[Tag::Outbox],
        Act::Device(_) => &[Tag::Devices, Tag::Outbox],
        Act::OfferSlot(_) => &[Tag::Booking, Tag::Outbox],
        Act::Submission(_) => &[Tag::Outbox],
    }
}
