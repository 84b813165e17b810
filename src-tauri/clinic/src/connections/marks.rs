//! Marks on assumptions: what an administrator found out at their own tenant. A mark changes no call; it says which of
//! our assumptions somebody checked, and which a contract profile or a newer program has to mend.

use chrono::Utc;
use domain::ConnectionId;
use domain::audit::AuditAction;
use serde_json::json;
use store::AssumptionMark;

use crate::access::Administrator;
use crate::adapters::assumptions;
use crate::views::{AssumptionVerdict, Tag};
use crate::{ClinicError, Result, text};

impl Administrator {
    /// Marks an assumption as confirmed or wrong, or takes the mark away.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`] for a connection or an assumption that there is not; [`ClinicError::Invalid`] when it
    /// is found wrong and nobody says how that is known.
    pub async fn mark_assumption(
        &self,
        id: &ConnectionId,
        assumption: &str,
        verdict: Option<AssumptionVerdict>,
        note: &str,
    ) -> Result<()> {
        let ledger = self.clinic.store.ledger();
        let row = ledger.connection(id).await?.ok_or(ClinicError::NotFound("connection"))?;
        if !assumptions::of(row.vendor()).iter().any(|one| one.id == assumption) {
            return Err(ClinicError::NotFound("assumption"));
        }
        let note = match verdict {
            Some(AssumptionVerdict::Wrong) => text::required("note", note, 500)?,
            _ => text::bounded("note", note, 500)?,
        };
        let mut tx = ledger.begin().await?;
        match verdict {
            Some(verdict) => {
                let mark = AssumptionMark {
                    assumption: assumption.to_owned(),
                    holds: verdict == AssumptionVerdict::Confirmed,
                    note,
                    by: self.actor.name.clone(),
                    at: Utc::now(),
                };
                tx.put_assumption_mark(id, &mark).await?;
            }
            None => tx.drop_assumption_mark(id, assumption).await?,
        }
        let detail = json!({ "assumption": assumption, "holds": verdict.map(|verdict| verdict == AssumptionVerdict::Confirmed) });
        tx.append_audit(&self.entry(AuditAction::MarkAssumption, id).with(detail)).await?;
        tx.commit().await?;
        self.clinic.events.stale(&[Tag::Connections]);
        Ok(())
    }
}
