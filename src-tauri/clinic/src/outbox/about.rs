//! What an act says that has no field of its own, as named facts: the page has the words for the names.

use domain::act::{AssistanceAct, AttachmentAct, ConsultAct, ConsultReason, ConsultType, DocumentAct};

use crate::views::Fact;

fn fact(name: &str, value: impl Into<String>) -> Fact {
    Fact { name: name.to_owned(), value: value.into() }
}

/// A change of a visit's files.
pub(super) fn file(act: &AttachmentAct) -> Vec<Fact> {
    match act {
        AttachmentAct::Upload { name, media_type, size, .. } => {
            vec![fact("file", name), fact("mediaType", media_type), fact("bytes", size.to_string())]
        }
        AttachmentAct::Delete { name, .. } => vec![fact("file", name)],
    }
}

/// A document of questions and answers.
pub(super) fn document(act: &DocumentAct) -> Vec<Fact> {
    let mut facts = vec![fact("document", &act.name)];
    facts.extend(act.responses.iter().map(|one| fact(&one.question, &one.response)));
    facts
}

/// Assistance at the bedside.
pub(super) fn assistance(act: &AssistanceAct) -> Vec<Fact> {
    let (AssistanceAct::Request { selector, .. } | AssistanceAct::Cancel { selector, .. }) = act;
    selector.facts().into_iter().map(|(name, value)| fact(name, value)).collect()
}

/// A consult.
pub(super) fn consult(act: &ConsultAct) -> Vec<Fact> {
    let reason = match act.reason {
        ConsultReason::Stroke => "Stroke",
        ConsultReason::EegStat => "EEG Stat",
        ConsultReason::EegRoutine => "EEG Routine",
    };
    let kind = match act.consult_type {
        ConsultType::New => "new",
        ConsultType::Update => "update",
    };
    vec![
        fact("consultFor", format!("{}, {}", act.last_name.to_uppercase(), act.first_name)),
        fact("born", act.birth_date.to_string()),
        fact("mrn", &act.mrn),
        fact("reason", reason),
        fact("consultType", kind),
        fact("location", &act.location_id),
    ]
}
