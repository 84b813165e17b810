//! Every write with every fault: what the client concludes, and what had really happened.

use std::time::Duration;

use mia::{CallError, Certainty, DeviceRecordId, HealthDataId};
use sandbox::{Fault, FaultRule};
use serde_json::json;

use crate::desk::{Desk, delivery, pressure, sample};

/// What a write is done to, made before the fault is put in force.
struct Subject {
    device: String,
    record: HealthDataId,
    held: DeviceRecordId,
}

impl Subject {
    async fn make(desk: &Desk, number: usize) -> Self {
        let device = format!("new-{number}");
        let held = format!("held-{number}");
        let held = desk.mia.devices().assign(&desk.assignment(&held, 1)).await.unwrap().id;
        let record = desk
            .mia
            .health_data()
            .ingest_medisante(&delivery("cuff-1001", "BloodPressure", &pressure()))
            .await
            .unwrap();
        Self { device, record, held }
    }
}

async fn write(desk: &Desk, operation: &str, subject: &Subject) -> Result<(), CallError> {
    let (mia, health) = (&desk.mia, desk.mia.health_data());
    match operation {
        "MIA-03" => mia.account().reset_password("a@clinic.example").await,
        "MIA-04" => health.forward(&[sample("watch-1001")]).await.map(drop),
        "MIA-05" => mia.devices().assign(&desk.assignment(&subject.device, 2)).await.map(drop),
        "MIA-06" => mia.devices().unassign(&subject.held).await,
        "MIA-08" => health.normalise_again(&subject.record).await.map(drop),
        "MIA-09" => health.ingest_medisante(&delivery("cuff-1001", "Weight", &json!({"weight": 70}))).await.map(drop),
        "MIA-10" => health.ingest_healthkit(&[sample("watch-1001")]).await.map(drop),
        _ => health.submit_detections(&subject.record).await.map(drop),
    }
}

/// How often the write has happened.
fn happened(desk: &Desk, operation: &str) -> usize {
    let control = &desk.control;
    match operation {
        "MIA-03" => control.resets().len(),
        "MIA-05" => {
            control.devices().iter().filter(|device| device["assignedPatientId"] == control.patient_id(2)).count()
        }
        "MIA-06" => control.devices().iter().filter(|device| device.get("assignedPatientId").is_none()).count(),
        "MIA-08" => control.health_data().iter().filter(|record| record.get("normalizedData").is_some()).count(),
        "MIA-14" => control.detections(),
        _ => control.health_data().len(),
    }
}

fn status(code: u16, body: &str, content_type: &str, retry_after: Option<&str>) -> Fault {
    Fault::Status {
        code,
        body: body.to_owned(),
        content_type: content_type.to_owned(),
        retry_after: retry_after.map(str::to_owned),
    }
}

/// Each fault, how often it is met, what it proves (`None` is a success), and how often the write has happened.
fn faults() -> Vec<(&'static str, Fault, u32, Option<Certainty>, usize)> {
    use Certainty::{Deferred, Rejected, Unknown};
    let json = |code: u16| {
        let body = json!({"statusCode": code.to_string(), "error": "x", "message": "ordered"}).to_string();
        status(code, &body, "application/json", None)
    };
    vec![
        ("refused unread", Fault::Refuse, 1, Some(Unknown), 0),
        ("time-out before", Fault::TimeoutBefore, 1, Some(Unknown), 0),
        ("time-out after", Fault::TimeoutAfterCommit, 1, Some(Unknown), 1),
        ("cut after", Fault::CutAfterCommit, 1, Some(Unknown), 1),
        ("401 once", json(401), 1, None, 1),
        ("401 twice", json(401), 2, Some(Rejected), 0),
        ("403 as a web page", status(403, "<html>no</html>", "text/html", None), 1, Some(Rejected), 0),
        ("404", json(404), 1, Some(Rejected), 0),
        ("409", json(409), 1, Some(Rejected), 0),
        ("422", json(422), 1, Some(Rejected), 0),
        ("429", status(429, "", "text/plain", Some("7")), 1, Some(Deferred), 0),
        ("500", json(500), 1, Some(Unknown), 0),
        ("wrong content type", Fault::WrongContentType, 1, Some(Unknown), 1),
        ("unknown word", Fault::UnknownEnum, 1, None, 1),
        ("extra and null fields", Fault::ExtraAndNullFields, 1, None, 1),
    ]
}

/// Those that spoil a body, for a write whose answer must have one.
fn spoilt() -> Vec<(&'static str, Fault, u32, Option<Certainty>, usize)> {
    [("truncated", Fault::TruncatedJson), ("broken", Fault::BrokenJson), ("empty", Fault::EmptyBody)]
        .map(|(name, fault)| (name, fault, 1, Some(Certainty::Unknown), 1))
        .to_vec()
}

async fn meets_every_fault(operation: &'static str) {
    let desk = Desk::open().await;
    desk.mia.account().sign_in().await.unwrap();
    let mut all = faults();
    if !["MIA-03", "MIA-04", "MIA-06"].contains(&operation) {
        all.extend(spoilt());
    }
    for (number, (name, fault, count, proves, times)) in all.into_iter().enumerate() {
        if operation == "MIA-03" && name == "401 once" {
            // It is sent without a session: no fresh one can help.
            continue;
        }
        let subject = ready(&desk, operation, number).await;
        let before = happened(&desk, operation);
        desk.control.clear_requests();
        desk.control.add_fault(FaultRule { operation: operation.to_owned(), fault, count, after: 0 });
        let outcome = write(&desk, operation, &subject).await;
        desk.control.clear_faults();
        assert_eq!(outcome.as_ref().err().map(CallError::certainty), proves, "{name}: {outcome:?}");
        assert_eq!(happened(&desk, operation) - before, times, "{name}");
        let sent = desk.control.requests_of(&[operation]);
        assert_eq!(sent, if name.starts_with("401") && operation != "MIA-03" { 2 } else { 1 }, "{name}");
    }
    let subject = ready(&desk, operation, 99).await;
    closed_port(&desk, operation, &subject).await;
    late_commit(&desk, operation, &subject).await;
}

/// A subject that the write can be done to.
async fn ready(desk: &Desk, operation: &str, number: usize) -> Subject {
    let subject = Subject::make(desk, number).await;
    if operation == "MIA-14" {
        desk.mia.health_data().normalise_again(&subject.record).await.unwrap();
    }
    subject
}

/// A port that is closed proves that nothing left.
async fn closed_port(desk: &Desk, operation: &str, subject: &Subject) {
    let before = happened(desk, operation);
    desk.control.set_listening(false).await.unwrap();
    let error = write(desk, operation, subject).await.unwrap_err();
    desk.control.set_listening(true).await.unwrap();
    assert_eq!((error.certainty(), happened(desk, operation)), (Certainty::NeverLeft, before));
}

/// What commits after the time-out has happened all the same.
async fn late_commit(desk: &Desk, operation: &str, subject: &Subject) {
    let before = happened(desk, operation);
    desk.control.add_fault(FaultRule::next(operation, Fault::CommitLate { millis: 3_000 }));
    let error = write(desk, operation, subject).await.unwrap_err();
    assert_eq!((error.certainty(), happened(desk, operation)), (Certainty::Unknown, before));
    for _ in 0..100 {
        if happened(desk, operation) == before + 1 {
            return;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("{operation} never committed");
}

#[tokio::test]
async fn mia_03_meets_every_fault() {
    meets_every_fault("MIA-03").await;
}

#[tokio::test]
async fn mia_04_meets_every_fault() {
    meets_every_fault("MIA-04").await;
}

#[tokio::test]
async fn mia_05_meets_every_fault() {
    meets_every_fault("MIA-05").await;
}

#[tokio::test]
async fn mia_06_meets_every_fault() {
    meets_every_fault("MIA-06").await;
}

#[tokio::test]
async fn mia_08_meets_every_fault() {
    meets_every_fault("MIA-08").await;
}

#[tokio::test]
async fn mia_09_meets_every_fault() {
    meets_every_fault("MIA-09").await;
}

#[tokio::test]
async fn mia_10_meets_every_fault() {
    meets_every_fault("MIA-10").await;
}

#[tokio::test]
async fn mia_14_meets_every_fault() {
    meets_every_fault("MIA-14").await;
}
