//! Readings in CareMonitor's terms (CM-15 to CM-18): which of ours are its metrics, in which unit they are sent, what
//! cannot be sent and what should be looked at first.
//!
//! Only glucose of blood is its blood glucose, in the unit it was measured in; a sensor's, and a resting heart rate, are
//! other metrics than it has. A number that was converted is rounded as it is shown: what leaves is what a person saw.

use caremonitor::{
    Acknowledgement, BloodGlucose, BloodPressure, Consented, Findings, Glucose, HeartRate, MmHg, PatientId, PerMinute,
    Period, Steps,
};
use chrono::{DateTime, FixedOffset, Offset, Utc};
use domain::ConsentMetric;
use domain::act::{SubmissionAct, Submitted};
use domain::observation::quantity::to_places;
use domain::observation::{Effective, Known, Mark, Metric, Quantity, Reading, Value, Zone};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use vendor_http::CallError;

use crate::account::CareMonitorAccount;
use crate::views::{SubmitBar, SubmitDoubt};

/// Our metrics that are CareMonitor's.
pub(crate) fn metrics(of: ConsentMetric) -> &'static [Metric] {
    match of {
        ConsentMetric::Ecg => &[Metric::Electrocardiogram],
        ConsentMetric::BloodPressure => &[Metric::BloodPressure],
        ConsentMetric::HeartRate => &[Metric::HeartRate],
        ConsentMetric::BloodGlucose => &[Metric::MeterGlucose, Metric::BloodGlucose],
        ConsentMetric::Steps => &[Metric::Steps],
    }
}

/// The operation that stores a reading.
pub(super) fn operation(measured: &Submitted) -> &'static str {
    match measured {
        Submitted::BloodPressure { .. } => "CM-15",
        Submitted::HeartRate { .. } => "CM-16",
        Submitted::BloodGlucose { .. } => "CM-17",
        Submitted::Steps { .. } => "CM-18",
    }
}

/// A reading as it would be sent, and whether its number is another than was received.
pub(crate) struct Fit {
    pub(crate) measured: Submitted,
    pub(crate) effective: DateTime<FixedOffset>,
    pub(crate) converted: bool,
}

/// What a reading would be at CareMonitor.
pub(crate) fn fit(reading: &Reading, marks: &[Mark]) -> Result<Fit, SubmitBar> {
    // CareMonitor takes an electrocardiogram's samples (CM-14). A number that was told of one is none of them.
    if reading.metric == Metric::Electrocardiogram {
        return Err(SubmitBar::NoWaveform);
    }
    if let Some(bar) = marks.iter().find_map(|mark| barred(*mark)) {
        return Err(bar);
    }
    let (metric, offset) = (reading.metric, offset_at(&reading.effective));
    let sent = |quantity: &Quantity, unit: Known| {
        let to = quantity.in_unit(unit).ok_or(SubmitBar::UnitForeign)?;
        let value = if to.converted { to_places(to.value, metric.places(unit)) } else { to.value };
        Ok((value, to.converted))
    };
    let (measured, converted) = match (&reading.value, metric) {
        (Value::Pressure { systolic: Some(systolic), diastolic: Some(diastolic) }, Metric::BloodPressure) => {
            let (systolic, one) = sent(systolic, Known::MillimetreOfMercury)?;
            let (diastolic, other) = sent(diastolic, Known::MillimetreOfMercury)?;
            (Submitted::BloodPressure { systolic, diastolic }, one || other)
        }
        (Value::Pressure { .. }, _) => return Err(SubmitBar::PartMissing),
        (Value::One { quantity }, Metric::HeartRate) => {
            let (rate, converted) = sent(quantity, Known::PerMinute)?;
            (Submitted::HeartRate { rate }, converted)
        }
        (Value::One { quantity }, Metric::MeterGlucose | Metric::BloodGlucose) => {
            let unit = quantity.unit.as_ref().and_then(|unit| unit.known());
            let takes = [Known::MilligramPerDecilitre, Known::MillimolePerLitre];
            let unit = unit.filter(|unit| takes.contains(unit)).ok_or(SubmitBar::UnitForeign)?;
            (Submitted::BloodGlucose { value: quantity.value, unit }, false)
        }
        (Value::One { quantity }, Metric::Steps) => {
            let (count, converted) = sent(quantity, Known::Steps)?;
            let whole = Some(count).filter(Decimal::is_integer).and_then(|count| count.to_u32());
            let count = whole.ok_or(SubmitBar::OutOfRange)?;
            let end = reading.effective.end.filter(|end| *end > reading.effective.start).ok_or(SubmitBar::NoPeriod)?;
            (Submitted::Steps { end: end.with_timezone(&offset), count }, converted)
        }
        (Value::One { .. }, _) => return Err(SubmitBar::UnitForeign),
    };
    Ok(Fit { measured, effective: reading.effective.start.with_timezone(&offset), converted })
}

fn barred(mark: Mark) -> Option<SubmitBar> {
    match mark {
        Mark::UnitUnknown => Some(SubmitBar::UnitUnknown),
        Mark::UnitForeign => Some(SubmitBar::UnitForeign),
        Mark::AtLimit => Some(SubmitBar::AtLimit),
        Mark::Future => Some(SubmitBar::Future),
        Mark::BeforeBirth => Some(SubmitBar::BeforeBirth),
        Mark::PartMissing => Some(SubmitBar::PartMissing),
        Mark::PressuresReversed => Some(SubmitBar::Reversed),
        Mark::Late | Mark::Zero | Mark::Corrected | Mark::SeveralWays => None,
    }
}

/// The offset that a reading was taken with. An instant that was told as such has none but that of UTC.
fn offset_at(effective: &Effective) -> FixedOffset {
    let offset = match effective.zone {
        Some(Zone::Named(zone) | Zone::Assumed(zone)) => Some(effective.start.with_timezone(&zone).offset().fix()),
        Some(Zone::Offset(seconds)) => FixedOffset::east_opt(seconds),
        None => None,
    };
    offset.unwrap_or_else(|| Utc.fix())
}

/// A reading in the client's types.
enum Built {
    Pressure(caremonitor::Observation<BloodPressure>),
    Rate(caremonitor::Observation<HeartRate>),
    Glucose(caremonitor::Observation<BloodGlucose>),
    Steps(caremonitor::Observation<Steps>),
}

fn built(act: &SubmissionAct) -> Built {
    fn of<M>(act: &SubmissionAct, measured: M) -> caremonitor::Observation<M> {
        // What its source calls a device is neither a maker nor a model, and may be a person's name.
        caremonitor::Observation { id: act.id, patient: PatientId(act.patient.clone()), device: None, measured }
    }
    let effective = act.effective;
    match &act.measured {
        Submitted::BloodPressure { systolic, diastolic } => {
            let (systolic, diastolic) = (MmHg(number(systolic)), MmHg(number(diastolic)));
            Built::Pressure(of(act, BloodPressure { effective, systolic, diastolic, heart_rate: None }))
        }
        Submitted::HeartRate { rate } => Built::Rate(of(act, HeartRate { effective, rate: PerMinute(number(rate)) })),
        Submitted::BloodGlucose { value, unit } => {
            let glucose = match unit {
                Known::MillimolePerLitre => Glucose::MmolPerL(number(value)),
                _ => Glucose::MgPerDl(number(value)),
            };
            Built::Glucose(of(act, BloodGlucose { effective, glucose, context: None }))
        }
        Submitted::Steps { end, count } => {
            Built::Steps(of(act, Steps { period: Period { start: effective, end: *end }, count: *count }))
        }
    }
}

/// The nearest number that JSON has; one that has none is refused as none.
fn number(value: &Decimal) -> f64 {
    value.to_string().parse().unwrap_or(f64::NAN)
}

/// What should be looked at before a reading is sent; why it cannot be sent, where the client would refuse it.
pub(crate) fn judge(act: &SubmissionAct, now: DateTime<Utc>) -> Result<Vec<SubmitDoubt>, SubmitBar> {
    let Findings { refused, doubtful } = match built(act) {
        Built::Pressure(one) => one.findings(now),
        Built::Rate(one) => one.findings(now),
        Built::Glucose(one) => one.findings(now),
        Built::Steps(one) => one.findings(now),
    };
    if !refused.is_empty() {
        return Err(SubmitBar::OutOfRange);
    }
    let doubt = |field| match field {
        "effective" => SubmitDoubt::LongAgo,
        "diastolic" => SubmitDoubt::CloseTogether,
        "end" => SubmitDoubt::LongPeriod,
        _ => SubmitDoubt::Unusual,
    };
    Ok(doubtful.iter().map(|finding| doubt(finding.field)).collect())
}

/// Sends a reading with its patient's consent, once.
pub(crate) async fn send(
    account: &CareMonitorAccount,
    consented: &Consented,
    act: &SubmissionAct,
) -> Result<Acknowledgement, CallError> {
    let metrics = account.client.metrics(consented);
    match built(act) {
        Built::Pressure(one) => metrics.send_blood_pressure(&one).await,
        Built::Rate(one) => metrics.send_heart_rate(&one).await,
        Built::Glucose(one) => metrics.send_blood_glucose(&one).await,
        Built::Steps(one) => metrics.send_steps(&one).await,
    }
}
