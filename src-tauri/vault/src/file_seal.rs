//! Authenticated encryption of a whole file in memory: XChaCha20-Poly1305 with a random 24-byte nonce, under a key of the
//! file's own. What the file belongs to is part of the seal: two sealed files cannot change places unnoticed.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use zeroize::Zeroizing;

use crate::{StoreKey, VaultError};

const NONCE: usize = 24;

/// Seals a file's bytes: the nonce, then the ciphertext with its tag. `about` is not hidden and not kept.
///
/// # Errors
/// [`VaultError::Other`] when the system gives no random bytes.
pub fn seal_file(key: &StoreKey, about: &str, bytes: &[u8]) -> Result<Vec<u8>, VaultError> {
    let mut nonce = [0_u8; NONCE];
    getrandom::fill(&mut nonce).map_err(VaultError::other)?;
    let sealed = XChaCha20Poly1305::new(&Key::from(*key.expose()))
        .encrypt(&XNonce::from(nonce), Payload { msg: bytes, aad: about.as_bytes() })
        .map_err(VaultError::other)?;
    let mut file = Vec::with_capacity(NONCE + sealed.len());
    file.extend_from_slice(&nonce);
    file.extend_from_slice(&sealed);
    Ok(file)
}

/// Opens a sealed file; none when the key, the content or what it is about is not the same.
pub fn open_file(key: &StoreKey, about: &str, file: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (nonce, sealed) = file.split_at_checked(NONCE)?;
    let nonce = <[u8; NONCE]>::try_from(nonce).ok()?;
    XChaCha20Poly1305::new(&Key::from(*key.expose()))
        .decrypt(&XNonce::from(nonce), Payload { msg: sealed, aad: about.as_bytes() })
        .ok()
        .map(Zeroizing::new)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_sealed_file_opens_only_whole_under_its_key_and_its_name() {
        let key = StoreKey::from_bytes([7; 32]);
        let sealed = seal_file(&key, "a", b"Okafor").unwrap();
        assert_eq!(open_file(&key, "a", &sealed).unwrap().as_slice(), b"Okafor");
        assert!(!sealed.windows(6).any(|part| part == b"Okafor"));
        assert!(open_file(&key, "b", &sealed).is_none(), "a file in another's place");
        assert!(open_file(&StoreKey::from_bytes([8; 32]), "a", &sealed).is_none(), "another key");
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(open_file(&key, "a", &changed).is_none(), "byte {at} was changed");
        }
        assert!(open_file(&key, "a", &sealed[..10]).is_none());
    }
}
