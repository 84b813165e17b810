//! Letters without their case, in the same number of bytes, so that a place in the folded text is the same place in the
//! text.

/// Folds a text. A letter whose small form has another length stays as it is.
pub(super) fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    text.chars().map(small).collect()
}

fn small(letter: char) -> char {
    let mut lower = letter.to_lowercase();
    match (lower.next(), lower.next()) {
        (Some(one), None) if one.len_utf8() == letter.len_utf8() => one,
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn folding_keeps_every_byte_in_its_place() {
        for text in ["OKAFOR", "Ünal, İpek", "ΣΊΣΥΦΟΣ", "ẞ", ""] {
            assert_eq!(fold(text).len(), text.len(), "{text}");
        }
        assert_eq!(fold("ÁLVAREZ Ño"), "álvarez ño");
    }
}
