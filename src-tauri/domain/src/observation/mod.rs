//! Readings (FHIR R4 `Observation`): value and unit as received, when, by what and on which way.
//!
//! Nothing here is normal because nothing is known: a reading without a unit is kept and never drawn, one without a range
//! has none, and one that looks wrong is marked and stays.

pub mod day;
pub mod mark;
pub mod metric;
pub mod origin;
pub mod plausible;
pub mod quantity;
pub mod range;
pub mod same;
pub mod together;
pub mod unit;
pub mod when;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

pub use day::{Came, Entry, ReadingDay};
pub use mark::Mark;
pub use metric::Metric;
pub use origin::{Instrument, Origin, Taken, Way};
pub use quantity::{Comparator, Converted, Quantity};
pub use range::{Judgement, Range};
pub use together::together;
pub use unit::{Known, Unit};
pub use when::{Effective, Zone};

/// What was measured.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", tag = "kind")]
pub enum Value {
    /// One number.
    One {
        /// It.
        quantity: Quantity,
    },
    /// A blood pressure: the two of one reading, never paired from two (rule X-BP-01). One may be missing.
    Pressure {
        /// Systolic.
        systolic: Option<Quantity>,
        /// Diastolic.
        diastolic: Option<Quantity>,
    },
}

/// What one way tells of a reading.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Reading {
    /// What is measured.
    pub metric: Metric,
    /// What was measured.
    pub value: Value,
    /// When.
    pub effective: Effective,
    /// How the value came to be.
    pub taken: Taken,
    /// What measured.
    pub instrument: Instrument,
    /// The id the reading has where it comes from, when it has one.
    pub id: Option<String>,
}

/// A reading of one patient with all ways on which it came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Observation {
    /// As the way that came first tells it.
    pub reading: Reading,
    /// The ways it came; never empty.
    pub origins: Vec<Origin>,
    /// What it was before it was corrected, the newest last.
    pub earlier: Vec<Earlier>,
}

/// A value that was corrected.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Earlier {
    /// What was told before.
    pub reading: Reading,
    /// When the correction arrived.
    pub until: DateTime<Utc>,
}
