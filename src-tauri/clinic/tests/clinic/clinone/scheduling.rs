//! A visit of a subject is scheduled once, in the subject's own study and site, and shows on the board by number.

use clinic::ClinicError;
use clinic::views::{BookInput, Decision, Instant, Kept, PatientView};
use domain::IntentState;
use domain::act::{BookTerms, ClinOneVisitType};
use sandbox::Fault;

use super::{BLINDED, STUDY, Trial};
use crate::support::{checked, until};

fn visit_of(view: &PatientView, hour: u32) -> BookInput {
    let subject = view.trial.clone().unwrap().subject;
    BookInput {
        patient: view.person.key.clone().unwrap(),
        connection: view.person.key.clone().unwrap().connection(),
        room: subject.site.clone(),
        start: Instant::from(Trial::at(3, hour).0),
        duration_s: Some(2_700),
        reasons: vec!["Week 4".to_owned()],
        episode: None,
        checked: checked(&view.person),
        overlap_reason: None,
        terms: Some(BookTerms::ClinOne { study: subject.study, site: subject.site, kind: ClinOneVisitType::Televisit }),
    }
}

fn refused(result: clinic::Result<Kept>) -> &'static str {
    match result {
        Err(ClinicError::Conflict(why) | ClinicError::Invalid { what: why, .. }) => why,
        other => panic!("{other:?}"),
    }
}

/// The subject's visits at that hour, as the vendor has them.
fn at_vendor(trial: &Trial, study: &str, number: &str, hour: u32) -> Vec<serde_json::Value> {
    let start = Trial::at(3, hour).0;
    let at = |visit: &serde_json::Value| {
        let told = visit["scheduledStart"].as_str().and_then(|text| chrono::DateTime::parse_from_rfc3339(text).ok());
        visit["patientIdentifier"] == number && told.is_some_and(|told| told == start)
    };
    trial.control.visits(study).into_iter().filter(at).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_is_scheduled_in_study_and_site_and_stands_on_the_board_once() {
    let trial = Trial::connected().await;
    for study in [STUDY, BLINDED] {
        let view = trial.subject(study, "007-001").await;
        let kept = trial.scheduling().book(visit_of(&view, 6)).await.unwrap();
        let visit = kept.visit.clone().unwrap();
        let pending = trial.clinic.visit(&visit).await.row;
        assert_eq!(pending.person.name.preferred.as_deref(), Some("007-001"));
        trial.clinic.comes_to(&kept.intent, &[IntentState::Confirmed]).await;
        let there = at_vendor(&trial, study, "007-001", 6);
        let [one] = there.as_slice() else { panic!("{there:?}") };
        assert_eq!((one["type"].as_str(), one["name"].as_str()), (Some("televisit"), Some("Week 4")));
        assert_eq!(one["siteIdentifier"].as_str(), Some(view.trial.unwrap().subject.site.as_str()));
        let id = format!("{study}/{}", one["visitIdentifier"].as_str().unwrap());
        let day = Trial::at(3, 6).1;
        let listed = trial.clinic.listed(&day, &id).await;
        assert_eq!(listed.row.visit, visit, "the listed visit is the booked one");
        assert_eq!((listed.row.minutes, listed.row.reasons.as_slice()), (Some(45), &["Week 4".to_owned()][..]));
        assert_eq!(trial.clinic.times_listed(&day, &domain::VendorId(id)).await, 1);
    }
    let form = trial.scheduling().trial_form(&trial.clinic.connection().await.id).await.unwrap();
    let words = &form.studies.iter().find(|one| one.id == STUDY).unwrap().visit_names;
    assert!(words.iter().any(|name| name == "Week 4"), "{words:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_in_another_study_or_without_an_end_is_refused_here() {
    let trial = Trial::connected().await;
    let view = trial.subject(STUDY, "007-001").await;
    let tried = |change: fn(&mut BookInput)| {
        let (scheduling, mut input) = (trial.scheduling(), visit_of(&view, 7));
        change(&mut input);
        async move { refused(scheduling.book(input).await) }
    };
    let elsewhere = |study: &str, site: &str| {
        Some(BookTerms::ClinOne { study: study.to_owned(), site: site.to_owned(), kind: ClinOneVisitType::Onsite })
    };
    let mut other = visit_of(&view, 7);
    other.terms = elsewhere(BLINDED, "007");
    assert_eq!(refused(trial.scheduling().book(other).await), "notTheSubjects");
    let mut other = visit_of(&view, 7);
    other.terms = elsewhere(STUDY, "7");
    assert_eq!(refused(trial.scheduling().book(other).await), "notTheSubjects");
    assert_eq!(tried(|input| input.terms = None).await, "required");
    assert_eq!(tried(|input| input.duration_s = None).await, "required");
    assert_eq!(tried(|input| input.reasons.push("Week 5".to_owned())).await, "oneName");
    assert_eq!(tried(|input| input.checked.number = Some("007-002".to_owned())).await, "identifierChanged");
    assert_eq!(trial.control.requests_of(&["C1-10"]), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_whose_answer_is_lost_ends_with_exactly_one() {
    let faults =
        [Fault::CutAfterCommit, Fault::TimeoutAfterCommit, Fault::EmptyBody, Fault::CommitLate { millis: 2_200 }];
    for fault in faults {
        let trial = Trial::connected().await;
        let view = trial.subject(STUDY, "007-001").await;
        trial.control.meet_next(&["C1-10"], &fault);
        trial.control.clear_requests();
        let kept = trial.scheduling().book(visit_of(&view, 8)).await.unwrap();
        trial.clinic.comes_to(&kept.intent, &[IntentState::Confirmed]).await;
        let there = at_vendor(&trial, STUDY, "007-001", 8);
        assert_eq!((there.len(), trial.control.requests_of(&["C1-10"])), (1, 1), "{fault:?}");
        let visit = kept.visit.unwrap();
        let known = trial.clinic.becomes(&visit, "its id is known", |view| view.vendor_id.is_some()).await;
        assert!(known.vendor_id.unwrap().ends_with(there[0]["visitIdentifier"].as_str().unwrap()));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_console_that_is_killed_while_it_schedules_ends_with_exactly_one() {
    let mut trial = Trial::connected().await;
    let view = trial.subject(STUDY, "007-001").await;
    trial.control.meet_next(&["C1-10"], &Fault::TimeoutAfterCommit);
    trial.control.clear_requests();
    let kept = trial.scheduling().book(visit_of(&view, 9)).await.unwrap();
    trial.clinic.comes_to(&kept.intent, &[IntentState::Sending]).await;
    trial.clinic.reopen().await;
    trial.clinic.comes_to(&kept.intent, &[IntentState::Confirmed]).await;
    assert_eq!((at_vendor(&trial, STUDY, "007-001", 9).len(), trial.control.requests_of(&["C1-10"])), (1, 1));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_that_never_arrived_asks_a_person_who_can_send_it_again() {
    let trial = Trial::connected().await;
    let view = trial.subject(STUDY, "007-001").await;
    trial.control.meet_next(&["C1-10"], &Fault::TimeoutBefore);
    let kept = trial.scheduling().book(visit_of(&view, 10)).await.unwrap();
    trial.clinic.comes_to(&kept.intent, &[IntentState::NeedsPerson]).await;
    assert!(at_vendor(&trial, STUDY, "007-001", 10).is_empty());
    trial.clinic.session().member().decide(Decision::SendAgain { intent: kept.intent.clone() }).await.unwrap();
    trial.clinic.comes_to(&kept.intent, &[IntentState::Confirmed]).await;
    assert_eq!(at_vendor(&trial, STUDY, "007-001", 10).len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_that_stands_there_already_is_not_scheduled_over() {
    let trial = Trial::connected().await;
    let view = trial.subject(STUDY, "007-001").await;
    let mut input = visit_of(&view, 11);
    input.duration_s = Some(1_800);
    input.overlap_reason = Some("Both stand".to_owned());
    let _id = trial.control.schedule_elsewhere(STUDY, "007-001", Trial::at(3, 11).0).unwrap();
    trial.control.clear_requests();
    let kept = trial.scheduling().book(input).await.unwrap();
    let intent = trial.clinic.comes_to(&kept.intent, &[IntentState::Rejected]).await;
    assert_eq!((intent.why.as_str(), trial.control.requests_of(&["C1-10"])), ("alreadyBooked", 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_subject_who_has_left_the_study_is_refused_by_the_vendor_in_its_words() {
    let trial = Trial::connected().await;
    let view = trial.subject(STUDY, "007-001").await;
    let input = visit_of(&view, 12);
    trial.control.meet_next(
        &["C1-10"],
        &Fault::Status {
            code: 422,
            body: r#"{"message":"The subject has left the study"}"#.to_owned(),
            content_type: "application/json".to_owned(),
            retry_after: None,
        },
    );
    let kept = trial.scheduling().book(input).await.unwrap();
    let intent = trial.clinic.comes_to(&kept.intent, &[IntentState::Rejected]).await;
    assert_eq!(intent.vendor_message.as_deref(), Some("The subject has left the study"));
    until("nothing stands there", || async { at_vendor(&trial, STUDY, "007-001", 12).is_empty().then_some(()) }).await;
}
