//! Codes of an authenticator (TOTP, RFC 6238: SHA-1, six digits, thirty seconds, one step of slack). The secret lies in the
//! keyring; a code counts once.

use std::sync::PoisonError;

use chrono::{DateTime, Utc};
use domain::UserId;
use qrcodegen::{QrCode, QrCodeEcc};
use store::UserRow;
use totp_rs::{Builder, Secret, Totp};
use url::form_urlencoded::byte_serialize;
use vault::{ExposeSecret, SecretName, SecretString};

use crate::views::AuthenticatorOffer;
use crate::{Clinic, ClinicError, Result, settings};

/// The light border that a reader needs (ISO/IEC 18004).
const QUIET: i32 = 4;

/// The time step of a right code that was not used before; none when it is not right.
pub(super) async fn step(
    clinic: &Clinic,
    row: &UserRow,
    code: &SecretString,
    now: DateTime<Utc>,
) -> Result<Option<u64>> {
    let (vault, name) = (clinic.vault.clone(), SecretName::totp(row.id.as_str()));
    let kept = tokio::task::spawn_blocking(move || vault.get(&name)).await.map_err(|_| ClinicError::Closing)??;
    // A secret that is gone from the keyring makes no code right: an administrator takes the authenticator off.
    let Some(secret) = kept else { return Ok(None) };
    let step = right(&secret, code, now)?;
    Ok(step.filter(|step| row.totp_step.is_none_or(|used| *step > used)))
}

/// The time step that a code is of, within the slack.
pub(super) fn right(secret: &SecretString, code: &SecretString, now: DateTime<Utc>) -> Result<Option<u64>> {
    let digits: String = code.expose_secret().chars().filter(|c| !c.is_whitespace()).collect();
    if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Ok(None);
    }
    Ok(totp(secret)?.check(&digits, u64::try_from(now.timestamp()).unwrap_or_default()))
}

fn totp(secret: &SecretString) -> Result<Totp> {
    let damaged = || vault::VaultError::Damaged { item: "totp".to_owned() };
    let secret = Secret::try_from_base32(secret.expose_secret()).map_err(|_| damaged())?;
    Ok(Builder::new().with_secret(secret).build().map_err(|_| damaged())?)
}

/// A new secret for somebody, remembered until a code made from it is entered.
pub(super) async fn offer_to(clinic: &Clinic, row: &UserRow) -> Result<AuthenticatorOffer> {
    let issuer = format!("Anteroom {}", settings::read(clinic).await?.clinic);
    offer(clinic, &row.id, &row.name, &issuer)
}

/// Keeps the secret of an authenticator that was proven.
pub(super) async fn keep(clinic: &Clinic, user: &UserId, secret: SecretString) -> Result<()> {
    let (vault, name) = (clinic.vault.clone(), SecretName::totp(user.as_str()));
    tokio::task::spawn_blocking(move || vault.set(&name, &secret)).await.map_err(|_| ClinicError::Closing)??;
    Ok(())
}

fn offer(clinic: &Clinic, user: &UserId, account: &str, issuer: &str) -> Result<AuthenticatorOffer> {
    let mut bytes = [0_u8; 20];
    getrandom::fill(&mut bytes).map_err(|_| ClinicError::Conflict("noRandomness"))?;
    let secret = Secret::new_stack(bytes).to_base32();
    let code = QrCode::encode_text(&address(&secret, account, issuer), QrCodeEcc::Medium)
        .map_err(|_| ClinicError::Conflict("codeTooLong"))?;
    let offer = AuthenticatorOffer { size: side(&code), path: path(&code), secret: in_fours(&secret) };
    let mut offered = clinic.users.offered.lock().unwrap_or_else(PoisonError::into_inner);
    offered.insert(user.clone(), SecretString::from(secret));
    Ok(offer)
}

/// The secret that was offered last, while it was not taken.
pub(super) fn offered(clinic: &Clinic, user: &UserId) -> Option<SecretString> {
    clinic.users.offered.lock().unwrap_or_else(PoisonError::into_inner).get(user).cloned()
}

/// Nothing is offered any more.
pub(super) fn withdraw(clinic: &Clinic, user: &UserId) {
    clinic.users.offered.lock().unwrap_or_else(PoisonError::into_inner).remove(user);
}

/// The address that authenticators read (Key Uri Format).
fn address(secret: &str, account: &str, issuer: &str) -> String {
    let part = |text: &str| byte_serialize(text.replace(':', " ").as_bytes()).collect::<String>().replace('+', "%20");
    format!("otpauth://totp/{}:{}?secret={secret}&issuer={}", part(issuer), part(account), part(issuer))
}

fn side(code: &QrCode) -> u32 {
    u32::try_from(code.size() + 2 * QUIET).unwrap_or_default()
}

/// Every dark module as a square of a path: the page draws it, and no markup travels.
fn path(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        for x in (0..code.size()).filter(|x| code.get_module(*x, y)) {
            path.push_str(&format!("M{} {}h1v1h-1z", x + QUIET, y + QUIET));
        }
    }
    path
}

fn in_fours(secret: &str) -> String {
    let letters: Vec<char> = secret.chars().collect();
    letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_codes_are_those_of_rfc_6238() {
        // The seed of the RFC's appendix B for SHA-1; the last six of its eight digits.
        let secret = SecretString::from(Secret::new_stack(*b"12345678901234567890").to_base32());
        for (second, code) in [(59, "287082"), (1_111_111_109, "081804"), (2_000_000_000, "279037")] {
            let now = DateTime::from_timestamp(second, 0).unwrap();
            let step = right(&secret, &code.into(), now).unwrap();
            assert_eq!(step, Some(u64::try_from(second).unwrap() / 30));
            assert_eq!(right(&secret, &"000000".into(), now).unwrap(), None);
        }
    }

    #[test]
    fn a_code_is_good_one_step_late_and_no_later() {
        let secret = SecretString::from(Secret::new_stack(*b"12345678901234567890").to_base32());
        let at = |second| DateTime::from_timestamp(second, 0).unwrap();
        assert!(right(&secret, &"287 082".into(), at(89)).unwrap().is_some());
        assert!(right(&secret, &"287082".into(), at(120)).unwrap().is_none());
        assert!(right(&secret, &"28708".into(), at(59)).unwrap().is_none());
    }

    #[test]
    fn the_address_names_who_and_where_and_splits_nowhere_else() {
        let told = address("ABC", "j:moreau", "Harbour Street & Co");
        assert_eq!(
            told,
            "otpauth://totp/Harbour%20Street%20%26%20Co:j%20moreau?secret=ABC&issuer=Harbour%20Street%20%26%20Co"
        );
    }
}
