//! `FAMILY, Given (Title)` (PAB-0049, NID-0001): the same as on screen.

use domain::HumanName;

use crate::words::Words;

/// The name on one line. Unknown parts read UNKNOWN and Unknown (PAL-0460); a family part that holds the whole name is
/// not printed twice.
pub(crate) fn shown(name: &HumanName, words: &Words) -> String {
    let given = [&name.given, &name.middle].into_iter().flatten().cloned().collect::<Vec<_>>().join(" ");
    let family = name.family.clone().unwrap_or_default();
    let whole = family.to_lowercase();
    let lower = given.to_lowercase();
    let parts = match (family.as_str(), given.as_str()) {
        ("", "") => format!("{}, {}", words.unknown_family, words.unknown),
        ("", _) => format!("{}, {given}", words.unknown_family),
        (_, "") => format!("{}, {}", capitals(&family), words.unknown),
        _ if whole == lower || whole == format!("{lower} {whole}") => capitals(&family),
        _ => match whole.strip_prefix(&format!("{lower} ")) {
            Some(rest) => format!("{}, {given}", capitals(rest)),
            None => format!("{}, {given}", capitals(&family)),
        },
    };
    match name.prefix.as_deref().map(title) {
        Some(prefix) if !prefix.is_empty() => format!("{parts} ({prefix})"),
        _ => parts,
    }
}

/// Capitals are display only (NID-0012); `ß` stays one letter.
fn capitals(text: &str) -> String {
    text.chars().flat_map(|c| if c == 'ß' { vec![c] } else { c.to_uppercase().collect() }).collect()
}

/// A well-known title in title case without a full stop (NID-0007); a free one as given (NID-0009).
fn title(prefix: &str) -> String {
    let trimmed = prefix.trim();
    let plain = trimmed.trim_end_matches('.').to_lowercase();
    if !["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sr", "sra", "srta", "dra"].contains(&plain.as_str()) {
        return trimmed.to_owned();
    }
    let mut letters = plain.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Language;

    fn of(family: &str, given: &str, prefix: Option<&str>) -> String {
        let name = HumanName { prefix: prefix.map(str::to_owned), ..HumanName::from_parts(family, given) };
        shown(&name, Language::English.words())
    }

    #[test]
    fn pab_0049_a_name_is_family_in_capitals_then_given_then_title() {
        assert_eq!(of("Sørensen", "Astrid", Some("MS.")), "SØRENSEN, Astrid (Ms)");
        assert_eq!(of("Weiß", "Jürgen", None), "WEIß, Jürgen");
        assert_eq!(of("", "Ana", None), "UNKNOWN, Ana");
        assert_eq!(of("Okafor", "", None), "OKAFOR, Unknown");
        assert_eq!(of("", "", None), "UNKNOWN, Unknown");
    }

    #[test]
    fn x_02_a_family_part_that_holds_the_whole_name_is_not_printed_twice() {
        assert_eq!(of("Sukarno", "Sukarno", None), "SUKARNO");
        assert_eq!(of("Daniel Okafor", "Daniel", None), "OKAFOR, Daniel");
    }
}
