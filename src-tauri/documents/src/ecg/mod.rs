//! An electrocardiogram at exact scale: 25 mm are one second and 10 mm one millivolt, every sample is drawn and nothing is
//! smoothed, thinned or joined across what was lost (rules X-ECG-01 to X-ECG-08).
//!
//! A row is as high as its trace needs. What is higher than a page is refused: it is neither cut off nor pressed together.

mod head;
mod layout;
mod paint;

use chrono::{DateTime, FixedOffset};

use crate::face::fonts;
use crate::flow::Flow;
use crate::frame::Frame;
use crate::{Issue, PaperError, PatientOnPaper, Printed};

/// A stretch of an electrocardiogram.
#[derive(Clone, PartialEq)]
pub struct EcgPaper {
    /// Who prints, when and on what.
    pub issue: Issue,
    /// Whose it is.
    pub patient: PatientOnPaper,
    /// When the recording began, by its own clock; none when nobody knows.
    pub begins: Option<DateTime<FixedOffset>>,
    /// Whose clock that is.
    pub clock: EcgClock,
    /// How long the whole recording is, in seconds.
    pub of_s: f64,
    /// Where the stretch begins, in seconds from the begin of the recording.
    pub from_s: f64,
    /// Where it ends.
    pub to_s: f64,
    /// What recorded it.
    pub device: Option<String>,
    /// What the device makes of it, in its own words (rule X-ECG-10).
    pub device_says: Option<String>,
    /// How it came here.
    pub came: EcgWay,
    /// When it was kept.
    pub kept_at: DateTime<chrono::Utc>,
    /// The leads, in the order of the recorder.
    pub leads: Vec<EcgLead>,
}

/// Whose clock a recording's times are told by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EcgClock {
    /// It was told with the recording.
    Told,
    /// Its zone was assumed by the person who imported it.
    Assumed,
    /// None was told: the patient's.
    Patients,
}

/// How a recording came here.
#[derive(Clone, PartialEq, Eq)]
pub enum EcgWay {
    /// Read from a vendor, by its name.
    Read(String),
    /// Delivered by a vendor or a device maker, by its name.
    Delivered(String),
    /// A file that was imported.
    Imported,
    /// Entered by a person, by name.
    Entered(String),
}

/// One lead of the stretch.
#[derive(Clone, PartialEq)]
pub struct EcgLead {
    /// Its name as it was supplied (rule X-ECG-04).
    pub name: Option<String>,
    /// Samples in a second.
    pub rate_hz: f64,
    /// What is told of its filter (rule X-ECG-05).
    pub filter: Option<String>,
    /// The upper cut-off in hertz that its filter should have reached, where it has not.
    pub cut_below_hz: Option<u32>,
    /// Whether the recorder tells its gain.
    pub calibrated: bool,
    /// The number of the first of these samples in the recording.
    pub first: u64,
    /// The samples in millivolts; none where one was lost.
    pub millivolts: Vec<Option<f64>>,
}

/// The pages.
///
/// # Errors
/// [`PaperError::TraceTooHigh`] when a row would be higher than a page; when the file cannot be written.
pub fn ecg(paper: &EcgPaper) -> Result<Printed, PaperError> {
    let issue = &paper.issue;
    let words = issue.language.words();
    let frame = Frame { issue, title: words.ecg.title, patient: Some(&paper.patient), sources: &[] };
    let mut flow = Flow::new(&frame, issue.sheet.sideways(), fonts()?)?;
    let seconds = layout::seconds_in(flow.width());
    head::draw(&mut flow, paper);
    let (mut from, mut began) = (paper.from_s, false);
    while from < paper.to_s {
        let to = (from + seconds).min(paper.to_s);
        let rows: Vec<_> = paper.leads.iter().map(|lead| (lead, layout::Row::of(lead, from, to))).collect();
        // The leads of one stretch stand together where a page holds them.
        let together: f32 = rows.iter().map(|(_, row)| row.height()).sum();
        if flow.left() < together && began {
            flow.next_page();
            head::draw(&mut flow, paper);
        }
        began = true;
        for (lead, row) in &rows {
            if flow.left() < row.height() {
                flow.next_page();
                head::draw(&mut flow, paper);
            }
            if flow.left() < row.height() {
                return Err(PaperError::TraceTooHigh);
            }
            paint::row(&mut flow, row, lead, paper);
        }
        from += seconds;
    }
    flow.finish(issue, words.ecg.title)
}
