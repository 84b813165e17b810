//! Type-ahead over the people known on this device. It never asks a vendor: Solo has no patient list.

use std::collections::HashMap;

use domain::search_terms;

use super::{mark, person_view};
use crate::access::Member;
use crate::views::{PatientHit, PatientSearch, count};
use crate::{Result, text};

const MOST_HITS: usize = 20;

impl Member {
    /// People whose name, birth date, number or telephone begins with what was typed. Nothing typed finds nobody.
    ///
    /// # Errors
    /// When the store cannot be read, or more than 200 characters were typed.
    pub async fn search_patients(&self, typed: &str) -> Result<PatientSearch> {
        let typed = text::bounded("search", typed, 200)?;
        let terms = search_terms::parse(&typed);
        let mirror = self.clinic.store.mirror();
        let searched = count(mirror.count_patients().await?);
        if terms.is_empty() {
            return Ok(PatientSearch { hits: Vec::new(), searched });
        }
        let found = mirror.search_patients(&terms, MOST_HITS).await?;
        let connections: HashMap<_, _> = self
            .clinic
            .store
            .ledger()
            .connections()
            .await?
            .into_iter()
            .map(|row| (row.id, (row.vendor, row.name)))
            .collect();
        let mut hits: Vec<PatientHit> = found
            .iter()
            .filter_map(|patient| {
                let (vendor, name) = connections.get(&patient.key.connection())?;
                Some(PatientHit {
                    person: person_view(Some(patient), None),
                    vendor: *vendor,
                    connection_name: name.clone(),
                    same_name: None,
                })
            })
            .collect();
        mark(&mut hits, |hit| &hit.person, |hit, differs| hit.same_name = differs);
        Ok(PatientSearch { hits, searched })
    }
}
