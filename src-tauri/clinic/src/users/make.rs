//! A passphrase that an administrator gives: made by the console from the system's random source, to be read out.

use vault::SecretString;

use super::strength;
use crate::access::Administrator;
use crate::{ClinicError, Result};

/// Digits and letters of which no two look or sound alike (Crockford's base 32, in small letters).
const LETTERS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
/// Groups of four: sixty bits, for a week at most and for one sign-in.
const GROUPS: usize = 3;

impl Administrator {
    /// A random passphrase to give to somebody. It is kept nowhere before it is given.
    ///
    /// # Errors
    /// [`ClinicError::Conflict`] `noRandomness`.
    pub fn make_passphrase(&self) -> Result<String> {
        loop {
            let made = random()?;
            // One that would be refused when it is given is not shown.
            if strength::judge(&SecretString::from(made.as_str()), &[]).is_ok() {
                return Ok(made);
            }
        }
    }
}

fn random() -> Result<String> {
    let mut bytes = [0_u8; GROUPS * 4];
    getrandom::fill(&mut bytes).map_err(|_| ClinicError::Conflict("noRandomness"))?;
    let letters: Vec<char> = bytes.iter().map(|byte| char::from(LETTERS[usize::from(byte & 31)])).collect();
    Ok(letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join("-"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn what_is_made_can_be_given_is_never_the_same_and_has_no_letter_that_looks_like_another() {
        let made: std::collections::HashSet<String> = (0..200).map(|_| random().unwrap()).collect();
        assert_eq!(made.len(), 200);
        for one in &made {
            assert_eq!(one.len(), 14);
            assert!(!one.contains(['o', 'i', 'l', 'u']), "{one}");
            assert!(strength::judge(&one.as_str().into(), &["j.moreau", "MOREAU, Jeanne"]).is_ok(), "{one}");
        }
    }
}
