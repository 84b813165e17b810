//! What was typed into forms, over a lock.

use chrono::{TimeDelta, Utc};
use clinic::Session;
use clinic::views::{OnlyHere, TypedInput};
use domain::audit::AuditAction;
use domain::{Role, TypedForm, UserId};
use store::TypedDraftRow;

use super::support::{CHOSEN, House, OWN, added, invalid, session};
use crate::support::Desktop;

const CANARY: &str = r#"{"reason":"Marisol Quintanilla-Vega rang"}"#;

fn form(form: TypedForm, about: &str, typed: Option<&str>) -> TypedInput {
    TypedInput { form, about: about.to_owned(), typed: typed.map(str::to_owned) }
}

async fn kept(session: &Session) -> Vec<(TypedForm, String, String)> {
    let typed = session.member().typed().await.unwrap();
    typed.into_iter().map(|one| (one.form, one.about, one.typed)).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_comes_back_to_the_same_person_after_a_lock_and_to_nobody_else() {
    let (house, jeanne) = House::with_jeanne().await;
    let amara = added(&house, &jeanne, "amara", &[Role::FrontDesk]).await;
    let forms = [form(TypedForm::Reasons, "v1", Some(CANARY)), form(TypedForm::Consult, "", Some(r#"{"mrn":"7"}"#))];
    amara.member().keep_typed(&forms).await.unwrap();
    amara.left(AuditAction::Lock, "idle").await.unwrap();
    assert!(kept(&jeanne).await.is_empty(), "an administrator sees nothing of it either");
    // Nobody else's words are dropped under the same form and id.
    jeanne.member().drop_typed(TypedForm::Reasons, "v1").await.unwrap();

    let again = session(house.try_in("amara", CHOSEN).await);
    let expected = (TypedForm::Reasons, "v1".to_owned(), CANARY.to_owned());
    assert!(kept(&again).await.contains(&expected));
    again.member().drop_typed(TypedForm::Reasons, "v1").await.unwrap();
    assert_eq!(kept(&again).await, [(TypedForm::Consult, String::new(), r#"{"mrn":"7"}"#.to_owned())]);
    drop((jeanne, amara, again));
    let audit = house.audit().await;
    assert!(audit.iter().all(|entry| !entry.detail.to_string().contains("Marisol")));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_form_that_stands_as_it_began_keeps_nothing_any_more() {
    let (house, jeanne) = House::with_jeanne().await;
    let member = jeanne.member();
    member.keep_typed(&[form(TypedForm::Reasons, "v1", Some(CANARY))]).await.unwrap();
    member.keep_typed(&[form(TypedForm::Reasons, "v1", None)]).await.unwrap();
    assert!(kept(&jeanne).await.is_empty());
    drop((jeanne, member, house));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_kept_is_refused_and_nothing_of_it_is_kept() {
    let (house, jeanne) = House::with_jeanne().await;
    let member = jeanne.member();
    let good = || form(TypedForm::Reasons, "v1", Some(CANARY));
    let long = format!("\"{}\"", "x".repeat(128 * 1024));
    for (bad, what) in [
        (vec![good(), form(TypedForm::Profile, "c", Some(&long))], "tooLong"),
        (vec![good(), form(TypedForm::Profile, &"c".repeat(1_001), Some("{}"))], "tooLong"),
        (vec![good(), form(TypedForm::Profile, "c", Some("{\"a\":"))], "format"),
        ((0..101).map(|_| good()).collect(), "tooMany"),
    ] {
        assert_eq!(invalid(member.keep_typed(&bad).await), ("typed", what));
    }
    assert!(kept(&jeanne).await.is_empty());
    drop((jeanne, member, house));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_goes_when_its_author_signs_out_or_is_ended() {
    let (house, jeanne) = House::with_jeanne().await;
    let amara = added(&house, &jeanne, "amara", &[Role::FrontDesk]).await;
    let typed = [form(TypedForm::Reasons, "v1", Some(CANARY))];
    for session in [&jeanne, &amara] {
        session.member().keep_typed(&typed).await.unwrap();
    }
    amara.left(AuditAction::SignOut, "person").await.unwrap();
    assert!(kept(&amara).await.is_empty());
    amara.member().keep_typed(&typed).await.unwrap();
    let administrator = jeanne.administrator().unwrap();
    administrator.end_user(amara.id()).await.unwrap();
    assert!(kept(&amara).await.is_empty());
    assert_eq!(kept(&jeanne).await.len(), 1, "nothing of anybody else's went");
    drop((jeanne, amara, administrator, house));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_is_gone_after_a_day_whether_or_not_its_author_comes_back() {
    let (mut house, jeanne) = House::with_jeanne().await;
    let old = |user: &UserId, about: &str, hours: i64| TypedDraftRow {
        user: user.clone(),
        form: TypedForm::Reasons,
        about: about.to_owned(),
        typed: CANARY.to_owned(),
        at: Utc::now() - TimeDelta::hours(hours),
    };
    let id = jeanne.id().clone();
    house
        .reopened(jeanne, async |store| {
            let mut tx = store.ledger().begin().await.unwrap();
            for row in [old(&id, "of today", 23), old(&id, "of yesterday", 25)] {
                tx.keep_typed_draft(&row).await.unwrap();
            }
            tx.commit().await.unwrap();
        })
        .await;
    // What is too old is not only not given: it goes, with nobody doing anything for it.
    for _ in 0..50 {
        let jeanne = session(house.try_in("jeanne", OWN).await);
        let abouts: Vec<_> = kept(&jeanne).await.into_iter().map(|(_, about, _)| about).collect();
        assert_eq!(abouts, ["of today"]);
        let (id, mut left) = (jeanne.id().clone(), 0);
        house
            .reopened(jeanne, async |store| {
                left = store.ledger().typed_drafts(&id, Utc::now() - TimeDelta::hours(30)).await.unwrap().len();
            })
            .await;
        if left == 1 {
            return;
        }
    }
    panic!("it was never dropped");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_about_a_connection_goes_with_it() {
    let desktop = Desktop::connected().await;
    let member = desktop.session.member();
    let id = member.connections().await.unwrap().remove(0).id;
    let about = format!("{id}:ext:1204");
    member
        .keep_typed(&[form(TypedForm::EditPatient, &about, Some(CANARY)), form(TypedForm::Snippets, "", Some("{}"))])
        .await
        .unwrap();
    let administrator = desktop.session.administrator().unwrap();
    administrator.remove_connection(&id, OnlyHere::default()).await.unwrap();
    assert_eq!(kept(&desktop.session).await, [(TypedForm::Snippets, String::new(), "{}".to_owned())]);
}
