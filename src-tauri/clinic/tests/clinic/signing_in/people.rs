//! What administrators change about people.

use clinic::ClinicError;
use clinic::views::{ChangeUserInput, GivePassphraseInput, SignInAnswer, SignInInput};
use domain::Role;

use super::support::{CHOSEN, GIVEN, House, OWN, add, added, answered, invalid, session, with};

#[tokio::test(flavor = "multi_thread")]
async fn a_person_who_was_added_chooses_a_passphrase_of_their_own_before_anything_opens() {
    let (house, jeanne) = House::with_jeanne().await;
    add(&jeanne, "amara", &[Role::FrontDesk]).await.unwrap();
    assert_eq!(house.answer("amara", GIVEN).await, SignInAnswer::NewPassphraseNeeded);
    let choose = |new: &str| SignInInput { new_passphrase: Some(new.into()), ..with("amara", GIVEN) };
    assert_eq!(invalid(house.clinic.sign_in(choose(GIVEN)).await), ("passphrase", "asBefore"));
    assert_eq!(invalid(house.clinic.sign_in(choose("amara1234")).await), ("passphrase", "tooWeak"));
    let amara = session(house.clinic.sign_in(choose(CHOSEN)).await.unwrap());
    assert!(amara.front_desk().is_some() && amara.clinician().is_none());
    assert_eq!(house.answer("amara", GIVEN).await, SignInAnswer::Wrong);
    assert_eq!(house.answer("amara", CHOSEN).await, SignInAnswer::SignedIn);
    drop((jeanne, amara));
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_given_a_name_that_somebody_has_or_had() {
    let (house, jeanne) = House::with_jeanne().await;
    let amara = add(&jeanne, "Amara", &[Role::FrontDesk]).await.unwrap();
    jeanne.administrator().unwrap().end_user(&amara).await.unwrap();
    assert_eq!(invalid(add(&jeanne, "AMARA", &[Role::FrontDesk]).await), ("user", "taken"));
    assert_eq!(invalid(add(&jeanne, "a b", &[Role::FrontDesk]).await), ("user", "noBlanks"));
    assert_eq!(invalid(add(&jeanne, "tomas", &[]).await), ("roles", "required"));
    drop((jeanne, house));
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_is_ended_signs_in_no_more_and_is_answered_like_nobody() {
    let (house, jeanne) = House::with_jeanne().await;
    let amara = added(&house, &jeanne, "amara", &[Role::FrontDesk]).await;
    let administrator = jeanne.administrator().unwrap();
    administrator.end_user(amara.id()).await.unwrap();
    assert_eq!(house.answer("amara", CHOSEN).await, SignInAnswer::Wrong);
    assert!(amara.renewed().await.unwrap().is_none());
    administrator.restore_user(amara.id()).await.unwrap();
    assert_eq!(house.answer("amara", CHOSEN).await, SignInAnswer::SignedIn);
    drop((jeanne, amara, administrator));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_last_administrator_is_neither_ended_nor_loses_the_role() {
    let (house, jeanne) = House::with_jeanne().await;
    let administrator = jeanne.administrator().unwrap();
    let to_clinician =
        || ChangeUserInput { id: jeanne.id().clone(), name: "MOREAU, J".to_owned(), roles: vec![Role::Clinician] };
    let last = |outcome| matches!(outcome, Err(ClinicError::Conflict("lastAdministrator")));
    assert!(last(administrator.end_user(jeanne.id()).await));
    assert!(last(administrator.change_user(to_clinician()).await));
    // One who was ended is none.
    let tomas = add(&jeanne, "tomas", &[Role::Administrator]).await.unwrap();
    administrator.end_user(&tomas).await.unwrap();
    assert!(last(administrator.change_user(to_clinician()).await));
    administrator.restore_user(&tomas).await.unwrap();
    administrator.change_user(to_clinician()).await.unwrap();
    let renewed = jeanne.renewed().await.unwrap().unwrap();
    assert!(renewed.administrator().is_none() && renewed.clinician().is_some());
    drop((jeanne, renewed, administrator, house));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_passphrase_that_was_given_is_changed_at_the_next_sign_in() {
    let (house, jeanne) = House::with_jeanne().await;
    let amara = added(&house, &jeanne, "amara", &[Role::FrontDesk]).await;
    let administrator = jeanne.administrator().unwrap();
    let give = |id: &domain::UserId| GivePassphraseInput { id: id.clone(), passphrase: GIVEN.into() };
    assert_eq!(invalid(administrator.give_passphrase(give(jeanne.id())).await), ("id", "yourself"));
    administrator.give_passphrase(give(amara.id())).await.unwrap();
    assert_eq!(house.answer("amara", CHOSEN).await, SignInAnswer::Wrong);
    assert_eq!(house.answer("amara", GIVEN).await, SignInAnswer::NewPassphraseNeeded);
    let choose = SignInInput { new_passphrase: Some(OWN.into()), ..with("amara", GIVEN) };
    assert_eq!(answered(house.clinic.sign_in(choose).await.unwrap()), SignInAnswer::SignedIn);
    drop((jeanne, amara, administrator));
    let audit = house.audit().await;
    assert!(audit.iter().any(|one| one.action.as_str() == "give-passphrase"));
    for secret in [OWN, GIVEN, CHOSEN] {
        assert!(audit.iter().all(|one| !one.detail.to_string().contains(secret)));
    }
}
