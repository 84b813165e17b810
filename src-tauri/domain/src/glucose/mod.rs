//! Sensor glucose over days: bands, times in them, the ambulatory glucose profile, and whether there is enough to say so
//! (International Consensus on Time in Range, 2019; rules X-GLU-03 to X-GLU-08).
//!
//! Only a sensor's readings come in here. Finger-sticks are too few and taken when something is felt: a profile of them
//! would look like one and mean nothing, so the type has no way in for them.

pub mod active;
pub mod band;
pub mod goal;
pub mod profile;
pub mod summary;

use chrono::{DateTime, Utc};
use rust_decimal::prelude::ToPrimitive;

pub use active::Active;
pub use band::{Band, Limits};
pub use goal::{Goal, Population};
pub use profile::{Bin, Profile};
pub use summary::Summary;

use crate::observation::{Known, Metric, Reading, Value};

/// One reading of a sensor.
#[derive(Clone, Copy, PartialEq)]
pub struct Sample {
    /// When.
    pub at: DateTime<Utc>,
    /// In mg/dL; of a sensor at its limit, the limit.
    pub mg_per_dl: f64,
    /// Judged in the unit it was received in, by the limits that were asked for.
    pub band: Band,
}

impl std::fmt::Debug for Sample {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sample").field("at", &self.at).finish_non_exhaustive()
    }
}

impl Sample {
    /// A sensor's reading; none for what is of no sensor, has no unit that we know, or is a zero (which no living person
    /// has: a device's way to say that it has no value).
    pub fn of(reading: &Reading, limits: Limits) -> Option<Self> {
        let (Metric::SensorGlucose, Value::One { quantity }) = (reading.metric, &reading.value) else {
            return None;
        };
        let mg_per_dl = quantity.in_unit(Known::MilligramPerDecilitre)?.value.to_f64()?;
        let band = Band::of(quantity, limits)?;
        (mg_per_dl > 0.0).then_some(Self { at: reading.effective.start, mg_per_dl, band })
    }
}
