//! What may be attached: told by a file's content and size, never by what its name or the system says.

use domain::act::AttachmentAct;

use crate::adapters::solo_calls;
use crate::{ClinicError, Result};

/// A file that may be attached.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Content {
    pub(crate) media_type: &'static str,
    pub(crate) size: u32,
}

/// Looks at the bytes. A file that ends before its format says it may is refused here: the vendor would take it, and
/// nobody could open it there.
pub(crate) fn content(bytes: &[u8]) -> Result<Content> {
    if bytes.is_empty() {
        return Err(ClinicError::invalid("file", "fileEmpty"));
    }
    if bytes.len() > solo_calls::LARGEST {
        return Err(ClinicError::invalid("file", "fileTooLarge"));
    }
    let media_type = solo_calls::media_type(bytes).ok_or(ClinicError::invalid("file", "fileType"))?;
    if !is_whole(media_type, bytes) {
        return Err(ClinicError::invalid("file", "fileDamaged"));
    }
    let size = u32::try_from(bytes.len()).map_err(|_| ClinicError::invalid("file", "fileTooLarge"))?;
    Ok(Content { media_type, size })
}

/// Whether the end that the format requires is there: `%%EOF` after `startxref` (ISO 32000-2, 7.5.5), the chunk `IEND`
/// (PNG 3rd edition, 11.2.5), or the marker EOI (ITU-T T.81, B.1.1.3).
fn is_whole(media_type: &str, bytes: &[u8]) -> bool {
    let holds = |part: &[u8], wanted: &[u8]| part.windows(wanted.len()).any(|found| found == wanted);
    let end = &bytes[bytes.len().saturating_sub(2_048)..];
    match media_type {
        "application/pdf" => holds(end, b"startxref") && holds(end, b"%%EOF"),
        "image/png" => holds(end, b"IEND\xAE\x42\x60\x82"),
        _ => holds(end, b"\xFF\xD9"),
    }
}

/// Whether an upload of this visit is the one under a name, for names that must not come twice.
pub(super) fn is_named(act: &AttachmentAct, wanted: &str) -> bool {
    matches!(act, AttachmentAct::Upload { name, .. } if name == wanted)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n....IHDR....\0\0\0\0IEND\xAE\x42\x60\x82";
    const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\nendobj\nstartxref\n9\n%%EOF\n";
    const JPEG: &[u8] = b"\xFF\xD8\xFF\xE0\0\x10JFIF\0....\xFF\xD9";

    fn refused(bytes: &[u8]) -> &'static str {
        match content(bytes) {
            Err(ClinicError::Invalid { what, .. }) => what,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_file_is_what_its_content_says() {
        for (bytes, media_type) in [(PNG, "image/png"), (PDF, "application/pdf"), (JPEG, "image/jpeg")] {
            assert_eq!(content(bytes).unwrap().media_type, media_type);
        }
    }

    #[test]
    fn each_way_to_be_wrong_has_its_own_word() {
        assert_eq!(refused(b""), "fileEmpty");
        assert_eq!(refused(b"a text that is called photo.png"), "fileType");
        assert_eq!(refused(b"GIF89a......;"), "fileType");
        let mut large = PDF.to_vec();
        large.resize(6 * 1024 * 1024, b' ');
        assert_eq!(refused(&large), "fileTooLarge");
    }

    #[test]
    fn a_file_that_was_cut_off_is_damaged() {
        for whole in [PNG, PDF, JPEG] {
            assert_eq!(refused(&whole[..whole.len() - 7]), "fileDamaged");
        }
    }
}
