//! What each metric must be: codes of LOINC, units of UCUM, values that a body can have.

use chrono::{DateTime, FixedOffset, TimeDelta};

use super::fields::Fields;
use super::times::time;
use crate::server::Answer;

pub(super) fn judge(operation: &str, fields: &mut Fields) -> Result<(), Answer> {
    if let Some(mut device) = fields.optional_object("device")? {
        for field in ["manufacturer", "model", "serial"] {
            device.optional_text(field)?;
        }
        device.end()?;
    }
    match operation {
        "CM-14" => electrocardiogram(fields),
        "CM-15" => blood_pressure(fields),
        "CM-16" => heart_rate(fields),
        "CM-17" => blood_glucose(fields),
        _ => steps(fields),
    }
}

fn between(fields: &Fields, field: &str, value: f64, least: f64, most: f64) -> Result<f64, Answer> {
    if (least..=most).contains(&value) { Ok(value) } else { Err(fields.wrong(field, "is out of range")) }
}

fn quantity(fields: &mut Fields, field: &str, code: &str, unit: &str, range: (f64, f64)) -> Result<f64, Answer> {
    let inner = fields.object(field)?;
    measured(inner, code, unit, range)
}

fn measured(mut inner: Fields, code: &str, unit: &str, range: (f64, f64)) -> Result<f64, Answer> {
    inner.exactly("code", code)?;
    inner.exactly("unit", unit)?;
    let value = inner.number("value")?;
    let value = between(&inner, "value", value, range.0, range.1)?;
    inner.end()?;
    Ok(value)
}

fn taken_heart_rate(fields: &mut Fields) -> Result<(), Answer> {
    match fields.optional_object("heart_rate")? {
        None => Ok(()),
        Some(inner) => measured(inner, "8867-4", "/min", (20.0, 300.0)).map(drop),
    }
}

fn electrocardiogram(fields: &mut Fields) -> Result<(), Answer> {
    time(fields, "effective")?;
    fields.exactly("code", "11524-6")?;
    fields.optional_text("classification")?;
    taken_heart_rate(fields)?;
    let mut waveform = fields.object("waveform")?;
    waveform.exactly("lead", "131329")?;
    let unit = waveform.text("unit")?;
    if unit != "mV" && unit != "uV" {
        return Err(waveform.wrong("unit", "must be mV or uV"));
    }
    let (hertz, period) = (waveform.number("sampling_hz")?, waveform.number("period")?);
    if hertz <= 0.0 || (period - 1_000.0 / hertz).abs() > 1e-6 {
        return Err(waveform.wrong("period", "must be 1000 divided by sampling_hz"));
    }
    if waveform.number("origin")? != 0.0 || waveform.whole("dimensions")? != 1 {
        return Err(waveform.wrong("dimensions", "must be 1, and origin 0"));
    }
    let data = waveform.text("data")?;
    if !data.split(' ').all(|sample| sample.parse::<f64>().is_ok_and(f64::is_finite)) {
        return Err(waveform.wrong("data", "must be numbers with one blank between them"));
    }
    waveform.end()
}

fn blood_pressure(fields: &mut Fields) -> Result<(), Answer> {
    time(fields, "effective")?;
    fields.exactly("code", "85354-9")?;
    let systolic = quantity(fields, "systolic", "8480-6", "mm[Hg]", (40.0, 300.0))?;
    let diastolic = quantity(fields, "diastolic", "8462-4", "mm[Hg]", (20.0, 200.0))?;
    if diastolic >= systolic {
        return Err(fields.wrong("diastolic", "must be lower than systolic"));
    }
    taken_heart_rate(fields)
}

fn heart_rate(fields: &mut Fields) -> Result<(), Answer> {
    time(fields, "effective")?;
    fields.exactly("code", "8867-4")?;
    fields.exactly("unit", "/min")?;
    let value = fields.number("value")?;
    between(fields, "value", value, 20.0, 300.0).map(drop)
}

fn blood_glucose(fields: &mut Fields) -> Result<(), Answer> {
    time(fields, "effective")?;
    let (code, unit, value) = (fields.text("code")?, fields.text("unit")?, fields.number("value")?);
    let mmol = match (code.as_str(), unit.as_str()) {
        ("15074-8", "mmol/L") => value,
        ("2339-0", "mg/dL") => value / 18.0156,
        _ => return Err(fields.wrong("unit", "does not belong to the code")),
    };
    between(fields, "value", mmol, 0.5, 60.0)?;
    match fields.optional_text("context")?.as_deref() {
        None | Some("fasting" | "pre-meal" | "post-meal") => Ok(()),
        Some(_) => Err(fields.wrong("context", "is none of the known words")),
    }
}

fn steps(fields: &mut Fields) -> Result<(), Answer> {
    let (start, end): (DateTime<FixedOffset>, _) = (time(fields, "start")?, time(fields, "end")?);
    if end <= start {
        return Err(fields.wrong("end", "must be later than start"));
    }
    fields.exactly("code", if end - start == TimeDelta::hours(24) { "41950-7" } else { "55423-8" })?;
    fields.exactly("unit", "{steps}")?;
    fields.whole("value").map(drop)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn is_fine(operation: &str, value: Value) -> bool {
        let mut fields = Fields::of(value).unwrap();
        judge(operation, &mut fields).and_then(|()| fields.end()).is_ok()
    }

    #[test]
    fn a_glucose_value_is_judged_in_the_unit_of_its_code() {
        let at = "2026-03-01T08:30:00+11:00";
        let glucose = |code: &str, unit: &str, value: f64| {
            is_fine("CM-17", json!({ "effective": at, "code": code, "unit": unit, "value": value }))
        };
        assert!(glucose("15074-8", "mmol/L", 5.5) && glucose("2339-0", "mg/dL", 99.0));
        assert!(!glucose("15074-8", "mg/dL", 99.0) && !glucose("15074-8", "mmol/L", 99.0));
        assert!(!glucose("2339-0", "mg/dL", 5.5));
    }

    #[test]
    fn a_number_of_steps_says_by_its_code_how_long_its_period_is() {
        let steps = |end: &str, code: &str| {
            let start = "2026-03-01T00:00:00+11:00";
            is_fine("CM-18", json!({ "start": start, "end": end, "code": code, "unit": "{steps}", "value": 10 }))
        };
        assert!(steps("2026-03-02T00:00:00+11:00", "41950-7") && steps("2026-03-01T01:00:00+11:00", "55423-8"));
        assert!(!steps("2026-03-02T00:00:00+11:00", "55423-8") && !steps("2026-03-01T00:00:00+11:00", "55423-8"));
    }
}
