//! The first administrator, right and wrong passphrases, and waits.

use clinic::views::{FirstAdministratorInput, SignInAnswer};
use clinic::{ClinicError, SignIn};
use domain::Role;
use domain::sign_in::Tries;
use sha2::{Digest, Sha256};

use super::support::{House, OWN, answered, invalid, jeanne, session, with};

fn digest(name: &str) -> String {
    Sha256::digest(name.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_first_administrator_is_made_once_and_signs_in_under_any_case_of_the_name() {
    let (house, first) = House::with_jeanne().await;
    assert!(first.administrator().is_some() && first.clinician().is_none() && first.front_desk().is_none());
    let second = house.clinic.make_first_administrator(jeanne()).await;
    assert!(matches!(second, Err(ClinicError::Conflict("notTheFirst"))));
    let again = session(house.try_in(" JEANNE ", OWN).await);
    assert_eq!(again.member().who_am_i().name, "MOREAU, Jeanne");
    assert!(!again.member().who_am_i().demo);
    drop((first, again));
    let audit = house.audit().await;
    let acts: Vec<_> = audit.iter().rev().map(|one| one.action.as_str()).collect();
    assert_eq!(acts, ["add-user", "sign-in", "sign-in"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passphrase_that_is_guessed_early_makes_nobody() {
    let house = House::empty().await;
    for (passphrase, why) in [("short", "tooShort"), ("password123", "tooWeak"), ("jeannemoreau", "tooWeak")] {
        let input = FirstAdministratorInput { passphrase: passphrase.into(), ..jeanne() };
        assert_eq!(invalid(house.clinic.make_first_administrator(input).await), ("passphrase", why));
    }
    assert!(!house.clinic.has_users().await.unwrap());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_name_that_nobody_has_is_answered_hashed_and_slowed_like_one_that_somebody_has() {
    let (house, first) = House::with_jeanne().await;
    let mut told = Vec::new();
    for name in ["jeanne", "nobody"] {
        let before = house.clinic.passphrases_hashed();
        let mut answers = Vec::new();
        for _ in 0..4 {
            answers.push(match house.answer(name, "not the passphrase").await {
                SignInAnswer::Wait { locked, .. } => format!("wait {locked}"),
                answer => format!("{answer:?}"),
            });
        }
        told.push((answers, house.clinic.passphrases_hashed() - before));
    }
    assert_eq!(told[0], told[1]);
    assert_eq!(told[0].0, ["Wrong", "Wrong", "Wrong", "wait false"]);
    assert_eq!(told[0].1, 3, "each try that was looked at cost one hash");
    drop(first);
    let audit = house.audit().await;
    let failed: Vec<_> = audit.iter().filter(|one| one.action.as_str() == "sign-in-failed").collect();
    assert_eq!(failed.len(), 6);
    assert!(audit.iter().all(|one| !format!("{}", one.detail).contains("nobody")), "no typed name is in the audit");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_restart_makes_nobody_faster_and_the_tenth_wrong_try_locks_until_an_administrator_helps() {
    let (mut house, first) = House::with_jeanne().await;
    super::support::added(&house, &first, "amara", &[Role::FrontDesk]).await;
    let ten_minutes_ago = chrono::Utc::now() - chrono::TimeDelta::minutes(10);
    let nine = Tries { count: 9, not_before: ten_minutes_ago, last: ten_minutes_ago };
    house
        .reopened(first, async |store| {
            let mut tx = store.ledger().begin().await.unwrap();
            tx.put_sign_in_tries(&digest("amara"), &nine).await.unwrap();
            tx.commit().await.unwrap();
        })
        .await;
    assert_eq!(house.answer("amara", "wrong").await, SignInAnswer::Wrong);
    let right = house.answer("amara", super::support::CHOSEN).await;
    assert!(matches!(right, SignInAnswer::Wait { locked: true, .. }), "{right:?}");
    let jeanne = session(house.try_in("jeanne", OWN).await);
    let administrator = jeanne.administrator().unwrap();
    let amara = administrator.users().await.unwrap().users.into_iter().find(|one| one.user == "amara").unwrap();
    assert!(amara.locked_until.is_some());
    administrator.unlock_user(&amara.id).await.unwrap();
    assert_eq!(house.answer("amara", super::support::CHOSEN).await, SignInAnswer::SignedIn);
    drop((jeanne, administrator));
    let audit = house.audit().await;
    assert!(
        audit.iter().any(|one| one.action.as_str() == "sign-in-locked" && one.entity_id() == Some(amara.id.as_str()))
    );
    assert!(audit.iter().any(|one| one.action.as_str() == "unlock-user"));
}

#[tokio::test(flavor = "multi_thread")]
async fn many_names_together_are_slowed_down_too() {
    let (house, first) = House::with_jeanne().await;
    for number in 0..10 {
        assert_eq!(house.answer(&format!("name{number}"), "wrong").await, SignInAnswer::Wrong);
    }
    let next = house.answer("jeanne", OWN).await;
    assert!(matches!(next, SignInAnswer::Wait { locked: false, .. }), "{next:?}");
    drop(first);
}

#[tokio::test(flavor = "multi_thread")]
async fn many_tries_at_once_are_no_way_past_the_wait() {
    let (house, first) = House::with_jeanne().await;
    let tries = (0..12).map(|_| house.clinic.sign_in(with("jeanne", "wrong")));
    let answers: Vec<_> =
        futures::future::join_all(tries).await.into_iter().map(|one| answered(one.unwrap())).collect();
    let looked_at = answers.iter().filter(|answer| **answer == SignInAnswer::Wrong).count();
    assert_eq!(looked_at, 3, "{answers:?}");
    drop(first);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_demo_clinics_people_sign_in_there_and_nowhere_else() {
    let house = House::empty().await;
    let first = house.clinic.seed_demo_people().await.unwrap();
    let people = house.clinic.demo_people().unwrap();
    assert_eq!(people.users.len(), 4);
    for user in &people.users {
        let SignIn::In(session) = house.try_in(&user.user, &people.passphrase).await else { panic!("{}", user.user) };
        assert_eq!(session.member().who_am_i().roles, user.roles);
    }
    assert!(first.member().who_am_i().demo);
    drop(first);
    let (real, jeanne) = House::with_jeanne().await;
    assert!(real.clinic.seed_demo_people().await.is_err());
    assert!(real.clinic.demo_people().is_none());
    drop(jeanne);
}
