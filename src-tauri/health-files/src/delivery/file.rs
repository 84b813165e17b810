//! The bytes of a file, whole and within bounds.

use std::io::{Read, Seek, SeekFrom};

use crate::broken::{Broken, Fault};

/// The largest file, in bytes.
const LARGEST: u64 = 8 * 1024 * 1024;

/// All bytes of a file, without the mark of its encoding.
pub(super) fn whole(mut file: impl Read + Seek) -> Result<Vec<u8>, Broken> {
    let unreadable = |error| Fault::of(&error).before_all();
    if file.seek(SeekFrom::End(0)).map_err(unreadable)? > LARGEST {
        return Err(Fault::TooLarge.before_all());
    }
    file.seek(SeekFrom::Start(0)).map_err(unreadable)?;
    let mut bytes = Vec::new();
    // The size is counted, too: a file may grow while it is read.
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > LARGEST {
        return Err(Fault::TooLarge.before_all());
    }
    // JSON is UTF-8 (RFC 8259); in UTF-16 every other byte of its first letters is a zero.
    if bytes.starts_with(&[0xFF, 0xFE])
        || bytes.starts_with(&[0xFE, 0xFF])
        || bytes.iter().take(2).any(|byte| *byte == 0)
    {
        return Err(Fault::Encoding.before_all());
    }
    if bytes.starts_with(b"\xef\xbb\xbf") {
        bytes.drain(..3);
    }
    Ok(bytes)
}
