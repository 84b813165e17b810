//! The key of the encrypted databases.

use zeroize::Zeroizing;

use crate::VaultError;

/// 32 random bytes. Wiped when dropped, never printed.
#[derive(Clone)]
pub struct StoreKey(Zeroizing<[u8; 32]>);

impl StoreKey {
    /// A fresh key from the operating system's random source; [`VaultError::Other`] when it has none to give.
    pub fn generate() -> Result<Self, VaultError> {
        let mut bytes = Zeroizing::new([0_u8; 32]);
        getrandom::fill(bytes.as_mut_slice()).map_err(VaultError::other)?;
        Ok(Self(bytes))
    }

    /// Takes over 32 bytes that are a key.
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// The bytes, for the database and for sealing. They must not be kept or printed.
    pub fn expose(&self) -> &[u8; 32] {
        &self.0
    }

    pub(crate) fn from_slice(bytes: &[u8]) -> Option<Self> {
        <[u8; 32]>::try_from(bytes).ok().map(Self::from_bytes)
    }
}

impl std::fmt::Debug for StoreKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("StoreKey(redacted)")
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_printed_key_shows_none_of_its_bytes() {
        let printed = format!("{:?}", StoreKey::from_bytes([0xAB; 32]));
        assert_eq!(printed, "StoreKey(redacted)");
    }

    #[test]
    fn two_generated_keys_differ() {
        assert_ne!(StoreKey::generate().unwrap().expose(), StoreKey::generate().unwrap().expose());
    }
}
