//! What devices sent, read from the Device Manager: how far it has come and what was made of it (MIA-07), its charts where
//! a record is sealed (MIA-11), what measurements consist of (MIA-13), and the detections of a plan (MIA-12).

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Utc};
use domain::observation::Reading;
use mia::{CrudQuery, HealthRecord, Moment, Normalised, PatientId, PlanId, Prototype};
use serde_json::Value;
use store::{DeviceAndPatient, DeviceData, PrototypeField, PrototypeRow};

use super::calls::{Answer, told};
use super::{mia as meaning, mia_charts};
use crate::account::MiaAccount;
use crate::metrics::Gathered;
use crate::views::DetectionSeries;

/// Whose records of which kind of normalised data are sealed: the vendor's id of the patient, and its word for the kind.
pub(crate) type SealedKind = (String, String);

/// How sealed records stand. Their charts need not be asked for again while it is the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Sealed {
    records: u32,
    changed: Option<DateTime<Utc>>,
}

/// What MIA-07 told of all devices.
pub(crate) struct ReadDeviceData {
    /// How far it has come.
    pub(crate) data: HashMap<DeviceAndPatient, DeviceData>,
    /// What was measured.
    pub(crate) readings: Gathered,
    /// What was normalised, and comes without its content.
    pub(crate) sealed: BTreeMap<SealedKind, Sealed>,
    /// Where a reply departed from the public pages.
    pub(crate) drift: Vec<String>,
}

/// Looks through all health data (MIA-07), counts it by device and patient, and gathers what was measured. Each page is
/// let go of at once.
pub(crate) async fn device_data(account: &MiaAccount) -> Answer<ReadDeviceData> {
    let (mut data, mut sealed) = (HashMap::new(), BTreeMap::new());
    let (mut drift, mut readings) = (Vec::new(), Gathered::default());
    let mut next = Some(CrudQuery::all());
    while let Some(query) = next {
        let page = told(account, account.client.health_data().list(&query).await)?;
        for record in &page.items {
            meaning::count(&mut data, record);
            readings.add(record);
            add_sealed(&mut sealed, record);
            drift.extend(record.drift());
        }
        drift.sort();
        drift.dedup();
        next = page.next;
    }
    Ok(ReadDeviceData { data, readings, sealed, drift })
}

/// A record that was normalised, since it tells into what kind, and whose observations cannot be read.
fn add_sealed(sealed: &mut BTreeMap<SealedKind, Sealed>, record: &HealthRecord) {
    if matches!(record.normalised, Some(Normalised::Read(_))) {
        return;
    }
    let told = |text: Option<&str>| text.map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned);
    let patient = told(record.patient_id.as_ref().map(PatientId::as_str));
    if let Some(key) = patient.zip(told(record.normalised_type.as_deref())) {
        let one = sealed.entry(key).or_default();
        one.records += 1;
        one.changed = one.changed.max(record.updated_at.as_ref().and_then(Moment::instant).map(|at| at.to_utc()));
    }
}

/// The readings that a patient's chart of one kind shows (MIA-11), with the places where it departed from the page.
pub(crate) async fn chart(account: &MiaAccount, (patient, kind): &SealedKind) -> Answer<(Vec<Reading>, Vec<String>)> {
    let patient = PatientId(patient.clone());
    let series = told(account, account.client.charts().of_patient(&patient, kind, None).await)?;
    Ok(mia_charts::readings(&series))
}

/// The newest detections of a plan (MIA-12), with the places where the reply departed from the page.
pub(crate) async fn detections(account: &MiaAccount, plan: &str) -> Answer<(Vec<DetectionSeries>, Vec<String>)> {
    let plan = PlanId(plan.to_owned());
    let series = told(account, account.client.charts().of_detections(&plan, None, &[]).await)?;
    Ok(mia_charts::detections(&series))
}

/// What measurements consist of (MIA-13), with the places where the reply departed from the page.
pub(crate) async fn prototypes(account: &MiaAccount) -> Answer<(Vec<PrototypeRow>, Vec<String>)> {
    let all = told(account, account.client.prototypes().list().await)?;
    let drift = all.iter().flat_map(Prototype::drift).collect();
    Ok((all.into_iter().map(prototype).collect(), drift))
}

/// Of a schema the numbers that it names, with their bounds as they are written.
fn prototype(one: Prototype) -> PrototypeRow {
    let bound = |field: &Value, name: &str| field[name].as_number().map(ToString::to_string);
    let fields = one.schema["properties"].as_object().into_iter().flatten().map(|(name, field)| PrototypeField {
        name: name.clone(),
        minimum: bound(field, "minimum"),
        maximum: bound(field, "maximum"),
    });
    PrototypeRow { fields: fields.collect(), identifier: one.identifier, name: one.name }
}
