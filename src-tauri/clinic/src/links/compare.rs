//! Two records side by side, each with those that are linked to it.

use chrono::Utc;
use domain::PatientKey;
use domain::audit::AuditAction;
use domain::likeness::{IdentityFact, Likeness, Verdict, likeness};
use sha2::{Digest, Sha256};
use store::{DeclinedLink, LinkMember};

use super::record::Records;
use crate::access::Member;
use crate::views::{FactLine, Instant, LinkReview, RecordSide, SaidNot};
use crate::{Clinic, ClinicError, Result, audit};

impl Member {
    /// What two records say, fact by fact, and whether they can be linked.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`] when one of them is not on this device.
    pub async fn compare_records(&self, one: &PatientKey, other: &PatientKey) -> Result<LinkReview> {
        for record in [one, other] {
            self.clinic.store.mirror().patient(record).await?.ok_or(ClinicError::NotFound("patient"))?;
            let entry = self.actor.did(AuditAction::CompareRecords, Utc::now()).of(record);
            audit::opened(&self.clinic, entry).await?;
        }
        // After the audit, which may wait for its turn to write: what is shown is as it is now.
        let compared = compare(&self.clinic, one, other).await?;
        let sides = |keys: &[PatientKey]| keys.iter().map(|key| compared.records.side(key)).collect();
        Ok(LinkReview {
            one: sides(&compared.one),
            other: sides(&compared.other),
            facts: IdentityFact::ALL.into_iter().map(|fact| compared.line(fact)).collect(),
            refusal: compared.refusal().map(str::to_owned),
            declined: compared.declined.as_ref().map(|said| SaidNot {
                at: Instant::from(said.at),
                by: said.by.clone(),
                why: said.why.clone(),
            }),
            seal: compared.seal(),
        })
    }
}

/// Two records and what is linked to them, as they were read together.
pub(super) struct Compared {
    /// The one record, then those that are linked to it.
    pub(super) one: Vec<PatientKey>,
    /// The other record, then those that are linked to it.
    pub(super) other: Vec<PatientKey>,
    pub(super) records: Records,
    pub(super) likeness: Likeness,
    /// What contradicts between any record of the one side and any of the other.
    pub(super) contradicts: Vec<IdentityFact>,
    pub(super) declined: Option<DeclinedLink>,
}

/// Reads and compares.
pub(super) async fn compare(clinic: &Clinic, one: &PatientKey, other: &PatientKey) -> Result<Compared> {
    let ledger = clinic.store.ledger();
    let members = ledger.links_of(&[one.clone(), other.clone()]).await?;
    let (these, those) = (side_of(&members, one), side_of(&members, other));
    let keys: Vec<PatientKey> = these.iter().chain(&those).cloned().collect();
    let records = Records::read(clinic, &keys).await?;
    let (Some(first), Some(second)) = (records.get(one), records.get(other)) else {
        return Err(ClinicError::NotFound("patient"));
    };
    let mut contradicts: Vec<IdentityFact> = Vec::new();
    for one in these.iter().filter_map(|key| records.get(key)) {
        for other in those.iter().filter_map(|key| records.get(key)) {
            contradicts.extend(likeness(one, other).facts(Verdict::Contradicts));
        }
    }
    contradicts.sort_unstable();
    contradicts.dedup();
    let declined = ledger.declined_links(std::slice::from_ref(one)).await?;
    let declined = declined.into_iter().find(|said| &said.one == other || &said.other == other);
    let likeness = likeness(first, second);
    Ok(Compared { one: these, other: those, likeness, contradicts, declined, records })
}

/// A record and those that stand in its link.
pub(super) fn side_of(members: &[LinkMember], key: &PatientKey) -> Vec<PatientKey> {
    let link = members.iter().find(|member| &member.patient == key).map(|member| &member.link);
    let others = members.iter().filter(|member| Some(&member.link) == link && &member.patient != key);
    std::iter::once(key.clone()).chain(others.map(|member| member.patient.clone())).collect()
}

impl Compared {
    fn line(&self, fact: IdentityFact) -> FactLine {
        let found = self.likeness.of(fact);
        let verdict = if self.contradicts.contains(&fact) { Verdict::Contradicts } else { found };
        FactLine { fact, verdict, confirmable: self.confirmable(fact) }
    }

    /// Whether a person may confirm the link by a fact.
    pub(super) fn confirmable(&self, fact: IdentityFact) -> bool {
        fact.identifies() && self.likeness.of(fact) == Verdict::Agrees && !self.contradicts.contains(&fact)
    }

    /// Why the two cannot be linked, whatever a person says.
    pub(super) fn refusal(&self) -> Option<&'static str> {
        if self.one.iter().any(|key| self.other.contains(key)) {
            return Some("alreadyLinked");
        }
        let mut accounts: Vec<_> = self.one.iter().chain(&self.other).map(PatientKey::connection).collect();
        accounts.sort_unstable();
        if accounts.windows(2).any(|pair| pair[0] == pair[1]) {
            return Some("sameAccount");
        }
        if IdentityFact::ALL.into_iter().filter(|fact| self.confirmable(*fact)).count() < 2 {
            return Some("tooLittleAgrees");
        }
        None
    }

    /// A digest of all that is shown of every record: when it was last read does not count.
    pub(super) fn seal(&self) -> String {
        let shown = |key: &PatientKey| RecordSide { read_at: None, ..self.records.side(key) };
        let sides: [Vec<RecordSide>; 2] = [&self.one, &self.other].map(|keys| keys.iter().map(shown).collect());
        // Both sides are plain data: they cannot fail to be written.
        let text = serde_json::to_vec(&sides).unwrap_or_default();
        Sha256::digest(text).iter().map(|byte| format!("{byte:02x}")).collect()
    }
}
