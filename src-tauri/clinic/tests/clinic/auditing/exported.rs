//! The audit as a file that proves itself, and as FHIR AuditEvents.

use std::io::BufReader;

use clinic::verify_audit_file;
use clinic::views::AuditForm;
use serde_json::Value;
use vault::Vault;

use super::{acts, console, ended};
use crate::support::Desktop;

#[tokio::test(flavor = "multi_thread")]
async fn an_export_is_whole_without_the_console_and_tells_who_took_it() {
    let (dir, vault) = (tempfile::tempdir().unwrap(), Vault::in_memory());
    let (running, session) = console(dir.path(), &vault).await;
    acts(&session, 5).await;
    let export = session.administrator().unwrap().export_audit(AuditForm::Chain);
    assert!(export.file_name().ends_with(".chain"));
    let path = dir.path().join("export");
    assert_eq!(export.write(&path).await.unwrap().entries, 6);
    ended(running, session).await;
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.lines().nth(6).unwrap().contains("\"action\":\"export-audit\""), "{text}");
    let verified = verify_audit_file(BufReader::new(text.as_bytes())).unwrap();
    assert_eq!((verified.entries, verified.faults.len()), (6, 0));
    let forged = text.replacen("MOREAU", "MORAUE", 1);
    assert_eq!(verify_audit_file(BufReader::new(forged.as_bytes())).unwrap().faults.len(), 1);
}

/// Events of a day on which something of every kind was done.
async fn events() -> Vec<Value> {
    let mut desktop = Desktop::connected().await;
    let row = desktop.rows().await.into_iter().find(|row| row.person.key.is_some()).unwrap();
    let key = row.person.key.clone().unwrap();
    let member = desktop.session.member();
    member.patient(&key).await.unwrap();
    desktop.session.chart().unwrap().metrics(&key).await.unwrap();
    member.search_patients("a").await.unwrap();
    acts(&desktop.session, 1).await;
    let desk = desktop.session.front_desk().unwrap();
    desk.set_note(&row.visit, "Interpreter").await.unwrap();
    desk.set_note(&row.visit, "").await.unwrap();
    desktop.session.clinic().desk_left().await;
    let administrator = desktop.session.administrator().unwrap();
    administrator.verify_audit().await.unwrap();
    let path = desktop.dir.path().join("events");
    administrator.export_audit(AuditForm::Fhir).write(&path).await.unwrap();
    drop((member, desk, administrator));
    desktop.close().await.close().await;
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(!text.contains("Interpreter"), "no value leaves");
    if let Some(folder) = std::env::var_os("ANTEROOM_KEEP_EVENTS") {
        std::fs::write(std::path::Path::new(&folder).join("audit.ndjson"), &text).unwrap();
    }
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn codes<'a>(of: &'a Value, field: &str) -> Vec<(&'a str, &'a str)> {
    let coding = |coding: &'a Value| (coding["system"].as_str().unwrap(), coding["code"].as_str().unwrap());
    of[field].as_array().unwrap().iter().map(coding).collect()
}

fn slice<'a>(event: &'a Value, list: &str, of: impl Fn(&Value) -> bool) -> Vec<&'a Value> {
    event[list].as_array().unwrap().iter().filter(|one| of(one)).collect()
}

/// The elements that the profiles of BALP 1.1.3 require, checked by hand from their text (PatientRead, PatientCreate,
/// PatientUpdate, PatientDelete, PatientQuery and the same without a patient).
fn check_profile(event: &Value) -> String {
    let profile = event["meta"]["profile"][0].as_str().unwrap();
    let name = profile.strip_prefix("https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.").unwrap();
    let pattern = name.trim_start_matches("Patient");
    let (action, interaction, client, server) = match pattern {
        "Read" => ("R", "read", "110152", "110153"),
        "Create" => ("C", "create", "110153", "110152"),
        "Update" => ("U", "update", "110153", "110152"),
        "Delete" => ("D", "delete", "110153", "110152"),
        "Query" => ("E", "search-type", "110153", "110152"),
        other => panic!("{other}"),
    };
    assert_eq!(event["type"]["system"], "http://terminology.hl7.org/CodeSystem/audit-event-type");
    assert_eq!(
        (&event["type"]["code"], &event["action"], &event["outcome"]),
        (&"rest".into(), &action.into(), &"0".into())
    );
    assert!(codes(event, "subtype").contains(&("http://hl7.org/fhir/restful-interaction", interaction)), "{event}");
    assert!(event["recorded"].as_str().unwrap().ends_with('Z'));
    assert!(event["source"]["observer"].is_object());
    let typed = |system: &'static str, code: String| {
        move |one: &Value| one["type"]["coding"][0]["system"] == system && one["type"]["coding"][0]["code"] == code
    };
    let dicom = "http://dicom.nema.org/resources/ontology/DCM";
    for (code, end) in [(client, "anteroom-page"), (server, "anteroom-core")] {
        let ends = slice(event, "agent", typed(dicom, code.to_owned()));
        assert_eq!(ends.len(), 1, "{event}");
        assert_eq!(ends[0]["who"]["identifier"]["value"], end, "who asked and who answered");
        assert!(ends[0]["network"].is_object() && ends[0]["media"].is_null());
    }
    let person = if matches!(pattern, "Read" | "Query") { "IRCP" } else { "AUT" };
    let participation = "http://terminology.hl7.org/CodeSystem/v3-ParticipationType";
    let people = slice(event, "agent", typed(participation, person.to_owned()));
    assert_eq!((people.len(), &people[0]["requestor"]), (1, &true.into()), "{event}");
    assert!(people[0]["who"]["identifier"]["value"].is_string() && people[0]["network"].is_null());
    let entity = |code: &'static str, role: Option<&'static str>| {
        move |one: &Value| {
            one["type"]["system"] == "http://terminology.hl7.org/CodeSystem/audit-entity-type"
                && one["type"]["code"] == code
                && role.is_none_or(|role| {
                    one["role"]["system"] == "http://terminology.hl7.org/CodeSystem/object-role"
                        && one["role"]["code"] == role
                })
        }
    };
    let objects = slice(event, "entity", entity("2", None));
    assert_eq!(objects.len(), 1, "one data or one query");
    if pattern == "Query" {
        assert_eq!(slice(event, "entity", entity("2", Some("24"))).len(), 1);
        assert!(objects[0]["query"].is_string() && objects[0]["what"].is_null() && objects[0]["detail"].is_null());
    } else {
        assert_eq!(slice(event, "entity", entity("2", Some("4"))).len(), 1);
        assert!(objects[0]["what"].is_object());
    }
    let patients = slice(event, "entity", entity("1", Some("1")));
    assert_eq!(patients.len(), usize::from(name.starts_with("Patient")));
    assert!(patients.iter().all(|one| one["what"]["type"] == "Patient"));
    name.to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn exported_events_have_what_the_profiles_of_balp_require() {
    let events = events().await;
    let mut seen = std::collections::BTreeSet::new();
    for event in &events {
        assert_eq!(event["resourceType"], "AuditEvent");
        // What every AuditEvent of R4 must have, whichever its profile.
        assert!(event["agent"].as_array().unwrap().iter().all(|agent| agent["requestor"].is_boolean()));
        if event["meta"].is_object() {
            seen.insert(check_profile(event));
        } else {
            assert_ne!(event["type"]["code"], "rest");
        }
    }
    for name in ["PatientRead", "PatientUpdate", "PatientDelete", "Query", "Create", "Read"] {
        assert!(seen.contains(name), "{name} is not among {seen:?}");
    }
    assert!(events.iter().any(|event| event["meta"].is_null()), "what no profile says is there too");
}

/// A validator of FHIR R4 that shares no code and no author with this project (PyPI `fhir.resources`): types, codes'
/// shapes, what has to be there, and that nothing else is. `cargo xtask test` brings it.
#[tokio::test(flavor = "multi_thread")]
async fn an_independent_validator_of_fhir_r4_takes_every_event_and_refuses_a_broken_one() {
    let python = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/xtask/python/bin/python");
    assert!(python.exists(), "the validator is not here: cargo xtask test brings it");
    let judged = |events: &[Value]| {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("events.ndjson");
        let lines: String = events.iter().map(|event| format!("{event}\n")).collect();
        std::fs::write(&file, lines).unwrap();
        let script = "import sys\n\
            from fhir.resources.R4B.auditevent import AuditEvent\n\
            for line in open(sys.argv[1], encoding='utf-8'):\n    AuditEvent.parse_raw(line)\n";
        std::process::Command::new(&python).args(["-c", script]).arg(&file).output().unwrap()
    };
    let events = events().await;
    let taken = judged(&events);
    assert!(taken.status.success(), "{}", String::from_utf8_lossy(&taken.stderr));
    for (field, value) in [("recorded", Value::Null), ("agent", Value::Null), ("values", "128/80".into())] {
        let mut broken = events[0].clone();
        broken[field] = value;
        assert!(!judged(&[broken]).status.success(), "{field}");
    }
}
