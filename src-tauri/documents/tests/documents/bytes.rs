//! The same values give the same file; other values another.

use documents::{Language, Sheet, appointment_letter, day_list, visit_summary};

use super::people::{at, day, letter, summary};
use super::poppler;

#[test]
fn equal_input_gives_equal_bytes_whatever_was_printed_between() {
    let first = visit_summary(&summary(Sheet::A4, Language::English)).unwrap();
    let list = day_list(&day(40, Sheet::Letter)).unwrap();
    let threads: Vec<_> = (0..4)
        .map(|_| std::thread::spawn(|| visit_summary(&summary(Sheet::A4, Language::English)).unwrap().bytes))
        .collect();
    for thread in threads {
        assert!(thread.join().unwrap() == first.bytes);
    }
    assert!(day_list(&day(40, Sheet::Letter)).unwrap().bytes == list.bytes);
}

#[test]
fn another_document_has_another_identifier() {
    let id = |bytes: &[u8]| {
        let end = String::from_utf8_lossy(&bytes[bytes.len() - 400..]).into_owned();
        end[end.find("/ID").unwrap()..].chars().take(80).collect::<String>()
    };
    let one = appointment_letter(&letter(Sheet::A4, Language::English)).unwrap();
    let other = appointment_letter(&letter(Sheet::A4, Language::Spanish)).unwrap();
    assert_ne!(id(&one.bytes), id(&other.bytes));
}

#[test]
fn the_file_carries_the_dates_passed_in_and_no_name() {
    let mut letter = letter(Sheet::Letter, Language::English);
    letter.issue.at = at("2031-01-02T03:04:05Z");
    let printed = appointment_letter(&letter).unwrap();
    let info = poppler::info(&printed.bytes);
    assert!(info.contains("D:20310102030405"), "{info}");
    assert!(info.contains("612 x 792 pts (letter)"), "{info}");
    assert!(!info.contains("Nguy") && !info.contains("MOREAU"), "{info}");
    let sheet = appointment_letter(&super::people::letter(Sheet::A4, Language::English)).unwrap();
    assert!(poppler::info(&sheet.bytes).contains("(A4)"));
}

#[test]
fn only_the_glyphs_that_are_used_are_embedded() {
    let printed = appointment_letter(&letter(Sheet::A4, Language::English)).unwrap();
    let fonts = poppler::fonts(&printed.bytes);
    let embedded: Vec<&str> = fonts.lines().skip(2).collect();
    assert_eq!(embedded.len(), 2, "{fonts}");
    for font in embedded {
        assert!(font.contains("CID TrueType") && font.contains("yes yes yes"), "embedded, subset, Unicode: {font}");
    }
    assert!(printed.bytes.len() < 80_000, "{} bytes", printed.bytes.len());
}
