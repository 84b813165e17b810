use domain::{BirthDate, ConnectionId, IdentifierKind, Patient, PatientKey};

use crate::support::{appointment, at, connection, fresh, patient};

#[tokio::test]
async fn a_patient_is_kept_whole() {
    let (_dir, store) = fresh().await;
    let whole = Patient {
        deceased: true,
        died_on: BirthDate::parse("2024-02"),
        active: false,
        ..patient(1, "Sørensen", "Astrid")
    };
    store.mirror().put_patients(std::slice::from_ref(&whole)).await.unwrap();
    assert_eq!(store.mirror().patient(&whole.key).await.unwrap(), Some(whole));
}

#[tokio::test]
async fn several_patients_are_read_at_once_and_an_unknown_one_is_absent() {
    let (_dir, store) = fresh().await;
    let people: Vec<_> = (1..=300).map(|number| patient(number, "Okafor", "Daniel")).collect();
    store.mirror().put_patients(&people).await.unwrap();
    let mut keys: Vec<_> = people.iter().map(|one| one.key.clone()).collect();
    keys.push(PatientKey("3fa0c1d2:ext:nobody".into()));
    let found = store.mirror().patients(&keys).await.unwrap();
    assert_eq!(found.len(), 300);
    assert_eq!(found[&people[7].key], people[7]);
}

#[tokio::test]
async fn a_number_finds_its_patient_exactly_and_a_number_of_two_people_finds_nobody() {
    let (_dir, store) = fresh().await;
    let mut twin = patient(2, "Okafor", "Daniel");
    store.mirror().put_patients(&[patient(1, "Okafor", "Ada"), twin.clone()]).await.unwrap();
    let find = async |kind, value: &str| {
        store.mirror().patient_by_identifier(&connection(), kind, value).await.unwrap().map(|one| one.key)
    };
    assert_eq!(find(IdentifierKind::Mrn, "MRN-000002").await, Some(twin.key.clone()));
    assert_eq!(find(IdentifierKind::Mrn, "MRN-00000").await, None);
    assert_eq!(find(IdentifierKind::Spid, "MRN-000002").await, None);
    let elsewhere = ConnectionId("ffffffff".into());
    assert!(store.mirror().patient_by_identifier(&elsewhere, IdentifierKind::Spid, "2").await.unwrap().is_none());

    twin.identifiers[0].value = "MRN-000001".into();
    twin.read_at = Some(at(1));
    store.mirror().put_patients(&[twin]).await.unwrap();
    assert_eq!(find(IdentifierKind::Mrn, "MRN-000002").await, None);
    assert_eq!(find(IdentifierKind::Mrn, "MRN-000001").await, None);
}

#[tokio::test]
async fn an_older_reply_never_overwrites_a_newer_one_and_the_last_of_a_list_counts() {
    let (_dir, store) = fresh().await;
    let newer = Patient { read_at: Some(at(5)), ..patient(1, "Newer", "Ada") };
    let older = Patient { read_at: Some(at(4)), ..patient(1, "Older", "Ada") };
    store.mirror().put_patients(&[older.clone(), newer.clone()]).await.unwrap();
    store.mirror().put_patients(&[older]).await.unwrap();
    assert_eq!(store.mirror().patient(&newer.key).await.unwrap(), Some(newer.clone()));
    let same_later = Patient { read_at: Some(at(9)), ..newer };
    store.mirror().put_patients(std::slice::from_ref(&same_later)).await.unwrap();
    assert_eq!(store.mirror().patient(&same_later.key).await.unwrap(), Some(same_later));
}

#[tokio::test]
async fn a_forgotten_connection_leaves_nothing_and_the_others_stay() {
    let (_dir, store) = fresh().await;
    let mirror = store.mirror();
    let mut stranger = patient(2, "Okafor", "Stay");
    stranger.key = PatientKey::external(&ConnectionId("ffffffff".into()), "ext-2");
    let batch = store::ReadBatch {
        patients: vec![patient(1, "Okafor", "Go"), stranger],
        appointments: vec![appointment(1, 5)],
    };
    mirror.apply(&batch).await.unwrap();
    mirror.forget_connection(&connection()).await.unwrap();
    let found = mirror.search_patients(&domain::search_terms::parse("okafor"), 10).await.unwrap();
    assert_eq!(found.iter().map(|one| one.name.given.as_deref()).collect::<Vec<_>>(), [Some("Stay")]);
    assert!(mirror.appointments_between(at(0), at(100)).await.unwrap().is_empty());
    assert!(mirror.patient_by_identifier(&connection(), IdentifierKind::Spid, "1").await.unwrap().is_none());
}
