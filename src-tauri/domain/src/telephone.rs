//! Telephone numbers as they are typed and as records have them: with or without country code, in groups or in one. A
//! number is found by how it ends, since that is what two ways of writing it share, and what people remember.

/// The shortest ending by which a number is found.
pub const SHORTEST_ENDING: usize = 4;
/// The longest: a number without its country code.
pub const LONGEST_ENDING: usize = 10;
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
