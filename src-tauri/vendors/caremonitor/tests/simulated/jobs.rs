//! Log-in, slots and appointments.

use std::time::Duration;

use caremonitor::{AppointmentStatus, AppointmentWrite, Listed, NewSlot, OrgId, PatientId, Search, Slot};
use chrono::{DateTime, TimeDelta, Utc};
use sandbox::{CareMonitorOptions, TokenPlace};
use vendor_http::{CallErrorKind, Certainty};

use crate::clinic::{Clinic, start, visit};

fn today() -> Search {
    Search::between(start() - TimeDelta::hours(9), start() + TimeDelta::hours(15))
}

#[tokio::test]
async fn the_token_is_found_wherever_the_log_in_puts_it() {
    for place in [TokenPlace::Header, TokenPlace::Body, TokenPlace::Data] {
        let clinic = Clinic::open().await;
        clinic.control.set_token_place(place);
        clinic.client().slots().list(&today()).await.unwrap();
    }
}

#[tokio::test]
async fn a_key_enters_without_a_log_in() {
    let clinic = Clinic::open().await;
    clinic.with_key().slots().list(&today()).await.unwrap();
    assert_eq!(clinic.control.requests_of(&["CM-01"]), 0);
}

#[tokio::test]
async fn a_token_that_ran_out_at_the_vendor_costs_one_log_in_and_no_failure() {
    let clinic = Clinic::open().await;
    let client = clinic.client();
    client.slots().list(&today()).await.unwrap();
    clinic.control.expire_tokens();
    client.telehealth_appointments().create(&visit()).await.unwrap();
    assert_eq!(clinic.control.requests_of(&["CM-01"]), 2);
    assert_eq!(booked(&clinic), 1);
}

#[tokio::test]
async fn a_token_that_says_when_it_ends_is_renewed_before_it_does() {
    let life = Duration::from_secs(30);
    let options = CareMonitorOptions { start: Some(Utc::now()), token_life: life, ..Default::default() };
    let clinic = Clinic::with(options).await;
    let client = clinic.client();
    client.slots().list(&today()).await.unwrap();
    client.slots().list(&today()).await.unwrap();
    assert_eq!(clinic.control.requests_of(&["CM-01"]), 2, "less than a minute is left each time");
    clinic.control.set_lives(Duration::from_secs(3_600), life);
    for _ in 0..3 {
        client.slots().list(&today()).await.unwrap();
    }
    assert_eq!(clinic.control.requests_of(&["CM-01"]), 3);
}

#[tokio::test]
async fn a_changed_password_is_asked_for_once_until_a_person_tries_again() {
    let clinic = Clinic::open().await;
    let client = clinic.client();
    clinic.control.set_password("another");
    for _ in 0..4 {
        let error = client.slots().list(&today()).await.unwrap_err();
        assert_eq!((error.operation(), error.vendor_message()), ("CM-01", Some("Wrong user id or password")));
    }
    assert_eq!(clinic.control.requests_of(&["CM-01"]), 1);
    clinic.control.set_password("demo-password");
    client.log_in().await.unwrap();
    client.slots().list(&today()).await.unwrap();
}

#[tokio::test]
async fn slots_are_listed_with_their_provider_offered_and_taken() {
    let clinic = Clinic::open().await;
    let client = clinic.client();
    let before: Listed<Slot> = client.slots().list(&today()).await.unwrap();
    assert!(before.items.len() > 10 && before.drift().is_empty());
    let offered = NewSlot {
        provider_id: "cm-dr-1".into(),
        start: visit().start,
        end: visit().end,
        zone: chrono_tz::Australia::Sydney,
    };
    let slot = client.slots().create(&offered).await.unwrap();
    let after = client.slots().list(&today()).await.unwrap();
    assert_eq!((after.items.len(), after.items.contains(&slot)), (before.items.len() + 1, true));
    let again = client.slots().create(&offered).await.unwrap_err();
    assert_eq!((again.status(), again.certainty()), (Some(409), Certainty::Rejected));
    client.telehealth_appointments().create(&visit()).await.unwrap();
    assert_eq!(client.slots().list(&today()).await.unwrap().items.len(), before.items.len(), "it is taken");
}

#[tokio::test]
async fn a_visit_is_booked_found_moved_and_cancelled_in_each_of_the_two_lists() {
    let clinic = Clinic::open().await;
    let client = clinic.client();
    let moved = AppointmentWrite {
        start: visit().start + TimeDelta::minutes(20),
        end: visit().end + TimeDelta::minutes(20),
        status: Some(AppointmentStatus::Arrived),
        ..visit()
    };
    let search = Search { patient_id: Some(PatientId::from("cm-pt-1")), ..Search::between(visit().start, moved.end) };

    let telehealth = client.telehealth_appointments();
    let created = telehealth.create(&visit()).await.unwrap();
    assert!(created.meeting_url.unwrap().starts_with(&clinic.simulator.base_url()));
    let list = telehealth.list(&search).await.unwrap();
    assert_eq!((list.items.len(), &list.items[0].id), (1, &created.id));
    assert_eq!((&list.items[0].status, list.drift()), (&AppointmentStatus::Booked, Vec::new()));
    telehealth.update(&created.id, &moved).await.unwrap();
    let found = &telehealth.list(&search).await.unwrap().items[0];
    assert_eq!(found.start.as_ref().unwrap().at().unwrap(), moved.start);
    assert_eq!(found.status, AppointmentStatus::Arrived);
    telehealth.cancel(&created.id).await.unwrap();
    assert_eq!(telehealth.list(&search).await.unwrap().items[0].status, AppointmentStatus::Cancelled);

    let visits = client.patient_appointments();
    let created = visits.create(&visit()).await.unwrap();
    assert_eq!((created.meeting_url, visits.list(&search).await.unwrap().items.len()), (None, 1));
    visits.update(&created.id, &moved).await.unwrap();
    visits.cancel(&created.id).await.unwrap();
    let error = visits.update(&created.id, &moved).await.unwrap_err();
    assert_eq!((error.status(), error.certainty()), (Some(422), Certainty::Rejected));
    let error = telehealth.cancel(&created.id).await.unwrap_err();
    assert_eq!(error.kind(), CallErrorKind::NotFound, "the lists are apart");
}

#[tokio::test]
async fn the_organisation_must_be_the_patients_and_the_providers() {
    let clinic = Clinic::open().await;
    let harbour = clinic.client();
    let west = harbour.at(&OrgId::from("org-west")).unwrap();
    let of_west = AppointmentWrite {
        patient_id: PatientId::from("cm-pt-4"),
        provider_id: "cm-dr-4".into(),
        zone: chrono_tz::Australia::Perth,
        ..visit()
    };
    let error = harbour.telehealth_appointments().create(&of_west).await.unwrap_err();
    assert_eq!((error.kind(), error.certainty()), (CallErrorKind::Forbidden, Certainty::Rejected));
    let created = west.telehealth_appointments().create(&of_west).await.unwrap();
    assert_eq!(harbour.telehealth_appointments().cancel(&created.id).await.unwrap_err().status(), Some(403));
    let nowhere = harbour.at(&OrgId::from("org-nowhere")).unwrap();
    assert_eq!(nowhere.slots().list(&today()).await.unwrap_err().kind(), CallErrorKind::Forbidden);
    assert!(
        harbour.telehealth_appointments().list(&today()).await.unwrap().items.iter().all(|one| one.id != created.id)
    );
}

#[tokio::test]
async fn visits_move_with_the_clock_and_others_book_too() {
    let clinic = Clinic::open().await;
    let client = clinic.client();
    let soon = start() + TimeDelta::minutes(30);
    let id = clinic.control.book_elsewhere("cm-pt-2", soon).unwrap();
    let status = async || {
        let list = client.telehealth_appointments().list(&today()).await.unwrap();
        list.items.into_iter().find(|one| one.id.as_str() == id).unwrap().status
    };
    assert_eq!(status().await, AppointmentStatus::Booked);
    let mut seen = vec![];
    for _ in 0..60 {
        clinic.control.tick();
        seen.push(status().await);
    }
    seen.dedup();
    let steps = [
        AppointmentStatus::Booked,
        AppointmentStatus::Arrived,
        AppointmentStatus::CheckedIn,
        AppointmentStatus::Fulfilled,
    ];
    assert_eq!(seen, steps);
    clinic.control.set_status(&id, "teleported");
    assert_eq!(status().await, AppointmentStatus::Unknown("teleported".to_owned()));
}

#[tokio::test]
async fn the_same_options_give_the_same_records() {
    let (first, second) = (Clinic::open().await, Clinic::open().await);
    assert_eq!(first.control.patients(), second.control.patients());
    let without_port = |clinic: &Clinic| {
        let text = serde_json::to_string(&clinic.control.telehealth_appointments()).unwrap();
        text.replace(&clinic.simulator.base_url(), "")
    };
    assert_eq!(without_port(&first), without_port(&second));
    assert_eq!(first.control.organisations().len(), 2);
    assert!(first.control.providers().len() > 2);
}

fn booked(clinic: &Clinic) -> usize {
    let at = |one: &&serde_json::Value| {
        one["start"].as_str().and_then(|text| text.parse::<DateTime<Utc>>().ok()) == Some(visit().start)
    };
    clinic.control.telehealth_appointments().iter().filter(at).count()
}
