//! What is linked and what may be: for one record, and for the whole clinic.

use std::collections::HashSet;

use domain::PatientKey;
use domain::likeness::{Verdict, likeness};
use store::{LinkMember, Proposal};

use super::find::decided;
use super::record::Records;
use crate::access::Member;
use crate::views::{Instant, LinkedRecord, PastLink, PatientLinks, PossibleLink, PossibleLinks, count};
use crate::{ClinicError, Result};

/// How many of the clinic's proposals are listed.
const LISTED: usize = 200;
/// How many are shown with one record.
const BESIDE: usize = 10;

impl Member {
    /// The person's records at other accounts, and records that may be theirs.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`] when the record is not on this device.
    pub async fn patient_links(&self, key: &PatientKey) -> Result<PatientLinks> {
        let (ledger, mirror) = (self.clinic.store.ledger(), self.clinic.store.mirror());
        let patient = mirror.patient(key).await?.ok_or(ClinicError::NotFound("patient"))?;
        self.opens_record(key).await?;
        let members = ledger.links_of(std::slice::from_ref(key)).await?;
        let linked: Vec<LinkMember> = members.iter().filter(|member| &member.patient != key).cloned().collect();
        let decided = decided(&self.clinic, std::slice::from_ref(key)).await?;
        let mut possible: Vec<Proposal> = Vec::new();
        for (other, compared) in mirror.likenesses(&patient).await? {
            let pair = Proposal::of(key, &other.key, &compared);
            if !decided.contains(&(pair.one.clone(), pair.other.clone())) && possible.len() < BESIDE {
                possible.push(pair);
            }
        }
        let mut keys = keys_of(&possible);
        keys.extend(linked.iter().map(|member| member.patient.clone()));
        let records = Records::read(&self.clinic, &keys).await?;
        let own = members.iter().find(|member| &member.patient == key);
        Ok(PatientLinks {
            linked: linked.into_iter().map(|member| linked_record(&records, member, own)).collect(),
            possible: possible.iter().filter_map(|pair| possible_link(&records, pair, Some(key))).collect(),
            past: ledger.link_history(key).await?.into_iter().filter_map(past).collect(),
            one_account: mirror.patient_connections().await?.len() < 2,
        })
    }

    /// Everybody who may have records at several accounts, as it was last found behind the screens.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn possible_links(&self) -> Result<PossibleLinks> {
        let mirror = self.clinic.store.mirror();
        let (list, all) = mirror.proposals(LISTED).await?;
        let keys = keys_of(&list);
        let records = Records::read(&self.clinic, &keys).await?;
        // A decision of this moment may stand before what was found behind the screens.
        let decided: HashSet<_> = decided(&self.clinic, &keys).await?;
        let undecided: Vec<&Proposal> =
            list.iter().filter(|pair| !decided.contains(&(pair.one.clone(), pair.other.clone()))).collect();
        let one_account = mirror.patient_connections().await?.len() < 2;
        Ok(PossibleLinks {
            all: count(all - (list.len() - undecided.len())),
            list: undecided.into_iter().filter_map(|pair| possible_link(&records, pair, None)).collect(),
            comparing: !one_account && !mirror.likeness_due(1).await?.is_empty(),
            one_account,
        })
    }
}

fn keys_of(pairs: &[Proposal]) -> Vec<PatientKey> {
    let mut keys: Vec<PatientKey> = pairs.iter().flat_map(|pair| [pair.one.clone(), pair.other.clone()]).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// A pair as it is shown, the given record first. None when a record has gone or they are no longer alike.
fn possible_link(records: &Records, pair: &Proposal, first: Option<&PatientKey>) -> Option<PossibleLink> {
    let (one, other) = if first == Some(&pair.other) { (&pair.other, &pair.one) } else { (&pair.one, &pair.other) };
    let compared = likeness(records.get(one)?, records.get(other)?);
    compared.proposes().then(|| PossibleLink {
        one: records.side(one),
        other: records.side(other),
        agrees: compared.agreeing_identifiers(),
        contradicts: compared.facts(Verdict::Contradicts),
    })
}

/// Of the two records of a link, the one that joined later tells how it was confirmed.
fn linked_record(records: &Records, member: LinkMember, own: Option<&LinkMember>) -> LinkedRecord {
    let told = own.filter(|own| own.joined_at > member.joined_at && own.beside == member.patient).unwrap_or(&member);
    LinkedRecord {
        record: records.side(&member.patient),
        confirmed: told.confirmed.clone(),
        despite: told.despite.clone(),
        at: Instant::from(told.joined_at),
        by: told.joined_by.clone(),
    }
}

fn past(member: LinkMember) -> Option<PastLink> {
    Some(PastLink {
        joined_at: Instant::from(member.joined_at),
        joined_by: member.joined_by,
        left_at: Instant::from(member.left_at?),
        left_by: member.left_by?,
        why: member.left_why?,
    })
}
