//! Patient records at Solo, as they are changed: SOLO-03, SOLO-04 and SOLO-05, with SOLO-01 and SOLO-02 to read before
//! and after.

use chrono::Utc;
use domain::demographics::{DemographicField, changes};
use domain::{Demographics, IdentifierKind, Patient, PatientAct, PatientKey, RecordAddress};
use solo::{CallError, NewPatient, PatientId, PatientRead, Spid};

use super::super::{solo as meaning, solo_record};
use super::{Answer, Found, told};
use crate::account::SoloAccount;
use crate::problem::FailureKind;

/// A record as it was read: reduced for the lists, and whole for the form.
pub(crate) struct ReadRecord {
    pub(crate) patient: Patient,
    pub(crate) record: Demographics,
    pub(crate) drift: Vec<String>,
}

/// Who a record is about.
const WHO: [DemographicField; 3] =
    [DemographicField::LastName, DemographicField::FirstName, DemographicField::BirthDate];

/// What the vendor has of the record that an act is about.
pub(crate) enum Present {
    /// Nothing under that id.
    Absent,
    /// What the act would make of it is already there.
    AsWanted,
    /// An edit's fields stand as the person saw them.
    AsSeen,
    /// Somebody changed a field of the edit meanwhile, or somebody else has the id.
    Otherwise,
}

/// The operation that carries a change of a record.
pub(super) fn operation(act: &PatientAct) -> &'static str {
    match act {
        PatientAct::Edit { patient: RecordAddress::Spid(_), .. } => "SOLO-04",
        PatientAct::Edit { .. } => "SOLO-03",
        PatientAct::Register { .. } => "SOLO-05",
    }
}

/// Sends a change of a record; a registration answers with Solo's own number.
pub(super) async fn send(account: &SoloAccount, act: &PatientAct) -> Result<Option<String>, CallError> {
    let patients = account.client.patients();
    match act {
        PatientAct::Edit { patient, before, after } => {
            let write = solo_record::write(before, after);
            match patient {
                RecordAddress::Spid(spid) => patients.update_by_spid(Spid(*spid), &write).await?,
                RecordAddress::External(id) => patients.update(&PatientId(id.clone()), &write).await?,
            }
            Ok(None)
        }
        PatientAct::Register { id, record } => {
            let patient = solo_record::write(&Demographics::blank(), record);
            let new = NewPatient { id: PatientId(id.clone()), patient };
            patients.create(&new).await.map(|spid| Some(spid.0.to_string()))
        }
    }
}

/// Whether the record shows the effect.
pub(super) async fn find(account: &SoloAccount, act: &PatientAct) -> Answer<Found> {
    Ok(match present(account, act).await? {
        Present::AsWanted => Found::WithId(match act {
            PatientAct::Edit { patient, .. } => patient.value(),
            PatientAct::Register { id, .. } => id.clone(),
        }),
        Present::Absent | Present::AsSeen | Present::Otherwise => Found::Nothing,
    })
}

/// Reads the record that an act is about, and compares field by field.
pub(crate) async fn present(account: &SoloAccount, act: &PatientAct) -> Answer<Present> {
    let address = match act {
        PatientAct::Edit { patient, .. } => patient.clone(),
        PatientAct::Register { id, .. } => RecordAddress::External(id.clone()),
    };
    let now = match read(account, &address).await {
        Ok(read) => solo_record::demographics(&read),
        Err(failure) if failure.kind == FailureKind::NotFound => return Ok(Present::Absent),
        Err(failure) => return Err(failure),
    };
    let (before, after) = match act {
        PatientAct::Edit { before, after, .. } => (before, after),
        // The id was free before it was sent: the name and birth date under it say whether it is ours.
        PatientAct::Register { record, .. } => {
            let ours = WHO.iter().all(|field| now.text(*field) == record.text(*field));
            return Ok(if ours { Present::AsWanted } else { Present::Otherwise });
        }
    };
    let changed = changes(before, after);
    // The whole name follows from its parts: Solo may write it in a way of its own.
    let told = changed.iter().filter(|change| change.field != DemographicField::FullName);
    if told.into_iter().all(|change| now.text(change.field) == change.after) {
        return Ok(Present::AsWanted);
    }
    // A list is written whole, so what stands in it beside the changed field counts too.
    let as_seen = changed.iter().all(|change| {
        now.text(change.field) == change.before
            && change.field.written_with().iter().all(|field| now.text(*field) == before.text(*field))
    });
    Ok(if as_seen { Present::AsSeen } else { Present::Otherwise })
}

/// A record with all that can be changed (SOLO-01, SOLO-02).
pub(crate) async fn record(account: &SoloAccount, key: &PatientKey, address: &RecordAddress) -> Answer<ReadRecord> {
    let read = read(account, address).await?;
    let asked = match address {
        RecordAddress::Spid(_) => IdentifierKind::Spid,
        RecordAddress::External(_) => IdentifierKind::ExternalId,
    };
    let asked = meaning::asked_by(&account.row, asked, &address.value());
    Ok(ReadRecord {
        patient: meaning::patient(&account.row, key.clone(), asked, &read, Utc::now()),
        record: solo_record::demographics(&read),
        drift: read.drift(),
    })
}

async fn read(account: &SoloAccount, address: &RecordAddress) -> Answer<PatientRead> {
    let patients = account.client.patients();
    told(
        account,
        match address {
            RecordAddress::Spid(spid) => patients.get_by_spid(Spid(*spid)).await,
            RecordAddress::External(id) => patients.get(&PatientId(id.clone())).await,
        },
    )
}
