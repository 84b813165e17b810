//! What an act says that has no field of its own, as named facts: the page has the words for the names.

use domain::act::{
    AssistanceAct, AttachmentAct, CariumDocumentAct, ConsultAct, ConsultReason, ConsultType, DeviceAct, DocumentAct,
    SubmissionAct,
};

use crate::access::Sees;
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

/// A document of a record at Carium; what it is about is for who reads charts.
pub(super) fn carium_document(act: &CariumDocumentAct, sees: Sees) -> Vec<Fact> {
    let mut facts = vec![fact("document", &act.name), fact("file", &act.file_name)];
    facts.extend(act.description.as_ref().filter(|_| sees == Sees::Charts).map(|text| fact("description", text)));
    facts.extend([fact("mediaType", &act.media_type), fact("bytes", act.size.to_string())]);
    facts
}

/// A document of questions and answers: how many, and the answers themselves for who reads charts.
pub(super) fn document(act: &DocumentAct, sees: Sees) -> Vec<Fact> {
    let mut facts = vec![fact("document", &act.name)];
    match sees {
        Sees::Charts => facts.extend(act.responses.iter().map(|one| fact(&one.question, &one.response))),
        Sees::NoCharts => facts.push(fact("answers", act.responses.len().to_string())),
    }
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

/// A change about a device.
pub(super) fn device(act: &DeviceAct) -> Vec<Fact> {
    match act {
        DeviceAct::Assign { device, name, patient, .. } => {
            vec![fact("deviceName", name), fact("deviceId", device), fact("devicePatient", patient)]
        }
        DeviceAct::Unassign { record, name, patient } => {
            vec![fact("deviceName", name.as_deref().unwrap_or(record)), fact("devicePatient", patient)]
        }
        DeviceAct::Normalise { data, name } => {
            let name = name.iter().map(|name| fact("deviceName", name));
            name.chain([fact("healthData", data)]).collect()
        }
        DeviceAct::Detect { data, patient, name, .. } => {
            let name = name.iter().map(|name| fact("deviceName", name));
            name.chain([fact("healthData", data), fact("devicePatient", patient)]).collect()
        }
        DeviceAct::HandIn(delivery) => vec![
            fact("deviceName", delivery.name.as_deref().unwrap_or(&delivery.device)),
            fact("devicePatient", &delivery.patient),
            fact("deliveryId", &delivery.id),
        ],
    }
}

/// A reading as it is sent, under the name of its metric; its value is for who reads charts.
pub(super) fn submission(act: &SubmissionAct, sees: Sees) -> Vec<Fact> {
    let measured = &act.measured;
    let value = match sees {
        Sees::Charts => format!("{} {}", measured.value(), measured.unit()),
        Sees::NoCharts => String::new(),
    };
    vec![fact(measured.metric().as_str(), value)]
}
