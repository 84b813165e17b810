//! SOLO-23 to SOLO-28: episodes of care and the visits that belong to them.

use axum::http::StatusCode;
use chrono::NaiveDate;
use serde_json::{Value, json};
use uuid::Uuid;

use super::call::brackets;
use super::call::{Call, Ruling, Verdict};
use super::fields::{Fields, Need::Optional, Need::Required};
use super::refusal;
use crate::server::Answer;
use crate::solo::state::{Clinic, Episode, Event, WRITE_STATUSES};

/// A judged body of SOLO-23 or SOLO-26.
struct Written {
    name: String,
    kind: String,
    from: NaiveDate,
    to: Option<NaiveDate>,
    status: String,
    objective: Option<String>,
    reason_incomplete: Option<String>,
}

fn judge(body: &Value) -> Result<Written, Answer> {
    let mut fields = Fields::of(body)?;
    let name = fields.filled("name", Required);
    let kind = fields.filled("type", Required);
    let from = fields.date("from", Required);
    let to = fields.date("to", Optional);
    let status = fields.choice("status", Required, &WRITE_STATUSES);
    let objective = fields.text("objective", Optional).map(str::to_owned);
    let reason_incomplete = fields.text("reasonIncomplete", Optional).map(str::to_owned);
    if let (Some(from), Some(to)) = (from, to)
        && to < from
    {
        fields.note("to", "This value should not be before the start date.");
    }
    let refusal = fields.problems.refusal();
    fields.settle()?;
    let (Some(name), Some(kind), Some(from), Some(status)) = (name, kind, from, status) else {
        return Err(refusal);
    };
    Ok(Written {
        name: name.to_owned(),
        kind: kind.to_owned(),
        from,
        to,
        status: status.to_owned(),
        objective,
        reason_incomplete,
    })
}

fn find<'c>(clinic: &'c Clinic, call: &Call) -> Result<&'c Episode, Answer> {
    let id: Option<Uuid> = call.param(0).parse().ok();
    id.and_then(|id| clinic.episode(id)).ok_or_else(|| refusal::missing("Episode"))
}

/// SOLO-23.
pub(super) fn create(clinic: &Clinic, call: &Call) -> Ruling {
    let patient = call.patient(clinic)?;
    let written = judge(&call.json()?)?;
    Verdict::commit(move |clinic| {
        let id = clinic.uuid();
        clinic.episodes.push(Episode {
            id,
            patient,
            name: written.name,
            kind: written.kind,
            from: written.from,
            to: written.to,
            status: written.status,
            objective: written.objective,
            reason_incomplete: written.reason_incomplete,
        });
        clinic.events.push(Event::episode("episode:created", id));
        Answer::created(&json!({ "episodeId": id }))
    })
}

/// SOLO-24.
pub(super) fn list(clinic: &Clinic, call: &Call) -> Ruling {
    let patient = call.patient(clinic)?;
    let aggregate = clinic.people.get(patient).map(|patient| patient.aggregate).unwrap_or_default();
    let episodes: Vec<Value> = clinic
        .episodes
        .iter()
        .filter(|episode| episode.patient == patient)
        .map(|episode| episode.listed(aggregate))
        .collect();
    Verdict::answer(Answer::ok(&json!({ "episodes": episodes })))
}

fn single(clinic: &Clinic, episode: &Episode) -> Result<Value, Answer> {
    let patient = clinic.people.get(episode.patient).ok_or_else(|| refusal::missing("Patient"))?;
    Ok(episode.single(patient.spid, &patient.external_id))
}

/// SOLO-25.
pub(super) fn read(clinic: &Clinic, call: &Call) -> Ruling {
    Verdict::answer(Answer::ok(&single(clinic, find(clinic, call)?)?))
}

/// SOLO-26: the same body as for creating, with the same fields required. No response is printed; `[]` is sent.
pub(super) fn update(clinic: &Clinic, call: &Call) -> Ruling {
    let id = find(clinic, call)?.id;
    let written = judge(&call.json()?)?;
    Verdict::commit(move |clinic| {
        let Some(episode) = clinic.episodes.iter_mut().find(|episode| episode.id == id) else {
            return refusal::missing("Episode");
        };
        episode.name = written.name;
        episode.kind = written.kind;
        episode.from = written.from;
        episode.to = written.to;
        episode.status = written.status;
        episode.objective = written.objective;
        episode.reason_incomplete = written.reason_incomplete;
        clinic.events.push(Event::episode("episode:updated", id));
        brackets(StatusCode::OK)
    })
}

/// SOLO-27.
pub(super) fn appointments(clinic: &Clinic, call: &Call) -> Ruling {
    let episode = find(clinic, call)?;
    let appointments: Vec<Value> = clinic
        .diary
        .of_patient(episode.patient)
        .filter(|visit| visit.episode == Some(episode.id))
        .map(|visit| {
            json!({
                "appointmentId": visit.id,
                "date": visit.date(),
                "reasons": visit.reasons,
                "hasNotes": visit.has_notes(),
                "episodeOfCareId": episode.id,
            })
        })
        .collect();
    Verdict::answer(Answer::ok(&json!({ "episode": single(clinic, episode)?, "appointments": appointments })))
}

/// SOLO-28: without an id, or with null, the visit leaves its episode. No response is printed; `[]` is sent.
pub(super) fn assign(clinic: &Clinic, call: &Call) -> Ruling {
    let visit = call.visit(clinic)?;
    let (id, patient) = (visit.id, visit.patient);
    let body = call.json()?;
    let mut fields = Fields::of(&body)?;
    let episode = match body.get("episodeId") {
        Some(Value::Null) | None => {
            fields.value("episodeId", Optional);
            None
        }
        Some(_) => fields.uuid("episodeId", Optional),
    };
    fields.settle()?;
    if let Some(episode) = episode {
        let found = clinic.episode(episode).ok_or_else(|| refusal::missing("Episode"))?;
        if found.patient != patient {
            return Err(refusal::contradicts("The episode belongs to another patient"));
        }
    }
    Verdict::commit(move |clinic| match clinic.diary.get_mut(id) {
        Some(visit) => {
            visit.episode = episode;
            brackets(StatusCode::OK)
        }
        None => refusal::missing("Appointment"),
    })
}
