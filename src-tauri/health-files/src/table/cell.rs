//! A number in a cell.

use domain::observation::{Comparator, Quantity};
use rust_decimal::Decimal;

use crate::found::Why;
use crate::number::why_not;

use super::mapping::{DecimalMark, Limits};

/// The longest number, in bytes.
const LONGEST: usize = 64;

/// Reads a number, or the word that a sensor at its limit tells instead (rule X-GLU-08): then it is that limit with a
/// comparator, and never a zero.
pub(super) fn quantity(text: &str, mark: DecimalMark, limits: Limits, unit: Option<&str>) -> Result<Quantity, Why> {
    let limit = |value: Option<Decimal>, comparator| {
        let value = value.ok_or(Why::LimitUnknown)?;
        Ok(Quantity { comparator: Some(comparator), ..Quantity::new(value, unit) })
    };
    if text.len() > LONGEST {
        return Err(Why::TooLong);
    }
    match text.to_ascii_lowercase().as_str() {
        "low" | "lo" => return limit(limits.low, Comparator::Less),
        "high" | "hi" => return limit(limits.high, Comparator::Greater),
        _ => {}
    }
    let value = match mark {
        DecimalMark::Point => Quantity::number(text),
        // A point among commas parts thousands, or is an error: neither is guessed.
        DecimalMark::Comma if text.contains('.') => None,
        DecimalMark::Comma => Quantity::number(&text.replacen(',', ".", 1)),
    };
    value.map(|value| Quantity::new(value, unit)).ok_or_else(|| why_not(text))
}
