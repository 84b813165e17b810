//! The vendor's sealed text: base64 of an 8-byte salt, of a 16-byte IV and of AES-256-CBC ciphertext, one after the
//! other; the key is SHA-256 of the secret's text followed by the raw salt. Context-aware links and webhook
//! deliveries use the same construction. It carries no integrity check; that is the vendor's design.

use aes::Aes256;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use cbc::cipher::block_padding::Pkcs7;
use cbc::cipher::{BlockModeDecrypt as _, BlockModeEncrypt as _, KeyIvInit as _};
use sha2::{Digest as _, Sha256};

const SALT_TEXT: usize = 12;
const IV_TEXT: usize = 24;

/// Why a sealed text could not be made or opened.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SealError {
    #[error("the operating system gave no random bytes: {0}")]
    Random(getrandom::Error),
    #[error("it is shorter than its salt and initialisation vector")]
    Short,
    #[error("it is not base64")]
    Base64,
    #[error("it does not decrypt with this secret")]
    Cipher,
}

/// Seals `plain` with a fresh random salt and IV.
pub(crate) fn seal(secret: &str, plain: &[u8]) -> Result<String, SealError> {
    let mut salt = [0_u8; 8];
    let mut iv = [0_u8; 16];
    getrandom::fill(&mut salt).map_err(SealError::Random)?;
    getrandom::fill(&mut iv).map_err(SealError::Random)?;
    Ok(seal_with(secret, salt, iv, plain))
}

fn seal_with(secret: &str, salt: [u8; 8], iv: [u8; 16], plain: &[u8]) -> String {
    let cipher = cbc::Encryptor::<Aes256>::new(&key(secret, &salt).into(), &iv.into());
    let sealed = cipher.encrypt_padded_vec::<Pkcs7>(plain);
    [STANDARD.encode(salt), STANDARD.encode(iv), STANDARD.encode(sealed)].concat()
}

/// Opens a sealed text.
pub(crate) fn open(secret: &str, text: &str) -> Result<Vec<u8>, SealError> {
    let salt = part(text, 0, SALT_TEXT)?;
    let iv: [u8; 16] = part(text, SALT_TEXT, SALT_TEXT + IV_TEXT)?.try_into().map_err(|_| SealError::Base64)?;
    let sealed = part(text, SALT_TEXT + IV_TEXT, text.len())?;
    cbc::Decryptor::<Aes256>::new(&key(secret, &salt).into(), &iv.into())
        .decrypt_padded_vec::<Pkcs7>(&sealed)
        .map_err(|_| SealError::Cipher)
}

fn part(text: &str, from: usize, to: usize) -> Result<Vec<u8>, SealError> {
    let part = text.get(from..to).ok_or(SealError::Short)?;
    STANDARD.decode(part).map_err(|_| SealError::Base64)
}

fn key(secret: &str, salt: &[u8]) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(secret.as_bytes());
    hash.update(salt);
    hash.finalize().into()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    const DOCUMENTED: &str = "BizXKL9L4EQ=YuhTK5qXNtOCmbuaHMq5tA==DUPdvDCZPiSUf0Jumt/Mr/wVWv+mr6Vzj5LnKUQtTPc=";
    const PLAIN: &[u8] = br#"{"visit":"12345","user":"1234"}"#;

    #[test]
    fn the_documented_text_opens_and_is_made_again_byte_for_byte() {
        assert_eq!(open("some secret", DOCUMENTED).unwrap(), PLAIN);
        let salt = STANDARD.decode(&DOCUMENTED[..12]).unwrap().try_into().unwrap();
        let iv = STANDARD.decode(&DOCUMENTED[12..36]).unwrap().try_into().unwrap();
        assert_eq!(seal_with("some secret", salt, iv, PLAIN), DOCUMENTED);
    }

    #[test]
    fn two_seals_of_one_text_differ_and_both_open() {
        let (one, other) = (seal("key", b"same").unwrap(), seal("key", b"same").unwrap());
        assert_ne!(one, other);
        assert_eq!(open("key", &one).unwrap(), open("key", &other).unwrap());
    }

    #[test]
    fn rubbish_and_short_texts_are_errors_and_not_panics() {
        for text in ["", "BizXKL9L4EQ=", "ééééééééééééééééééééé", &DOCUMENTED[..40]] {
            assert!(open("some secret", text).is_err(), "{text}");
        }
    }
}
