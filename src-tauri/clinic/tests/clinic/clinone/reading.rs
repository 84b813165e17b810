//! Subjects and visits of every study appear, by number; what changes elsewhere shows.

use clinic::views::{Instant, Reason, VisitView};
use domain::{PatientKey, VisitState};

use super::{BLINDED, STUDY, Trial};
use crate::support::until;

fn is_gone(view: &VisitView) -> bool {
    view.acts.iter().any(|act| act.offer.reason == Some(Reason::GoneAtVendor))
}

#[tokio::test(flavor = "multi_thread")]
async fn visits_and_subjects_of_every_study_appear_by_number_and_by_no_name() {
    let trial = Trial::connected().await;
    let (start, day) = Trial::at(1, 18);
    for (study, number) in [(STUDY, "007-001"), (BLINDED, "007-001"), (STUDY, "007/007")] {
        if trial.control.patient(study, number).is_none() {
            continue;
        }
        let id = trial.control.schedule_elsewhere(study, number, start).unwrap();
        let view = trial.clinic.listed(&day, &format!("{study}/{id}")).await;
        let person = until("the subject is read", || async {
            let view = trial.clinic.visit(&view.row.visit).await;
            view.row.person.number.is_some().then_some(view.row.person)
        })
        .await;
        let shown = person.number.unwrap();
        assert_eq!((shown.value.as_str(), shown.issuer.as_str()), (number, study));
        assert_eq!(person.name.preferred.as_deref(), Some(number));
        assert_eq!((&person.name.family, &person.name.given), (&None, &None));
        assert!(view.row.assumed_contract && view.row.room.is_some());
    }
    let rows = trial.clinic.rows(Some(&day)).await;
    let twins: Vec<_> = rows
        .iter()
        .filter(|row| row.person.name.preferred.as_deref() == Some("007-001"))
        .map(|row| &row.person.key)
        .collect();
    assert!(twins.len() == 2 && twins[0] != twins[1], "two studies' 007-001 are two people");
    let board = serde_json::to_string(&trial.clinic.session().member().board(Some(&day)).await.unwrap()).unwrap();
    for patient in trial.control.patients(STUDY) {
        let family = patient["lastName"].as_str().unwrap_or_default();
        assert!(family.is_empty() || !board.contains(&format!("\"{family}\"")), "a name stands on the board");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_subjects_name_is_kept_in_the_record_and_shown_on_no_page() {
    let trial = Trial::connected().await;
    let told = trial.control.patient(STUDY, "007-001").unwrap();
    let connection = trial.clinic.connection().await.id;
    let key = PatientKey::subject(&connection, STUDY, told["siteIdentifier"].as_str().unwrap(), "007-001");
    let family = told["lastName"].as_str().unwrap();
    let hits = until("the name finds the subject", || async {
        let found = trial.clinic.session().member().search_patients(family).await.unwrap();
        let hits: Vec<_> = found.hits.into_iter().filter(|hit| hit.person.key.as_ref() == Some(&key)).collect();
        (!hits.is_empty()).then_some(hits)
    })
    .await;
    let view = trial.clinic.session().member().patient(&key).await.unwrap();
    for printed in [serde_json::to_string(&hits).unwrap(), serde_json::to_string(&view.person).unwrap()] {
        assert!(!printed.contains(family) && printed.contains("007-001"), "{printed}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_that_was_moved_cancelled_or_deleted_elsewhere_shows_it() {
    let trial = Trial::connected().await;
    let ((start, day), (later, _)) = (Trial::at(1, 18), Trial::at(1, 20));
    let ids = [0, 1, 2].map(|_| trial.control.schedule_elsewhere(STUDY, "007-001", start).unwrap());
    let mut visits = Vec::new();
    for id in &ids {
        visits.push(trial.clinic.listed(&day, &format!("{STUDY}/{id}")).await.row.visit);
    }
    trial.control.move_elsewhere(&ids[0], later);
    trial.control.set_status(&ids[1], "cancelled");
    trial.control.delete_elsewhere(&ids[2]);
    let clinic = &trial.clinic;
    clinic.becomes(&visits[0], "it is moved", |view| view.row.start == Some(Instant::from(later))).await;
    clinic.becomes(&visits[1], "it is cancelled", |view| view.row.state == VisitState::Cancelled).await;
    clinic.becomes(&visits[2], "it is gone", is_gone).await;
    assert!(!is_gone(&clinic.visit(&visits[0]).await), "what stands is not gone");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_status_that_nobody_knows_is_unknown_with_its_word_and_told_as_drift() {
    let trial = Trial::connected().await;
    let (start, day) = Trial::at(1, 18);
    let id = trial.control.schedule_elsewhere(STUDY, "007-001", start).unwrap();
    trial.control.set_status(&id, "onHold");
    let view = trial.clinic.listed(&day, &format!("{STUDY}/{id}")).await;
    assert_eq!((view.row.state, view.row.status_word.as_str()), (VisitState::Unknown, "onHold"));
    assert!(view.drift.iter().any(|place| place.contains("status")), "{:?}", view.drift);
    assert!(trial.clinic.connection().await.drift.iter().any(|place| place.place.contains("status")));
    trial.control.set_status(&id, "inProgress");
    trial
        .clinic
        .becomes(&view.row.visit, "it has begun", |view| {
            view.row.state == VisitState::ExamInProgress && view.row.status_word == "inProgress"
        })
        .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn calls_go_where_the_edited_contract_says() {
    let trial = Trial::connected().await;
    let (start, day) = Trial::at(1, 18);
    let id = trial.control.schedule_elsewhere(STUDY, "007-001", start).unwrap();
    trial.clinic.listed(&day, &format!("{STUDY}/{id}")).await;
    let connection = trial.clinic.connection().await.id;
    let administrator = trial.clinic.session().administrator().unwrap();
    let edited = clinone::DEFAULT_PROFILE.replace("/api/v5/visits", "/api/v6/appointments");
    assert!(administrator.save_profile(&connection, Some(&edited)).await.unwrap().is_empty());
    until("the other path is asked", || async {
        trial.control.requests().iter().any(|request| request.path == "/api/v6/appointments").then_some(())
    })
    .await;
    administrator.save_profile(&connection, None).await.unwrap();
    trial.control.clear_requests();
    until("the program's own path is asked", || async { (trial.control.requests_of(&["C1-09"]) > 0).then_some(()) })
        .await;
}
