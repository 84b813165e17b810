//! What is refused is in the audit: with who asked, for what and of whom, once and then counted.

use clinic::views::{AuditAsked, EmergencyInput, JoinKind, SettingChange};
use clinic::{ClinicError, Session};
use domain::Role;
use domain::audit::{AuditAction, AuditOutcome, AuditedKind};
use sandbox::Fault;
use store::AuditEntry;

use super::entries;
use crate::support::{Desktop, checked, until};

const REFUSED: &str = "refused";

fn desk(desktop: &Desktop) -> Session {
    Session::with_roles(desktop.session.clinic().clone(), &[Role::FrontDesk])
}

/// What was asked for, and why it was refused.
fn told(entry: &AuditEntry) -> (&str, &str) {
    (entry.entity_id().unwrap(), entry.detail["why"].as_str().unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_asks_again_and_again_is_refused_in_two_entries_with_how_often() {
    let mut desktop = Desktop::connected().await;
    let front = desk(&desktop);
    for _ in 0..50 {
        assert!(matches!(front.refuse("note", None).await, ClinicError::Denied));
    }
    assert!(matches!(front.refuse("webhooks", None).await, ClinicError::Denied));
    drop(front);
    let refused = entries(&mut desktop, REFUSED).await;
    let of = |what: &str| refused.iter().filter(|entry| told(entry) == (what, "role")).collect::<Vec<_>>();
    assert_eq!((of("note").len(), of("webhooks").len()), (2, 1));
    // Newest first: the count was written at the end.
    assert_eq!((&of("note")[0].detail["again"], of("note")[1].detail.get("again")), (&serde_json::json!(49), None));
    let first = of("note")[1];
    assert_eq!((first.outcome, first.roles.as_slice()), (AuditOutcome::Failed, [Role::FrontDesk].as_slice()));
    assert_eq!(first.entity.as_ref().unwrap().kind, Some(AuditedKind::UseCase));
    assert_eq!(first.user_id.as_ref().map(|id| id.as_str()), Some("test"));
}

#[tokio::test(flavor = "multi_thread")]
async fn how_often_something_was_refused_is_told_when_its_minutes_are_over() {
    let desktop = Desktop::connected().await;
    let front = desk(&desktop);
    for _ in 0..3 {
        front.refuse("note", None).await;
    }
    let administrator = desktop.session.administrator().unwrap();
    until("the count is in the audit", || async {
        let asked = AuditAsked {
            patient: None,
            person: None,
            actions: vec![AuditAction::Refused],
            from: None,
            until: None,
            skip: 0,
            limit: 10,
        };
        let rows = administrator.audit(asked).await.unwrap().rows;
        (rows.len() == 2 && rows[0].again == Some(2) && rows[1].again.is_none()).then_some(())
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_opened_one_record_in_an_emergency_and_asks_for_another_is_in_the_audit_with_it() {
    let mut desktop = Desktop::connected().await;
    let patient = desktop.someone().await.person.key.unwrap();
    let other = desktop.rows().await.into_iter().filter_map(|row| row.person.key).find(|key| *key != patient).unwrap();
    let input = EmergencyInput { patient, reason: "Nobody with the role answers the phone.".to_owned() };
    let access = desk(&desktop).break_glass(input).await.unwrap();
    assert!(access.chart().metrics(&other).await.is_err());
    drop(access);
    let refused = entries(&mut desktop, REFUSED).await;
    assert_eq!((told(&refused[0]), refused[0].patient.as_ref()), (("chart", "record"), Some(&other)));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_only_an_administrator_sets_is_kept_as_asked_for_by_who_is_none() {
    let mut desktop = Desktop::connected().await;
    let member = desk(&desktop).member();
    let change = SettingChange::Clinic("Elsewhere".to_owned());
    assert!(matches!(member.change_setting(change).await, Err(ClinicError::Denied)));
    drop(member);
    let refused = entries(&mut desktop, REFUSED).await;
    assert_eq!(refused.iter().map(told).collect::<Vec<_>>(), [("change_setting", "role")]);
    assert!(!refused[0].detail.to_string().contains("Elsewhere"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_that_is_not_followed_is_in_the_audit_without_the_link() {
    let mut desktop = Desktop::connected().await;
    desktop.control.arrive_next().unwrap();
    let rows = desktop.rows().await;
    let row = rows.into_iter().find(|row| row.join.offered && row.person.number.is_some()).unwrap();
    let clinician = desktop.session.clinician().unwrap();
    for to in ["https://visits.example/steal?who=1", "javascript:alert(1)"] {
        desktop.control.meet_next(&["SOLO-09"], &Fault::LinksLead { to: to.to_owned() });
        assert!(clinician.join(&row.visit, JoinKind::Provider, &checked(&row.person)).await.is_err());
    }
    drop(clinician);
    let refused = entries(&mut desktop, REFUSED).await;
    let all: Vec<_> = refused.iter().map(told).collect();
    assert_eq!(all, [("join", "linkRefused"), ("join", "linkForeign")]);
    for entry in &refused {
        assert_eq!(entry.patient, row.person.key);
        assert!(!format!("{:?}", entry.detail).contains("visits.example"));
    }
}
