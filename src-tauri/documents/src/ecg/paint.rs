//! One row: the millimetre paper, the calibration mark, the trace, and the lead's name with the time at which it begins.

use chrono::{TimeDelta, Timelike};

use super::head::{named, plain};
use super::layout::{GAIN, GUTTER_MM, MM, Row, SPEED};
use super::{EcgLead, EcgPaper};
use crate::flow::Flow;
use crate::mark::{BLACK, Block, Ink, Path, Style, Text};
use crate::sheet::MARGIN;

const LIGHT: (Ink, f32) = (Ink(0.84), 0.2);
const HEAVY: (Ink, f32) = (Ink(0.62), 0.35);
const TRACE: f32 = 0.6;
const NAME: Style = Style::bold(9.0);
const SMALL: Style = Style::plain(7.0);
/// Millimetres of a heavy box.
const BOX_MM: u32 = 5;

/// Where millimetres of a row lie on the page, counted from its lower left corner.
struct Place {
    left: f64,
    bottom: f64,
}

impl Place {
    fn at(&self, x_mm: f64, y_mm: f64) -> (f32, f32) {
        ((self.left + x_mm * MM) as f32, (self.bottom + y_mm * MM) as f32)
    }
}

/// Draws a row at the top of what is left of the page.
pub(super) fn row(flow: &mut Flow<'_>, row: &Row, lead: &EcgLead, paper: &EcgPaper) {
    let place = Place { left: f64::from(MARGIN), bottom: f64::from(flow.y - row.height()) };
    let height = (row.high - row.low) * GAIN;
    // The paper of every row is as long as that of a full one: what was not recorded is empty paper.
    let width = GUTTER_MM + super::layout::seconds_in(flow.width()) * SPEED;
    let own = &paper.issue.language.words().ecg;
    let name = flow.cleaned(&named(lead.name.as_deref(), own)).into_owned();
    let time = flow.cleaned(&begin(paper, row.from)).into_owned();
    let empty = row.samples.iter().all(|(_, value)| value.is_none());
    let reach = (own.reach)(&millivolts(row.low), &millivolts(row.high));
    let reach = if empty { own.no_samples.to_owned() } else { reach };
    let reach = flow.cleaned(&reach).into_owned();
    let page = flow.page();
    grid(&mut page.paths, &place, width, height);
    page.paths.push(Path { points: calibration(&place, row), width: TRACE, ink: BLACK });
    trace(&mut page.paths, &mut page.blocks, &place, row);
    let mut text = |x: f64, y: f64, style: Style, text: String| {
        let (x, y) = place.at(x, y);
        page.texts.push(Text { x, y, style, text });
    };
    text(1.0, height - 3.6, NAME, name);
    text(GUTTER_MM + 1.0, height - 3.2, SMALL, time);
    text(1.0, 1.0, SMALL, reach);
    flow.space(row.height());
}

fn grid(paths: &mut Vec<Path>, place: &Place, width: f64, height: f64) {
    let (across, up) = ((width).round() as u32, (height).round() as u32);
    // The heavy lines lie over the light ones.
    for heavy in [false, true] {
        let (ink, width_pt) = if heavy { HEAVY } else { LIGHT };
        let mut line = |from: (f64, f64), to: (f64, f64)| {
            let points = vec![place.at(from.0, from.1), place.at(to.0, to.1)];
            paths.push(Path { points, width: width_pt, ink });
        };
        for x in (0..=across).filter(|x| x.is_multiple_of(BOX_MM) == heavy) {
            line((f64::from(x), 0.0), (f64::from(x), height));
        }
        for y in (0..=up).filter(|y| y.is_multiple_of(BOX_MM) == heavy) {
            line((0.0, f64::from(y)), (width, f64::from(y)));
        }
    }
}

/// 1 mV high and 0.2 s wide (rule X-ECG-03), on the zero line, or on a heavy line where zero is not on the row.
fn calibration(place: &Place, row: &Row) -> Vec<(f32, f32)> {
    let zero = if row.low <= 0.0 && row.high >= 1.0 { -row.low * GAIN } else { f64::from(BOX_MM) };
    let high = zero + GAIN;
    [(2.5, zero), (5.0, zero), (5.0, high), (10.0, high), (10.0, zero), (12.5, zero)]
        .map(|(x, y)| place.at(x, y))
        .to_vec()
}

/// Every sample, joined with the next; a line ends where one was lost.
fn trace(paths: &mut Vec<Path>, blocks: &mut Vec<Block>, place: &Place, row: &Row) {
    let mut points = Vec::new();
    let mut end = |points: &mut Vec<(f32, f32)>| {
        match points.as_slice() {
            [] => {}
            // One sample alone is a dot.
            [(x, y)] => {
                let (x, y) = (x - TRACE / 2.0, y - TRACE / 2.0);
                blocks.push(Block { x, y, width: TRACE, height: TRACE, ink: BLACK });
            }
            _ => paths.push(Path { points: std::mem::take(points), width: TRACE, ink: BLACK }),
        }
        points.clear();
    };
    for (at, value) in &row.samples {
        match value {
            Some(value) => {
                points.push(place.at(GUTTER_MM + (at - row.from) * SPEED, (value - row.low) * GAIN));
            }
            None => end(&mut points),
        }
    }
    end(&mut points);
}

/// The time on the recorder's clock at which a row begins, or the seconds from its begin where nobody knows that.
fn begin(paper: &EcgPaper, from: f64) -> String {
    let Some(begins) = paper.begins else { return format!("{} s", plain(from)) };
    let at = begins + TimeDelta::milliseconds((from * 1_000.0).round() as i64);
    let whole = format!("{:02}:{:02}:{:02}", at.hour(), at.minute(), at.second());
    match at.timestamp_subsec_millis() {
        0 => whole,
        millis => format!("{whole}.{millis:03}"),
    }
}

fn millivolts(value: f64) -> String {
    format!("{value:.1}").replace('-', "\u{2212}")
}
