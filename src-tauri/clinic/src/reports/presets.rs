//! Presets of encounter reports. They are made in the vendor's own application, and nothing lists them: their ids are
//! entered once and remembered under a name.

use domain::ConnectionId;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::views::{ReportPreset, Tag};
use crate::{Clinic, Result};

const KEY: &str = "report-presets";
const MOST: usize = 200;

#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Preset {
    connection: ConnectionId,
    id: String,
    name: String,
}

/// The presets that are remembered, by name.
pub(super) async fn remembered(clinic: &Clinic) -> Result<Vec<ReportPreset>> {
    let mut presets = kept(clinic).await?;
    presets.sort_by_key(|preset| preset.name.to_lowercase());
    Ok(presets.into_iter().map(|Preset { connection, id, name }| ReportPreset { connection, id, name }).collect())
}

/// Remembers a preset; a name that is given replaces the one before.
pub(super) async fn remember(clinic: &Clinic, connection: &ConnectionId, id: &str, name: &str) -> Result<()> {
    let mut presets = kept(clinic).await?;
    let before = presets.clone();
    let room = presets.len() < MOST;
    match presets.iter_mut().find(|preset| &preset.connection == connection && preset.id == id) {
        Some(known) if !name.is_empty() => known.name = name.to_owned(),
        Some(_) => {}
        None if room => {
            presets.push(Preset { connection: connection.clone(), id: id.to_owned(), name: name.to_owned() });
        }
        None => {}
    }
    if presets == before {
        return Ok(());
    }
    let mut tx = clinic.store.ledger().begin().await?;
    tx.put_setting(KEY, &json!(presets)).await?;
    tx.commit().await?;
    clinic.events.stale(&[Tag::Reports]);
    Ok(())
}

async fn kept(clinic: &Clinic) -> Result<Vec<Preset>> {
    let Some(kept) = clinic.store.ledger().setting(KEY).await? else { return Ok(Vec::new()) };
    Ok(serde_json::from_value(kept).unwrap_or_else(|error| {
        tracing::warn!(%error, "the kept presets could not be read");
        Vec::new()
    }))
}

impl Clinic {
    /// Remembers the presets (id, name) that a demo clinic brings with it, for every connection.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn remember_report_presets(&self, presets: &[(String, String)]) -> Result<()> {
        for connection in self.store.ledger().connections().await? {
            for (id, name) in presets {
                remember(self, &connection.id, id, name).await?;
            }
        }
        Ok(())
    }
}
