//! The name under which the vendor's screens will show a file. People act on names, so a name must look like what it is.

use crate::{ClinicError, Result, text};

const LONGEST: usize = 200;

/// A name that may be sent with content of a type. It refuses parts of a path, characters that are not seen, and an
/// ending that belongs to another type of content.
pub(crate) fn name(typed: &str, media_type: &str) -> Result<String> {
    let name = text::required("name", typed, LONGEST)?;
    if name.contains(['/', '\\']) || name.split('.').all(str::is_empty) {
        return Err(ClinicError::invalid("name", "namePath"));
    }
    if name.chars().any(reorders) {
        return Err(ClinicError::invalid("name", "nameDirection"));
    }
    if name.chars().any(|character| character.is_control() || is_invisible(character)) {
        return Err(ClinicError::invalid("name", "nameInvisible"));
    }
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    if !endings(media_type).contains(&ending.as_deref().unwrap_or_default()) {
        return Err(ClinicError::invalid("name", "nameEnding"));
    }
    Ok(name)
}

fn endings(media_type: &str) -> &'static [&'static str] {
    match media_type {
        "application/pdf" => &["pdf"],
        "image/png" => &["png"],
        _ => &["jpg", "jpeg", "jpe", "jfif"],
    }
}

/// Marks, embeddings, overrides and isolates of direction (Unicode Standard Annex 9, section 2): with them `gnp.exe`
/// is shown as `exe.png`.
fn reorders(character: char) -> bool {
    matches!(character, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Characters without width that make two names look alike.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{00AD}' | '\u{200B}'..='\u{200D}' | '\u{2028}' | '\u{2029}' | '\u{2060}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn refused(typed: &str, media_type: &str) -> &'static str {
        match name(typed, media_type) {
            Err(ClinicError::Invalid { field: "name", what }) => what,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_plain_name_stays_as_it_is() {
        for (typed, media_type) in
            [("Überweisung 3.PDF", "application/pdf"), (" صورة.png ", "image/png"), ("a.b.jpeg", "image/jpeg")]
        {
            assert_eq!(name(typed, media_type).unwrap(), typed.trim());
        }
    }

    #[test]
    fn each_name_that_misleads_has_its_own_word() {
        let pdf = "application/pdf";
        assert_eq!(refused("", pdf), "required");
        assert_eq!(refused("../../etc/referral.pdf", pdf), "namePath");
        assert_eq!(refused("C:\\scans\\referral.pdf", pdf), "namePath");
        assert_eq!(refused("..", pdf), "namePath");
        assert_eq!(refused("referral\u{202E}fdp.pdf", pdf), "nameDirection");
        assert_eq!(refused("\u{200F}referral.pdf", pdf), "nameDirection");
        assert_eq!(refused("refer\u{200B}ral.pdf", pdf), "nameInvisible");
        assert_eq!(refused("two\nlines.pdf", pdf), "nameInvisible");
        assert_eq!(refused("photo.png", pdf), "nameEnding");
        assert_eq!(refused("referral", pdf), "nameEnding");
        assert_eq!(refused(&format!("{}.pdf", "x".repeat(200)), pdf), "tooLong");
    }
}
