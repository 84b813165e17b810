//! An opening is in the audit once, before anything is shown; a search is there without its words.

use domain::audit::AuditedKind;

use super::entries;
use crate::support::{Desktop, until};

#[tokio::test(flavor = "multi_thread")]
async fn a_record_that_is_asked_for_again_and_again_was_opened_once_and_anew_after_a_lock() {
    let mut desktop = Desktop::connected().await;
    let key = desktop.someone().await.person.key.unwrap();
    let member = desktop.session.member();
    for _ in 0..3 {
        member.patient(&key).await.unwrap();
        member.patient_links(&key).await.unwrap();
    }
    desktop.session.chart().unwrap().metrics(&key).await.unwrap();
    desktop.session.clinic().desk_left().await;
    member.patient(&key).await.unwrap();
    drop(member);
    let audit = desktop.close_and_audit().await;
    let of = |word: &str| audit.iter().filter(|entry| entry.action.as_str() == word).collect::<Vec<_>>();
    assert_eq!((of("open-record").len(), of("open-chart").len()), (2, 1));
    let opened = of("open-record")[0];
    assert_eq!((opened.patient.as_ref(), opened.connection.clone()), (Some(&key), Some(key.connection())));
    assert_eq!((opened.user_id.as_ref().map(|id| id.as_str()), opened.roles.len()), (Some("demo"), 3));
}

#[tokio::test(flavor = "multi_thread")]
async fn two_readers_of_one_record_at_once_wait_for_one_entry() {
    let mut desktop = Desktop::connected().await;
    let key = desktop.someone().await.person.key.unwrap();
    let chart = desktop.session.chart().unwrap();
    let (one, other, third) = tokio::join!(chart.metrics(&key), chart.recordings(&key), chart.ranges(&key));
    assert!(one.is_ok() && other.is_ok() && third.is_ok());
    drop(chart);
    assert_eq!(entries(&mut desktop, "open-chart").await.len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_that_is_not_there_is_not_opened() {
    let mut desktop = Desktop::connected().await;
    let nobody = domain::PatientKey("nobody:ext:1".to_owned());
    assert!(desktop.session.member().patient(&nobody).await.is_err());
    assert!(desktop.session.chart().unwrap().metrics(&nobody).await.is_err());
    let audit = desktop.close_and_audit().await;
    assert!(!audit.iter().any(|entry| entry.patient.as_ref() == Some(&nobody)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_note_that_is_opened_names_its_visit_and_its_patient() {
    let mut desktop = Desktop::connected().await;
    let row = desktop.rows().await.into_iter().find(|row| row.person.key.is_some()).unwrap();
    desktop.session.chart().unwrap().note(&row.visit).await.unwrap();
    let opened = entries(&mut desktop, "open-note").await;
    assert_eq!(opened.len(), 1);
    assert_eq!(
        (opened[0].entity_id(), opened[0].patient.as_ref()),
        (Some(row.visit.as_str()), row.person.key.as_ref())
    );
    assert_eq!(opened[0].entity.as_ref().unwrap().kind, Some(AuditedKind::Note));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_is_one_entry_however_many_letters_it_took_and_keeps_no_word_of_them() {
    let mut desktop = Desktop::connected().await;
    let family = desktop.someone().await.person.name.family.unwrap();
    let member = desktop.session.member();
    let letters: Vec<char> = family.chars().take(3).collect();
    let mut hits = 0;
    for many in 1..=letters.len() {
        hits = member.search_patients(&letters[..many].iter().collect::<String>()).await.unwrap().hits.len();
    }
    drop(member);
    let ledger = || desktop.session.administrator().unwrap();
    until("the search counts as run", || async {
        let asked = clinic::views::AuditAsked {
            patient: None,
            person: None,
            actions: vec![domain::audit::AuditAction::SearchPatients],
            from: None,
            until: None,
            skip: 0,
            limit: 10,
        };
        (ledger().audit(asked).await.unwrap().total > 0).then_some(())
    })
    .await;
    let searched = entries(&mut desktop, "search-patients").await;
    assert_eq!(searched.last().unwrap().detail["hits"].is_number(), hits <= 20);
    assert!(!searched.iter().any(|entry| entry.detail.to_string().contains(&family)));
    assert!(searched.len() < 3, "a letter is no search");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_search_that_is_still_typed_when_the_console_ends_is_in_the_audit() {
    let mut desktop = Desktop::connected().await;
    desktop.session.member().search_patients("a").await.unwrap();
    assert_eq!(entries(&mut desktop, "search-patients").await.len(), 1);
}
