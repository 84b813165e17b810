//! A subject is enrolled, changed and removed once, or a person is told why not; the person behind the number is named in
//! the form of the record and nowhere else.

use clinic::ClinicError;
use clinic::views::{Decision, EditSubjectInput, EnrolInput, Kept, PatientView, RemoveSubjectInput};
use domain::act::{SubjectDetails, TrialSubject};
use domain::{IntentState, PatientKey};
use sandbox::Fault;

use super::{BLINDED, STUDY, Trial};
use crate::paper::words;
use crate::support::{checked, until};

const NUMBER: &str = "007-901";

async fn enrolment(trial: &Trial) -> EnrolInput {
    let connection = trial.clinic.connection().await.id;
    until("the studies are listed", || async {
        let form = trial.scheduling().trial_form(&connection).await.unwrap();
        form.studies.iter().any(|study| study.id == STUDY && !study.sites.is_empty()).then_some(())
    })
    .await;
    EnrolInput {
        connection,
        subject: TrialSubject { study: STUDY.to_owned(), site: "007".to_owned(), number: NUMBER.to_owned() },
        details: SubjectDetails {
            first_name: "Ximena".to_owned(),
            last_name: "Quiroga".to_owned(),
            birth_date: "1988-07-19".to_owned(),
            preferred_language: "es-US".to_owned(),
            status: "screening".to_owned(),
            ..SubjectDetails::default()
        },
        read_back: true,
        not_the_same: Vec::new(),
    }
}

fn refused<T>(result: clinic::Result<T>) -> &'static str {
    match result {
        Err(ClinicError::Conflict(why) | ClinicError::NotFound(why) | ClinicError::Invalid { what: why, .. }) => why,
        Err(other) => panic!("{other:?}"),
        Ok(_) => panic!("it was kept"),
    }
}

fn status(code: u16) -> Fault {
    Fault::Status {
        code,
        body: r#"{"title":"No","detail":"The sponsor says no"}"#.to_owned(),
        content_type: "application/problem+json".to_owned(),
        retry_after: (code == 429).then(|| "1".to_owned()),
    }
}

impl Trial {
    pub(super) fn scheduling(&self) -> clinic::Scheduling {
        self.clinic.session().scheduling().unwrap()
    }

    async fn enrol(&self) -> Kept {
        self.scheduling().enrol_subject(enrolment(self).await).await.unwrap()
    }

    /// How many subjects of the study have the number.
    fn enrolled(&self, number: &str) -> usize {
        self.control.patients(STUDY).iter().filter(|one| one["patientIdentifier"] == number).count()
    }

    pub(super) async fn subject(&self, study: &str, number: &str) -> PatientView {
        let told = self.control.patient(study, number).unwrap();
        let site = told["siteIdentifier"].as_str().unwrap();
        let key = PatientKey::subject(&self.clinic.connection().await.id, study, site, number);
        until("the subject is known here", || async { self.clinic.session().member().patient(&key).await.ok() }).await
    }

    async fn edit(&self, view: &PatientView, change: impl Fn(&mut SubjectDetails)) -> clinic::Result<Kept> {
        let key = view.person.key.clone().unwrap();
        let before = self.scheduling().subject_record(&key).await.unwrap().details;
        let mut after = before.clone();
        change(&mut after);
        let input = EditSubjectInput { patient: key, before, after, checked: checked(&view.person) };
        self.scheduling().edit_subject(input).await
    }

    async fn remove(&self, view: &PatientView) -> clinic::Result<Kept> {
        let input = RemoveSubjectInput { patient: view.person.key.clone().unwrap(), checked: checked(&view.person) };
        self.scheduling().remove_subject(input).await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn someone_is_enrolled_once_and_stands_in_study_and_site_by_number() {
    let trial = Trial::connected().await;
    trial.control.clear_requests();
    let kept = trial.enrol().await;
    let intent = trial.clinic.comes_to(&kept.intent, &[IntentState::Confirmed]).await;
    assert_eq!((intent.operation.as_str(), trial.control.requests_of(&["C1-05"])), ("C1-05", 1));
    assert_eq!(trial.enrolled(NUMBER), 1);
    assert_eq!(trial.control.patient(STUDY, NUMBER).unwrap()["lastName"], "Quiroga");
    let view = trial.subject(STUDY, NUMBER).await;
    let place = view.trial.clone().unwrap();
    assert_eq!(
        (place.study_name.as_str(), place.site_name.as_str()),
        ("Heart failure, phase 3", "Hudson Valley Cardiology")
    );
    assert_eq!(view.person.name.preferred.as_deref(), Some(NUMBER));
    let told = serde_json::to_string(&(&view, &trial.clinic.session().member().outbox().await.unwrap())).unwrap();
    assert!(!told.contains("Quiroga") && !told.contains("Ximena") && told.contains(NUMBER), "{told}");
    assert_eq!(refused(trial.scheduling().enrol_subject(enrolment(&trial).await).await), "subjectNumberTaken");
}

#[tokio::test(flavor = "multi_thread")]
async fn one_person_is_not_put_into_a_study_twice_unless_somebody_looked() {
    let trial = Trial::connected().await;
    let kept = trial.enrol().await;
    trial.clinic.comes_to(&kept.intent, &[IntentState::Confirmed]).await;
    let there = trial.subject(STUDY, NUMBER).await;
    let mut again = enrolment(&trial).await;
    again.subject.number = "007-902".to_owned();
    let found = trial.scheduling().review_enrolment(again.clone()).await.unwrap();
    let [one] = found.as_slice() else { panic!("one may be the same, not {}", found.len()) };
    assert_eq!(one.person.key, there.person.key);
    assert_eq!(refused(trial.scheduling().enrol_subject(again.clone()).await), "mayBeKnown");
    again.not_the_same = there.person.key.into_iter().collect();
    let kept = trial.scheduling().enrol_subject(again.clone()).await.unwrap();
    assert_eq!(refused(trial.scheduling().enrol_subject(again).await), "enrolmentUnderWay");
    trial.clinic.comes_to(&kept.intent, &[IntentState::Confirmed]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_would_be_refused_is_refused_here_with_its_field() {
    let trial = Trial::connected().await;
    let good = enrolment(&trial).await;
    trial.subject(STUDY, "007-001").await;
    let tried = |change: fn(&mut EnrolInput)| {
        let (scheduling, mut input) = (trial.scheduling(), good.clone());
        change(&mut input);
        async move { refused(scheduling.enrol_subject(input).await) }
    };
    assert_eq!(tried(|input| input.read_back = false).await, "required");
    assert_eq!(tried(|input| input.subject.number = " ".to_owned()).await, "required");
    assert_eq!(tried(|input| input.subject.study = "HF-302".to_owned()).await, "notListed");
    assert_eq!(tried(|input| input.subject.site = "8".to_owned()).await, "notListed");
    assert_eq!(tried(|input| input.details.email = "nobody".to_owned()).await, "notAnEmail");
    assert_eq!(tried(|input| input.subject.number = "007-001".to_owned()).await, "subjectNumberTaken");
    assert_eq!(trial.control.requests_of(&["C1-05", "C1-07", "C1-08"]), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_that_was_taken_elsewhere_meanwhile_is_never_given_to_another() {
    let trial = Trial::connected().await;
    let mut input = enrolment(&trial).await;
    input.subject.number = "007-903".to_owned();
    let mut other = input.clone();
    other.details.last_name = "Baptiste".to_owned();
    other.not_the_same = Vec::new();
    // What another console enrolled is seen by the look, not by this device.
    let kept = trial.scheduling().enrol_subject(input).await.unwrap();
    trial.clinic.comes_to(&kept.intent, &[IntentState::Confirmed]).await;
    let view = trial.subject(STUDY, "007-903").await;
    let removed = trial.remove(&view).await.unwrap();
    trial.clinic.comes_to(&removed.intent, &[IntentState::Confirmed]).await;
    trial.control.enrol_elsewhere(STUDY, "007", "007-903");
    trial.control.clear_requests();
    let kept = match trial.scheduling().enrol_subject(other).await {
        Ok(kept) => kept,
        Err(ClinicError::Conflict("subjectNumberTaken")) => return,
        Err(other) => panic!("{other:?}"),
    };
    let intent = trial.clinic.comes_to(&kept.intent, &[IntentState::Rejected]).await;
    assert_eq!(intent.why, "subjectNumberTaken");
    assert_eq!(trial.control.requests_of(&["C1-05"]), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_enrolment_whose_answer_is_lost_ends_with_exactly_one() {
    let faults =
        [Fault::CutAfterCommit, Fault::TimeoutAfterCommit, Fault::TruncatedJson, Fault::CommitLate { millis: 2_200 }];
    for fault in faults {
        let trial = Trial::connected().await;
        trial.control.meet_next(&["C1-05"], &fault);
        trial.control.clear_requests();
        let kept = trial.enrol().await;
        trial.clinic.comes_to(&kept.intent, &[IntentState::Confirmed]).await;
        assert_eq!((trial.enrolled(NUMBER), trial.control.requests_of(&["C1-05"])), (1, 1), "{fault:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_enrolment_that_never_arrived_asks_a_person_who_can_send_it_again() {
    let trial = Trial::connected().await;
    trial.control.meet_next(&["C1-05"], &Fault::TimeoutBefore);
    let kept = trial.enrol().await;
    trial.clinic.comes_to(&kept.intent, &[IntentState::NeedsPerson]).await;
    assert_eq!(trial.enrolled(NUMBER), 0);
    trial.clinic.session().member().decide(Decision::SendAgain { intent: kept.intent.clone() }).await.unwrap();
    trial.clinic.comes_to(&kept.intent, &[IntentState::Confirmed]).await;
    assert_eq!(trial.enrolled(NUMBER), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_sent_again_and_had_arrived_is_found_and_not_sent_twice() {
    let trial = Trial::connected().await;
    trial.control.meet_next(&["C1-05"], &Fault::CommitLate { millis: 13_000 });
    trial.control.clear_requests();
    let kept = trial.enrol().await;
    trial.clinic.comes_to(&kept.intent, &[IntentState::NeedsPerson]).await;
    until("it arrived late", || async { (trial.enrolled(NUMBER) == 1).then_some(()) }).await;
    trial.clinic.session().member().decide(Decision::SendAgain { intent: kept.intent.clone() }).await.unwrap();
    let intent = trial.clinic.comes_to(&kept.intent, &[IntentState::Confirmed]).await;
    assert_eq!(intent.why, "alreadyThere");
    assert_eq!(trial.control.requests_of(&["C1-05"]), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_console_that_is_killed_while_it_sends_looks_before_it_does_anything() {
    for operation in ["C1-05", "C1-08"] {
        let mut trial = Trial::connected().await;
        let view = trial.subject(STUDY, "007-001").await;
        trial.control.meet_next(&[operation], &Fault::TimeoutAfterCommit);
        trial.control.clear_requests();
        let kept = if operation == "C1-05" { trial.enrol().await } else { trial.remove(&view).await.unwrap() };
        trial.clinic.comes_to(&kept.intent, &[IntentState::Sending]).await;
        trial.clinic.reopen().await;
        trial.clinic.comes_to(&kept.intent, &[IntentState::Confirmed]).await;
        assert_eq!(trial.control.requests_of(&[operation]), 1);
        let (enrolled, first) = (trial.enrolled(NUMBER), trial.enrolled("007-001"));
        assert_eq!((enrolled, first), if operation == "C1-05" { (1, 1) } else { (0, 0) });
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_connection_never_left_and_is_sent_when_there_is_one() {
    let trial = Trial::connected().await;
    let input = enrolment(&trial).await;
    trial.control.set_listening(false).await.unwrap();
    let kept = trial.scheduling().enrol_subject(input).await.unwrap();
    until("it was tried in vain", || async {
        let story = trial.clinic.session().member().intent(&kept.intent).await.unwrap();
        matches!(story.intent.why.as_str(), "notLookedAt" | "noConnection").then_some(())
    })
    .await;
    trial.control.set_listening(true).await.unwrap();
    trial.clinic.comes_to(&kept.intent, &[IntentState::Confirmed]).await;
    assert_eq!(trial.enrolled(NUMBER), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clear_refusal_is_told_in_the_vendors_words_for_each_of_the_three() {
    for (operation, code) in [("C1-05", 409), ("C1-05", 422), ("C1-07", 409), ("C1-07", 422), ("C1-08", 409)] {
        let trial = Trial::connected().await;
        let view = trial.subject(STUDY, "007-001").await;
        let before = trial.control.patient(STUDY, "007-001");
        trial.control.meet_next(&[operation], &status(code));
        let kept = match operation {
            "C1-05" => trial.enrol().await,
            "C1-07" => trial.edit(&view, |details| details.preferred_language = "fr".to_owned()).await.unwrap(),
            _ => trial.remove(&view).await.unwrap(),
        };
        let intent = trial.clinic.comes_to(&kept.intent, &[IntentState::Rejected]).await;
        assert_eq!((intent.why.as_str(), intent.http_status), ("vendorRefused", Some(u32::from(code))));
        assert!(intent.vendor_message.unwrap().contains("The sponsor says no"));
        assert_eq!((trial.enrolled(NUMBER), trial.control.patient(STUDY, "007-001")), (0, before));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_vendor_that_asks_for_patience_is_asked_again_and_one_that_fails_is_not_taken_for_a_refusal() {
    let trial = Trial::connected().await;
    trial.control.meet_next(&["C1-05"], &status(429));
    let kept = trial.enrol().await;
    trial.clinic.comes_to(&kept.intent, &[IntentState::Confirmed]).await;
    let view = trial.subject(STUDY, NUMBER).await;
    trial.control.meet_next(&["C1-08"], &status(500));
    trial.control.clear_requests();
    let kept = trial.remove(&view).await.unwrap();
    trial.clinic.comes_to(&kept.intent, &[IntentState::NeedsPerson]).await;
    assert_eq!((trial.enrolled(NUMBER), trial.control.requests_of(&["C1-08"])), (1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_client_without_the_scope_is_told_which_one_before_and_after() {
    let trial = Trial::connected_as("demo-reader", "demo-reader-secret").await;
    let view = trial.subject(STUDY, "007-001").await;
    let connection = trial.clinic.connection().await.id;
    let lacks = trial.scheduling().trial_form(&connection).await.unwrap().lacks;
    assert_eq!(lacks.enrol.as_deref(), Some("api.patient.write"));
    assert_eq!(lacks.edit.as_deref(), Some("api.patient.write"));
    assert_eq!(lacks.remove.as_deref(), Some("api.patient.delete"));
    assert_eq!(lacks.schedule.as_deref(), Some("api.visit.write"));
    let before = trial.control.patient(STUDY, "007-001");
    let kept = trial.remove(&view).await.unwrap();
    let intent = trial.clinic.comes_to(&kept.intent, &[IntentState::Rejected]).await;
    assert!(intent.vendor_message.unwrap().contains("api.patient.delete"));
    assert_eq!((intent.http_status, trial.control.patient(STUDY, "007-001")), (Some(403), before));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_is_sent_once_with_everything_that_nobody_changed() {
    let trial = Trial::connected().await;
    let view = trial.subject(STUDY, "007-001").await;
    let before = trial.control.patient(STUDY, "007-001").unwrap();
    trial.control.meet_next(&["C1-07"], &Fault::CutAfterCommit);
    trial.control.clear_requests();
    trial.control.expire_tokens();
    let change = |details: &mut SubjectDetails| {
        details.last_name = " Quiroga ".to_owned();
        details.email = String::new();
    };
    let kept = trial.edit(&view, change).await.unwrap();
    trial.clinic.comes_to(&kept.intent, &[IntentState::Confirmed]).await;
    let after = trial.control.patient(STUDY, "007-001").unwrap();
    assert_eq!((after["lastName"].as_str(), after["email"].is_null()), (Some("Quiroga"), true));
    for field in ["firstName", "dateOfBirth", "mobilePhone", "preferredLanguage", "timeZone", "status"] {
        assert_eq!(after[field], before[field], "{field}");
    }
    assert_eq!(trial.control.requests_of(&["C1-07"]), 1);
    let told = serde_json::to_string(&trial.clinic.session().member().outbox().await.unwrap()).unwrap();
    assert!(!told.contains("Quiroga") && told.contains("subjectLastName"), "{told}");
    assert_eq!(refused(trial.edit(&view, |_| ()).await), "nothingChanged");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_sent_over_a_colleagues_change_of_the_same_field() {
    let trial = Trial::connected().await;
    let view = trial.subject(STUDY, "007-001").await;
    let key = view.person.key.clone().unwrap();
    let before = trial.scheduling().subject_record(&key).await.unwrap().details;
    let stale = SubjectDetails { preferred_language: "haw".to_owned(), ..before.clone() };
    let after = SubjectDetails { preferred_language: "fr".to_owned(), ..before };
    trial.control.clear_requests();
    let input = EditSubjectInput { patient: key, before: stale, after, checked: checked(&view.person) };
    let kept = trial.scheduling().edit_subject(input).await.unwrap();
    let intent = trial.clinic.comes_to(&kept.intent, &[IntentState::Rejected]).await;
    assert_eq!((intent.why.as_str(), trial.control.requests_of(&["C1-07"])), ("recordChanged", 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn x_06_an_act_on_a_subject_needs_the_number_and_what_else_the_record_has() {
    let trial = Trial::connected().await;
    let view = trial.subject(STUDY, "007-001").await;
    let other = trial.subject(BLINDED, "007-001").await;
    let mut input = RemoveSubjectInput { patient: view.person.key.clone().unwrap(), checked: checked(&view.person) };
    input.checked.birth_date = None;
    assert_eq!(refused(trial.scheduling().remove_subject(input.clone()).await), "twoIdentifiers");
    input.checked = checked(&other.person);
    assert_eq!(refused(trial.scheduling().remove_subject(input).await), "otherPatient");
    assert!(trial.remove(&other).await.is_ok(), "a blinded study tells a number alone");
    assert_eq!(refused(trial.remove(&other).await), "intentUnderWay");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_removed_is_out_of_the_study_and_stays_known_for_what_took_place() {
    let trial = Trial::connected().await;
    let view = trial.subject(STUDY, "007-001").await;
    trial.control.meet_next(&["C1-08"], &Fault::CutAfterCommit);
    let kept = trial.remove(&view).await.unwrap();
    trial.clinic.comes_to(&kept.intent, &[IntentState::Confirmed]).await;
    assert_eq!(trial.enrolled("007-001"), 0);
    let key = view.person.key.clone().unwrap();
    until("it is told as out of the study", || async {
        let now = trial.clinic.session().member().patient(&key).await.unwrap();
        (!now.active).then_some(())
    })
    .await;
    assert_eq!(refused(trial.scheduling().subject_record(&key).await), "subject");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_subjects_name_is_on_no_paper_beside_no_record_and_in_no_address() {
    let trial = Trial::connected().await;
    let told = trial.control.patient(STUDY, "007-001").unwrap();
    let (family, email) = (told["lastName"].as_str().unwrap(), told["email"].as_str().unwrap_or("a@b").to_owned());
    let (start, day) = Trial::at(1, 18);
    let id = trial.control.schedule_elsewhere(STUDY, "007-001", start).unwrap();
    let visit = trial.clinic.listed(&day, &format!("{STUDY}/{id}")).await.row.visit;
    let row = trial.clinic.becomes(&visit, "its subject is read", |view| view.row.person.number.is_some()).await.row;
    let sheet = clinic::views::PaperSheet::A4;
    let clinician = trial.clinic.session().clinician().unwrap();
    let summary = clinician.visit_summary_pdf(&visit, &checked(&row.person), sheet).await.unwrap();
    let letter = trial.scheduling().appointment_letter_pdf(&visit, &checked(&row.person), sheet).await.unwrap();
    let list = trial.scheduling().day_list_pdf(Some(&day), sheet).await.unwrap();
    for paper in [summary, letter, list] {
        let words = words(&paper.leave(clinic::PaperWay::File).await.unwrap());
        assert!(words.contains("007-001") && !words.to_lowercase().contains(&family.to_lowercase()), "{words}");
    }
    let one = trial.subject(STUDY, "007-001").await;
    let other = trial.subject(BLINDED, "007-001").await;
    let key = |view: &PatientView| view.person.key.clone().unwrap();
    let beside = trial.clinic.session().member().compare_records(&key(&one), &key(&other)).await.unwrap();
    let (one, beside) = (serde_json::to_string(&one).unwrap(), serde_json::to_string(&beside).unwrap());
    for printed in [&one, &beside] {
        assert!(!printed.contains(family) && !printed.contains(&email), "{printed}");
    }
    let hidden = format!("•••@{}", email.rsplit_once('@').unwrap().1);
    assert!(one.contains(&hidden) && beside.contains(&hidden), "that there is an address is told");
}
