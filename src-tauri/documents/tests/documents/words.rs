//! Every word that was given is found again, and what cannot be shown is marked and reported.

use documents::{Fate, Language, Sheet, appointment_letter, day_list, visit_summary};
use domain::VisitState;

use super::people::{day, letter, note, summary};
use super::poppler::{flat, text};

#[test]
fn a_summary_holds_every_word_of_the_visit_and_its_note() {
    for sheet in [Sheet::A4, Sheet::Letter] {
        let printed = visit_summary(&summary(sheet, Language::English)).unwrap();
        assert!(printed.lost.is_empty());
        let all = flat(&text(&printed.bytes).concat());
        let mut wanted = vec![
            "SØRENSEN-ČAPEK, Žofie Ελένη (Ms)".to_owned(),
            "Born 14-Mar-1968 (58y)".to_owned(),
            "Gender Female".to_owned(),
            "MRN Harbour Street 4471882".to_owned(),
            "Fri 20-Nov-2026 10:00 UTC−5, 30 min".to_owned(),
            "LINDQVIST, Nils".to_owned(),
            "Headache since Tuesday; migräne, κεφαλαλγία, головная боль".to_owned(),
            "nlindqvist, 20-Nov-2026 10:35 UTC−5".to_owned(),
            "Source Teladoc Solo, last confirmed 20-Nov-2026 10:41 UTC−5".to_owned(),
            "Printed 20-Nov-2026 10:42 UTC−5 by MOREAU, Jeanne, audit 1234 · 9f3ac01d".to_owned(),
            "Page 1 of 1".to_owned(),
            "Medicines Not recorded".to_owned(),
        ];
        for part in note() {
            wanted.push(part.name);
            wanted.extend(part.comments.into_iter().map(|comment| comment.text));
            for section in part.sections {
                wanted.push(section.title);
                for answer in section.answers {
                    wanted.push(answer.question);
                    wanted.extend(answer.answers);
                }
            }
        }
        for words in wanted {
            assert!(all.contains(&flat(&words)), "{words} is not in: {all}");
        }
    }
}

#[test]
fn every_letter_of_both_fonts_scripts_is_found_again() {
    let letters: Vec<String> =
        [('\u{a1}', '\u{24f}'), ('\u{386}', '\u{3ce}'), ('\u{400}', '\u{45f}'), ('\u{1ea0}', '\u{1ef9}')]
            .into_iter()
            .flat_map(|(from, to)| from..=to)
            .filter(|letter| letter.is_alphabetic())
            .map(String::from)
            .collect();
    let mut summary = summary(Sheet::A4, Language::English);
    summary.visit.reasons = vec![letters.join(" ")];
    let printed = visit_summary(&summary).unwrap();
    assert!(printed.lost.is_empty(), "{:?}", printed.lost);
    let all = flat(&text(&printed.bytes).concat());
    // The facts stand beside their labels: their lines are joined by the next label's place at most.
    let missing: Vec<&String> = letters.iter().filter(|letter| !all.contains(letter.as_str())).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn a_summary_without_its_note_says_so() {
    let mut summary = summary(Sheet::A4, Language::English);
    summary.note = None;
    let all = flat(&text(&visit_summary(&summary).unwrap().bytes).concat());
    assert!(all.contains("This summary was printed without the visit's note."));
}

#[test]
fn what_cannot_be_shown_is_marked_on_the_page_and_reported() {
    let mut summary = summary(Sheet::A4, Language::English);
    summary.patient.name.family = Some("王".to_owned());
    summary.visit.reasons = vec!["dose 1\u{202e}0 mg 😀".to_owned()];
    let printed = visit_summary(&summary).unwrap();
    let lost: Vec<(char, u32, Fate)> =
        printed.lost.iter().map(|lost| (lost.character, lost.times, lost.fate)).collect();
    assert_eq!(lost, [('\u{202e}', 1, Fate::Removed), ('王', 1, Fate::Replaced), ('😀', 1, Fate::Replaced)]);
    let all = flat(&text(&printed.bytes).concat());
    assert!(all.contains("\u{fffd}, Žofie"), "{all}");
    assert!(all.contains("dose 10 mg \u{fffd}"), "{all}");
    assert!(all.contains("\u{fffd} stands for 2 characters that could not be printed"), "{all}");
}

#[test]
fn a_letter_holds_no_link_unless_one_is_given() {
    let mut letter = letter(Sheet::Letter, Language::Spanish);
    let without = flat(&text(&appointment_letter(&letter).unwrap().bytes).concat());
    assert!(!without.contains("http"));
    assert!(without.contains("viernes, 20 de noviembre de 2026, 10:00 UTC−5"), "{without}");
    assert!(without.contains("La clínica le enviará su propio enlace."), "{without}");
    letter.link = Some(format!("https://visit.example.org/j/{}", "0123456789abcdef".repeat(20)));
    let with = text(&appointment_letter(&letter).unwrap().bytes).concat();
    let solid: String = with.split_whitespace().collect();
    assert!(solid.contains(letter.link.as_deref().unwrap()), "a link longer than a line is whole: {solid}");
}

#[test]
fn who_died_has_no_age_and_what_is_not_known_says_so() {
    let mut summary = summary(Sheet::A4, Language::English);
    summary.patient.deceased = true;
    summary.patient.died_on = domain::BirthDate::parse("2026-10");
    summary.patient.identifiers.clear();
    summary.visit.state = VisitState::Unknown;
    summary.visit.status_word = "parked".to_owned();
    summary.source.confirmed_at = None;
    let all = flat(&text(&visit_summary(&summary).unwrap().bytes).concat());
    for words in [
        "Born 14-Mar-1968 Died Oct-2026",
        "MRN Not known",
        "Unknown state (the vendor's word: parked)",
        "last confirmed not yet",
    ] {
        assert!(all.contains(words), "{words} is not in: {all}");
    }
    assert!(!all.contains("58y"));
}

#[test]
fn a_day_without_visits_says_so() {
    let printed = day_list(&day(0, Sheet::A4)).unwrap();
    assert!(flat(&text(&printed.bytes)[0]).contains("No visit is known for this day."));
}
