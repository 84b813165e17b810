//! Long documents: each page stands by itself.

use documents::{Language, PaperError, Sheet, day_list, visit_summary};

use super::people::{day, summary};
use super::poppler::{self, flat, text};

#[test]
fn a_list_of_200_pages_has_its_head_and_its_number_on_each_and_every_visit_once() {
    let list = day(2_300, Sheet::A4);
    let printed = day_list(&list).unwrap();
    let pages = text(&printed.bytes);
    assert_eq!(pages.len(), printed.pages as usize);
    assert!(pages.len() >= 200, "{}", pages.len());
    for (at, page) in pages.iter().enumerate() {
        let page = flat(page);
        for words in [
            "Harbour Street Clinic",
            "Visits of the day: Fri 20-Nov-2026, 2300 visits",
            "Time Patient Room Visit State Last confirmed",
            &format!("Page {} of {}", at + 1, pages.len()),
            "Printed 20-Nov-2026 10:42 UTC−5 by MOREAU, Jeanne",
            "Source Teladoc Solo, last confirmed 20-Nov-2026 10:41 UTC−5",
        ] {
            assert!(page.contains(words), "page {}: {words} is not in: {page}", at + 1);
        }
    }
    let all = flat(&pages.concat());
    for row in &list.rows {
        let number = &row.patient.identifiers[0].value;
        assert_eq!(all.matches(number.as_str()).count(), 1, "{number}");
    }
}

#[test]
fn a_note_over_many_pages_has_the_banner_on_each_and_loses_no_word() {
    let mut summary = summary(Sheet::Letter, Language::English);
    let told: Vec<String> = (0..9_000).map(|number| format!("word{number}")).collect();
    summary.note.as_mut().unwrap()[0].sections[0].answers[0].answers = vec![told.join(" ")];
    let printed = visit_summary(&summary).unwrap();
    let pages = text(&printed.bytes);
    assert!(pages.len() > 10, "{}", pages.len());
    for (at, page) in pages.iter().enumerate() {
        let page = flat(page);
        assert!(page.contains("SØRENSEN-ČAPEK, Žofie Ελένη (Ms)"), "page {}", at + 1);
        assert!(page.contains("Born 14-Mar-1968 (58y)") && page.contains("4471882"), "page {}", at + 1);
        assert!(page.contains(&format!("Page {} of {}", at + 1, pages.len())));
    }
    let all = pages.concat();
    let found: Vec<&str> = all.split_whitespace().filter(|word| word.starts_with("word")).collect();
    assert_eq!(found, told);
}

#[test]
fn a_row_taller_than_a_page_says_on_each_whose_it_is() {
    let mut list = day(3, Sheet::A4);
    let told: Vec<String> = (0..1_500).map(|number| format!("word{number}")).collect();
    list.rows[1].visit.reasons = vec![told.join(" ")];
    let pages = text(&day_list(&list).unwrap().bytes);
    assert!(pages.len() > 3);
    for (at, page) in pages.iter().enumerate() {
        if page.contains("word") {
            assert!(page.contains("1000001"), "page {}: {page}", at + 1);
            assert!(at == 0 || flat(page).contains("(continued)"), "page {}", at + 1);
        }
    }
    let all = pages.concat();
    let found: Vec<&str> = all.split_whitespace().filter(|word| word.starts_with("word")).collect();
    assert_eq!(found, told);
}

#[test]
fn a_banner_that_would_fill_the_page_is_refused_and_not_cut_off() {
    let mut summary = summary(Sheet::A4, Language::English);
    summary.patient.name.family = Some("Longname ".repeat(500));
    assert_eq!(visit_summary(&summary).unwrap_err(), PaperError::BannerTooTall);
}

#[test]
fn a_banner_of_many_lines_pushes_the_text_down_and_hides_nothing() {
    let mut summary = summary(Sheet::A4, Language::English);
    summary.patient.name.family = Some("Longname ".repeat(40).trim().to_owned());
    summary.patient.identifiers[0].issuer = "The very long name of a hospital group ".repeat(6);
    summary.issue.clinic = "A clinic with a name ".repeat(8);
    let pages = text(&visit_summary(&summary).unwrap().bytes);
    let all = flat(&pages[0]);
    assert_eq!(all.matches("LONGNAME").count(), 40);
    assert!(all.contains("4471882") && all.contains("Headache since Tuesday"));
}

#[test]
fn a_files_text_begins_with_whose_it_is_and_ends_with_the_page() {
    let printed = visit_summary(&summary(Sheet::A4, Language::English)).unwrap();
    let written = poppler::written(&printed.bytes);
    assert!(
        written.starts_with("Harbour Street Clinic Visit summary SØRENSEN-ČAPEK, Žofie Ελένη (Ms) Born"),
        "{written}"
    );
    assert!(written.ends_with("Page 1 of 1"), "{written}");
}
