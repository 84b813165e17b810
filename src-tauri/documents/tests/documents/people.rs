//! Invented people and visits.

use chrono::{DateTime, TimeDelta, Utc};
use documents::{
    AppointmentLetter, AuditMark, DayList, DayListRow, Issue, Language, NoteAnswer, NoteComment, NotePart, NoteSection,
    PatientOnPaper, Sheet, Source, VisitOnPaper, VisitSummary,
};
use domain::{BirthDate, Gender, HumanName, Identifier, IdentifierKind, VisitState};

pub(crate) fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

pub(crate) fn issue(sheet: Sheet, language: Language) -> Issue {
    Issue {
        clinic: "Harbour Street Clinic".to_owned(),
        by: "MOREAU, Jeanne".to_owned(),
        at: at("2026-11-20T15:42:08Z"),
        zone: chrono_tz::America::New_York,
        language,
        sheet,
        audit: Some(AuditMark { entries: 1_234, hash: "9f3ac01d".to_owned() }),
    }
}

pub(crate) fn patient(family: &str, given: &str, born: &str, number: &str) -> PatientOnPaper {
    PatientOnPaper {
        name: HumanName { prefix: Some("Ms".to_owned()), ..HumanName::from_parts(family, given) },
        birth_date: BirthDate::parse(born),
        gender: Gender::Female,
        identifiers: vec![Identifier {
            kind: IdentifierKind::Mrn,
            issuer: "Harbour Street".to_owned(),
            value: number.to_owned(),
        }],
        deceased: false,
        died_on: None,
    }
}

pub(crate) fn visit() -> VisitOnPaper {
    VisitOnPaper {
        start: Some(at("2026-11-20T15:00:00Z")),
        minutes: Some(30),
        room: Some("Neurology 2".to_owned()),
        clinicians: vec![HumanName::from_parts("Lindqvist", "Nils")],
        reasons: vec!["Headache since Tuesday".to_owned(), "migräne, κεφαλαλγία, головная боль".to_owned()],
        state: VisitState::Completed,
        status_word: "completed".to_owned(),
        number: Some("88123".to_owned()),
    }
}

pub(crate) fn source() -> Source {
    Source { vendor: "Teladoc Solo".to_owned(), confirmed_at: Some(at("2026-11-20T15:41:00Z")), stale: false }
}

pub(crate) fn note() -> Vec<NotePart> {
    let answer = |question: &str, answers: &[&str]| NoteAnswer {
        question: question.to_owned(),
        answers: answers.iter().map(|&text| text.to_owned()).collect(),
        at: Some(at("2026-11-20T15:20:00Z")),
    };
    vec![NotePart {
        name: "Acute Neurology - Physician Services".to_owned(),
        sections: vec![
            NoteSection {
                title: "History".to_owned(),
                answers: vec![
                    answer(
                        "What brings you here?",
                        &["A headache that began on Tuesday after a long walk.\nNo fever."],
                    ),
                    answer("Allergies", &["Penicillin", "Nuts"]),
                    answer("Medicines", &[]),
                ],
            },
            NoteSection {
                title: "Plan".to_owned(),
                answers: vec![answer(
                    "Advice",
                    &["Rest, water, and a diary of the headaches. Παρακολούθηση σε δύο εβδομάδες. Повторный визит \
                       через две недели. Zażywać po posiłku; nặng hơn thì gọi ngay."],
                )],
            },
        ],
        comments: vec![NoteComment {
            author: Some("nlindqvist".to_owned()),
            at: Some(at("2026-11-20T15:35:00Z")),
            text: "Called back after the visit: feels better.".to_owned(),
        }],
    }]
}

pub(crate) fn summary(sheet: Sheet, language: Language) -> VisitSummary {
    VisitSummary {
        issue: issue(sheet, language),
        patient: patient("Sørensen-Čapek", "Žofie Ελένη", "1968-03-14", "4471882"),
        visit: visit(),
        source: source(),
        note_read_at: None,
        note: Some(note()),
    }
}

pub(crate) fn letter(sheet: Sheet, language: Language) -> AppointmentLetter {
    AppointmentLetter {
        issue: issue(sheet, language),
        patient: patient("Nguyễn", "Thu Hà", "1990-02-01", "5512007"),
        visit: VisitOnPaper { state: VisitState::Scheduled, ..visit() },
        source: source(),
        link: None,
    }
}

const FAMILIES: [&str; 8] =
    ["Okafor", "Sørensen", "García-López", "Nguyễn", "Παπαδοπούλου", "Ковалёва", "Weiß", "Te Awa"];
const GIVEN: [&str; 6] = ["Daniel", "Astrid", "Ana María", "Ελένη", "Ольга", "Jürgen"];

/// A list of so many visits.
pub(crate) fn day(visits: usize, sheet: Sheet) -> DayList {
    let begun = at("2026-11-20T05:00:00Z");
    let rows = (0..visits).map(|number| DayListRow {
        patient: patient(
            FAMILIES[number % FAMILIES.len()],
            GIVEN[number % GIVEN.len()],
            &format!("{}-{:02}-{:02}", 1930 + number % 90, 1 + number % 12, 1 + number % 28),
            &format!("{:07}", 1_000_000 + number),
        ),
        visit: VisitOnPaper {
            start: Some(begun + TimeDelta::seconds((number as i64 * 86_000) / visits.max(1) as i64)),
            ..visit()
        },
        source: Source { stale: number % 11 == 3, ..source() },
        same_name: number % 9 == 4,
    });
    DayList {
        issue: issue(sheet, Language::English),
        day: "2026-11-20".parse().unwrap(),
        rows: rows.collect(),
        sources: vec![source()],
    }
}
