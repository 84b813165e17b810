//! Which records' readings are a person's: the record itself, those that people linked with it, and what a Device
//! Manager holds under an id that is known to be this person's.

use domain::{PatientKey, Vendor};

use crate::devices::holders;
use crate::{Clinic, ClinicError, Result};

/// A person as far as readings go.
pub(crate) struct Whose {
    /// The records that hold their readings.
    pub(crate) keys: Vec<PatientKey>,
    /// When they were born, as the record that was opened tells.
    pub(crate) born: Option<chrono::NaiveDate>,
    /// The zone in which their days are told.
    pub(crate) zone: String,
    /// Whether that is their own.
    pub(crate) zone_is_theirs: bool,
}

/// The person of a record.
///
/// # Errors
/// [`ClinicError::NotFound`] when the record is not known here.
pub(crate) async fn whose(clinic: &Clinic, patient: &PatientKey) -> Result<Whose> {
    let ledger = clinic.store.ledger();
    let person = clinic.store.mirror().patient(patient).await?.ok_or(ClinicError::NotFound("patient"))?;
    let linked = ledger.links_of(std::slice::from_ref(patient)).await?;
    let mut keys: Vec<PatientKey> = linked.into_iter().map(|member| member.patient).collect();
    keys.push(patient.clone());
    let connections = ledger.connections().await?;
    let records = clinic.store.mirror().patients(&keys).await?;
    for row in connections.iter().filter(|row| row.vendor() == Vendor::Mia) {
        let intents = ledger.intents_on_all(&crate::devices::subjects(&row.id)).await?;
        let ids = holders::ids_of(row, &records, &intents);
        let known = holders::known(clinic, row, &ids, &intents).await?;
        let theirs = known.into_iter().filter(|(_, (holder, _))| records.contains_key(&holder.key));
        keys.extend(theirs.map(|(id, _)| PatientKey::vendor(&row.id, &id)));
    }
    keys.sort();
    keys.dedup();
    let clinics = connections.iter().find(|row| row.id == patient.connection()).map(|row| row.zone.clone());
    let zone_is_theirs = person.zone.is_some();
    let zone = person.zone.or(clinics).unwrap_or_else(|| "UTC".to_owned());
    let born = person.birth_date.and_then(|date| date.day());
    Ok(Whose { keys, born, zone, zone_is_theirs })
}
