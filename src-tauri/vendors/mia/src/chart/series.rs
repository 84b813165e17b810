//! A series, and what may be drawn of it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use crate::extra::{Extra, ids_only};
use crate::units::split;
use crate::{Reading, Unit, Unplottable};

/// A series as Mia sends it, its numbers in the unit that its name tells. Draw what [`Series::plot`] gives.
#[derive(Clone, PartialEq)]
pub struct Series {
    /// Its name, with the unit in brackets at its end: `systolicBloodPressure [Pa]`.
    pub name: String,
    /// Its points, in the order they came.
    pub points: Vec<Point>,
    /// How many more came that cannot be read. Whoever draws the others says so.
    pub unreadable: usize,
    extra: Extra,
}

/// A point.
#[derive(Clone, Copy, PartialEq)]
pub struct Point {
    /// When; milliseconds since 1970 on the wire.
    pub at: DateTime<Utc>,
    /// How much.
    pub value: f64,
}

ids_only! {
    Series { name }
    Point { }
}

/// What may be drawn of a series.
#[derive(Clone, PartialEq)]
pub enum Plot {
    /// Its points.
    Plottable {
        /// What was measured, as Mia calls it.
        quantity: String,
        /// In which unit; draw [`Unit::shown`].
        unit: Unit,
        /// The points, converted into that unit.
        points: Vec<Point>,
    },
    /// Nothing.
    Unplottable {
        /// What was measured, as Mia calls it.
        quantity: String,
        /// Why it is not drawn.
        why: Unplottable,
    },
}

impl std::fmt::Debug for Plot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Plot::Plottable { quantity, unit, .. } => {
                f.debug_struct("Plottable").field("quantity", quantity).field("unit", unit).finish_non_exhaustive()
            }
            Plot::Unplottable { quantity, why } => {
                f.debug_struct("Unplottable").field("quantity", quantity).field("why", why).finish()
            }
        }
    }
}

impl Series {
    /// What was measured, as Mia calls it, and the unit that the name tells. The points are in that unit.
    pub fn quantity(&self) -> (&str, Option<Unit>) {
        split(&self.name)
    }

    /// What may be drawn of it: nothing without a unit, and nothing when points came and not one of them can be read. No
    /// point at all is no fault: nothing was measured.
    pub fn plot(&self) -> Plot {
        let (quantity, unit) = split(&self.name);
        let quantity = quantity.to_owned();
        let Some(unit) = unit else { return Plot::Unplottable { quantity, why: Unplottable::NoUnit } };
        let points: Option<Vec<_>> = self.points.iter().map(|point| point.converted(&unit)).collect();
        match points {
            Some(points) if !points.is_empty() || self.unreadable == 0 => Plot::Plottable { quantity, unit, points },
            _ => Plot::Unplottable { quantity, why: Unplottable::NoValue },
        }
    }

    /// Where the reply departs from the public page: places, never values. `operation` is the one that gave the series.
    pub fn drift(&self, operation: &str) -> Vec<String> {
        let mut places = self.extra.places(operation);
        if split(&self.name).1.is_none() {
            places.push(format!("{operation}: a series without a unit"));
        }
        if self.unreadable > 0 {
            places.push(format!("{operation}: points that cannot be read"));
        }
        places
    }
}

impl Point {
    /// A point out of `{"x": …, "y": …}`. A number in quotes is none.
    fn read(value: &Value) -> Option<Self> {
        let at = DateTime::from_timestamp_millis(value.get("x")?.as_i64()?)?;
        Some(Self { at, value: value.get("y")?.as_f64()? })
    }

    fn converted(self, unit: &Unit) -> Option<Self> {
        match Reading::of(Some(self.value), Some(unit.told())) {
            Reading::Plottable { value, .. } => Some(Self { value, ..self }),
            Reading::Unplottable { .. } => None,
        }
    }
}

impl<'de> Deserialize<'de> for Series {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Wire {
            #[serde(default)]
            name: Option<String>,
            #[serde(default)]
            data: Option<Vec<Value>>,
            #[serde(flatten)]
            extra: Extra,
        }
        let Wire { name, data, extra } = Wire::deserialize(deserializer)?;
        let data = data.unwrap_or_default();
        let points: Vec<_> = data.iter().filter_map(Point::read).collect();
        let unreadable = data.len() - points.len();
        Ok(Self { name: name.unwrap_or_default(), points, unreadable, extra })
    }
}
