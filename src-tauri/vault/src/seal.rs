//! Authenticated encryption of a small text: XChaCha20-Poly1305 with a random 24-byte nonce.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::VaultError;

/// What was sealed, as it stands in a file.
#[derive(Serialize, Deserialize)]
pub(crate) struct Sealed {
    nonce: String,
    text: String,
}

/// Seals a text under a key; `about` is not hidden, but cannot be exchanged without being noticed.
pub(crate) fn seal(key: &[u8; 32], about: &[u8], text: &[u8]) -> Result<Sealed, VaultError> {
    let mut nonce = [0_u8; 24];
    getrandom::fill(&mut nonce).map_err(VaultError::other)?;
    let sealed = XChaCha20Poly1305::new(&Key::from(*key))
        .encrypt(&XNonce::from(nonce), Payload { msg: text, aad: about })
        .map_err(VaultError::other)?;
    Ok(Sealed { nonce: STANDARD.encode(nonce), text: STANDARD.encode(sealed) })
}

/// Opens what was sealed; none when the key, the content or what it is about is not the same.
pub(crate) fn open(key: &[u8; 32], about: &[u8], sealed: &Sealed) -> Option<Zeroizing<Vec<u8>>> {
    let nonce = <[u8; 24]>::try_from(STANDARD.decode(&sealed.nonce).ok()?).ok()?;
    let text = STANDARD.decode(&sealed.text).ok()?;
    XChaCha20Poly1305::new(&Key::from(*key))
        .decrypt(&XNonce::from(nonce), Payload { msg: &text, aad: about })
        .ok()
        .map(Zeroizing::new)
}
