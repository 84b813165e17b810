//! People known here who may be somebody that is about to be registered: one of the same number, or of the same name and
//! birth date. The name alone is never taken for the person.

use std::collections::HashMap;

use domain::search_terms::{fold, parse};
use domain::{ConnectionId, Demographics, IdentifierKind, Patient, PatientKey};

use super::person_view;
use crate::views::{Duplicate, Same};
use crate::{Clinic, Result};

const MOST: usize = 50;

/// Everybody known here who may be this person, those of the same number first.
pub(super) async fn duplicates(
    clinic: &Clinic,
    connection: &ConnectionId,
    id: Option<&str>,
    record: &Demographics,
) -> Result<Vec<Duplicate>> {
    let mirror = clinic.store.mirror();
    let names: HashMap<_, _> =
        clinic.store.ledger().connections().await?.into_iter().map(|row| (row.id, row.name)).collect();
    let mut found: Vec<(Patient, Same, bool)> = Vec::new();
    let mut add = |patient: Patient, same, taken| {
        if !found.iter().any(|(other, ..)| other.key == patient.key) {
            found.push((patient, same, taken));
        }
    };
    if let Some(id) = id {
        let mut holders = mirror.search_patients(&parse(id), MOST).await?;
        holders.extend(mirror.patient(&PatientKey::external(connection, id)).await?);
        for patient in holders.into_iter().filter(|patient| bears(patient, id)) {
            let taken = &patient.key.connection() == connection && bears_as(&patient, IdentifierKind::ExternalId, id);
            add(patient, Same::Number, taken);
        }
    }
    if !record.mrn.is_empty() {
        for patient in mirror.search_patients(&parse(&record.mrn), MOST).await? {
            if bears(&patient, &record.mrn) {
                add(patient, Same::Number, false);
            }
        }
    }
    let typed = format!("{} {} {}", record.last_name, record.first_name, record.birth_date);
    for patient in mirror.search_patients(&parse(&typed), MOST).await? {
        if is_called(&patient, record) {
            add(patient, Same::NameAndBirthDate, false);
        }
    }
    Ok(found
        .into_iter()
        .map(|(patient, same, taken)| Duplicate {
            connection_name: names.get(&patient.key.connection()).cloned().unwrap_or_default(),
            person: person_view(Some(&patient), None),
            same,
            taken,
        })
        .collect())
}

fn bears(patient: &Patient, value: &str) -> bool {
    patient.identifiers.iter().any(|identifier| fold(&identifier.value) == fold(value))
}

fn bears_as(patient: &Patient, kind: IdentifierKind, value: &str) -> bool {
    patient.identifiers.iter().any(|identifier| identifier.kind == kind && identifier.value == value)
}

fn is_called(patient: &Patient, record: &Demographics) -> bool {
    let born = patient.birth_date.as_ref().map_or("", |date| date.as_str());
    let same = |kept: &Option<String>, typed: &str| fold(kept.as_deref().unwrap_or_default()) == fold(typed);
    same(&patient.name.family, &record.last_name)
        && same(&patient.name.given, &record.first_name)
        && born == record.birth_date
}
