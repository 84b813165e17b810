//! What a person said of a file before it was read, as it is kept with the import: reading goes on by the same words.

use chrono_tz::Tz;
use domain::observation::{Known, Metric, Unit};
use health_files::delivery::{self, Told};
use health_files::table::{DateOrder, DecimalMark, Layout, Limits, Look, Mapping, Settled, UnitFrom};
use serde::{Deserialize, Serialize};

use super::progress::short;
use crate::views::{
    ReadingDeliveryView, ReadingRecordKind, ReadingSampleAnswers, ReadingTableAnswers, ReadingTableView,
    TableDateOrder, TableDecimal, TableLayout, TableUnit, count,
};
use crate::{ClinicError, Result};

/// What a person said.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Settings {
    /// Of a table.
    pub(super) table: Option<ReadingTableAnswers>,
    /// Of the samples in a file of deliveries.
    #[serde(default)]
    pub(super) samples: Option<ReadingSampleAnswers>,
    /// The zone of wall times; none for a file that tells offsets.
    pub(super) zone: Option<Tz>,
    /// Kept although the person of the file differs.
    pub(super) meant: bool,
}

/// What a table seems to mean, for the page.
pub(super) fn shown(look: &Look) -> ReadingTableView {
    let Look { headings, mapping, rows, times, numbers } = look;
    let columns = times.iter().chain(numbers).map(|column| column + 1).max().unwrap_or(0).max(headings.len());
    let all = |columns: &[usize]| columns.iter().copied().map(count).collect();
    ReadingTableView {
        layout: match mapping.layout {
            Layout::Clarity => TableLayout::Clarity,
            Layout::LibreView => TableLayout::LibreView,
            Layout::Plain => TableLayout::Plain,
        },
        headings: headings.clone(),
        columns: count(columns),
        rows: u32::try_from(*rows).unwrap_or(u32::MAX),
        times: all(times),
        numbers: all(numbers),
        time: mapping.time.map(count),
        value: mapping.value.map(count),
        metric: mapping.metric,
        unit: mapping.unit.as_ref().map(|unit| match unit {
            UnitFrom::Column(column) => TableUnit::Column { column: count(*column) },
            UnitFrom::All(unit) => TableUnit::All { unit: unit.clone() },
            UnitFrom::NotTold => TableUnit::NotTold,
        }),
        order: mapping.order.map(|order| match order {
            DateOrder::DayFirst => TableDateOrder::DayFirst,
            DateOrder::MonthFirst => TableDateOrder::MonthFirst,
        }),
        decimal: mapping.decimal.map(|mark| match mark {
            DecimalMark::Point => TableDecimal::Point,
            DecimalMark::Comma => TableDecimal::Comma,
        }),
    }
}

/// The mapping to read a table by: what it is, and what a person said of it.
///
/// # Errors
/// [`ClinicError::Invalid`] with the field: a column that the table does not have, a metric that is no glucose, a unit that
/// is none of glucose.
pub(super) fn settle(look: &Look, said: &ReadingTableAnswers) -> Result<Settled> {
    let columns = shown(look).columns;
    let column = |column: u32, field| match usize::try_from(column) {
        Ok(at) if column < columns => Ok(at),
        _ => Err(ClinicError::invalid(field, "noColumn")),
    };
    if !said.metric.is_glucose() {
        return Err(ClinicError::invalid("metric", "noGlucose"));
    }
    if said.time == said.value {
        return Err(ClinicError::invalid("value", "sameColumn"));
    }
    let unit = match &said.unit {
        TableUnit::Column { column: at } => UnitFrom::Column(column(*at, "unit")?),
        TableUnit::All { unit } if ["mg/dL", "mmol/L"].contains(&unit.as_str()) => UnitFrom::All(unit.clone()),
        TableUnit::All { .. } => return Err(ClinicError::invalid("unit", "unknown")),
        TableUnit::NotTold => UnitFrom::NotTold,
    };
    let limits = match (&unit, look.mapping.layout) {
        // What Dexcom's words mean depends on the unit that a person named.
        (UnitFrom::All(unit), Layout::Clarity) => Limits::dexcom(unit),
        _ => look.mapping.limits,
    };
    let mapping = Mapping {
        time: Some(column(said.time, "time")?),
        value: Some(column(said.value, "value")?),
        metric: Some(said.metric),
        unit: Some(unit),
        order: Some(match said.order {
            TableDateOrder::DayFirst => DateOrder::DayFirst,
            TableDateOrder::MonthFirst => DateOrder::MonthFirst,
        }),
        decimal: Some(match said.decimal {
            TableDecimal::Point => DecimalMark::Point,
            TableDecimal::Comma => DecimalMark::Comma,
        }),
        limits,
        ..look.mapping.clone()
    };
    mapping.settle().map_err(|_| ClinicError::invalid("file", "openQuestions"))
}

/// What a file of deliveries holds, for the page.
pub(super) fn held(look: &delivery::Look) -> ReadingDeliveryView {
    let kinds = [
        (ReadingRecordKind::HealthKit, look.health_kit),
        (ReadingRecordKind::Medisante, look.medisante),
        (ReadingRecordKind::DeviceManager, look.device_manager),
        (ReadingRecordKind::Fhir, look.fhir),
    ];
    ReadingDeliveryView {
        kinds: kinds.into_iter().filter(|(_, count)| *count > 0).map(|(kind, _)| kind).collect(),
        records: short(kinds.iter().map(|(_, count)| count).sum()),
        samples: short(look.health_kit),
        devices: look.devices.iter().cloned().collect(),
    }
}

/// What the samples of a file are, as a person said.
///
/// # Errors
/// [`ClinicError::Invalid`] with the field: a metric that is not one number, a unit that measures something else.
pub(super) fn told(said: &ReadingSampleAnswers) -> Result<Told> {
    if matches!(said.metric, Metric::BloodPressure | Metric::Electrocardiogram) {
        return Err(ClinicError::invalid("metric", "notOneNumber"));
    }
    if said.unit.as_deref().is_some_and(|unit| !measures(unit, said.metric)) {
        return Err(ClinicError::invalid("unit", "unknown"));
    }
    Ok(Told { metric: said.metric, unit: said.unit.clone() })
}

/// Whether a unit, in UCUM, is one of a metric.
fn measures(unit: &str, metric: Metric) -> bool {
    let known = Unit::read(unit).and_then(|unit| unit.known()).filter(|known| known.code() == unit);
    known.is_some_and(|known: Known| known.convert(Default::default(), metric.unit()).is_some())
}
