//! Who is behind the Device Manager's id of a patient. It is never guessed from a device's name. Three things tell, the
//! surest first; where two people are told, nobody is.

use std::collections::HashMap;

use domain::act::DeviceAct;
use domain::{Act, IdentifierKind, IntentState, Patient, PatientKey};
use store::{ConnectionRow, IntentRow};

use crate::views::HolderKnownBy;
use crate::{Clinic, Result};

/// Who is known to be behind which id of a connection's.
pub(crate) type Holders = HashMap<String, (Patient, HolderKnownBy)>;

/// Who is behind these ids, as far as it is known.
pub(crate) async fn known(
    clinic: &Clinic,
    row: &ConnectionRow,
    ids: &[&str],
    intents: &[IntentRow],
) -> Result<Holders> {
    let mirror = clinic.store.mirror();
    let connections: Vec<_> = clinic.store.ledger().connections().await?.into_iter().map(|row| row.id).collect();
    let mut holders = Holders::new();
    let given = given_here(intents);
    let keys: Vec<PatientKey> = given.iter().map(|(_, key)| key.clone()).collect();
    let people = mirror.patients(&keys).await?;
    let given = given.iter().filter_map(|(id, key)| Some((*id, people.get(key)?)));
    add(&mut holders, given, ids, HolderKnownBy::AssignedHere);
    let own = mirror.patients_by_numbers(std::slice::from_ref(&row.id), IdentifierKind::VendorId, ids).await?;
    add(&mut holders, bearers(&own, IdentifierKind::VendorId, None), ids, HolderKnownBy::VendorId);
    if !row.issuer.trim().is_empty() {
        let numbered = mirror.patients_by_numbers(&connections, IdentifierKind::Mrn, ids).await?;
        let bearers = bearers(&numbered, IdentifierKind::Mrn, Some(&row.issuer));
        add(&mut holders, bearers, ids, HolderKnownBy::RecordNumber);
    }
    Ok(holders)
}

/// The ids under which these records of one person may be known to a connection. Whether each tells of nobody else, only
/// [`known`] says.
pub(crate) fn ids_of<'a>(
    row: &ConnectionRow,
    records: &'a HashMap<PatientKey, Patient>,
    intents: &'a [IntentRow],
) -> Vec<&'a str> {
    let given = given_here(intents).into_iter().filter(|(_, key)| records.contains_key(key)).map(|(id, _)| id);
    let borne = records.values().flat_map(|patient| {
        let values = patient.identifiers.iter().map(|one| one.value.as_str());
        values.filter(|id| bears(row, patient, id))
    });
    let mut ids: Vec<&str> = given.chain(borne).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// Whether a record itself bears the vendor's id of a patient, in one of the ways that tell who is behind it.
pub(super) fn bears(row: &ConnectionRow, patient: &Patient, id: &str) -> bool {
    patient.identifiers.iter().filter(|one| one.value == id).any(|one| match one.kind {
        IdentifierKind::VendorId => patient.key.connection() == row.id,
        IdentifierKind::Mrn => !row.issuer.trim().is_empty() && one.issuer == row.issuer,
        _ => false,
    })
}

/// Whether two records that bear one number are of one person: the same record, or the same name and date of birth.
fn same_person(one: &Patient, other: &Patient) -> bool {
    one.key == other.key
        || (one.birth_date.is_some()
            && one.birth_date == other.birth_date
            && one.name.family.is_some()
            && (&one.name.family, &one.name.given) == (&other.name.family, &other.name.given))
}

/// Ids under which devices were given to people here, as the vendor confirmed.
fn given_here(intents: &[IntentRow]) -> Vec<(&str, PatientKey)> {
    let confirmed = intents.iter().filter(|row| row.state == IntentState::Confirmed);
    confirmed
        .filter_map(|row| match (&row.act, &row.patient) {
            (Act::Device(DeviceAct::Assign { patient, .. }), Some(key)) => Some((patient.as_str(), key.clone())),
            _ => None,
        })
        .collect()
}

fn bearers<'a>(
    people: &'a [Patient],
    kind: IdentifierKind,
    issuer: Option<&'a str>,
) -> impl Iterator<Item = (&'a str, &'a Patient)> {
    people.iter().flat_map(move |patient| {
        let borne = patient.identifiers.iter();
        borne
            .filter(move |one| one.kind == kind && issuer.is_none_or(|issuer| one.issuer == issuer))
            .map(move |one| (one.value.as_str(), patient))
    })
}

/// Adds what one source tells about ids of which nothing is known yet.
fn add<'a>(
    holders: &mut Holders,
    told: impl Iterator<Item = (&'a str, &'a Patient)>,
    ids: &[&str],
    how: HolderKnownBy,
) {
    let mut people: HashMap<&str, Option<&Patient>> = HashMap::new();
    for (id, patient) in told.filter(|(id, _)| ids.contains(id)) {
        let one = people.entry(id).or_insert(Some(patient));
        if one.is_some_and(|one| !same_person(one, patient)) {
            *one = None;
        }
    }
    for (id, patient) in people {
        if let Some(patient) = patient {
            holders.entry(id.to_owned()).or_insert_with(|| (patient.clone(), how));
        }
    }
}
