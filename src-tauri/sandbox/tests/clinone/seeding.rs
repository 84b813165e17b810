//! What is there at the beginning, and how it moves.

use std::collections::BTreeSet;

use sandbox::{ClinOneOptions, ClinOneSimulator};
use serde_json::Value;

use crate::tenant::{Tenant, options};

fn numbers(records: &[Value]) -> BTreeSet<String> {
    records.iter().map(|record| record["patientIdentifier"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn the_same_options_give_the_same_organisation() {
    let (one, other) = (Tenant::open().await, Tenant::open().await);
    for study in one.control().studies() {
        assert_eq!(one.control().patients(study), other.control().patients(study));
        assert_eq!(one.control().visits(study), other.control().visits(study));
    }
}

#[tokio::test]
async fn numbers_are_unique_within_a_study_and_shared_between_them_by_other_people() {
    let tenant = Tenant::open().await;
    let control = tenant.control();
    let (heart, skin) = (control.patients("HF-301"), control.patients("DERM 2/B"));
    assert_eq!((numbers(&heart).len(), numbers(&skin).len()), (heart.len(), skin.len()));
    assert_eq!(heart.len() + skin.len(), 25, "24 and a twin");
    assert!(numbers(&heart).intersection(&numbers(&skin)).count() > 3);
    assert!(numbers(&heart).contains("007/007"));
}

#[tokio::test]
async fn a_blinded_study_knows_no_person_and_the_other_one_the_shared_people() {
    let tenant = Tenant::open().await;
    for patient in tenant.control().patients("DERM 2/B") {
        for member in ["firstName", "lastName", "email", "mobilePhone", "dateOfBirth"] {
            assert!(patient[member].is_null(), "{member}");
        }
    }
    let heart = tenant.control().patients("HF-301");
    assert_eq!(heart[4]["lastName"], "Nguyen", "written without accents here");
    assert!(heart.iter().any(|patient| patient["firstName"] == "Samuel" && patient["lastName"] == "Okafor"));
}

#[tokio::test]
async fn visits_begin_and_end_as_time_passes_and_some_are_missed() {
    let tenant = Tenant::open().await;
    let control = tenant.control();
    let count = |status: &str| {
        let all = ["HF-301", "DERM 2/B"].map(|study| control.visits(study)).concat();
        all.iter().filter(|visit| visit["status"] == status).count()
    };
    let before = (count("scheduled"), count("completed"));
    for _ in 0..3 * 24 * 60 {
        control.tick();
    }
    assert!(count("scheduled") < before.0 && count("completed") > before.1 && count("missed") > 0);
}

#[tokio::test]
async fn an_organisation_without_clients_or_with_too_few_subjects_is_refused() {
    for wrong in [ClinOneOptions { subjects: 11, ..options() }, ClinOneOptions { clients: Vec::new(), ..options() }] {
        assert!(ClinOneSimulator::start(wrong).await.is_err());
    }
}
