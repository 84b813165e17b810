//! Links: records of different accounts that are one person.
//!
//! Records that look alike are proposed, and only proposed: a link is made by a person who has both records side by side
//! and ticks two identifiers in which they agree. It can be taken apart again, with a reason; who made it, who took it
//! apart and who said "not the same person" is kept, each with its audit entry in the same transaction.
//!
//! A link is a *set* of records: a record is in one link at most (the database says so), and where A is linked with B and
//! B with C there is one link of three. Two sets are joined only by somebody who says that they have looked at every
//! record of both; a contradiction between any two of them counts. A set holds at most one record of an account: two
//! records of one person at one vendor are that vendor's to merge, and which of the two a booking would be for could not
//! be said. Taking a record out of a set leaves the rest linked, as long as two remain.
//!
//! Nothing is written to a vendor, and nothing of one record is ever shown as another's.

mod compare;
mod confirm;
mod find;
mod record;
mod separate;
mod view;

use std::collections::HashMap;

use domain::PatientKey;
use store::LinkMember;

use crate::{Clinic, Result};

pub(crate) use find::run;
pub(crate) use separate::end_links_of;

/// Which records of a list are one person's.
#[derive(Default)]
pub(crate) struct Linked(HashMap<PatientKey, String>);

impl Linked {
    /// From the members of their links.
    pub(crate) fn of(members: &[LinkMember]) -> Self {
        Self(members.iter().map(|member| (member.patient.clone(), member.link.clone())).collect())
    }

    /// Whether two records are one, or stand in one link. Of a record without a key nobody can say.
    pub(crate) fn is_same(&self, one: Option<&PatientKey>, other: Option<&PatientKey>) -> bool {
        let (Some(one), Some(other)) = (one, other) else { return false };
        let link = |key| self.0.get(key);
        one == other || link(one).is_some_and(|of| link(other) == Some(of))
    }
}

/// The record and those that are linked to it, itself first.
pub(crate) async fn records_of(clinic: &Clinic, key: &PatientKey) -> Result<Vec<PatientKey>> {
    let members = clinic.store.ledger().links_of(std::slice::from_ref(key)).await?;
    let others = members.into_iter().map(|member| member.patient).filter(|patient| patient != key);
    Ok(std::iter::once(key.clone()).chain(others).collect())
}
