//! Following hints: the visits that deliveries name are read from the vendor, and what that changed here is told.

use std::collections::HashMap;
use std::sync::Arc;

use domain::{ConfirmedHow, ConnectionId, VisitId};
use futures::StreamExt;
use store::FieldChange;

use super::changes;
use crate::account::SoloAccount;
use crate::refresher::{Learned, learn, read_visits};
use crate::{Clinic, Result};

const AT_ONCE: usize = 8;
const HOW: ConfirmedHow = ConfirmedHow::HintReadBack;

/// What came of following one hint.
#[derive(Clone)]
pub(super) enum Followed {
    /// The visit was read; these fields changed here.
    Read { visit: VisitId, changed: Vec<FieldChange> },
    /// The vendor has no such appointment.
    NotFound { visit: Option<VisitId> },
    /// To be tried again; why, as a word for the page.
    Later(&'static str),
}

/// Reads the visits of these numbers, each once.
pub(super) async fn follow(
    clinic: &Arc<Clinic>,
    account: &SoloAccount,
    numbers: &[i64],
) -> Result<HashMap<i64, Followed>> {
    let mut followed = HashMap::new();
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    for number in numbers {
        match clinic.store.ledger().known_by_vendor_id(&account.row.id, &(*number).into()).await? {
            Some(one) => known.push((*number, one)),
            None => unknown.push(*number),
        }
    }
    let visits: Vec<VisitId> = known.iter().map(|(_, one)| one.visit.clone()).collect();
    let before = clinic.store.mirror().appointments(&visits).await?;
    let findings = read_visits(clinic, known.iter().map(|(_, one)| one.clone()).collect(), HOW).await?;
    let after = clinic.store.mirror().appointments(&visits).await?;
    for (number, one) in known {
        let visit = one.visit;
        let outcome = if findings.unread.contains(&visit) {
            Followed::Later("vendorDidNotAnswer")
        } else if findings.gone.contains(&visit) {
            Followed::NotFound { visit: Some(visit) }
        } else {
            let changed = changes::between(before.get(&visit), after.get(&visit));
            Followed::Read { visit, changed }
        };
        followed.insert(number, outcome);
    }
    let mut learning = futures::stream::iter(
        unknown.into_iter().map(|number| async move { (number, learn(clinic, account, number, HOW).await) }),
    )
    .buffer_unordered(AT_ONCE);
    while let Some((number, learned)) = learning.next().await {
        let outcome = match learned? {
            Learned::New(visit) => {
                clinic.webhooks.wish_for_rooms(&account.row.id);
                Followed::Read { visit, changed: vec![FieldChange::named("new")] }
            }
            Learned::Ours(visit) => Followed::Read { visit, changed: vec![changes::number(number)] },
            Learned::UnderWay => Followed::Later("ownBookingUnderWay"),
            Learned::NotFound => Followed::NotFound { visit: None },
            Learned::Unread => Followed::Later("vendorDidNotAnswer"),
        };
        followed.insert(number, outcome);
    }
    Ok(followed)
}

/// The connection that a delivery came through is off, or its vendor is silent.
pub(super) fn not_now(clinic: &Clinic, connection: &ConnectionId) -> Option<&'static str> {
    match clinic.solo(connection) {
        None => Some("connectionOff"),
        Some(account) if !account.may_read(chrono::Utc::now()) => Some("vendorDidNotAnswer"),
        Some(_) => None,
    }
}
