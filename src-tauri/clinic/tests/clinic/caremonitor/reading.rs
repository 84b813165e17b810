//! What stands at CareMonitor stands on the board, and what does not is not made up.

use clinic::views::JoinKind;
use domain::VisitState;
use sandbox::{Fault, FaultRule};

use super::Harbour;
use crate::support::{checked, until};

#[tokio::test(flavor = "multi_thread")]
async fn visits_of_both_lists_and_their_patients_appear() {
    let harbour = Harbour::connected().await;
    let wanted = harbour.control.telehealth_appointments().len() + harbour.control.patient_appointments().len();
    let rows = until("the day is read", || async {
        let rows = harbour.clinic.rows(None).await;
        (rows.len() == wanted).then_some(rows)
    })
    .await;
    for (list, all) in
        [("telehealth", harbour.control.telehealth_appointments()), ("patient", harbour.control.patient_appointments())]
    {
        let told = &all[0];
        let id = format!("{list}:{}", told["id"].as_str().unwrap());
        let (_, day) = Harbour::at(0, 9, 0);
        let view = harbour.clinic.listed(&day, &id).await;
        assert_eq!(view.row.person.number.as_ref().unwrap().value, told["patient_id"]);
        assert_eq!(view.row.room.as_deref(), told["provider_id"].as_str());
        assert_eq!(view.row.status_word, told["status"]);
        assert!(view.row.assumed_contract);
    }
    for row in rows {
        let key = row.person.key.unwrap();
        let patient = harbour.clinic.session().member().patient(&key).await.unwrap();
        assert_eq!(patient.identifiers.len(), 1);
        let only_the_id =
            domain::HumanName { preferred: Some(patient.identifiers[0].value.clone()), ..Default::default() };
        assert_eq!(patient.person.name, only_the_id, "CareMonitor names nobody");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_that_was_moved_cancelled_or_deleted_elsewhere_shows_it() {
    let harbour = Harbour::connected().await;
    let (start, day) = Harbour::at(1, 17, 0);
    let (later, _) = Harbour::at(1, 18, 0);
    let ids = ["cm-pt-1", "cm-pt-2", "cm-pt-3"].map(|patient| harbour.control.book_elsewhere(patient, start).unwrap());
    let mut visits = Vec::new();
    for id in &ids {
        visits.push(harbour.clinic.listed(&day, &format!("telehealth:{id}")).await.row.visit);
    }
    harbour.control.move_elsewhere(&ids[0], later);
    harbour.control.set_status(&ids[1], "cancelled");
    harbour.control.delete_elsewhere(&ids[2]);
    let at_later = |view: &clinic::views::VisitView| view.row.start == Some(clinic::views::Instant::from(later));
    harbour.clinic.becomes(&visits[0], "it is moved", at_later).await;
    harbour.clinic.becomes(&visits[1], "it is cancelled", |view| view.row.state == VisitState::Cancelled).await;
    let gone = |view: &clinic::views::VisitView| {
        view.acts.iter().any(|act| act.offer.reason == Some(clinic::views::Reason::GoneAtVendor))
    };
    harbour.clinic.becomes(&visits[2], "it is gone", gone).await;
    assert!(!gone(&harbour.clinic.visit(&visits[0]).await), "what stands is not gone");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_that_was_moved_past_what_is_listed_is_not_gone() {
    let harbour = Harbour::connected().await;
    let ((start, day), (later, _)) = (Harbour::at(1, 17, 0), Harbour::at(200, 17, 0));
    let id = harbour.control.book_elsewhere("cm-pt-1", start).unwrap();
    let visit = harbour.clinic.listed(&day, &format!("telehealth:{id}")).await.row.visit;
    harbour.control.move_elsewhere(&id, later);
    let at_later = |view: &clinic::views::VisitView| view.row.start == Some(clinic::views::Instant::from(later));
    let view = harbour.clinic.becomes(&visit, "it is moved", at_later).await;
    assert!(view.acts.iter().all(|act| act.offer.reason != Some(clinic::views::Reason::GoneAtVendor)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_that_may_go_on_elsewhere_makes_nothing_gone() {
    let harbour = Harbour::connected().await;
    let (start, day) = Harbour::at(1, 17, 0);
    let id = harbour.control.book_elsewhere("cm-pt-1", start).unwrap();
    let visit = harbour.clinic.listed(&day, &format!("telehealth:{id}")).await.row.visit;
    for operation in ["CM-06", "CM-10"] {
        let fault = Fault::ExtraAndNullFields;
        harbour.control.add_fault(FaultRule { operation: operation.to_owned(), fault, count: 10_000, after: 0 });
    }
    harbour.control.clear_requests();
    harbour.control.delete_elsewhere(&id);
    until("the lists were read", || async { (harbour.control.requests_of(&["CM-10"]) > 3).then_some(()) }).await;
    let view = harbour.clinic.visit(&visit).await;
    assert!(view.acts.iter().all(|act| act.offer.reason != Some(clinic::views::Reason::GoneAtVendor)));
    assert!(harbour.clinic.connection().await.drift.iter().any(|place| place.place.starts_with("CM-06")));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_status_that_nobody_knows_is_unknown_with_its_word_and_told_as_drift() {
    let harbour = Harbour::connected().await;
    let (start, day) = Harbour::at(1, 17, 0);
    let id = harbour.control.book_elsewhere("cm-pt-1", start).unwrap();
    harbour.control.set_status(&id, "parked");
    let view = harbour.clinic.listed(&day, &format!("telehealth:{id}")).await;
    assert_eq!((view.row.state, view.row.status_word.as_str()), (VisitState::Unknown, "parked"));
    assert!(view.drift.iter().any(|place| place.contains("status")), "{:?}", view.drift);
    assert!(harbour.clinic.connection().await.drift.iter().any(|place| place.place.contains("status")));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_link_of_a_call_is_opened_and_a_visit_in_person_has_none() {
    let harbour = Harbour::connected().await;
    let (start, day) = Harbour::at(1, 17, 0);
    let id = harbour.control.book_elsewhere("cm-pt-1", start).unwrap();
    let view = harbour.clinic.listed(&day, &format!("telehealth:{id}")).await;
    let clinician = harbour.clinic.session().clinician().unwrap();
    let person = &view.row.person;
    clinician.join(&view.row.visit, JoinKind::HostLink, &checked(person)).await.unwrap();
    let opened = harbour.clinic.desk.opened.lock().unwrap().clone();
    assert!(opened.len() == 1 && opened[0].ends_with(&format!("/visit/{id}")), "{opened:?}");
    let mut other = checked(person);
    other.number = Some("cm-pt-2".to_owned());
    assert!(clinician.join(&view.row.visit, JoinKind::HostLink, &other).await.is_err(), "another patient's id");
    let in_person = format!("patient:{}", harbour.control.patient_appointments()[0]["id"].as_str().unwrap());
    let (_, today) = Harbour::at(0, 9, 0);
    let view = harbour.clinic.listed(&today, &in_person).await;
    assert!(!view.row.join.offered);
}

#[tokio::test(flavor = "multi_thread")]
async fn calls_go_where_the_edited_contract_says() {
    let harbour = Harbour::connected().await;
    let (_, day) = Harbour::at(0, 9, 0);
    let id = format!("telehealth:{}", harbour.control.telehealth_appointments()[0]["id"].as_str().unwrap());
    harbour.clinic.listed(&day, &id).await;
    let connection = harbour.clinic.connection().await.id;
    let administrator = harbour.clinic.session().administrator().unwrap();
    let edited = caremonitor::DEFAULT_PROFILE.replace("/telehealth-appointments", "/v2/video-visits");
    assert!(administrator.save_profile(&connection, Some(&edited)).await.unwrap().is_empty());
    until("the other path is asked", || async {
        harbour.control.requests().iter().any(|request| request.path == "/v2/video-visits").then_some(())
    })
    .await;
    administrator.save_profile(&connection, None).await.unwrap();
    harbour.control.clear_requests();
    until("the program's own path is asked", || async { (harbour.control.requests_of(&["CM-06"]) > 0).then_some(()) })
        .await;
}
