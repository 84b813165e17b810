//! Every fault against every kind of write: what the client concludes is never more than what is true.

use std::time::Duration;

use caremonitor::{AppointmentId, CareMonitor, Standing, TransportOptions};
use sandbox::{Fault, FaultRule};
use serde_json::Value;
use vendor_http::{CallError, Certainty};

use crate::clinic::{Clinic, visit};
use crate::portal::consented;
use crate::readings::pressure;

fn status(code: u16, body: &str, content_type: &str) -> Fault {
    let retry_after = (code == 429).then(|| "7".to_owned());
    Fault::Status { code, body: body.to_owned(), content_type: content_type.to_owned(), retry_after }
}

/// Each fault, and what it proves about a write that needs its answer. 401 is not here: it is met by logging in again.
fn faults() -> Vec<(Fault, Certainty)> {
    let json = "application/json";
    vec![
        (Fault::TimeoutBefore, Certainty::Unknown),
        (Fault::TimeoutAfterCommit, Certainty::Unknown),
        (Fault::CommitLate { millis: 600 }, Certainty::Unknown),
        (Fault::CutAfterCommit, Certainty::Unknown),
        (Fault::TruncatedJson, Certainty::Unknown),
        (Fault::BrokenJson, Certainty::Unknown),
        (Fault::EmptyBody, Certainty::Unknown),
        (Fault::WrongContentType, Certainty::Unknown),
        (status(403, "<html>Blocked</html>", "text/html"), Certainty::Rejected),
        (status(404, r#"{"message":"no"}"#, json), Certainty::Rejected),
        (status(409, r#"{"error":"no"}"#, json), Certainty::Rejected),
        (status(422, r#"{"error":{"message":"no"}}"#, json), Certainty::Rejected),
        (status(429, "", json), Certainty::Deferred),
        (status(500, "", json), Certainty::Unknown),
    ]
}

fn hasty(clinic: &Clinic) -> CareMonitor {
    let mut config = clinic.config();
    config.transport = TransportOptions { timeout: Duration::from_millis(300), ..config.transport };
    CareMonitor::new(config).unwrap()
}

/// Whether a 2xx alone is a success, so that a spoilt body proves nothing against it.
fn needs_no_body(fault: &Fault) -> bool {
    matches!(fault, Fault::BrokenJson | Fault::EmptyBody)
}

fn commits(fault: &Fault) -> bool {
    !matches!(fault, Fault::TimeoutBefore | Fault::Status { .. })
}

fn at_half_past_four(clinic: &Clinic) -> Vec<Value> {
    let all = clinic.control.telehealth_appointments();
    all.into_iter().filter(|one| one["start"].as_str() == Some("2026-11-21T16:30:00+11:00")).collect()
}

/// Lets a late commit happen.
async fn wait(fault: &Fault) {
    if matches!(fault, Fault::CommitLate { .. }) {
        tokio::time::sleep(Duration::from_millis(900)).await;
    }
}

#[tokio::test]
async fn a_booking_that_met_a_fault_is_concluded_from_what_is_proven_and_sent_once() {
    for (fault, certainty) in faults() {
        let clinic = Clinic::open().await;
        let client = hasty(&clinic);
        client.log_in().await.unwrap();
        clinic.control.add_fault(FaultRule::next("CM-07", fault.clone()));
        let error = client.telehealth_appointments().create(&visit()).await.unwrap_err();
        assert_eq!((error.operation(), error.certainty()), ("CM-07", certainty), "{fault:?}");
        wait(&fault).await;
        assert_eq!(at_half_past_four(&clinic).len(), usize::from(commits(&fault)), "{fault:?}");
        assert_eq!(clinic.control.requests_of(&["CM-07"]), 1, "{fault:?}");
    }
}

#[tokio::test]
async fn a_change_and_a_cancellation_that_met_a_fault_are_concluded_alike() {
    for (fault, certainty) in faults() {
        let clinic = Clinic::open().await;
        let client = hasty(&clinic);
        let id: AppointmentId = client.telehealth_appointments().create(&visit()).await.unwrap().id;
        for operation in ["CM-08", "CM-09"] {
            clinic.control.add_fault(FaultRule::next(operation, fault.clone()));
            let outcome: Result<(), CallError> = match operation {
                "CM-08" => client.telehealth_appointments().update(&id, &visit()).await,
                _ => client.telehealth_appointments().cancel(&id).await,
            };
            let nothing_to_spoil =
                operation == "CM-09" && matches!(fault, Fault::TruncatedJson | Fault::WrongContentType);
            match outcome {
                Ok(()) => assert!(needs_no_body(&fault) || nothing_to_spoil, "{operation} {fault:?}"),
                Err(error) => assert_eq!(error.certainty(), certainty, "{operation} {fault:?}"),
            }
            assert_eq!(clinic.control.requests_of(&[operation]), 1, "{operation} {fault:?}");
        }
        wait(&fault).await;
        let cancelled = at_half_past_four(&clinic)[0]["status"] == "cancelled";
        assert_eq!(cancelled, commits(&fault), "{fault:?}");
    }
}

#[tokio::test]
async fn a_reading_that_met_a_fault_is_concluded_alike() {
    for (fault, certainty) in faults() {
        let clinic = Clinic::open().await;
        let client = hasty(&clinic);
        let (consent, _) = consented(&clinic, &client, &["blood_pressure:write"]).await;
        clinic.control.add_fault(FaultRule::next("CM-15", fault.clone()));
        let error = client.metrics(&consent).send_blood_pressure(&pressure()).await.unwrap_err();
        assert_eq!((error.operation(), error.certainty()), ("CM-15", certainty), "{fault:?}");
        wait(&fault).await;
        assert_eq!(clinic.control.readings().len(), usize::from(commits(&fault)), "{fault:?}");
        assert_eq!(clinic.control.requests_of(&["CM-15"]), 1, "{fault:?}");
    }
}

#[tokio::test]
async fn a_fault_of_the_log_in_proves_that_the_booking_was_not_sent() {
    for (fault, certainty) in faults() {
        let clinic = Clinic::open().await;
        clinic.control.add_fault(FaultRule::next("CM-01", fault.clone()));
        let outcome = hasty(&clinic).telehealth_appointments().create(&visit()).await;
        let error = match outcome {
            // The token was in the header, and a spoilt body is not looked at.
            Ok(_) => {
                assert!(needs_no_body(&fault), "{fault:?}");
                continue;
            }
            Err(error) => error,
        };
        let expected = match certainty {
            Certainty::Unknown => Certainty::NeverLeft,
            other => other,
        };
        assert_eq!(error.certainty(), expected, "{fault:?}");
        assert!(at_half_past_four(&clinic).is_empty());
        assert_eq!(clinic.control.requests_of(&["CM-07"]), 0);
    }
}

#[tokio::test]
async fn a_fault_of_the_refresh_proves_that_the_reading_was_not_sent() {
    for (fault, _) in faults() {
        let clinic = Clinic::open().await;
        let client = hasty(&clinic);
        let (consent, _) = consented(&clinic, &client, &["blood_pressure:write"]).await;
        clinic.control.expire_access_tokens();
        clinic.control.add_fault(FaultRule::next("CM-03", fault.clone()));
        let error = match client.metrics(&consent).send_blood_pressure(&pressure()).await {
            // Tokens under another label are tokens: to throw them away would end the consent.
            Ok(_) => {
                assert_eq!(fault, Fault::WrongContentType);
                continue;
            }
            Err(error) => error,
        };
        let proven = [Certainty::NeverLeft, Certainty::Rejected, Certainty::Deferred];
        assert!(proven.contains(&error.certainty()), "{fault:?}");
        assert!(clinic.control.readings().is_empty(), "{fault:?}");
    }
}

#[tokio::test]
async fn a_refresh_whose_answer_was_lost_ends_the_consent_openly_and_not_silently() {
    let clinic = Clinic::open().await;
    let client = hasty(&clinic);
    let (consent, _) = consented(&clinic, &client, &["blood_pressure:write"]).await;
    clinic.control.expire_access_tokens();
    clinic.control.add_fault(FaultRule::next("CM-03", Fault::CutAfterCommit));
    let lost = client.metrics(&consent).send_blood_pressure(&pressure()).await.unwrap_err();
    assert_eq!(lost.certainty(), Certainty::NeverLeft);
    assert!(matches!(consent.standing().await, Standing::Granted(_)), "it may yet stand");
    client.metrics(&consent).send_blood_pressure(&pressure()).await.unwrap_err();
    assert_eq!(consent.standing().await, Standing::Ended, "the patient is to be asked again");
    assert!(clinic.control.readings().is_empty());
}

#[tokio::test]
async fn a_401_costs_one_log_in_or_one_refresh_and_the_write_happens_once() {
    let clinic = Clinic::open().await;
    let client = clinic.client();
    let unauthorised = status(401, "", "application/json");
    clinic.control.add_fault(FaultRule::next("CM-07", unauthorised.clone()));
    client.telehealth_appointments().create(&visit()).await.unwrap();
    assert_eq!(at_half_past_four(&clinic).len(), 1);
    let (consent, _) = consented(&clinic, &client, &["blood_pressure:write"]).await;
    clinic.control.add_fault(FaultRule::next("CM-15", unauthorised));
    client.metrics(&consent).send_blood_pressure(&pressure()).await.unwrap();
    assert_eq!(clinic.control.readings().len(), 1);
}

#[tokio::test]
async fn unknown_words_and_added_fields_are_told_and_hide_no_appointment() {
    let search = caremonitor::Search::between(visit().start, visit().end);
    for fault in [Fault::UnknownEnum, Fault::ExtraAndNullFields] {
        let clinic = Clinic::open().await;
        let client = clinic.client();
        clinic.control.meet_next(&["CM-06", "CM-07", "CM-08"], &fault);
        let created = client.telehealth_appointments().create(&visit()).await.unwrap();
        client.telehealth_appointments().update(&created.id, &visit()).await.unwrap();
        let list = client.telehealth_appointments().list(&search).await.unwrap();
        assert_eq!((list.items.len(), &list.items[0].id), (1, &created.id), "{fault:?}");
        assert!(!list.drift().is_empty(), "{fault:?}");
    }
}

#[tokio::test]
async fn a_closed_port_proves_that_nothing_left() {
    let clinic = Clinic::open().await;
    let client = clinic.with_key();
    clinic.control.set_listening(false).await.unwrap();
    let error = client.telehealth_appointments().create(&visit()).await.unwrap_err();
    assert_eq!(error.certainty(), Certainty::NeverLeft);
    clinic.control.set_listening(true).await.unwrap();
    client.telehealth_appointments().create(&visit()).await.unwrap();
}
