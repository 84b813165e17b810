//! The secret part of the address at which deliveries arrive.

use subtle::ConstantTimeEq;
use vault::{ExposeSecret, SecretString};

/// What every address begins with.
pub const ADDRESS_PREFIX: &str = "/hook/";

const RANDOM_BYTES: usize = 32;

/// A path that only the vendor is told: [`ADDRESS_PREFIX`] and 64 random hexadecimal digits. Whoever knows it can fill
/// the inbox and nothing else. `Debug` shows nothing of it.
#[derive(Clone)]
pub struct SecretPath(SecretString);

impl SecretPath {
    /// A fresh one from the system's random source; none when that gives nothing.
    pub fn generate() -> Option<Self> {
        let mut bytes = [0_u8; RANDOM_BYTES];
        getrandom::fill(&mut bytes).ok()?;
        Some(Self(format!("{ADDRESS_PREFIX}{}", hex::encode(bytes)).into()))
    }

    /// One that was kept; none when it is not of the form that [`SecretPath::generate`] makes.
    pub fn parse(kept: &SecretString) -> Option<Self> {
        let digits = kept.expose_secret().strip_prefix(ADDRESS_PREFIX)?;
        let whole = digits.len() == 2 * RANDOM_BYTES && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
        whole.then(|| Self(kept.clone()))
    }

    /// For the vault, and for showing it once.
    pub fn secret(&self) -> &SecretString {
        &self.0
    }

    /// Whether a request's path is this one. It takes as long for a path that is nearly right as for one that is not.
    pub(crate) fn is(&self, path: &str) -> bool {
        self.0.expose_secret().as_bytes().ct_eq(path.as_bytes()).into()
    }
}

impl std::fmt::Debug for SecretPath {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SecretPath(..)")
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_random_and_is_never_shown_by_accident() {
        let (one, other) = (SecretPath::generate().unwrap(), SecretPath::generate().unwrap());
        let text = one.secret().expose_secret().to_owned();
        assert_ne!(text, other.secret().expose_secret());
        assert!(one.is(&text) && !other.is(&text));
        assert!(!format!("{one:?}").contains(&text[8..16]));
        assert!(SecretPath::parse(one.secret()).is_some());
    }

    #[test]
    fn only_the_whole_address_is_the_address() {
        let path = SecretPath::generate().unwrap();
        let text = path.secret().expose_secret().to_owned();
        for near in [
            &text[..text.len() - 1],
            &text[1..],
            &format!("{text}/"),
            &format!("{text}0"),
            &text.to_uppercase(),
            "",
            ADDRESS_PREFIX,
        ] {
            assert!(!path.is(near), "{near}");
        }
        for kept in ["", "/hook/", "/hook/abc", &text[..text.len() - 1], &format!("/other/{}", &text[6..])] {
            assert!(SecretPath::parse(&SecretString::from(kept.to_owned())).is_none(), "{kept}");
        }
    }
}
