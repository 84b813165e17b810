//! Telephone numbers as they are typed and as records have them: with or without country code, in groups or in one. A
//! number is found by how it ends, since that is what two ways of writing it share, and what people remember.

/// The shortest ending by which a number is found.
pub const SHORTEST_ENDING: usize = 4;
/// The longest: a number without its country code.
pub const LONGEST_ENDING: usize = 10;
/// The shortest that is a whole number, without its area.
const SHORTEST_WHOLE: usize = 7;
/// The longest country code (E.164).
const LONGEST_COUNTRY: usize = 3;
/// The longest number that there is (E.164).
const LONGEST: usize = 15;

/// What is found of a written number: the whole of it, and how it ends.
pub fn endings(written: &str) -> Vec<String> {
    // What follows a letter is an extension, and no part of the number.
    let number = written.split(char::is_alphabetic).map(digits).max_by_key(String::len).unwrap_or_default();
    let ending = |length: &usize| number.get(number.len().checked_sub(*length)?..).map(str::to_owned);
    let mut found: Vec<String> = (SHORTEST_ENDING..=LONGEST_ENDING).filter_map(|length| ending(&length)).collect();
    found.push(number);
    found.retain(|one| !one.is_empty());
    found.dedup();
    found
}

/// Whether two written numbers are one: the shorter is how the longer ends, and what stands before it can be a country
/// code. Numbers of fewer than seven digits are extensions or remembered endings, and are never taken for one another.
pub fn same(one: &str, other: &str) -> bool {
    let (one, other) = (significant(one), significant(other));
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    short.len() >= SHORTEST_WHOLE && long.len() - short.len() <= LONGEST_COUNTRY && long.ends_with(&short)
}

/// The digits of a written number without what is dialled before it: `00` from abroad, `0` within a country.
fn significant(written: &str) -> String {
    let number = written.split(char::is_alphabetic).map(digits).max_by_key(String::len).unwrap_or_default();
    number.trim_start_matches('0').to_owned()
}

/// The numbers that may have been meant by what was typed, in digits only, each of which a record's number may begin or
/// end with; none when it is not in the form of a number, or in one piece that can only be meant as it stands.
pub fn readings(typed: &str) -> Vec<String> {
    let typed = typed.trim();
    let number = digits(typed);
    let form = |letter: char| letter.is_ascii_digit() || letter.is_whitespace() || "+()-./".contains(letter);
    if !typed.chars().all(form) || !(SHORTEST_ENDING..=LONGEST).contains(&number.len()) {
        return Vec::new();
    }
    let mut meant = vec![number.clone()];
    if let Some(international) = number.strip_prefix("00") {
        meant.extend(without_country(international));
    } else if typed.starts_with('+') || (number.len() > LONGEST_ENDING && !number.starts_with('0')) {
        meant.extend(without_country(&number));
    }
    // Within a country a number is dialled with a 0 before it that it does not have from abroad.
    meant.extend(number.strip_prefix('0').map(str::to_owned));
    meant.retain(|one| one.len() >= SHORTEST_ENDING);
    meant.dedup();
    if meant == [typed] { Vec::new() } else { meant }
}

/// Country codes have one digit in the zones 1 and 7, and two or three elsewhere (E.164).
fn without_country(number: &str) -> impl Iterator<Item = String> {
    let lengths: &[usize] = if number.starts_with(['1', '7']) { &[1] } else { &[2, 3] };
    lengths.iter().filter_map(|length| number.get(*length..)).map(str::to_owned)
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_found_by_its_endings_of_four_to_ten_digits_and_whole() {
        let found = endings("+1 (415) 555-0142");
        let expected = ["0142", "50142", "550142", "5550142", "55550142", "155550142", "4155550142", "14155550142"];
        assert_eq!(found, expected);
        assert_eq!(endings("0142"), ["0142"]);
        assert_eq!(endings("12"), ["12"]);
        assert!(endings("--").is_empty() && endings("none").is_empty());
    }

    #[test]
    fn an_extension_is_no_part_of_a_number() {
        assert!(endings("415 555 0142 ext. 77").contains(&"5550142".to_owned()));
        assert!(endings("Tel. 415 555 0142").contains(&"5550142".to_owned()));
    }

    #[test]
    fn one_number_is_recognised_with_and_without_its_country_code_and_never_by_a_remembered_ending() {
        for (one, other) in [
            ("+1 (415) 555-0142", "415.555.0142"),
            ("+33 6 12 34 56 78", "06 12 34 56 78"),
            ("0034 612345678", "612 345 678"),
            ("415 555 0142 ext. 77", "4155550142"),
        ] {
            assert!(same(one, other) && same(other, one), "{one} {other}");
        }
        for (one, other) in [
            ("415 555 0142", "212 555 0142"),
            ("+1 415 555 0142", "0142"),
            ("555 0142", "+1 415 555 0142 9"),
            ("+44 20 7946 0001", "7946 0001"),
            ("", ""),
            ("000", "0"),
        ] {
            assert!(!same(one, other) && !same(other, one), "{one} {other}");
        }
    }

    #[test]
    fn a_typed_number_is_read_with_and_without_its_country_code() {
        assert_eq!(readings("+1 (415) 555-0142"), ["14155550142", "4155550142"]);
        assert_eq!(readings("1.415.555.0142"), ["14155550142", "4155550142"]);
        assert_eq!(readings("+34 612 345 678"), ["34612345678", "612345678", "12345678"]);
        assert_eq!(readings("0034 612345678"), ["0034612345678", "612345678", "12345678", "034612345678"]);
        assert_eq!(readings("020 7946 0001"), ["02079460001", "2079460001"]);
        assert_eq!(readings("555-0142"), ["5550142"]);
    }

    #[test]
    fn what_is_no_number_or_stands_in_one_piece_has_no_other_reading() {
        for typed in ["5550142", "4471882", "0x142", "okafor 5550142", "555", "1234 1234 1234 1234", "", "+"] {
            assert!(readings(typed).is_empty(), "{typed}");
        }
    }
}
