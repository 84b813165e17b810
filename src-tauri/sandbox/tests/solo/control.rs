//! The control interface over HTTP, and the life of a simulator.

use std::time::Duration;

use reqwest::Method;
use sandbox::{FaultRule, Simulator};
use serde_json::{Value, json};

use crate::tenant::{Reply, Tenant, send, small, start};

async fn control(tenant: &Tenant, method: Method, path: &str, body: Option<Value>) -> Reply {
    let request = tenant.bare(method, &format!("/_control/{path}")).header("Content-Type", "application/json");
    send(match body {
        Some(body) => request.body(body.to_string()),
        None => request,
    })
    .await
}

#[tokio::test]
async fn faults_come_in_as_camel_case_json_and_go_again() {
    let tenant = Tenant::open().await;
    for fault in [
        json!("refuse"),
        json!("cutAfterCommit"),
        json!({ "commitLate": { "millis": 30_000 } }),
        json!({ "status": { "code": 429, "body": "", "contentType": "text/plain", "retryAfter": "7" } }),
    ] {
        let rule = json!({ "operation": "SOLO-06", "fault": fault, "count": 2, "after": 1 });
        assert_eq!(control(&tenant, Method::POST, "faults", Some(rule.clone())).await.status, 204);
        let listed = control(&tenant, Method::GET, "faults", None).await.json();
        assert_eq!(listed.as_array().unwrap().last(), Some(&rule));
    }
    assert_eq!(control(&tenant, Method::DELETE, "faults", None).await.status, 204);
    assert!(tenant.control().faults().is_empty());
    let brief: FaultRule = serde_json::from_value(json!({ "operation": "*", "fault": "emptyBody" })).unwrap();
    assert_eq!((brief.count, brief.after), (1, 0));
    let unknown = json!({ "operation": "SOLO-99", "fault": "emptyBody" });
    assert_eq!(control(&tenant, Method::POST, "faults", Some(unknown)).await.status, 400);
    let impossible = json!({ "operation": "*", "fault": { "status": { "code": 42, "body": "", "contentType": "" } } });
    assert_eq!(control(&tenant, Method::POST, "faults", Some(impossible)).await.status, 400);
}

#[tokio::test]
async fn what_the_vendor_sees_can_be_asked_and_changed_from_outside() {
    let tenant = Tenant::open().await;
    let ids = control(&tenant, Method::GET, "known-ids", None).await.json();
    assert_eq!(ids, json!(tenant.control().known_appointment_ids()));
    let patients = control(&tenant, Method::GET, "patients?limit=2", None).await.json();
    assert_eq!((patients.as_array().unwrap().len(), &patients[1]["spid"]), (2, &json!(500_002)));
    let booking = json!({ "spid": 500_002, "waitingRoom": "Urgent Care", "at": start() });
    let id = control(&tenant, Method::POST, "book-elsewhere", Some(booking)).await.json()["id"].clone();
    let status = json!({ "id": id, "status": "discharge.ready" });
    assert_eq!(control(&tenant, Method::POST, "status", Some(status)).await.status, 204);
    let call = json!({ "id": id, "status": null });
    assert_eq!(control(&tenant, Method::POST, "video-call", Some(call)).await.status, 204);
    let visits = control(&tenant, Method::GET, "appointments?patientId=pt-1002", None).await.json();
    let visit = visits.as_array().unwrap().iter().find(|visit| visit["id"] == id).unwrap();
    assert_eq!((&visit["status"], &visit["videoCall"]), (&json!("discharge.ready"), &Value::Null));
    let arrived = control(&tenant, Method::POST, "arrive-next", None).await.json()["id"].clone();
    let visit = control(&tenant, Method::GET, &format!("appointments/{arrived}"), None).await.json();
    assert_eq!(visit["status"], "arrived");
    assert_eq!(control(&tenant, Method::POST, "speed", Some(json!({ "speed": 2.5 }))).await.status, 204);
    tenant.get("/qapi/v1/waiting-rooms").await;
    let requests = control(&tenant, Method::GET, "requests", None).await.json();
    assert_eq!((&requests[0]["operation"], &requests[0]["status"]), (&json!("SOLO-15"), &json!(200)));
    assert_eq!(requests.as_array().unwrap().len(), 1, "control requests are not among them");
    for (path, body) in [
        ("status", json!({ "id": 5, "status": "arrived" })),
        ("book-elsewhere", json!({ "spid": 5, "waitingRoom": "Urgent Care", "at": start() })),
    ] {
        assert_eq!(control(&tenant, Method::POST, path, Some(body)).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn the_port_can_be_closed_from_outside_for_a_while() {
    let tenant = Tenant::open().await;
    let closed = control(&tenant, Method::POST, "listening", Some(json!({ "closedForMillis": 300 }))).await;
    assert_eq!(closed.status, 202);
    tokio::time::sleep(Duration::from_millis(150)).await;
    let refused = tenant.request(Method::GET, "/qapi/v1/waiting-rooms").send().await.unwrap_err();
    assert!(refused.is_connect(), "{refused:?}");
    tokio::time::sleep(Duration::from_millis(400)).await;
    assert_eq!(tenant.get("/qapi/v1/waiting-rooms").await.status, 200);
}

#[tokio::test]
async fn control_answers_only_under_a_loopback_name_and_only_when_asked_for() {
    let tenant = Tenant::open().await;
    let elsewhere = tenant.bare(Method::GET, "/_control/known-ids").header("Host", "anteroom.example.com");
    assert_eq!(send(elsewhere).await.status, 403);
    let closed = Tenant::with(sandbox::SimulatorOptions { control_over_http: false, ..small() }).await;
    assert_eq!(control(&closed, Method::GET, "known-ids", None).await.status, 404);
}

#[tokio::test]
async fn dropping_the_simulator_closes_its_port_and_frees_it() {
    let tenant = Tenant::open().await;
    let base = tenant.simulator.base_url();
    let port: u16 = base.rsplit(':').next().unwrap().parse().unwrap();
    let handle = tenant.control();
    drop(tenant);
    let mut again = None;
    for _ in 0..100 {
        match Simulator::start(sandbox::SimulatorOptions { port, ..small() }).await {
            Ok(simulator) => {
                again = Some(simulator);
                break;
            }
            Err(_) => tokio::time::sleep(Duration::from_millis(10)).await,
        }
    }
    assert_eq!(again.expect("the port is free").base_url(), base);
    assert!(!handle.known_appointment_ids().is_empty(), "a handle may outlive its simulator");
    assert!(handle.set_listening(false).await.is_err());
}

#[tokio::test]
async fn a_port_that_is_taken_is_an_error() {
    let tenant = Tenant::open().await;
    let port: u16 = tenant.simulator.base_url().rsplit(':').next().unwrap().parse().unwrap();
    assert!(Simulator::start(sandbox::SimulatorOptions { port, ..small() }).await.is_err());
}

#[tokio::test]
async fn a_colleague_can_write_into_a_note_from_outside() {
    let tenant = Tenant::open().await;
    let ids = tenant.control().known_appointment_ids();
    let mut written = None;
    for id in ids {
        let answer = json!({ "id": id, "question": "Chief complaint", "answer": ["Dizzy"] });
        if control(&tenant, Method::POST, "colleague-answers", Some(answer)).await.status == 204 {
            written = Some(id);
            break;
        }
    }
    let id = written.expect("a visit asks for the chief complaint");
    let comment = json!({ "id": id, "author": "reyes@clinic.example", "message": "Seen" });
    assert_eq!(control(&tenant, Method::POST, "colleague-comments", Some(comment)).await.status, 204);
    let notes = control(&tenant, Method::GET, &format!("appointments/{id}/notes"), None).await.json();
    let note = &notes.as_array().unwrap()[0];
    assert_eq!((&note["answers"]["Chief complaint"], &note["writes"]), (&json!(["Dizzy"]), &json!(0)));
    let unknown = json!({ "id": id, "question": "Nobody asks this", "answer": [] });
    assert_eq!(control(&tenant, Method::POST, "colleague-answers", Some(unknown)).await.status, 404);
}

#[tokio::test]
async fn every_answer_is_late_by_what_was_ordered_refusals_too() {
    let tenant = Tenant::open().await;
    tenant.control().set_latency(std::time::Duration::from_millis(60));
    let begun = std::time::Instant::now();
    assert_eq!(tenant.get("/qapi/v1/waiting-rooms").await.status, 200);
    assert_eq!(tenant.get("/qapi/v1/nowhere").await.status, 404);
    assert!(begun.elapsed() >= std::time::Duration::from_millis(120));
    tenant.control().set_latency(std::time::Duration::ZERO);
    assert_eq!(tenant.get("/qapi/v1/waiting-rooms").await.status, 200);
}
