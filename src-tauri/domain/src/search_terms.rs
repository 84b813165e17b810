//! What someone types to find a person, made comparable: accents folded, birth dates in several spellings, numbers.

use chrono::{Datelike, NaiveDate};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::telephone;

/// Lower case without accents; letters that have no decomposition are spelled out (`ø` as `o`, `ß` as `ss`).
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase) {
        match letter {
            'ø' => folded.push('o'),
            'æ' => folded.push_str("ae"),
            'œ' => folded.push_str("oe"),
            'ß' => folded.push_str("ss"),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'þ' => folded.push_str("th"),
            'ı' => folded.push('i'),
            '’' | '\'' | '`' => {}
            // Lower-casing a letter such as `İ` can leave a mark behind.
            mark if is_combining_mark(mark) => {}
            other => folded.push(other),
        }
    }
    folded
}

/// One thing that was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Term {
    /// The beginning of a word of a name or of a number, folded, letters and digits only.
    Prefix(String),
    /// A birth date, known to the day, as `YYYYMMDD`.
    Born(String),
    /// All that was typed may be a telephone number: the digits that one may begin or end with, one for each reading. It
    /// stands beside the terms of its pieces, and is enough without them.
    Telephone(Vec<String>),
}

/// Splits what was typed into terms. Dates are read as `1968-03-14`, `14-Mar-1968`, `14.3.1968` and `14 mar 1968`;
/// `Mar 14 1968`, also with
/// Spanish months; `03/14/1968` only where one reading is possible. At most eight terms count.
pub fn parse(typed: &str) -> Vec<Term> {
    let mut terms = Vec::new();
    let words: Vec<&str> = typed.split(|c: char| c.is_whitespace() || c == ',').filter(|w| !w.is_empty()).collect();
    let mut at = 0;
    while at < words.len() && terms.len() < 8 {
        if let Some(date) = words.get(at..at + 3).and_then(|three| day(&three.join("-"))) {
            terms.push(Term::Born(compact(date)));
            at += 3;
            continue;
        }
        if let Some(date) = day(words[at]) {
            terms.push(Term::Born(compact(date)));
        } else {
            let folded = fold(words[at]);
            for piece in folded.split(|c: char| !c.is_alphanumeric()).filter(|p| !p.is_empty()) {
                if terms.len() < 8 {
                    terms.push(Term::Prefix(piece.to_owned()));
                }
            }
        }
        at += 1;
    }
    let dated = terms.iter().any(|term| matches!(term, Term::Born(_)));
    let readings = if dated || terms.len() >= 8 { Vec::new() } else { telephone::readings(typed) };
    if !readings.is_empty() {
        terms.push(Term::Telephone(readings));
    }
    terms
}

/// `YYYYMMDD`, the form in which the search index keeps a birth date.
pub fn compact(date: NaiveDate) -> String {
    date.format("%Y%m%d").to_string()
}

fn day(text: &str) -> Option<NaiveDate> {
    let parts: Vec<&str> = text.split(['-', '.', '/']).collect();
    let [one, two, three] = parts.as_slice() else { return None };
    let plausible = |date: &NaiveDate| (1850..=2200).contains(&date.year());
    if one.len() == 4 {
        return NaiveDate::from_ymd_opt(one.parse().ok()?, month(two)?, three.parse().ok()?).filter(plausible);
    }
    if three.len() != 4 {
        return None;
    }
    let year = three.parse().ok()?;
    if let (Some(named), Ok(day)) = (month_named(one), two.parse()) {
        return NaiveDate::from_ymd_opt(year, named, day).filter(plausible);
    }
    let (first, second): (u32, u32) = (one.parse().ok()?, month(two)?);
    let day_first = NaiveDate::from_ymd_opt(year, second, first).filter(plausible);
    if !text.contains('/') {
        return day_first;
    }
    let month_first = NaiveDate::from_ymd_opt(year, first, second).filter(plausible);
    match (day_first, month_first) {
        (Some(a), Some(b)) if a != b => None,
        (a, b) => a.or(b),
    }
}

fn month(text: &str) -> Option<u32> {
    text.parse::<u32>().ok().or_else(|| month_named(text))
}

/// A month by the first three letters of its English or Spanish name: the two languages in which dates are shown.
fn month_named(text: &str) -> Option<u32> {
    const NAMES: [[&str; 12]; 2] = [
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
        ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"],
    ];
    let folded = fold(text);
    let head: String = folded.chars().take(3).collect();
    let at = NAMES.iter().find_map(|names| names.iter().position(|name| *name == head))?;
    u32::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn prefix(text: &str) -> Term {
        Term::Prefix(text.to_owned())
    }

    #[test]
    fn accents_and_letters_without_a_base_are_folded() {
        assert_eq!(fold("Sørensen Müller O’Brien Łukasz Straße"), "sorensen muller obrien lukasz strasse");
        assert_eq!(fold("İSTANBUL"), "istanbul");
    }

    #[test]
    fn a_birth_date_is_read_in_several_spellings() {
        let born = Term::Born("19680314".to_owned());
        for typed in ["1968-03-14", "14-Mar-1968", "14.3.1968", "14 mar 1968", "14 March 1968", "03/14/1968"] {
            assert_eq!(parse(typed), std::slice::from_ref(&born), "{typed}");
        }
    }

    #[test]
    fn a_birth_date_is_read_with_the_month_first_and_in_the_console_s_other_language() {
        for (typed, born) in [
            ("mar 14 1968", "19680314"),
            ("March 14, 1968", "19680314"),
            ("14-ene-1968", "19680114"),
            ("14 abril 1968", "19680414"),
            ("01-ago-1968", "19680801"),
            ("24.dic.1931", "19311224"),
        ] {
            assert_eq!(parse(typed), [Term::Born(born.to_owned())], "{typed}");
        }
    }

    #[test]
    fn a_name_that_begins_like_a_month_stays_a_name() {
        assert_eq!(parse("Abril Agosto"), [prefix("abril"), prefix("agosto")]);
        assert_eq!(parse("mar 14"), [prefix("mar"), prefix("14")]);
    }

    #[test]
    fn an_ambiguous_date_is_not_guessed() {
        assert!(parse("04/05/1968").iter().all(|term| !matches!(term, Term::Born(_))));
    }

    #[test]
    fn names_in_any_order_become_prefixes() {
        assert_eq!(parse("Okafor, dan"), [prefix("okafor"), prefix("dan")]);
        assert_eq!(parse("garcia-lopez"), [prefix("garcia"), prefix("lopez")]);
    }

    #[test]
    fn a_number_in_groups_may_be_a_telephone_number_and_a_date_or_a_name_is_none() {
        let telephone = |digits: &str| Term::Telephone(vec![digits.to_owned()]);
        assert_eq!(parse("555-0142"), [prefix("555"), prefix("0142"), telephone("5550142")]);
        assert_eq!(parse("5550142"), [prefix("5550142")]);
        assert_eq!(parse("14.3.1968").len(), 1);
        assert_eq!(parse("okafor 0142"), [prefix("okafor"), prefix("0142")]);
    }

    proptest! {
        #[test]
        fn whatever_is_typed_gives_at_most_eight_clean_terms(typed in "\\PC{0,200}") {
            let terms = parse(&typed);
            prop_assert!(terms.len() <= 8);
            for term in terms {
                let texts = match term {
                    Term::Prefix(text) | Term::Born(text) => vec![text],
                    Term::Telephone(readings) => readings,
                };
                prop_assert!(!texts.is_empty());
                for text in texts {
                    prop_assert!(!text.is_empty() && text.chars().all(char::is_alphanumeric));
                }
            }
        }

        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,60}") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
