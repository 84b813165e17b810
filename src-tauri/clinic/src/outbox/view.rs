//! The outbox as the page shows it.

use std::collections::HashMap;

use chrono::{TimeDelta, Utc};
use domain::{Act, IntentId, IntentState, Patient, PatientKey, Vendor};
use serde_json::Value;
use store::{IntentFilter, IntentRow, KnownAppointment};

use super::about;
use super::choices::choices;
use crate::access::{self, Member, Sees};
use crate::adapters::calls;
use crate::episodes;
use crate::people::person_view;
use crate::views::{Fact, Instant, IntentStory, IntentView, OutboxCounts, OutboxView, StepView, count};
use crate::{Clinic, ClinicError, Result, notes};

impl Member {
    /// Every intent of note: all open ones, and what was settled within a day.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn outbox(&self) -> Result<OutboxView> {
        let clinic = &*self.clinic;
        let now = Utc::now();
        let filter = IntentFilter { open_only: false, settled_since: Some(now - TimeDelta::days(1)) };
        let rows = clinic.store.ledger().intents(filter).await?;
        let views = intent_views(clinic, Sees::of(&self.actor), &rows).await?;
        let mut view = OutboxView {
            as_of: Instant::from(now),
            needs_person: Vec::new(),
            under_way: Vec::new(),
            refused: Vec::new(),
            settled: Vec::new(),
            counts: counts(clinic).await?,
        };
        for intent in views {
            match intent.state {
                IntentState::NeedsPerson => view.needs_person.push(intent),
                IntentState::Rejected => view.refused.push(intent),
                IntentState::Confirmed | IntentState::Withdrawn => view.settled.push(intent),
                IntentState::Queued | IntentState::Sending | IntentState::Unknown | IntentState::LandedIdUnknown => {
                    view.under_way.push(intent)
                }
            }
        }
        Ok(view)
    }

    /// One intent with its story.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`] when there is no such intent.
    pub async fn intent(&self, id: &IntentId) -> Result<IntentStory> {
        let clinic = &*self.clinic;
        let ledger = clinic.store.ledger();
        let row = ledger.intent(id).await?.ok_or(ClinicError::NotFound("intent"))?;
        let steps = ledger.steps(id).await?;
        let intent = intent_views(clinic, Sees::of(&self.actor), std::slice::from_ref(&row))
            .await?
            .into_iter()
            .next()
            .ok_or(ClinicError::NotFound("intent"))?;
        let steps = steps
            .into_iter()
            .map(|step| StepView { at: Instant::from(step.at), what: step.what, detail: facts(&step.detail) })
            .collect();
        Ok(IntentStory { intent, steps })
    }
}

/// Numbers for the rail and the status line.
pub(crate) async fn counts(clinic: &Clinic) -> Result<OutboxCounts> {
    let by_state = clinic.store.ledger().intent_counts().await?;
    let of = |state| by_state.get(&state).copied().map_or(0, |n| count(usize::try_from(n).unwrap_or(0)));
    Ok(OutboxCounts {
        queued: of(IntentState::Queued),
        sending: of(IntentState::Sending),
        unknown: of(IntentState::Unknown),
        needs_person: of(IntentState::NeedsPerson),
        id_unknown: of(IntentState::LandedIdUnknown),
        refused: of(IntentState::Rejected),
    })
}

/// Views of several intents, with everything they name read in a few queries.
pub(crate) async fn intent_views(clinic: &Clinic, sees: Sees, rows: &[IntentRow]) -> Result<Vec<IntentView>> {
    let keys: Vec<PatientKey> = rows.iter().filter_map(|row| row.patient.clone()).collect();
    let people = clinic.store.mirror().patients(&keys).await?;
    let connections = clinic.store.ledger().connections().await?;
    let names: HashMap<_, _> =
        connections.into_iter().map(|row| (row.id.clone(), (row.name.clone(), row.vendor()))).collect();
    let mut views = Vec::with_capacity(rows.len());
    for row in rows {
        let known = match &row.visit {
            Some(visit) => clinic.store.ledger().known(visit).await?,
            None => None,
        };
        let (name, vendor) = names.get(&row.connection).cloned().unwrap_or((String::new(), Vendor::Solo));
        let patient = row.patient.as_ref().and_then(|key| people.get(key));
        views.push(intent_view(row, sees, known.as_ref(), patient, name, vendor));
    }
    Ok(views)
}

/// One intent as the page shows it.
pub(crate) fn intent_view(
    row: &IntentRow,
    sees: Sees,
    known: Option<&KnownAppointment>,
    patient: Option<&Patient>,
    connection_name: String,
    vendor: Vendor,
) -> IntentView {
    let mut view = IntentView {
        id: row.id.clone(),
        act: row.act.kind(),
        operation: calls::operation(vendor, &row.act).to_owned(),
        state: row.state,
        why: row.reason.clone().unwrap_or_default(),
        visit: row.visit.clone(),
        person: person_view(patient, row.patient.as_ref()),
        vendor,
        connection_name,
        room: known.and_then(|known| known.room.clone()),
        start: known.and_then(|known| known.start).map(Instant::from),
        from_start: None,
        terms: None,
        duration_s: None,
        reasons: Vec::new(),
        facts: Vec::new(),
        external_id: known.and_then(|known| known.external_id.clone()),
        asked_by: row.created_by.clone(),
        asked_at: Instant::from(row.created_at),
        sends_at: Instant::from(row.not_before),
        sent_at: row.sent_at.map(Instant::from),
        settled_at: row.settled_at.map(Instant::from),
        looks: row.looks,
        next_look: row.next_look_at.map(Instant::from),
        vendor_message: row.vendor_message.clone(),
        http_status: row.http_status.map(u32::from),
        correlation_id: row.correlation_id.clone(),
        choices: choices(row.state, &row.act),
        decided_by: access::roles(row.act.kind()).to_vec(),
    };
    match &row.act {
        Act::Book { room, start, duration_s, reasons, external_id, overlap_reason, terms, .. } => {
            view.room = Some(room.clone());
            view.start = Some(Instant::from(*start));
            view.duration_s = *duration_s;
            view.reasons = reasons.clone();
            view.external_id = terms.is_none().then(|| external_id.clone());
            view.terms = terms.clone();
            view.facts = overlap_facts(overlap_reason.as_ref());
        }
        Act::Reschedule { start, duration_s, from_start, overlap_reason, .. } => {
            view.facts = overlap_facts(overlap_reason.as_ref());
            view.start = Some(Instant::from(*start));
            view.duration_s = *duration_s;
            view.from_start = from_start.map(Instant::from);
        }
        Act::ChangeReasons { reasons, .. } => view.reasons = reasons.clone(),
        Act::Cancel { start, .. } => view.start = start.map(Instant::from),
        Act::Episode(act) => view.facts = episodes::facts(act),
        Act::Webhook(webhook) => view.facts = crate::webhooks::facts(webhook),
        Act::Patient(act) => crate::people::tell_record(act, &mut view),
        Act::Report(act) => view.facts = crate::reports::order_facts(act),
        Act::Attachment(act) => view.facts = about::file(act),
        Act::Document(act) => view.facts = about::document(act, sees),
        Act::CariumPatient(act) => crate::people::tell_carium(act, row, &mut view),
        Act::TrialSubject(act) => crate::people::tell_subject(act, row, &mut view),
        Act::CariumDocument(act) => view.facts = about::carium_document(act, sees),
        Act::Assistance(act) => view.facts = about::assistance(act),
        Act::Consult(act) => view.facts = about::consult(act),
        Act::Note(act) => view.facts = notes::facts(act),
        Act::Device(act) => view.facts = about::device(act),
        Act::OfferSlot(slot) => {
            view.room = Some(slot.provider.clone());
            view.start = Some(Instant::from(slot.start));
            view.duration_s = Some(slot.duration_s);
        }
        Act::Submission(act) => {
            view.start = Some(Instant::from(act.at()));
            view.facts = about::submission(act, sees);
        }
    }
    view
}

/// Why an overlap may stand.
fn overlap_facts(reason: Option<&String>) -> Vec<Fact> {
    reason.map(|reason| Fact { name: "overlapReason".to_owned(), value: reason.clone() }).into_iter().collect()
}

fn facts(detail: &Value) -> Vec<Fact> {
    let Some(facts) = detail.as_object() else {
        return Vec::new();
    };
    facts
        .iter()
        .filter(|(_, value)| !value.is_null())
        .map(|(name, value)| Fact {
            name: name.clone(),
            value: value.as_str().map_or_else(|| value.to_string(), str::to_owned),
        })
        .collect()
}
