//! Care that is called from elsewhere: assistance at the bedside (SOLO-40 to SOLO-42) and consults (SOLO-33).
//!
//! Both are for now: what could not be sent in time is refused here, since hours later it would call somebody for
//! nothing. Neither carries a reference of ours; how far one can look whether they landed is said by A-SO-33 and A-SO-41.

mod assistance;
mod consult;
mod in_time;
mod look;

pub(crate) use in_time::refused_now;
pub(crate) use look::SeenRequest;

use chrono::{TimeDelta, Utc};
use domain::{Act, ConnectionId};
use store::{ConnectionRow, IntentFilter};

use crate::access::{Member, Sees};
use crate::outbox::intent_views;
use crate::views::{AssistanceView, CareConnection};
use crate::{Clinic, ClinicError, Result};

/// A connection that is on.
async fn connection(clinic: &Clinic, id: &ConnectionId) -> Result<ConnectionRow> {
    let row = clinic.store.ledger().connection(id).await?;
    row.filter(|row| row.enabled).ok_or(ClinicError::Conflict("connectionOff"))
}

impl Member {
    /// The connections through which care can be called, and what was asked for within a day.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn assistance(&self) -> Result<AssistanceView> {
        let clinic = &*self.clinic;
        let ledger = clinic.store.ledger();
        let since = Utc::now() - TimeDelta::days(1);
        let filter = IntentFilter { open_only: false, settled_since: Some(since) };
        let mut rows = ledger.intents(filter).await?;
        rows.retain(|row| matches!(row.act, Act::Assistance(_) | Act::Consult(_)));
        let connections = ledger.connections().await?;
        Ok(AssistanceView {
            connections: connections
                .into_iter()
                .map(|row| CareConnection { id: row.id, name: row.name, zone: row.zone, enabled: row.enabled })
                .collect(),
            recent: intent_views(clinic, Sees::of(&self.actor), &rows).await?,
        })
    }
}
