//! Which passphrases can be chosen: at least eight characters, at most a thousand bytes, and not guessed early by somebody
//! who knows the person and the clinic (zxcvbn: three of four). No rule says which characters it is made of, and nothing
//! makes it expire (NIST SP 800-63B, 3.1.1).

use vault::{ExposeSecret, SecretString};
use zxcvbn::{Score, zxcvbn};

use crate::{ClinicError, Result};

/// Fewest characters.
const SHORTEST: usize = 8;
/// Most bytes: what is hashed has a bound.
pub(super) const LONGEST: usize = 1_000;
/// Words shorter than this say nothing about a person.
const WORD: usize = 3;

/// Refuses a passphrase that is too short, too long or guessed too early. `known` is what somebody who knows the person
/// would try first: their names and the clinic's.
///
/// # Errors
/// [`ClinicError::Invalid`] of the field `passphrase`.
pub(super) fn judge(passphrase: &SecretString, known: &[&str]) -> Result<()> {
    let typed = passphrase.expose_secret();
    if typed.chars().count() < SHORTEST {
        return Err(ClinicError::invalid("passphrase", "tooShort"));
    }
    if typed.len() > LONGEST {
        return Err(ClinicError::invalid("passphrase", "tooLong"));
    }
    let words: Vec<String> = known
        .iter()
        .flat_map(|name| name.split(|c: char| !c.is_alphanumeric()).chain([*name]))
        .filter(|word| word.chars().count() >= WORD)
        .map(str::to_lowercase)
        .collect();
    let mut words: Vec<&str> = words.iter().map(String::as_str).collect();
    words.extend(["anteroom", "clinic", "telehealth"]);
    if zxcvbn(typed, &words).score() < Score::Three {
        return Err(ClinicError::invalid("passphrase", "tooWeak"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(passphrase: &str) -> Option<&'static str> {
        match judge(&passphrase.into(), &["j.moreau", "MOREAU, Jeanne", "Harbour Street"]) {
            Ok(()) => None,
            Err(ClinicError::Invalid { what, .. }) => Some(what),
            Err(_) => Some("other"),
        }
    }

    #[test]
    fn a_passphrase_of_words_needs_no_digit_and_no_capital() {
        assert_eq!(verdict("copper lantern drifting quietly"), None);
    }

    #[test]
    fn what_is_guessed_early_is_refused_however_it_is_spelled() {
        for weak in ["password1", "P@ssw0rd!", "qwertyuiop", "moreaujeanne", "harbourstreet1", "aaaaaaaaaaaaaaaa"] {
            assert_eq!(verdict(weak), Some("tooWeak"), "{weak}");
        }
    }

    #[test]
    fn length_has_two_bounds() {
        assert_eq!(verdict("x7#Kq9z"), Some("tooShort"));
        assert_eq!(verdict(&"copper lantern ".repeat(70)), Some("tooLong"));
        assert_eq!(verdict(&"copper lantern drifting ".repeat(40)), None);
    }
}
