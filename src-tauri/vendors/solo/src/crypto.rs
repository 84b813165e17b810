//! Linking and webhook cryptography: AES-256-CBC with PKCS#7, the key being SHA-256 over the secret followed by the raw
//! salt; on the wire `base64(salt 8) ‖ base64(IV 16) ‖ base64(ciphertext)`, that is 12, 24 and the rest characters.
//!
//! There is no authentication: whoever can change a blob can change what it says. A decrypted text is therefore a hint.

use aes::Aes256;
use aes::cipher::block_padding::Pkcs7;
use aes::cipher::{BlockModeDecrypt, BlockModeEncrypt, KeyIvInit};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

const SALT_TEXT: usize = 12;
const IV_TEXT: usize = 24;

/// Why a blob could not be opened or made. Nothing of it is quoted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CryptoError {
    /// Too short, or not base64 of the right lengths.
    #[error("the blob does not have the documented form")]
    Form,
    /// The padding is wrong: another key, or damage.
    #[error("the blob does not open with this key")]
    Key,
    /// The system gave no random bytes.
    #[error("the system gave no random bytes")]
    Random,
}

fn key(secret: &[u8], salt: &[u8]) -> [u8; 32] {
    Sha256::new().chain_update(secret).chain_update(salt).finalize().into()
}

/// Encrypts with a fresh random salt and IV.
///
/// # Errors
/// [`CryptoError::Random`].
pub fn seal(secret: &[u8], plain: &[u8]) -> Result<String, CryptoError> {
    let (mut salt, mut iv) = ([0_u8; 8], [0_u8; 16]);
    getrandom::fill(&mut salt).map_err(|_| CryptoError::Random)?;
    getrandom::fill(&mut iv).map_err(|_| CryptoError::Random)?;
    Ok(seal_with(secret, plain, salt, iv))
}

fn seal_with(secret: &[u8], plain: &[u8], salt: [u8; 8], iv: [u8; 16]) -> String {
    let cipher = cbc::Encryptor::<Aes256>::new(&key(secret, &salt).into(), &iv.into());
    let sealed = cipher.encrypt_padded_vec::<Pkcs7>(plain);
    format!("{}{}{}", STANDARD.encode(salt), STANDARD.encode(iv), STANDARD.encode(sealed))
}

/// Decrypts.
///
/// # Errors
/// [`CryptoError::Form`] and [`CryptoError::Key`].
pub fn open(secret: &[u8], blob: &str) -> Result<Vec<u8>, CryptoError> {
    let (salt, rest) = blob.split_at_checked(SALT_TEXT).ok_or(CryptoError::Form)?;
    let (iv, sealed) = rest.split_at_checked(IV_TEXT).ok_or(CryptoError::Form)?;
    let decode = |text: &str| STANDARD.decode(text).map_err(|_| CryptoError::Form);
    let salt: [u8; 8] = decode(salt)?.try_into().map_err(|_| CryptoError::Form)?;
    let iv: [u8; 16] = decode(iv)?.try_into().map_err(|_| CryptoError::Form)?;
    let sealed = decode(sealed)?;
    if sealed.is_empty() || sealed.len() % 16 != 0 {
        return Err(CryptoError::Form);
    }
    let cipher = cbc::Decryptor::<Aes256>::new(&key(secret, &salt).into(), &iv.into());
    cipher.decrypt_padded_vec::<Pkcs7>(&sealed).map_err(|_| CryptoError::Key)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    const BLOB: &str = "BizXKL9L4EQ=YuhTK5qXNtOCmbuaHMq5tA==DUPdvDCZPiSUf0Jumt/Mr/wVWv+mr6Vzj5LnKUQtTPc=";
    const PLAIN: &[u8] = br#"{"visit":"12345","user":"1234"}"#;

    #[test]
    fn solo_34_the_documented_blob_opens() {
        assert_eq!(open(b"some secret", BLOB).unwrap(), PLAIN);
    }

    #[test]
    fn solo_34_the_documented_blob_is_made_again_from_its_salt_and_iv() {
        let salt = [0x06, 0x2c, 0xd7, 0x28, 0xbf, 0x4b, 0xe0, 0x44];
        let iv = [0x62, 0xe8, 0x53, 0x2b, 0x9a, 0x97, 0x36, 0xd3, 0x82, 0x99, 0xbb, 0x9a, 0x1c, 0xca, 0xb9, 0xb4];
        assert_eq!(seal_with(b"some secret", PLAIN, salt, iv), BLOB);
    }

    #[test]
    fn another_secret_does_not_open_it() {
        assert!(open(b"another secret", BLOB).is_err());
    }

    proptest! {
        #[test]
        fn what_is_sealed_opens_and_is_never_the_same_twice(plain in proptest::collection::vec(any::<u8>(), 0..200)) {
            let one = seal(b"k", &plain).unwrap();
            let two = seal(b"k", &plain).unwrap();
            prop_assert_ne!(&one, &two);
            prop_assert_eq!(open(b"k", &one).unwrap(), plain);
        }

        #[test]
        fn garbage_never_panics(blob in "\\PC{0,200}") {
            let _ = open(b"k", &blob);
        }
    }
}
