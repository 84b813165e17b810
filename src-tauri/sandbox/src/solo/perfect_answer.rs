//! SOLO-33: one call that writes a patient, a visit and a note.

use chrono::{DateTime, Utc};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::call::{Call, Ruling, Verdict};
use super::fields::{Fields, Need::Optional, Need::Required};
use super::refusal;
use crate::server::Answer;
use crate::solo::state::{Clinic, Event, NewVisit, NoteEntry, Origin, Patient};

/// Both must be on the waiting room that serves these calls.
const STROKE_TEMPLATE: &str = "Acute Neurology - Physician Services";
const EEG_TEMPLATE: &str = "EEG - Physician Services";
const DAY: i64 = 86_400;

/// SOLO-33: creates or updates the patient, creates a visit, adds the template to it and fills in what was sent.
pub(super) fn consult(clinic: &Clinic, call: &Call) -> Ruling {
    let body = call.json()?;
    let mut fields = Fields::of(&body)?;
    let first = fields.filled("firstName", Required).map(str::to_owned);
    let last = fields.filled("lastName", Required).map(str::to_owned);
    fields.date("dob", Required);
    let mrn = fields.filled("mrn", Required).map(str::to_owned);
    fields.filled("requestingProvider", Required);
    let location = fields.filled("locationId", Required);
    let kind = fields.choice("consultType", Required, &["new", "update"]);
    let reason = fields.choice("reason", Required, &["Stroke", "EEG Stat", "EEG Routine"]).map(str::to_owned);
    for name in ["physicianCallbackNumber", "patientLocation", "caller"] {
        fields.text(name, Optional);
    }
    for name in ["callCenterNotified", "physicianNotified"] {
        if fields.text(name, Optional).is_some_and(|text| DateTime::parse_from_rfc3339(text).is_err()) {
            fields.note(name, "This value is not a valid datetime.");
        }
    }
    // The sample sends digits, the sample error asks for a UUID: both are taken, nothing else is.
    let known = |text: &str| text.parse::<Uuid>().is_ok() || text.chars().all(|c| c.is_ascii_digit());
    if location.is_some_and(|text| !known(text)) {
        fields.note("locationId", "This is not a valid UUID.");
    }
    let (room, template) = configured(clinic, reason.as_deref()).unzip();
    if room.is_none() {
        fields.note("locationId", "No waiting room is configured for this location.");
    }
    let refusal = fields.problems.refusal();
    fields.settle()?;
    let (Some(first), Some(last), Some(mrn), Some(reason), Some(room), Some(template)) =
        (first, last, mrn, reason, room, template)
    else {
        return Err(refusal);
    };
    let earlier = clinic.people.by_mrn(&mrn).and_then(|patient| recent(clinic, patient, call.now));
    if earlier.is_some() && kind == Some("new") {
        return Err(refusal::contradicts("A visit has already been created for the patient within 24 hours"));
    }
    let now = call.now;
    Verdict::commit(move |clinic| {
        let patient = register(clinic, &mrn, demographics(&first, &last, &mrn, &body));
        let Some(patient) = patient else {
            return refusal::contradicts("The patient could not be created");
        };
        let id = match earlier {
            Some(id) => id,
            None => {
                let duration = clinic.rooms.get(room).map_or(1_800, |room| room.slot);
                clinic.book(NewVisit {
                    patient,
                    room,
                    date: now.timestamp(),
                    duration,
                    reasons: vec![reason],
                    external_id: None,
                    account_number: None,
                    episode: None,
                    origin: Origin::Elsewhere,
                })
            }
        };
        prefill(clinic, id, template, &body, now);
        let encounter = clinic.diary.get(id).map(|visit| visit.aggregate);
        let person = clinic.people.get(patient).map(|patient| patient.aggregate);
        Answer::created(&json!({ "patientId": person, "encounterId": encounter }))
    })
}

/// The first room that has both templates, and the one the reason asks for.
fn configured(clinic: &Clinic, reason: Option<&str>) -> Option<(usize, usize)> {
    let template = |name: &str| clinic.templates.iter().position(|template| template.name == name);
    let (stroke, eeg) = (template(STROKE_TEMPLATE)?, template(EEG_TEMPLATE)?);
    let room =
        clinic.rooms.iter().position(|room| room.templates.contains(&stroke) && room.templates.contains(&eeg))?;
    Some((room, if reason.is_some_and(|reason| reason.starts_with("EEG")) { eeg } else { stroke }))
}

/// A visit of the patient within 24 hours before now that was not called off.
fn recent(clinic: &Clinic, patient: usize, now: DateTime<Utc>) -> Option<i64> {
    let day = now.timestamp() - DAY..=now.timestamp();
    clinic
        .diary
        .of_patient(patient)
        .find(|visit| day.contains(&visit.date()) && visit.takes_time())
        .map(|visit| visit.id)
}

fn demographics(first: &str, last: &str, mrn: &str, body: &Value) -> Map<String, Value> {
    let mut change = Map::new();
    change.insert("mrn".to_owned(), json!(mrn));
    change.insert("birthDate".to_owned(), body.get("dob").cloned().unwrap_or_default());
    let name = json!({
        "use": "usual",
        "family": format!("{first} {last}"),
        "firstName": first,
        "middleName": "",
        "lastName": last,
        "alias": "",
    });
    change.insert("name".to_owned(), json!([name]));
    change
}

fn register(clinic: &mut Clinic, mrn: &str, change: Map<String, Value>) -> Option<usize> {
    if let Some(known) = clinic.people.by_mrn(mrn) {
        clinic.people.update(known, change);
        let spid = clinic.people.get(known)?.spid;
        clinic.events.push(Event::patient("patient:updated", spid));
        return Some(known);
    }
    let aggregate = clinic.uuid();
    let mut demographics = Patient::blank();
    Patient::apply(&mut demographics, change);
    let added = clinic.people.add(aggregate.to_string(), aggregate, demographics)?;
    let spid = clinic.people.get(added)?.spid;
    clinic.events.push(Event::patient("patient:created", spid));
    Some(added)
}

/// Fills in the questions that are named after the fields of the request.
fn prefill(clinic: &mut Clinic, id: i64, template: usize, body: &Value, now: DateTime<Utc>) {
    let Some(known) = clinic.templates.get(template) else {
        return;
    };
    let answers: Vec<(Uuid, String)> = known
        .sections
        .iter()
        .flat_map(|section| &section.questions)
        .filter_map(|question| {
            let field = match &*question.text {
                "Requesting provider" => "requestingProvider",
                "Callback number" => "physicianCallbackNumber",
                "Call center notified" => "callCenterNotified",
                "Physician notified" => "physicianNotified",
                "Patient location" => "patientLocation",
                "Reason for consult" => "reason",
                _ => return None,
            };
            Some((question.id, body.get(field)?.as_str()?.to_owned()))
        })
        .collect();
    if let Some(visit) = clinic.diary.get_mut(id) {
        let mut note = NoteEntry::blank(template);
        if let Some(index) = visit.notes.iter().position(|note| note.template == template) {
            note = visit.notes.remove(index);
        }
        for (question, text) in answers {
            note.answer(question, vec![text], now);
        }
        visit.notes.push(note);
    }
}
