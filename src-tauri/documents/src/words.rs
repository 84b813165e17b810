//! What this crate says, in each language it speaks; the languages themselves stand below.

mod ecg;
mod en;
mod es;

use domain::{Gender, VisitState};

pub(crate) use ecg::EcgWords;

/// The language of the printed labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// English.
    English,
    /// Spanish.
    Spanish,
}

impl Language {
    pub(crate) fn words(self) -> &'static Words {
        match self {
            Self::English => &en::WORDS,
            Self::Spanish => &es::WORDS,
        }
    }
}

/// Units of ages.
#[derive(Clone, Copy)]
pub(crate) struct AgeUnits {
    pub(crate) years: &'static str,
    pub(crate) months: &'static str,
    pub(crate) weeks: &'static str,
    pub(crate) days: &'static str,
}

/// Every label and sentence. A missing one does not compile.
pub(crate) struct Words {
    /// The language's tag (BCP 47), kept in the file for those who listen to it.
    pub(crate) tag: &'static str,
    /// Three letters, one capital, no dot (D+Ta-0002).
    pub(crate) months: [&'static str; 12],
    pub(crate) long_months: [&'static str; 12],
    /// Sunday first.
    pub(crate) weekdays: [&'static str; 7],
    pub(crate) long_weekdays: [&'static str; 7],
    pub(crate) long_date: fn(&str, &str, &str, &str) -> String,
    pub(crate) age_units: AgeUnits,
    pub(crate) unknown: &'static str,
    pub(crate) unknown_family: &'static str,
    pub(crate) not_known: &'static str,
    pub(crate) not_recorded: &'static str,
    pub(crate) born: &'static str,
    pub(crate) born_in_future: &'static str,
    pub(crate) gender: &'static str,
    pub(crate) number: &'static str,
    pub(crate) deceased: &'static str,
    pub(crate) died: &'static str,
    pub(crate) preferred_name: &'static str,
    pub(crate) genders: fn(Gender) -> &'static str,
    pub(crate) states: fn(VisitState) -> &'static str,
    pub(crate) visit_summary: &'static str,
    pub(crate) day_list: &'static str,
    pub(crate) appointment_letter: &'static str,
    pub(crate) visit: &'static str,
    pub(crate) when: &'static str,
    pub(crate) minutes: fn(u32) -> String,
    pub(crate) room: &'static str,
    pub(crate) clinicians: &'static str,
    pub(crate) nobody: &'static str,
    pub(crate) reasons: &'static str,
    pub(crate) state: &'static str,
    pub(crate) vendors_word: fn(&str) -> String,
    pub(crate) visit_number: &'static str,
    pub(crate) note: &'static str,
    pub(crate) no_note: &'static str,
    /// As of when the note is printed; a colleague may have written since.
    pub(crate) note_read: fn(&str) -> String,
    pub(crate) comments: &'static str,
    pub(crate) comment_by: fn(&str, &str) -> String,
    pub(crate) answered: fn(&str) -> String,
    pub(crate) time: &'static str,
    pub(crate) patient: &'static str,
    pub(crate) confirmed: &'static str,
    pub(crate) visits_of: fn(&str, usize) -> String,
    pub(crate) same_name: &'static str,
    pub(crate) empty_day: &'static str,
    pub(crate) continued: &'static str,
    pub(crate) dear: fn(&str) -> String,
    pub(crate) letter_opening: fn(&str) -> String,
    pub(crate) letter_zone: fn(&str) -> String,
    pub(crate) how_to_join: &'static str,
    pub(crate) join_by_link: &'static str,
    pub(crate) join_without_link: &'static str,
    pub(crate) before: &'static str,
    pub(crate) before_steps: [&'static str; 3],
    pub(crate) cannot_come: fn(&str) -> String,
    pub(crate) emergency: &'static str,
    pub(crate) source: fn(&str, &str) -> String,
    pub(crate) not_yet_confirmed: &'static str,
    pub(crate) stale: &'static str,
    pub(crate) printed: fn(&str, &str) -> String,
    pub(crate) audit: fn(u64, &str) -> String,
    pub(crate) page: fn(usize, usize) -> String,
    pub(crate) replaced: fn(u32) -> String,
    pub(crate) ecg: EcgWords,
}
