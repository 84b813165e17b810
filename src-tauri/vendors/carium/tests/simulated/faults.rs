//! Every write with every fault: what the client concludes must be what happened.
//!
//! A failure that proves that nothing was done (`NeverLeft`, `Rejected`, `Deferred`) must have left the organisation as it
//! was; a success must have changed it once; and nothing is ever sent twice.

use std::time::Duration;

use bytes::Bytes;
use carium::{AppointmentChange, AppointmentId, CallError, Certainty, Invitation, Notification, UploadForm};
use sandbox::Fault;

use crate::patients::ada;
use crate::support::{Clinic, small};

const WRITES: [&str; 8] = ["CAR-02", "CAR-03", "CAR-04", "CAR-06", "CAR-07", "CAR-13", "CAR-14", "CAR-15"];

fn status(code: u16, body: &str, content_type: &str, retry_after: Option<&str>) -> Fault {
    Fault::Status {
        code,
        body: body.to_owned(),
        content_type: content_type.to_owned(),
        retry_after: retry_after.map(str::to_owned),
    }
}

/// What each fault must lead to; `None` where it depends on whether the answer's body matters to the write.
fn faults() -> Vec<(Fault, Option<Certainty>)> {
    let refused = r#"{"errors": [{"detail": "no"}]}"#;
    vec![
        (Fault::Refuse, Some(Certainty::Unknown)),
        (Fault::TimeoutBefore, Some(Certainty::Unknown)),
        (Fault::TimeoutAfterCommit, Some(Certainty::Unknown)),
        (Fault::CommitLate { millis: 1_000 }, Some(Certainty::Unknown)),
        (Fault::CutAfterCommit, Some(Certainty::Unknown)),
        (status(403, "<html>Blocked by proxy</html>", "text/html", None), Some(Certainty::Rejected)),
        (status(404, refused, "application/json", None), Some(Certainty::Rejected)),
        (status(409, refused, "application/json", None), Some(Certainty::Rejected)),
        (status(422, refused, "application/json", None), Some(Certainty::Rejected)),
        (status(429, "", "text/plain", Some("7")), Some(Certainty::Deferred)),
        (status(500, refused, "application/json", None), Some(Certainty::Unknown)),
        (Fault::TruncatedJson, None),
        (Fault::BrokenJson, None),
        (Fault::EmptyBody, None),
        (Fault::WrongContentType, None),
        (Fault::UnknownEnum, None),
        (Fault::ExtraAndNullFields, None),
        (Fault::Slow { millis: 100 }, None),
    ]
}

/// What a write stands on.
struct Ready {
    clinic: Clinic,
    appointment: AppointmentId,
    document: carium::DocumentReferenceId,
    sent: carium::DocumentReferenceId,
    form: UploadForm,
}

impl Ready {
    async fn new() -> Self {
        let clinic = Clinic::open(small()).await;
        let appointment = clinic.appointments().create(&clinic.visit()).await.unwrap();
        let made = clinic.documents().create_reference(&clinic.letter()).await.unwrap();
        let other = clinic.documents().create_reference(&clinic.letter()).await.unwrap();
        let file = Bytes::from_static(b"%PDF-1.7");
        let form = other.attributes.upload_info.unwrap();
        clinic.documents().send_file(&form, &clinic.letter(), &file, None).await.unwrap();
        Self { appointment, document: made.id, sent: other.id, form: made.attributes.upload_info.unwrap(), clinic }
    }

    async fn write(&self, operation: &str) -> Result<(), CallError> {
        let clinic = &self.clinic;
        match operation {
            "CAR-02" => clinic.patients().create(&ada()).await.map(drop),
            "CAR-03" => {
                let invited = clinic.control.individuals(1)[0]["attributes"]["username"].as_str().unwrap().to_owned();
                let invitation = Invitation { username: invited, notifications: vec![Notification::Email] };
                clinic.patients().invite(&invitation).await
            }
            "CAR-04" => clinic.appointments().create(&clinic.visit()).await.map(drop),
            "CAR-06" => {
                let change =
                    AppointmentChange { description: Some("Changed".to_owned()), ..AppointmentChange::default() };
                clinic.appointments().update(&self.appointment, &change).await.map(drop)
            }
            "CAR-07" => clinic.appointments().delete(&self.appointment).await,
            "CAR-13" => clinic.documents().create_reference(&clinic.letter()).await.map(drop),
            "CAR-14" => {
                let file = Bytes::from_static(b"%PDF-1.7");
                clinic.documents().send_file(&self.form, &clinic.letter(), &file, None).await
            }
            "CAR-15" => clinic.documents().process_upload(&self.sent).await,
            other => panic!("{other}"),
        }
    }

    /// How often the write has been done, so to speak.
    fn done(&self, operation: &str) -> usize {
        let control = &self.clinic.control;
        let appointment = control.appointment(self.appointment.as_str());
        match operation {
            "CAR-02" => control.individuals(usize::MAX).len(),
            "CAR-03" => control.invitations().len(),
            "CAR-04" => control.appointments().len(),
            "CAR-06" => usize::from(appointment.unwrap()["attributes"]["description"] == "Changed"),
            "CAR-07" => usize::from(appointment.is_none()),
            "CAR-13" => control.documents().len(),
            "CAR-14" => usize::from(control.file_of(self.document.as_str()).is_some()),
            "CAR-15" => control
                .documents()
                .iter()
                .filter(|one| one["id"] == self.sent.as_str() && one["state"] == "done")
                .count(),
            other => panic!("{other}"),
        }
    }
}

async fn each_fault(operation: &'static str) {
    for (fault, expected) in faults() {
        let ready = Ready::new().await;
        let before = ready.done(operation);
        let sent_before = ready.clinic.control.requests_of(&[operation]);
        ready.clinic.control.meet_next(&[operation], &fault);
        let outcome = ready.write(operation).await;
        if matches!(fault, Fault::CommitLate { .. }) {
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
        let done = ready.done(operation) - before;
        let certainty = outcome.as_ref().err().map(CallError::certainty);
        let what = format!("{operation} with {fault:?}: {outcome:?}, done {done}");
        match certainty {
            None => assert_eq!(done, 1, "{what}"),
            Some(Certainty::Unknown) => assert!(done <= 1, "{what}"),
            Some(_) => assert_eq!(done, 0, "{what}"),
        }
        if let Some(expected) = expected {
            assert_eq!(certainty, Some(expected), "{what}");
        }
        assert!(ready.clinic.control.requests_of(&[operation]) - sent_before <= 1, "{what}: sent once");
        if let Fault::Status { code: 429, .. } = fault {
            assert_eq!(outcome.unwrap_err().retry_after(), Some(Duration::from_secs(7)));
        }
    }
}

macro_rules! every_fault {
    ($($test:ident: $operation:literal,)*) => {
        $(#[tokio::test]
        async fn $test() {
            each_fault($operation).await;
        })*

        #[test]
        fn every_write_is_among_them() {
            assert_eq!([$($operation),*], WRITES);
        }
    };
}

every_fault! {
    car_02_concludes_what_happened_after_every_fault: "CAR-02",
    car_03_concludes_what_happened_after_every_fault: "CAR-03",
    car_04_concludes_what_happened_after_every_fault: "CAR-04",
    car_06_concludes_what_happened_after_every_fault: "CAR-06",
    car_07_concludes_what_happened_after_every_fault: "CAR-07",
    car_13_concludes_what_happened_after_every_fault: "CAR-13",
    car_14_concludes_what_happened_after_every_fault: "CAR-14",
    car_15_concludes_what_happened_after_every_fault: "CAR-15",
}

#[tokio::test]
async fn a_vendor_where_nobody_listens_was_sent_nothing() {
    for operation in WRITES {
        let ready = Ready::new().await;
        let before = ready.done(operation);
        ready.clinic.control.set_listening(false).await.unwrap();
        let error = ready.write(operation).await.unwrap_err();
        assert_eq!(error.certainty(), Certainty::NeverLeft, "{operation}");
        assert_eq!(ready.done(operation), before);
    }
}
