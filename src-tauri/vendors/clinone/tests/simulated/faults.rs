//! Every write under every fault: what the failure says about it is held against what the vendor really did.

use std::time::Duration;

use clinone::{CallError, CallErrorKind, Certainty, ClinOne, Patient, Visit, VisitIdentifier, VisitQuery};
use sandbox::{ClinOneControl, Fault};

use crate::organisation::{HEART, Organisation, appointment, at, heart, newcomer, number};

const WRITES: [&str; 6] = ["C1-05", "C1-07", "C1-08", "C1-10", "C1-11", "C1-12"];

/// What the writes are about: a record each, so that all can be under way at once in one organisation.
#[derive(Clone)]
struct Subjects {
    patient: Patient,
    moved: Visit,
    cancelled: VisitIdentifier,
}

impl Subjects {
    async fn of(client: &ClinOne) -> Self {
        let patient = client.patients().get(&heart(), &number("007-001")).await.unwrap();
        let moved = client.visits().schedule(&appointment("moved")).await.unwrap();
        let cancelled = client.visits().schedule(&appointment("cancelled")).await.unwrap();
        let listed = client.visits().list(&VisitQuery::of_study(heart())).await.unwrap();
        let moved = listed.records.into_iter().find(|visit| visit.visit_identifier == moved).unwrap();
        Self { patient, moved, cancelled }
    }

    async fn send(&self, operation: &str, client: &ClinOne) -> Result<(), CallError> {
        match operation {
            "C1-05" => client.patients().enrol(&newcomer()).await,
            "C1-07" => {
                let after = Patient { mobile_phone: Some("+12125550111".to_owned()), ..self.patient.clone() };
                client.patients().update(&self.patient, &after).await
            }
            "C1-08" => client.patients().remove(&heart(), &number("007-002")).await,
            "C1-10" => client.visits().schedule(&appointment("scheduled")).await.map(drop),
            "C1-11" => {
                let after = self.moved.clone().moved(at("2026-03-09T10:00:00-04:00"), at("2026-03-09T10:30:00-04:00"));
                client.visits().update(&self.moved, &after).await
            }
            _ => client.visits().cancel(&self.cancelled).await,
        }
    }

    /// Whether the vendor did it, and how often.
    fn done(&self, operation: &str, control: &ClinOneControl) -> usize {
        let visit = |id: &VisitIdentifier| control.visit(id.as_str()).unwrap();
        let once = match operation {
            "C1-05" => control.patient(HEART, "007 x/1").is_some(),
            "C1-07" => control.patient(HEART, "007-001").unwrap()["mobilePhone"] == "+12125550111",
            "C1-08" => control.patient(HEART, "007-002").is_none(),
            "C1-10" => return control.visits(HEART).iter().filter(|visit| visit["name"] == "scheduled").count(),
            "C1-11" => visit(&self.moved.visit_identifier)["scheduledStart"] == "2026-03-09T10:00:00-04:00",
            _ => visit(&self.cancelled)["status"] == "cancelled",
        };
        usize::from(once)
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

/// Sends each write under a fault, all at the same time, and tells the outcome and whether the vendor did it, now or
/// within a while.
async fn under(fault: Fault) -> Vec<(&'static str, Result<(), CallError>, bool)> {
    let organisation = Organisation::open().await;
    let (client, control) = (organisation.impatient(), organisation.simulator.control());
    let subjects = Subjects::of(&client).await;
    control.clear_requests();
    control.meet_next(&WRITES, &fault);
    let sending = WRITES.map(|operation| {
        let (client, control, subjects, fault) = (client.clone(), control.clone(), subjects.clone(), fault.clone());
        tokio::spawn(async move {
            let outcome = subjects.send(operation, &client).await;
            if let Fault::CommitLate { millis } = fault {
                assert_eq!(subjects.done(operation, &control), 0, "{operation} is not done yet");
                tokio::time::sleep(Duration::from_millis(millis)).await;
            }
            assert_eq!(control.requests_of(&[operation]), 1, "{operation} is sent once");
            (operation, outcome, subjects.done(operation, &control) == 1)
        })
    });
    let mut outcomes = Vec::new();
    for sent in sending {
        outcomes.push(sent.await.unwrap());
    }
    outcomes
}

#[tokio::test]
async fn without_a_fault_every_write_is_done() {
    for (operation, outcome, done) in under(Fault::Slow { millis: 1 }).await {
        assert!(outcome.is_ok() && done, "{operation}: {outcome:?}");
    }
}

#[tokio::test]
async fn a_refusal_is_certain_and_nothing_was_done() {
    let page = "<html><body>Forbidden</body></html>";
    for (fault, code) in [
        (status(403, page, "text/html", None), 403),
        (status(404, "{}", "application/json", None), 404),
        (status(409, "{}", "application/problem+json", None), 409),
        (status(422, "{}", "application/problem+json", None), 422),
        (status(429, "", "application/json", Some("7")), 429),
    ] {
        for (operation, outcome, done) in under(fault).await {
            let error = outcome.unwrap_err();
            let certainty = if code == 429 { Certainty::Deferred } else { Certainty::Rejected };
            assert_eq!((error.status(), error.certainty()), (Some(code), certainty), "{operation}");
            assert!(!done && error.vendor_message().is_none(), "{operation} {code}");
        }
    }
}

#[tokio::test]
async fn a_server_error_leaves_it_open() {
    for (operation, outcome, done) in under(status(500, "{}", "application/json", None)).await {
        assert_eq!(outcome.unwrap_err().certainty(), Certainty::Unknown, "{operation}");
        assert!(!done);
    }
}

#[tokio::test]
async fn a_lost_answer_leaves_it_open_whether_it_was_done_or_not() {
    let faults = [
        (Fault::TimeoutBefore, false),
        (Fault::TimeoutAfterCommit, true),
        (Fault::CommitLate { millis: 2_500 }, true),
        (Fault::CutAfterCommit, true),
    ];
    for (fault, happens) in faults {
        for (operation, outcome, done) in under(fault.clone()).await {
            assert_eq!(outcome.unwrap_err().certainty(), Certainty::Unknown, "{operation} {fault:?}");
            assert_eq!(done, happens, "{operation} {fault:?}");
        }
    }
}

#[tokio::test]
async fn a_success_that_cannot_be_read_is_never_taken_for_a_refusal() {
    for fault in [Fault::TruncatedJson, Fault::BrokenJson, Fault::EmptyBody, Fault::WrongContentType] {
        for (operation, outcome, done) in under(fault.clone()).await {
            assert!(done, "{operation} {fault:?}");
            if let Err(error) = outcome {
                assert_eq!(error.certainty(), Certainty::Unknown, "{operation} {fault:?}");
            }
        }
    }
}

#[tokio::test]
async fn an_empty_success_of_scheduling_still_names_the_visit() {
    let organisation = Organisation::open().await;
    let (client, control) = (organisation.client(), organisation.simulator.control());
    control.meet_next(&["C1-10"], &Fault::EmptyBody);
    let id = client.visits().schedule(&appointment("Unscheduled")).await.unwrap();
    assert_eq!(control.visit(id.as_str()).unwrap()["name"], "Unscheduled");
}

#[tokio::test]
async fn unknown_words_and_fields_are_success_and_told_as_drift() {
    for fault in [Fault::UnknownEnum, Fault::ExtraAndNullFields] {
        for (operation, outcome, done) in under(fault.clone()).await {
            assert!(outcome.is_ok() && done, "{operation} {fault:?}: {outcome:?}");
        }
        let organisation = Organisation::open().await;
        let (client, control) = (organisation.client(), organisation.simulator.control());
        control.meet_next(&["C1-06", "C1-09"], &fault);
        let patient = client.patients().get(&heart(), &number("007-001")).await.unwrap();
        let visits = client.visits().list(&VisitQuery::of_study(heart())).await.unwrap();
        assert!(!patient.drift().is_empty() && !visits.drift.is_empty() && !visits.lacking);
    }
}

#[tokio::test]
async fn a_refused_connection_proves_that_nothing_left() {
    let organisation = Organisation::open().await;
    let (client, control) = (organisation.client(), organisation.simulator.control());
    let subjects = Subjects::of(&client).await;
    control.set_listening(false).await.unwrap();
    for operation in WRITES {
        let error = subjects.send(operation, &client).await.unwrap_err();
        assert_eq!((error.kind(), error.certainty()), (CallErrorKind::NeverLeft, Certainty::NeverLeft));
    }
    control.set_listening(true).await.unwrap();
    for operation in WRITES {
        assert_eq!(subjects.done(operation, &control), 0, "{operation}");
    }
}

#[tokio::test]
async fn a_401_is_answered_with_a_fresh_token_and_the_write_is_done_once() {
    let organisation = Organisation::open().await;
    let (client, control) = (organisation.client(), organisation.simulator.control());
    let subjects = Subjects::of(&client).await;
    for operation in WRITES {
        control.clear_requests();
        control.meet_next(&[operation], &status(401, "", "application/json", None));
        subjects.send(operation, &client).await.unwrap();
        assert_eq!((control.requests_of(&[operation]), control.requests_of(&["C1-01"])), (2, 1), "{operation}");
        assert_eq!(subjects.done(operation, &control), 1, "{operation}");
    }
}

#[tokio::test]
async fn whatever_befalls_the_token_nothing_of_the_write_left() {
    let faults = [
        Fault::TimeoutBefore,
        Fault::TimeoutAfterCommit,
        Fault::CutAfterCommit,
        Fault::TruncatedJson,
        Fault::BrokenJson,
        Fault::EmptyBody,
        Fault::WrongContentType,
        status(500, "<html></html>", "text/html", None),
        status(503, "", "text/plain", Some("9")),
    ];
    let organisation = Organisation::open().await;
    let (client, control) = (organisation.impatient(), organisation.simulator.control());
    for fault in faults {
        control.meet_next(&["C1-01"], &fault);
        let error = client.visits().schedule(&appointment("scheduled")).await.unwrap_err();
        assert_eq!((error.operation(), error.certainty()), ("C1-10", Certainty::NeverLeft), "{fault:?}");
    }
    assert_eq!((control.requests_of(&["C1-10"]), control.requests_of(&["C1-01"])), (0, 9));
    client.visits().schedule(&appointment("scheduled")).await.unwrap();
}

#[tokio::test]
async fn a_token_with_extra_and_null_fields_is_used() {
    let organisation = Organisation::open().await;
    organisation.simulator.control().meet_next(&["C1-01"], &Fault::ExtraAndNullFields);
    organisation.client().visits().cancel(&VisitIdentifier::new("V-0")).await.unwrap_err();
    assert_eq!(organisation.simulator.control().requests_of(&["C1-12"]), 1);
}
