//! One's own passphrase and authenticator.

use chrono::Utc;
use clinic::ClinicError;
use clinic::views::{OwnCodeInput, OwnPassphraseInput, SignInAnswer, SignInInput};
use totp_rs::{Builder, Secret};

use super::support::{CHOSEN, House, OWN, answered, invalid, with};

/// The code that an authenticator shows now, or some steps from now.
fn code(secret: &str, steps: i64) -> String {
    let secret = Secret::try_from_base32(secret.replace(' ', "")).unwrap();
    let at = u64::try_from(Utc::now().timestamp() + steps * 30).unwrap();
    Builder::new().with_secret(secret).build().unwrap().generate(at).to_string()
}

#[tokio::test(flavor = "multi_thread")]
async fn ones_own_passphrase_is_changed_with_the_one_until_now() {
    let (house, jeanne) = House::with_jeanne().await;
    let change = |old: &str, new: &str| OwnPassphraseInput { old: old.into(), new: new.into() };
    let member = jeanne.member();
    assert_eq!(invalid(member.change_own_passphrase(change("wrong", CHOSEN)).await), ("old", "wrong"));
    assert_eq!(invalid(member.change_own_passphrase(change(OWN, "jeanne99")).await), ("passphrase", "tooWeak"));
    assert_eq!(invalid(member.change_own_passphrase(change(OWN, OWN)).await), ("passphrase", "asBefore"));
    member.change_own_passphrase(change(OWN, CHOSEN)).await.unwrap();
    assert_eq!(house.answer("jeanne", OWN).await, SignInAnswer::Wrong);
    assert_eq!(house.answer("jeanne", CHOSEN).await, SignInAnswer::SignedIn);
    drop((jeanne, member));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_desk_left_unlocked_is_no_way_to_guess_a_passphrase() {
    let (house, jeanne) = House::with_jeanne().await;
    let member = jeanne.member();
    let change = || OwnPassphraseInput { old: "wrong".into(), new: CHOSEN.into() };
    for _ in 0..3 {
        assert_eq!(invalid(member.change_own_passphrase(change()).await), ("old", "wrong"));
    }
    let next = member.change_own_passphrase(change()).await;
    assert!(matches!(next, Err(ClinicError::Conflict("waitAfterTries"))));
    drop((jeanne, member, house));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_authenticator_counts_once_a_code_was_entered_and_each_code_once() {
    let (house, jeanne) = House::with_jeanne().await;
    let member = jeanne.member();
    let offer = member.offer_authenticator().await.unwrap();
    assert!(offer.path.starts_with("M4 4h1v1h-1z") && offer.size > 40, "{}", offer.size);
    let with_code = |code: &str| OwnCodeInput { passphrase: OWN.into(), code: code.into() };
    assert_eq!(invalid(member.set_authenticator(with_code("000000")).await), ("code", "wrong"));
    assert_eq!(house.answer("jeanne", OWN).await, SignInAnswer::SignedIn, "it does not count yet");
    let first = code(&offer.secret, 0);
    member.set_authenticator(with_code(&first)).await.unwrap();

    assert_eq!(house.answer("jeanne", OWN).await, SignInAnswer::CodeNeeded);
    let sign_in = |code: &str| SignInInput { code: Some(code.into()), ..with("jeanne", OWN) };
    let used = house.clinic.sign_in(sign_in(&first)).await.unwrap();
    assert_eq!(answered(used), SignInAnswer::Wrong, "a code is used once");
    let next = code(&offer.secret, 1);
    assert_eq!(answered(house.clinic.sign_in(sign_in(&next)).await.unwrap()), SignInAnswer::SignedIn);
    assert_eq!(answered(house.clinic.sign_in(sign_in(&next)).await.unwrap()), SignInAnswer::Wrong);
    drop((jeanne, member));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_administrator_takes_the_authenticator_of_somebody_off_who_has_lost_it() {
    let (house, jeanne) = House::with_jeanne().await;
    let amara = super::support::added(&house, &jeanne, "amara", &[domain::Role::FrontDesk]).await;
    let offer = amara.member().offer_authenticator().await.unwrap();
    let set = OwnCodeInput { passphrase: CHOSEN.into(), code: code(&offer.secret, 0).as_str().into() };
    amara.member().set_authenticator(set).await.unwrap();
    assert_eq!(house.answer("amara", CHOSEN).await, SignInAnswer::CodeNeeded);
    jeanne.administrator().unwrap().remove_authenticator(amara.id()).await.unwrap();
    assert_eq!(house.answer("amara", CHOSEN).await, SignInAnswer::SignedIn);
    drop((jeanne, amara));
}
