//! Connections as the page shows them.

use chrono::Utc;

use crate::Result;
use crate::access::Member;
use crate::account::BUDGET_PER_HOUR;
use crate::adapters::{assumptions, capabilities};
use crate::board::view::ages;
use crate::views::{ConnectionAge, ConnectionView, Instant, count};

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
                vendor: row.vendor,
                answered_at: None,
                silent_since: None,
                next_try: None,
                unreachable: false,
                refused: false,
            });
            let (requests, errors) = clinic.account(&row.id).map_or((0, 0), |account| account.last_hour(now));
            let drafts = clinic.store.ledger().count_note_drafts(&row.id).await?;
            let known = clinic.store.ledger().count_known(&row.id).await?;
            views.push(ConnectionView {
                capabilities: capabilities::of_solo(&row),
                assumptions: assumptions::of_solo(),
                drift: clinic.drift.of(&clinic.store, &row.id).await?,
                age,
                requests_last_hour: requests,
                budget_per_hour: BUDGET_PER_HOUR,
                errors_last_hour: errors,
                known_visits: count(known),
                note_drafts: count(drafts),
                id: row.id,
                name: row.name,
                vendor: row.vendor,
                issuer: row.issuer,
                base_url: row.base_url,
                zone: row.zone,
                enabled: row.enabled,
                demo: row.demo,
                has_linking_secret: row.has_linking_secret,
                has_teams_token: row.has_teams_token,
                created_at: Instant::from(row.created_at),
            });
        }
        Ok(views)
    }
}
