//! Each operation, end to end.

use clinone::{
    CallErrorKind, Patient, PatientStatus, SiteIdentifier, VisitIdentifier, VisitQuery, VisitStatus, VisitType,
};
use sandbox::ClinOneOptions;

use crate::organisation::{HEART, Organisation, SKIN, appointment, at, heart, newcomer, number, options, skin};

#[tokio::test]
async fn studies_sites_patients_and_visits_are_listed_without_drift() {
    for lists_in_objects in [false, true] {
        let organisation = Organisation::with(ClinOneOptions { lists_in_objects, ..options() }).await;
        let client = organisation.client();
        let studies = client.studies().list().await.unwrap();
        let ids: Vec<_> = studies.records.iter().map(|study| study.study_identifier.as_str()).collect();
        assert_eq!(ids, [HEART, SKIN]);
        assert!(studies.drift.is_empty() && !studies.lacking);
        for study in [heart(), skin()] {
            let sites = client.sites().list(&study).await.unwrap();
            let ids: Vec<_> = sites.records.iter().map(|site| site.site_identifier.as_str()).collect();
            assert_eq!(ids, ["007", "7"]);
            let patients = client.patients().list(&study, None).await.unwrap();
            let all = organisation.simulator.control().patients(study.as_str()).len();
            assert_eq!(patients.records.len(), all);
            assert!(patients.drift.is_empty() && !patients.lacking, "{:?}", patients.drift);
            let visits = client.visits().list(&VisitQuery::of_study(study.clone())).await.unwrap();
            assert!(visits.records.len() > 10 && visits.drift.is_empty(), "{:?}", visits.drift);
        }
    }
}

#[tokio::test]
async fn sites_that_differ_by_zeros_are_two_sites() {
    let organisation = Organisation::open().await;
    let client = organisation.client();
    let at_site =
        async |site: &str| client.patients().list(&heart(), Some(&SiteIdentifier::new(site))).await.unwrap().records;
    let (long, short) = (at_site("007").await, at_site("7").await);
    let all = organisation.simulator.control().patients(HEART).len();
    assert!(!long.is_empty() && !short.is_empty());
    assert_eq!(long.len() + short.len(), all);
}

#[tokio::test]
async fn one_number_of_two_studies_is_two_people() {
    let organisation = Organisation::open().await;
    let client = organisation.client();
    let first = client.patients().get(&heart(), &number("007-001")).await.unwrap();
    let second = client.patients().get(&skin(), &number("007-001")).await.unwrap();
    assert!(first.last_name.is_some());
    assert_eq!((second.first_name, second.last_name, second.date_of_birth), (None, None, None));
}

#[tokio::test]
async fn a_patient_is_enrolled_read_changed_and_removed() {
    let organisation = Organisation::open().await;
    let (client, control) = (organisation.client(), organisation.simulator.control());
    let patients = client.patients();
    patients.enrol(&newcomer()).await.unwrap();
    let again = patients.enrol(&newcomer()).await.unwrap_err();
    assert_eq!((again.status(), again.kind()), (Some(409), CallErrorKind::Rejected));
    assert!(again.vendor_message().unwrap().contains("taken"));
    let read = patients.get(&heart(), &number("007 x/1")).await.unwrap();
    assert_eq!(read.status, Some(PatientStatus::Enrolled));
    let after = Patient { email: None, status: Some(PatientStatus::ScreenFailed), ..read.clone() };
    patients.update(&read, &after).await.unwrap();
    let kept = control.patient(HEART, "007 x/1").unwrap();
    assert_eq!((&kept["email"], kept["status"].as_str()), (&serde_json::Value::Null, Some("screenFailed")));
    assert_eq!(kept["lastName"], "Newcomer");
    patients.remove(&heart(), &number("007 x/1")).await.unwrap();
    assert_eq!(patients.find(&heart(), &number("007 x/1")).await.unwrap(), None);
    let gone = patients.remove(&heart(), &number("007 x/1")).await.unwrap_err();
    assert_eq!(gone.kind(), CallErrorKind::NotFound);
}

#[tokio::test]
async fn a_visit_is_scheduled_found_moved_and_cancelled() {
    let organisation = Organisation::open().await;
    let (client, control) = (organisation.client(), organisation.simulator.control());
    let visits = client.visits();
    let id = visits.schedule(&appointment("Unscheduled")).await.unwrap();
    let query = VisitQuery { patient: Some(number("007/007")), ..VisitQuery::of_study(heart()) };
    let listed = visits.list(&query).await.unwrap();
    let found = listed.records.into_iter().find(|visit| visit.visit_identifier == id).unwrap();
    assert_eq!(found.start(), Some(at("2026-03-08T09:00:00-04:00")));
    assert_eq!((found.kind.clone(), found.status.clone()), (Some(VisitType::Televisit), Some(VisitStatus::Scheduled)));
    let moved = found.clone().moved(at("2026-03-09T10:00:00-04:00"), at("2026-03-09T10:30:00-04:00"));
    visits.update(&found, &moved).await.unwrap();
    assert_eq!(control.visit(id.as_str()).unwrap()["scheduledStart"], "2026-03-09T10:00:00-04:00");
    visits.cancel(&id).await.unwrap();
    assert_eq!(control.visit(id.as_str()).unwrap()["status"], "cancelled");
    visits.cancel(&id).await.unwrap();
    let none = visits.cancel(&VisitIdentifier::new("V-0")).await.unwrap_err();
    assert_eq!(none.kind(), CallErrorKind::NotFound);
}

#[tokio::test]
async fn a_visit_that_is_over_is_neither_moved_nor_cancelled() {
    let organisation = Organisation::open().await;
    let client = organisation.client();
    let id = client.visits().schedule(&appointment("Unscheduled")).await.unwrap();
    organisation.simulator.control().set_status(id.as_str(), "completed");
    let error = client.visits().cancel(&id).await.unwrap_err();
    assert_eq!((error.status(), error.kind()), (Some(422), CallErrorKind::Rejected));
}

#[tokio::test]
async fn a_visit_that_was_scheduled_elsewhere_is_seen() {
    let organisation = Organisation::open().await;
    let control = organisation.simulator.control();
    let id = control.schedule_elsewhere(SKIN, "007-001", "2026-03-08T09:00:00Z".parse().unwrap()).unwrap();
    let listed = organisation.client().visits().list(&VisitQuery::of_study(skin())).await.unwrap();
    assert!(listed.records.iter().any(|visit| visit.visit_identifier.as_str() == id));
}
