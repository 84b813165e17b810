//! Type-ahead over the people known on this device. It never asks a vendor: Solo has no patient list.

use std::collections::{HashMap, HashSet};

use domain::{PatientKey, search_terms};

use super::{mark, person_view};
use crate::access::Member;
use crate::links::Linked;
use crate::views::{HitRecord, PatientHit, PatientSearch, count};
use crate::{Result, audit, text};

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
            .map(|row| (row.id.clone(), (row.vendor(), row.name)))
            .collect();
        let keys: Vec<PatientKey> = found.iter().map(|patient| patient.key.clone()).collect();
        let members = self.clinic.store.ledger().links_of(&keys).await?;
        let link = |key: &PatientKey| members.iter().find(|member| &member.patient == key).map(|one| &one.link);
        let linked: Vec<PatientKey> = members.iter().map(|member| member.patient.clone()).collect();
        let others = mirror.patients(&linked).await?;
        let mut told: HashSet<&String> = HashSet::new();
        let mut hits: Vec<PatientHit> = Vec::new();
        for patient in &found {
            let Some((vendor, name)) = connections.get(&patient.key.connection()) else { continue };
            let of = link(&patient.key);
            // A person whose records are linked is one hit, by the record that was found first.
            if of.is_some_and(|link| !told.insert(link)) {
                continue;
            }
            let beneath = members.iter().filter(|member| Some(&member.link) == of && member.patient != patient.key);
            let records = beneath.filter_map(|member| {
                let (vendor, name) = connections.get(&member.patient.connection())?;
                let person = person_view(others.get(&member.patient), Some(&member.patient));
                Some(HitRecord { person, vendor: *vendor, connection_name: name.clone() })
            });
            hits.push(PatientHit {
                person: person_view(Some(patient), None),
                vendor: *vendor,
                connection_name: name.clone(),
                same_name: None,
                records: records.collect(),
            });
        }
        mark(&mut hits, |hit| &hit.person, &Linked::of(&members), |hit, differs| hit.same_name = differs);
        audit::searched(&self.clinic, &self.actor, count(hits.len()));
        Ok(PatientSearch { hits, searched })
    }
}
