//! What leaves on paper or in files: a visit's summary with its note, the day's list, an appointment letter, an
//! electrocardiogram at exact scale, as PDF; a table, as CSV.
//!
//! A page out of its folder must still say whose it is, so every page of a patient's document carries the banner, its
//! number and how many there are, where its facts come from and when they were last confirmed, and who printed it. This
//! crate knows no vendor, opens no file and reads no clock: it takes plain values and gives bytes, the same bytes for the
//! same values. It never cuts text off and never drops a character silently: what the fonts cannot show is a visible
//! mark, a line on every page, and an entry in [`Printed::lost`].

mod age;
mod appointment_letter;
mod clean;
mod csv_table;
mod dates;
mod day_list;
mod ecg;
mod embed;
mod face;
mod flow;
mod frame;
mod issue;
mod line;
mod mark;
mod name;
mod note;
mod patient;
mod pdf;
mod printed;
mod sheet;
mod source;
mod table;
mod visit;
mod visit_summary;
mod words;

pub use appointment_letter::{AppointmentLetter, appointment_letter};
pub use csv_table::{CsvFile, CsvTable};
pub use day_list::{DayList, DayListRow, day_list};
pub use ecg::{EcgClock, EcgLead, EcgPaper, EcgWay, ecg};
pub use issue::{AuditMark, Issue};
pub use note::{NoteAnswer, NoteComment, NotePart, NoteSection};
pub use patient::PatientOnPaper;
pub use printed::{Fate, Lost, PaperError, Printed};
pub use sheet::Sheet;
pub use source::Source;
pub use visit::VisitOnPaper;
pub use visit_summary::{VisitSummary, visit_summary};
pub use words::Language;
