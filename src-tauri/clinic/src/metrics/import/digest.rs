//! Which file it is, by all of its bytes.

use std::io::{self, Read};

use sha2::{Digest, Sha256};

/// The digest of a file's bytes.
pub(super) fn digest(mut file: impl Read) -> io::Result<[u8; 32]> {
    let mut hasher = Sha256::new();
    let mut piece = vec![0; 256 * 1024];
    loop {
        match file.read(&mut piece)? {
            0 => return Ok(hasher.finalize().into()),
            got => hasher.update(&piece[..got]),
        }
    }
}

/// The digest of what lies in several files: of the digests of all, in their order. A byte that moved from one file into
/// the next makes it another.
pub(super) fn digest_of_all<R: Read>(files: impl IntoIterator<Item = io::Result<R>>) -> io::Result<[u8; 32]> {
    let mut hasher = Sha256::new();
    for file in files {
        hasher.update(digest(file?)?);
    }
    Ok(hasher.finalize().into())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_byte_counts_and_so_does_the_file_that_it_lies_in() {
        let of = |files: &[&'static [u8]]| digest_of_all(files.iter().copied().map(io::Result::Ok)).unwrap();
        let all = of(&[b"head", b"ab", b"c"]);
        assert_eq!(all, of(&[b"head", b"ab", b"c"]));
        for other in [[b"head".as_slice(), b"a", b"bc"], [b"head", b"ab", b"d"], [b"Head", b"ab", b"c"]] {
            assert_ne!(all, of(&other));
        }
        let gone = [Ok(b"head".as_slice()), Err(io::ErrorKind::NotFound.into())];
        assert_eq!(digest_of_all(gone).unwrap_err().kind(), io::ErrorKind::NotFound);
    }
}
