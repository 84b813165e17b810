//! FHIR R4 `Observation`: the other standard in which Medisanté's portal delivers. Of its codes LOINC counts, of its units
//! UCUM; what was entered in error or cancelled is no reading.

use domain::observation::{Comparator, Effective, Instrument, Quantity, Reading, Taken};
use serde_json::Value;

use crate::found::Why;

use super::quantity::{What, coded, quantity, values};
use super::{Bad, Came, instant, people, text};

const LOINC: &str = "http://loinc.org";
const UCUM: &str = "http://unitsofmeasure.org";
/// Both codes of a blood pressure panel.
const PANELS: [&str; 2] = ["85354-9", "55284-4"];

/// The readings of an observation. Any other resource, a code of no metric of ours, and what was observed of anything but
/// the patient are of kinds that are not read.
pub(super) fn read(resource: &Value) -> Came {
    let kind = resource["resourceType"].as_str().unwrap_or_default();
    if kind != "Observation" {
        return Came::other(kind);
    }
    if let Some(status @ ("entered-in-error" | "cancelled")) = resource["status"].as_str() {
        return Came::other(format!("Observation-{status}"));
    }
    if let Some(other) = people::of_no_patient(resource) {
        return Came::other(format!("Observation-of-{other}"));
    }
    // Of a fetus, a donor, an implant: of what the record is not.
    if resource["focus"].as_array().is_some_and(|focus| !focus.is_empty()) {
        return Came::other("Observation-with-focus");
    }
    let codes: Vec<&str> = loinc(&resource["code"]).collect();
    let mut numbers: Vec<(What, Result<Quantity, Bad>)> = Vec::new();
    let mut others = Vec::new();
    if codes.iter().any(|code| PANELS.contains(code)) {
        for part in resource["component"].as_array().into_iter().flatten() {
            match loinc(&part["code"]).find_map(coded) {
                Some(what) => numbers.push((what, measured(part))),
                None => others.push(named(loinc(&part["code"]).next())),
            }
        }
    } else {
        numbers.extend(codes.iter().find_map(|code| coded(code)).map(|what| (what, measured(resource))));
    }
    if numbers.is_empty() {
        return match codes.first().copied() {
            Some(code) => Came::other(named(Some(code))),
            None => Came::refused((Why::KindNotTold, Some("code"))),
        };
    }
    let common = common(resource);
    let readings = values(numbers).into_iter().map(|value| {
        let (metric, value) = value?;
        let (effective, instrument) = common.clone()?;
        let id = resource["id"].as_str().map(|id| format!("Observation/{id}"));
        Ok(Reading { metric, value, effective, taken: Taken::NotTold, instrument, id })
    });
    Came { readings: readings.collect(), others }
}

fn named(code: Option<&str>) -> String {
    format!("loinc-{}", code.unwrap_or("none"))
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
    let device = text(device(resource)).map_err(|why| (why, Some("device")))?;
    Ok((effective, Instrument { device, source: None }))
}

/// What an observation names as what measured it.
pub(super) fn device(resource: &Value) -> &Value {
    let device = &resource["device"];
    let told = [&device["identifier"]["value"], &device["reference"], &device["display"]];
    told.into_iter().find(|told| told.is_string()).unwrap_or(&Value::Null)
}
