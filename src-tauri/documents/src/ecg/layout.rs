//! What a row of paper holds of a lead, and how high it is.

use super::EcgLead;

/// Points of a millimetre.
pub(super) const MM: f64 = 72.0 / 25.4;
/// Millimetres of a second and of a millivolt.
pub(super) const SPEED: f64 = 25.0;
pub(super) const GAIN: f64 = 10.0;
/// Left of the trace, for the calibration mark and what is said of the row: four heavy boxes.
pub(super) const GUTTER_MM: f64 = 20.0;
/// A heavy box is so many millivolts high.
const BOX: f64 = 0.5;
/// What a row holds at least, around zero.
const LEAST: (f64, f64) = (-0.5, 1.5);
/// How far from zero a trace may lie for zero to be on its row too.
const NEAR: f64 = 3.0;
/// Between a trace and the lower and the upper edge of its row; above it stands the time.
const ROOM: (f64, f64) = (0.2, 0.35);

/// How many whole seconds fit into a width in points.
pub(super) fn seconds_in(width: f32) -> f64 {
    ((f64::from(width) / MM - GUTTER_MM) / SPEED).floor().max(1.0)
}

/// A lead from one moment to another, the end left out.
pub(super) struct Row {
    /// In seconds from the begin of the recording, as all moments here.
    pub(super) from: f64,
    /// Moment and voltage of each sample, in order; none where one was lost.
    pub(super) samples: Vec<(f64, Option<f64>)>,
    /// The voltages of its lower and its upper edge: whole heavy boxes.
    pub(super) low: f64,
    pub(super) high: f64,
}

impl Row {
    pub(super) fn of(lead: &EcgLead, from: f64, to: f64) -> Self {
        let moment = |at: usize| (lead.first as f64 + at as f64) / lead.rate_hz;
        let samples: Vec<_> = lead
            .millivolts
            .iter()
            .enumerate()
            .map(|(at, value)| (moment(at), *value))
            .filter(|(at, _)| (from..to).contains(at))
            .collect();
        let values = || samples.iter().filter_map(|(_, value)| *value);
        let (least, greatest) = (values().fold(f64::INFINITY, f64::min), values().fold(f64::NEG_INFINITY, f64::max));
        let (low, high) = if least > greatest { LEAST } else { edges(least, greatest) };
        Self { from, samples, low, high }
    }

    /// In points.
    pub(super) fn height(&self) -> f32 {
        ((self.high - self.low) * GAIN * MM) as f32
    }
}

fn edges(least: f64, greatest: f64) -> (f64, f64) {
    let (mut low, mut high) = (least - ROOM.0, greatest + ROOM.1);
    if low < NEAR && high > -NEAR {
        (low, high) = (low.min(LEAST.0), high.max(LEAST.1));
    }
    let (low, mut high) = ((low / BOX).floor() * BOX, (high / BOX).ceil() * BOX);
    // The calibration mark has room on every row.
    high = high.max(low + LEAST.1 - LEAST.0);
    (low, high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_reaches_to_whole_heavy_boxes_around_its_trace_and_holds_zero_when_that_is_near() {
        assert_eq!(edges(-0.1, 1.0), (-0.5, 1.5));
        assert_eq!(edges(-1.4, 2.4), (-2.0, 3.0));
        assert_eq!(edges(0.9, 1.1), (-0.5, 1.5));
        assert_eq!(edges(20.1, 20.6), (19.5, 21.5));
    }

    #[test]
    fn ten_seconds_fit_on_a4_and_nine_on_letter() {
        assert_eq!(seconds_in(841.89 - 72.0), 10.0);
        assert_eq!(seconds_in(792.0 - 72.0), 9.0);
    }
}
