//! Rules about people that a clinic holds: a given passphrase runs out, an authenticator may be demanded, and a hash is kept at
//! today's cost.

use chrono::{TimeDelta, Utc};
use clinic::views::{AuthenticatorOffer, AuthenticatorRule, SettingChange, SignInAnswer, SignInInput};
use clinic::{ClinicError, SignIn};
use domain::Role;
use serde_json::json;
use totp_rs::{Builder, Secret};
use vault::HashCost;

use super::support::{CHOSEN, GIVEN, House, OWN, add, added, answered, invalid, session, with};

#[tokio::test(flavor = "multi_thread")]
async fn a_given_passphrase_is_good_for_seven_days_and_then_an_administrator_gives_another() {
    let (mut house, jeanne) = House::with_jeanne().await;
    let amara = add(&jeanne, "amara", &[Role::FrontDesk]).await.unwrap();
    let users = jeanne.administrator().unwrap().users().await.unwrap().users;
    assert!(users.iter().find(|one| one.user == "amara").unwrap().given_until.is_some());
    assert!(users.iter().find(|one| one.user == "Jeanne").unwrap().given_until.is_none());
    let ago = async |house: &mut House, by, span: TimeDelta| {
        let id = amara.clone();
        house
            .reopened(by, async |store| {
                let mut tx = store.ledger().begin().await.unwrap();
                tx.passphrase_given(&id, Utc::now() - span).await.unwrap();
                tx.commit().await.unwrap();
            })
            .await;
    };
    ago(&mut house, jeanne, TimeDelta::days(7) - TimeDelta::minutes(5)).await;
    assert_eq!(house.answer("amara", GIVEN).await, SignInAnswer::NewPassphraseNeeded);
    let jeanne = session(house.try_in("jeanne", OWN).await);
    ago(&mut house, jeanne, TimeDelta::days(7) + TimeDelta::minutes(5)).await;
    assert_eq!(house.answer("amara", GIVEN).await, SignInAnswer::GivenRanOut);
    assert_eq!(house.answer("amara", "wrong").await, SignInAnswer::Wrong, "only who has it hears that it ran out");
    let choose = || SignInInput { new_passphrase: Some(CHOSEN.into()), ..with("amara", GIVEN) };
    assert_eq!(answered(house.clinic.sign_in(choose()).await.unwrap()), SignInAnswer::GivenRanOut);
    let jeanne = session(house.try_in("jeanne", OWN).await);
    let administrator = jeanne.administrator().unwrap();
    let made = administrator.make_passphrase().unwrap();
    let give = clinic::views::GivePassphraseInput { id: amara.clone(), passphrase: made.as_str().into() };
    administrator.give_passphrase(give).await.unwrap();
    assert_eq!(house.answer("amara", &made).await, SignInAnswer::NewPassphraseNeeded);
    let choose = SignInInput { new_passphrase: Some(CHOSEN.into()), ..with("amara", &made) };
    assert_eq!(answered(house.clinic.sign_in(choose).await.unwrap()), SignInAnswer::SignedIn);
    let users = administrator.users().await.unwrap().users;
    assert!(users.iter().all(|one| one.given_until.is_none()), "one's own never runs out");
    drop((jeanne, administrator));
    let audit = house.audit().await;
    assert!(audit.iter().any(|one| one.detail == json!({ "why": "givenRanOut" })));
}

fn offered(answer: SignIn) -> AuthenticatorOffer {
    match answered(answer) {
        SignInAnswer::AuthenticatorNeeded { offer } => offer,
        other => panic!("{other:?}"),
    }
}

fn code(offer: &AuthenticatorOffer) -> String {
    let secret = Secret::try_from_base32(offer.secret.replace(' ', "")).unwrap();
    let now = u64::try_from(Utc::now().timestamp()).unwrap();
    Builder::new().with_secret(secret).build().unwrap().generate(now).to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn where_an_authenticator_is_demanded_nothing_opens_before_one_is_set_up() {
    let (house, jeanne) = House::with_jeanne().await;
    drop(added(&house, &jeanne, "amara", &[Role::FrontDesk]).await);
    let rule = async |rule| jeanne.member().change_setting(SettingChange::Authenticators(rule)).await.unwrap();
    assert_eq!(house.answer("jeanne", OWN).await, SignInAnswer::SignedIn, "nobody is made to");
    rule(AuthenticatorRule::Administrators).await;
    assert_eq!(house.answer("amara", CHOSEN).await, SignInAnswer::SignedIn, "who is no administrator");
    let offer = offered(house.try_in("jeanne", OWN).await);
    assert!(!format!("{offer:?}").contains(&offer.secret));
    let with_code = |code: &str| SignInInput { first_code: Some(code.into()), ..with("jeanne", OWN) };
    assert_eq!(invalid(house.clinic.sign_in(with_code("000000")).await), ("firstCode", "wrong"));
    let wrong = SignInInput { first_code: Some(code(&offer).as_str().into()), ..with("jeanne", "wrong") };
    assert_eq!(answered(house.clinic.sign_in(wrong).await.unwrap()), SignInAnswer::Wrong);
    let set = session(house.clinic.sign_in(with_code(&code(&offer))).await.unwrap());
    assert!(set.member().account().await.unwrap().totp);
    assert_eq!(house.answer("jeanne", OWN).await, SignInAnswer::CodeNeeded);
    drop(set);

    rule(AuthenticatorRule::Everybody).await;
    offered(house.try_in("amara", CHOSEN).await);
    let nobody = SignInInput { first_code: Some("123456".into()), ..with("nobody", CHOSEN) };
    assert_eq!(answered(house.clinic.sign_in(nobody).await.unwrap()), SignInAnswer::Wrong);
    drop(jeanne);
    let audit = house.audit().await;
    assert!(audit.iter().any(|one| one.action.as_str() == "set-authenticator"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_first_sign_in_chooses_a_passphrase_and_then_sets_up_what_is_demanded() {
    let (house, jeanne) = House::with_jeanne().await;
    let everybody = SettingChange::Authenticators(AuthenticatorRule::Everybody);
    jeanne.member().change_setting(everybody).await.unwrap();
    add(&jeanne, "amara", &[Role::FrontDesk]).await.unwrap();
    assert_eq!(house.answer("amara", GIVEN).await, SignInAnswer::NewPassphraseNeeded);
    let choose = || SignInInput { new_passphrase: Some(CHOSEN.into()), ..with("amara", GIVEN) };
    let offer = offered(house.clinic.sign_in(choose()).await.unwrap());
    assert_eq!(house.answer("amara", CHOSEN).await, SignInAnswer::Wrong, "nothing is kept yet");
    let done = SignInInput { first_code: Some(code(&offer).as_str().into()), ..choose() };
    drop(session(house.clinic.sign_in(done).await.unwrap()));
    assert_eq!(house.answer("amara", CHOSEN).await, SignInAnswer::CodeNeeded);
    let late = SignInInput { first_code: Some(code(&offer).as_str().into()), ..with("amara", CHOSEN) };
    assert_eq!(answered(house.clinic.sign_in(late).await.unwrap()), SignInAnswer::CodeNeeded);
    drop(jeanne);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_without_an_offer_sets_nothing_up() {
    let (house, jeanne) = House::with_jeanne().await;
    let rule = SettingChange::Authenticators(AuthenticatorRule::Administrators);
    jeanne.member().change_setting(rule).await.unwrap();
    let blind = SignInInput { first_code: Some("123456".into()), ..with("jeanne", OWN) };
    let refused = house.clinic.sign_in(blind).await;
    assert!(matches!(refused, Err(ClinicError::Conflict("nothingOffered"))));
    drop(jeanne);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hash_that_cost_less_than_one_does_now_is_renewed_at_the_next_right_sign_in() {
    let (mut house, jeanne) = House::with_jeanne().await;
    let id = jeanne.id().clone();
    let dearer = HashCost { passes: HashCost::FLOOR.passes + 1, ..HashCost::FLOOR };
    house
        .reopened(jeanne, async |store| {
            let mut tx = store.ledger().begin().await.unwrap();
            tx.put_setting("passphraseCost", &json!(dearer)).await.unwrap();
            tx.commit().await.unwrap();
        })
        .await;
    assert_eq!(house.answer("jeanne", "wrong").await, SignInAnswer::Wrong);
    let jeanne = session(house.try_in("jeanne", OWN).await);
    let mut cost = None;
    house
        .reopened(jeanne, async |store| {
            let row = store.ledger().user(&id).await.unwrap().unwrap();
            cost = HashCost::of_kept(&row.passphrase);
        })
        .await;
    assert_eq!(cost, Some(dearer));
    assert_eq!(house.answer("jeanne", OWN).await, SignInAnswer::SignedIn, "it is the same passphrase");
}
