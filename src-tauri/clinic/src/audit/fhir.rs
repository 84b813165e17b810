//! An entry as a FHIR R4 AuditEvent, by the profiles of IHE Basic Audit Log Patterns (BALP 1.1.3,
//! <https://profiles.ihe.net/ITI/BALP/>): what was created, read, updated, deleted or searched, with the patient where there
//! is one. What these profiles cannot say (an act that failed, a call, a sign-in) is an AuditEvent without a profile.
//!
//! The console is both ends of such an act: its page asked, its core answered. Ids of patients are logical references
//! (`identifier`): a receiver has no server of ours to resolve them at. The hash of the chain goes with each event, so that
//! it is found again in the audit it is from. Reasons stand in `purposeOfEvent` as text; details do not leave.

use chrono::SecondsFormat;
use domain::Role;
use domain::audit::{AuditAction, AuditOutcome, Deed};
use serde_json::{Value, json};
use store::{AuditEntry, ChainedEntry};

const PROFILES: &str = "https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.";
const EVENT_TYPES: &str = "http://terminology.hl7.org/CodeSystem/audit-event-type";
const INTERACTIONS: &str = "http://hl7.org/fhir/restful-interaction";
const DICOM: &str = "http://dicom.nema.org/resources/ontology/DCM";
const PARTICIPATION: &str = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";
const ENTITY_TYPES: &str = "http://terminology.hl7.org/CodeSystem/audit-entity-type";
const ENTITY_ROLES: &str = "http://terminology.hl7.org/CodeSystem/object-role";
const SOURCE_TYPES: &str = "http://terminology.hl7.org/CodeSystem/security-source-type";
const OURS: &str = "https://anteroom.health/fhir/";

/// The event of an entry, at a clinic of a name.
pub(super) fn audit_event(kept: &ChainedEntry, site: &str) -> Value {
    let entry = &kept.entry;
    let profile = profile(entry);
    let mut event = json!({
        "resourceType": "AuditEvent",
        "id": format!("audit-{}", kept.number),
        "type": match profile {
            Some(_) => coding(EVENT_TYPES, "rest", "Restful Operation"),
            None => kind_of_event(entry.action),
        },
        "subtype": subtypes(entry, profile),
        "action": entry.action.deed().code(),
        "recorded": entry.at.to_rfc3339_opts(SecondsFormat::Millis, true),
        "outcome": entry.outcome.fhir(),
        "agent": agents(entry, site),
        "source": {
            "site": site,
            "observer": who("device", "anteroom", "Anteroom"),
            "type": [coding(SOURCE_TYPES, "4", "Application Server")],
        },
        "entity": entities(kept, profile),
    });
    if let Some(profile) = profile {
        event["meta"] = json!({ "profile": [format!("{PROFILES}{}", profile.name(entry.patient.is_some()))] });
    }
    if let Some(reason) = &entry.reason {
        event["purposeOfEvent"] = json!([{ "text": reason }]);
    }
    event
}

/// Which pattern of BALP an entry follows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pattern {
    Create,
    Read,
    Update,
    Delete,
    Query,
}

impl Pattern {
    fn name(self, with_patient: bool) -> String {
        let of = match self {
            Self::Create => "Create",
            Self::Read => "Read",
            Self::Update => "Update",
            Self::Delete => "Delete",
            Self::Query => "Query",
        };
        format!("{}{of}", if with_patient { "Patient" } else { "" })
    }

    fn interaction(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Read => "read",
            Self::Update => "update",
            Self::Delete => "delete",
            Self::Query => "search-type",
        }
    }
}

fn profile(entry: &AuditEntry) -> Option<Pattern> {
    if entry.outcome == AuditOutcome::Failed {
        return None;
    }
    match entry.action.deed() {
        Deed::Create => Some(Pattern::Create),
        Deed::Read => Some(Pattern::Read),
        Deed::Update => Some(Pattern::Update),
        Deed::Delete => Some(Pattern::Delete),
        Deed::Execute => (entry.action == AuditAction::SearchPatients).then_some(Pattern::Query),
    }
}

/// The type of an event that is no operation on data (`audit-event-type`, the codes of DICOM).
fn kind_of_event(action: AuditAction) -> Value {
    match action {
        AuditAction::SignIn
        | AuditAction::SignOut
        | AuditAction::SignInFailed
        | AuditAction::Lock
        | AuditAction::SignInTooEarly
        | AuditAction::SignInLocked
        | AuditAction::OwnPassphraseWrong
        | AuditAction::EmergencyAccess => coding(DICOM, "110114", "User Authentication"),
        AuditAction::VerifyAudit => coding(DICOM, "110101", "Audit Log Used"),
        _ => coding(DICOM, "110100", "Application Activity"),
    }
}

fn subtypes(entry: &AuditEntry, profile: Option<Pattern>) -> Value {
    let ours = coding(&format!("{OURS}CodeSystem/act"), entry.action.as_str(), entry.action.as_str());
    match profile {
        // The displays of the profiles are exact: the code itself.
        Some(pattern) => json!([coding(INTERACTIONS, pattern.interaction(), pattern.interaction()), ours]),
        None => json!([ours]),
    }
}

/// The page that asked, the core that answered, and the person. In BALP the side that data flows from is the source: of a
/// read that is the server.
fn agents(entry: &AuditEntry, site: &str) -> Value {
    let reads = entry.action.deed() == Deed::Read;
    let source = coding(DICOM, "110153", "Source Role ID");
    let destination = coding(DICOM, "110152", "Destination Role ID");
    let (client, server) = if reads { (destination, source) } else { (source, destination) };
    let receives = reads || entry.action == AuditAction::SearchPatients;
    let person = if receives { ("IRCP", "information recipient") } else { ("AUT", "author (originator)") };
    // The person has an id in this clinic, and a name besides; of entries of older consoles there is the name alone.
    let id = entry.user_id.as_ref().map_or(entry.user.as_str(), |id| id.as_str());
    json!([
        { "type": concept(&client), "who": who("device", "anteroom-page", "Anteroom"), "requestor": false,
          "network": { "address": "localhost", "type": "1" } },
        { "type": concept(&server), "who": who("device", "anteroom-core", site), "requestor": false,
          "network": { "address": "localhost", "type": "1" } },
        {
            "type": concept(&coding(PARTICIPATION, person.0, person.1)),
            "role": roles(&entry.roles),
            "who": who("user", id, &entry.user),
            "name": entry.user,
            "requestor": true,
        },
    ])
    .as_array()
    .map(|agents| agents.iter().map(without_empty).collect())
    .unwrap_or_default()
}

fn roles(roles: &[Role]) -> Vec<Value> {
    let word = |role: &Role| match role {
        Role::FrontDesk => "front-desk",
        Role::Clinician => "clinician",
        Role::Administrator => "administrator",
    };
    roles.iter().map(|role| concept(&coding(&format!("{OURS}CodeSystem/role"), word(role), word(role)))).collect()
}

fn entities(kept: &ChainedEntry, profile: Option<Pattern>) -> Value {
    let entry = &kept.entry;
    let mut entities = Vec::new();
    if let Some(patient) = &entry.patient {
        let mut what = who("patient", patient.as_str(), "");
        what["type"] = json!("Patient");
        entities.push(json!({
            "what": what,
            "type": coding(ENTITY_TYPES, "1", "Person"),
            "role": coding(ENTITY_ROLES, "1", "Patient"),
        }));
    }
    let object = coding(ENTITY_TYPES, "2", "System Object");
    if profile == Some(Pattern::Query) {
        // What was typed is a value and is not kept: in its place stands that it is not.
        entities.push(json!({
            "type": object,
            "role": coding(ENTITY_ROLES, "24", "Query"),
            "description": "The words searched for are not kept.",
            "query": "bm90IGtlcHQ=",
        }));
    } else {
        let (kind, id) = match &entry.entity {
            Some(entity) => (entity.kind.map_or("thing", |kind| kind.as_str()), entity.id.as_str()),
            // The record itself, or what is set for the whole connection or clinic.
            None => match (&entry.patient, &entry.connection) {
                (Some(patient), _) => ("patient", patient.as_str()),
                (None, Some(connection)) => ("connection", connection.as_str()),
                (None, None) => ("clinic", "clinic"),
            },
        };
        entities.push(json!({
            "what": who(kind, id, ""),
            "type": object,
            "role": coding(ENTITY_ROLES, "4", "Domain Resource"),
        }));
    }
    // Where the event stands in the chain: by type it is no slice of the profiles, which are open.
    entities.push(json!({
        "what": who("audit-hash", &kept.hash.to_string(), ""),
        "type": coding(ENTITY_TYPES, "4", "Other"),
    }));
    json!(entities.iter().map(without_empty).collect::<Vec<_>>())
}

fn coding(system: &str, code: &str, display: &str) -> Value {
    json!({ "system": system, "code": code, "display": display })
}

fn concept(coding: &Value) -> Value {
    json!({ "coding": [coding] })
}

/// A logical reference: what it is called in this clinic.
fn who(kind: &str, id: &str, display: &str) -> Value {
    let mut reference = json!({ "identifier": { "system": format!("{OURS}id/{kind}"), "value": id } });
    if !display.is_empty() {
        reference["display"] = json!(display);
    }
    reference
}

/// FHIR has no empty lists and no empty texts.
fn without_empty(of: &Value) -> Value {
    match of {
        Value::Object(fields) => {
            let empty = |value: &Value| value == &json!([]) || value == &json!("");
            fields
                .iter()
                .filter(|(_, value)| !empty(value))
                .map(|(name, value)| (name.clone(), value.clone()))
                .collect()
        }
        other => other.clone(),
    }
}
