//! What a table means: proposed by [`look`](super::look), confirmed by a person.

use domain::observation::Metric;
use rust_decimal::{Decimal, dec};

use super::clock::DateOrder;

/// Whose table it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Layout {
    /// Dexcom Clarity: rows of many kinds, of which `EGV` and `Calibration` are readings.
    Clarity,
    /// LibreView: three glucose columns, chosen by the record type.
    LibreView,
    /// A time and a value.
    Plain,
}

/// What parts the digits of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DecimalMark {
    /// `5.6`.
    Point,
    /// `5,6`.
    Comma,
}

/// Where the unit stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum UnitFrom {
    /// In a column.
    Column(usize),
    /// One for all rows, told in the heading or by a person.
    All(String),
    /// Nowhere: the readings are kept and never drawn.
    NotTold,
}

/// What a sensor means by its words for "below" and "above what I measure", in the unit of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Limits {
    /// The lowest value it tells.
    pub low: Option<Decimal>,
    /// The highest.
    pub high: Option<Decimal>,
}

impl Limits {
    /// Those of Dexcom's sensors, G4 to G7 (their user guides: 40 to 400 mg/dL, 2.2 to 22.2 mmol/L).
    pub fn dexcom(unit: &str) -> Self {
        match unit {
            "mg/dL" => Self { low: Some(dec!(40)), high: Some(dec!(400)) },
            "mmol/L" => Self { low: Some(dec!(2.2)), high: Some(dec!(22.2)) },
            _ => Self::default(),
        }
    }
}

/// What the file leaves open, for a person to answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Question {
    /// Which column holds the time.
    Time,
    /// Which column holds the value.
    Value,
    /// What is measured: a sensor and a meter are two things.
    Metric,
    /// In which unit, or that none is known.
    Unit,
    /// Whether day or month stands first: no date in the file tells, or dates contradict each other.
    DateOrder,
    /// Whether `1,234` is a little over one or over a thousand.
    DecimalMark,
}

/// What a table means, as far as it is known. Columns are counted from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    /// Whose table it is.
    pub layout: Layout,
    /// What parts the cells: a comma, a semicolon or a tab.
    pub separator: u8,
    /// In which row the headings stand, counted from 1 over rows with text; readings begin below.
    /// 0 where there are none.
    pub heading: u64,
    /// The column of the time.
    pub time: Option<usize>,
    /// The column of the value; in LibreView's tables that of the sensor's own readings.
    pub value: Option<usize>,
    /// What is measured; of the makers' tables each row tells.
    pub metric: Option<Metric>,
    /// The unit.
    pub unit: Option<UnitFrom>,
    /// The order of dates; not needed where the year is first.
    pub order: Option<DateOrder>,
    /// What parts the digits.
    pub decimal: Option<DecimalMark>,
    /// What the sensor's words mean.
    pub limits: Limits,
}

/// A mapping without open questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settled {
    pub(super) layout: Layout,
    pub(super) separator: u8,
    pub(super) heading: u64,
    pub(super) time: usize,
    pub(super) value: usize,
    pub(super) metric: Metric,
    pub(super) unit: UnitFrom,
    pub(super) order: DateOrder,
    pub(super) decimal: DecimalMark,
    pub(super) limits: Limits,
}

impl Mapping {
    /// What is still open.
    pub fn questions(&self) -> Vec<Question> {
        let open = [
            (Question::Time, self.time.is_none()),
            (Question::Value, self.value.is_none()),
            (Question::Metric, self.metric.is_none()),
            (Question::Unit, self.unit.is_none()),
            (Question::DateOrder, self.order.is_none()),
            (Question::DecimalMark, self.decimal.is_none()),
        ];
        open.into_iter().filter(|(_, open)| *open).map(|(question, _)| question).collect()
    }

    /// The mapping to read by, or what is still open.
    pub fn settle(self) -> Result<Settled, Vec<Question>> {
        let questions = self.questions();
        match self {
            Self {
                layout,
                separator,
                heading,
                time: Some(time),
                value: Some(value),
                metric: Some(metric),
                unit: Some(unit),
                order: Some(order),
                decimal: Some(decimal),
                limits,
            } => Ok(Settled { layout, separator, heading, time, value, metric, unit, order, decimal, limits }),
            _ => Err(questions),
        }
    }
}
