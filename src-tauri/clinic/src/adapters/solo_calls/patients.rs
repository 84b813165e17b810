//! Patients at Solo (SOLO-01, SOLO-02).

use chrono::Utc;
use domain::{IdentifierKind, Patient, PatientKey};
use solo::{PatientId, Spid};

use super::super::solo as meaning;
use super::{Answer, told};
use crate::account::SoloAccount;

/// A patient by the integrator's id (SOLO-01).
pub(crate) async fn patient_by_external_id(account: &SoloAccount, id: &str) -> Answer<(Patient, Vec<String>)> {
    let read = told(account, account.client.patients().get(&PatientId(id.to_owned())).await)?;
    let row = &account.row;
    let asked = meaning::asked_by(row, IdentifierKind::ExternalId, id);
    let patient = meaning::patient(row, PatientKey::external(&row.id, id), asked, &read, Utc::now());
    Ok((patient, read.drift()))
}

/// A patient by Solo's own number (SOLO-02).
pub(crate) async fn patient_by_spid(account: &SoloAccount, spid: i64) -> Answer<(Patient, Vec<String>)> {
    let read = told(account, account.client.patients().get_by_spid(Spid(spid)).await)?;
    let row = &account.row;
    let asked = meaning::asked_by(row, IdentifierKind::Spid, &spid.to_string());
    let patient = meaning::patient(row, PatientKey::spid(&row.id, spid), asked, &read, Utc::now());
    Ok((patient, read.drift()))
}
