//! FHIR R4 `Observation`: the other standard in which Medisanté's portal delivers. Of its codes LOINC counts, of its units
//! UCUM; what was entered in error or cancelled is no reading.

use domain::observation::{Comparator, Effective, Instrument, Quantity, Reading, Taken};
use serde_json::Value;

use crate::found::Why;

use super::quantity::{What, quantity, values, what};
use super::{Bad, Came, instant, text};

const LOINC: &str = "http://loinc.org";
const UCUM: &str = "http://unitsofmeasure.org";
/// Both codes of a blood pressure panel.
const PANELS: [&str; 2] = ["85354-9", "55284-4"];

/// The reading of an observation; any other resource, and a code of no metric of ours, is of a kind that is not read.
pub(super) fn read(resource: &Value) -> Came {
    let kind = resource["resourceType"].as_str().unwrap_or_default();
    if kind != "Observation" {
        return Came::Other(kind.to_owned());
    }
    if let Some(status @ ("entered-in-error" | "cancelled")) = resource["status"].as_str() {
        return Came::Other(format!("Observation-{status}"));
    }
    let codes: Vec<&str> = loinc(&resource["code"]).collect();
    let numbers: Vec<(What, Result<Quantity, Bad>)> = if codes.iter().any(|code| PANELS.contains(code)) {
        let parts = resource["component"].as_array().into_iter().flatten();
        parts.filter_map(|part| Some((loinc(&part["code"]).find_map(what)?, measured(part)))).collect()
    } else {
        codes.iter().find_map(|code| what(code)).map(|what| (what, measured(resource))).into_iter().collect()
    };
    if numbers.is_empty() {
        return match codes.first() {
            Some(code) => Came::Other(format!("loinc-{code}")),
            None => Came::Readings(vec![Err((Why::KindNotTold, Some("code")))]),
        };
    }
    let common = common(resource);
    let readings = values(numbers).into_iter().map(|value| {
        let (metric, value) = value?;
        let (effective, instrument) = common.clone()?;
        let id = resource["id"].as_str().map(|id| format!("Observation/{id}"));
        Ok(Reading { metric, value, effective, taken: Taken::NotTold, instrument, id })
    });
    Came::Readings(readings.collect())
}

fn loinc(concept: &Value) -> impl Iterator<Item = &str> {
    let codings = concept["coding"].as_array().into_iter().flatten();
    codings.filter(|coding| coding["system"] == LOINC).filter_map(|coding| coding["code"].as_str())
}

/// The number of an observation or of a component. UCUM's code stands before what is written for people.
fn measured(of: &Value) -> Result<Quantity, Bad> {
    let value = &of["valueQuantity"];
    let unit = if value["system"] == UCUM && value["code"].is_string() { &value["code"] } else { &value["unit"] };
    let quantity = quantity(&value["value"], unit)?;
    let comparator = match value["comparator"].as_str() {
        None => None,
        Some("<") => Some(Comparator::Less),
        Some(">") => Some(Comparator::Greater),
        // "At most" is neither less nor equal.
        Some(_) => return Err((Why::BadNumber, Some("comparator"))),
    };
    Ok(Quantity { comparator, ..quantity })
}

fn common(resource: &Value) -> Result<(Effective, Instrument), Bad> {
    let period = &resource["effectivePeriod"];
    let moment = [&resource["effectiveDateTime"], &resource["effectiveInstant"], &period["start"]];
    let moment = moment.into_iter().find(|moment| !moment.is_null()).unwrap_or(&Value::Null);
    let mut effective = Effective::at(instant(moment)?);
    if !period["end"].is_null() {
        let end = instant(&period["end"])?.to_utc();
        effective = effective.until(end).ok_or((Why::EndBeforeStart, Some("time")))?;
    }
    let device = &resource["device"];
    let told = [&device["identifier"]["value"], &device["reference"], &device["display"]];
    let device = told.into_iter().find(|told| told.is_string()).unwrap_or(&Value::Null);
    let device = text(device).map_err(|why| (why, Some("device")))?;
    Ok((effective, Instrument { device, source: None }))
}
