//! Connections as the page shows them.

use chrono::Utc;

use domain::Vendor;

use super::{link_hosts, profile, standing};
use crate::Result;
use crate::access::Member;
use crate::account::BUDGET_PER_HOUR;
use crate::adapters::{assumptions, capabilities};
use crate::board::view::ages;
use crate::views::{
    AssumptionMark, AssumptionVerdict, AssumptionView, ConnectionAge, ConnectionView, Instant, OnlyHere, count,
};

impl Member {
    /// Every connection in full, without a secret.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn connections(&self) -> Result<Vec<ConnectionView>> {
        let clinic = &*self.clinic;
        let now = Utc::now();
        let ages = ages(clinic).await?;
        let mut views = Vec::new();
        for row in clinic.store.ledger().connections().await? {
            let age = ages.iter().find(|age| age.id == row.id).cloned().unwrap_or_else(|| ConnectionAge {
                id: row.id.clone(),
                name: row.name.clone(),
                vendor: row.vendor(),
                answered_at: None,
                silent_since: None,
                next_try: None,
                unreachable: false,
                refused: false,
            });
            let (requests, errors) = clinic.account(&row.id).map_or((0, 0), |account| account.last_hour(now));
            let drafts = clinic.store.ledger().count_note_drafts(&row.id).await?;
            let readings = clinic.store.ledger().count_own_readings(&row.id).await?;
            let known = clinic.store.ledger().count_known(&row.id).await?;
            views.push(ConnectionView {
                capabilities: capabilities::of(&row),
                assumptions: marked(row.vendor(), clinic.store.ledger().assumption_marks(&row.id).await?),
                standing: standing::of(clinic.account(&row.id).as_ref()),
                profile: profile::view(clinic, &row).await?,
                link_hosts: link_hosts::of(clinic, &row).await?,
                drift: clinic.drift.of(&clinic.store, &row.id).await?,
                age,
                requests_last_hour: requests,
                budget_per_hour: BUDGET_PER_HOUR,
                errors_last_hour: errors,
                known_visits: count(known),
                only_here: OnlyHere {
                    note_drafts: count(drafts),
                    readings: u32::try_from(readings).unwrap_or(u32::MAX),
                },
                vendor: row.vendor(),
                id: row.id,
                name: row.name,
                issuer: row.issuer,
                base_url: row.base_url,
                zone: row.zone,
                enabled: row.enabled,
                demo: row.demo,
                settings: row.settings,
                secrets: row.secrets,
                created_at: Instant::from(row.created_at),
            });
        }
        Ok(views)
    }
}

/// What we assume about a vendor, with what was found out about it at this tenant.
fn marked(vendor: Vendor, marks: Vec<store::AssumptionMark>) -> Vec<AssumptionView> {
    let mut assumptions = assumptions::of(vendor);
    for mark in marks {
        if let Some(view) = assumptions.iter_mut().find(|one| one.id == mark.assumption) {
            view.mark = Some(AssumptionMark {
                verdict: if mark.holds { AssumptionVerdict::Confirmed } else { AssumptionVerdict::Wrong },
                note: mark.note,
                by: mark.by,
                at: Instant::from(mark.at),
            });
        }
    }
    assumptions
}
