//! Readings in CareMonitor's terms (CM-14 to CM-18): which of ours are its metrics, in which unit they are sent, what
//! cannot be sent and what should be looked at first. What a recording is there stands in [`super::caremonitor_ecg`].
//!
//! Only glucose of blood is its blood glucose, in the unit it was measured in; a sensor's, and a resting heart rate, are
//! other metrics than it has. A number that was converted is rounded as it is shown: what leaves is what a person saw.

use caremonitor::{
    Acknowledgement, BloodGlucose, BloodPressure, Consented, Electrocardiogram, Findings, Glucose, HeartRate, MmHg,
    Observation, PatientId, PerMinute, Period, Steps,
};
use chrono::{DateTime, FixedOffset, Offset, Utc};
use domain::ConsentMetric;
use domain::act::{SubmissionAct, Submitted};
use domain::observation::quantity::to_places;
use domain::observation::{Known, Mark, Metric, Quantity, Reading, Value, Zone};
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
        Submitted::Electrocardiogram { .. } => "CM-14",
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
    // CareMonitor takes the samples of a recording (CM-14). A number that was told of one is none of them.
    if reading.metric == Metric::Electrocardiogram {
        return Err(SubmitBar::NoWaveform);
    }
    if let Some(bar) = marks.iter().find_map(|mark| barred(*mark)) {
        return Err(bar);
    }
    let (metric, offset) = (reading.metric, offset_at(reading.effective.start, reading.effective.zone));
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

pub(super) fn barred(mark: Mark) -> Option<SubmitBar> {
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

/// The offset that something was taken with. An instant that was told as such has none but that of UTC.
pub(super) fn offset_at(start: DateTime<Utc>, zone: Option<Zone>) -> FixedOffset {
    let offset = match zone {
        Some(Zone::Named(zone) | Zone::Assumed(zone)) => Some(start.with_timezone(&zone).offset().fix()),
        Some(Zone::Offset(seconds)) => FixedOffset::east_opt(seconds),
        None => None,
    };
    offset.unwrap_or_else(|| Utc.fix())
}

/// What is sent, in the client's types.
pub(crate) enum Message {
    Ecg(Observation<Electrocardiogram>),
    Pressure(Observation<BloodPressure>),
    Rate(Observation<HeartRate>),
    Glucose(Observation<BloodGlucose>),
    Steps(Observation<Steps>),
}

impl Message {
    /// What an act sends. A recording's samples do not stand in its act: without them there is no message.
    pub(crate) fn of(act: &SubmissionAct, recorded: Option<Electrocardiogram>) -> Option<Self> {
        fn of<M>(act: &SubmissionAct, measured: M) -> Observation<M> {
            // What its source calls a device is neither a maker nor a model, and may be a person's name.
            Observation { id: act.id, patient: PatientId(act.patient.clone()), device: None, measured }
        }
        let effective = act.effective;
        Some(match &act.measured {
            Submitted::Electrocardiogram { .. } => Self::Ecg(of(act, recorded?)),
            Submitted::BloodPressure { systolic, diastolic } => {
                let (systolic, diastolic) = (MmHg(number(systolic)), MmHg(number(diastolic)));
                Self::Pressure(of(act, BloodPressure { effective, systolic, diastolic, heart_rate: None }))
            }
            Submitted::HeartRate { rate } => {
                Self::Rate(of(act, HeartRate { effective, rate: PerMinute(number(rate)) }))
            }
            Submitted::BloodGlucose { value, unit } => {
                let glucose = match unit {
                    Known::MillimolePerLitre => Glucose::MmolPerL(number(value)),
                    _ => Glucose::MgPerDl(number(value)),
                };
                Self::Glucose(of(act, BloodGlucose { effective, glucose, context: None }))
            }
            Submitted::Steps { end, count } => {
                Self::Steps(of(act, Steps { period: Period { start: effective, end: *end }, count: *count }))
            }
        })
    }

    /// What should be looked at before it is sent; why it cannot be sent, where the client would refuse it.
    pub(crate) fn judge(&self, now: DateTime<Utc>) -> Result<Vec<SubmitDoubt>, SubmitBar> {
        let Findings { refused, doubtful } = match self {
            Self::Ecg(one) => one.findings(now),
            Self::Pressure(one) => one.findings(now),
            Self::Rate(one) => one.findings(now),
            Self::Glucose(one) => one.findings(now),
            Self::Steps(one) => one.findings(now),
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

    /// Sends it with its patient's consent, once.
    pub(crate) async fn send(
        &self,
        account: &CareMonitorAccount,
        consented: &Consented,
    ) -> Result<Acknowledgement, CallError> {
        let metrics = account.client.metrics(consented);
        match self {
            Self::Ecg(one) => metrics.send_ecg(one).await,
            Self::Pressure(one) => metrics.send_blood_pressure(one).await,
            Self::Rate(one) => metrics.send_heart_rate(one).await,
            Self::Glucose(one) => metrics.send_blood_glucose(one).await,
            Self::Steps(one) => metrics.send_steps(one).await,
        }
    }
}

/// The nearest number that JSON has; one that has none is refused as none.
fn number(value: &Decimal) -> f64 {
    value.to_string().parse().unwrap_or(f64::NAN)
}
