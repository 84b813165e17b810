//! What stands in memory while a recording is looked at: the extents of its leads, an eighth of a byte for each sample. One
//! recording at a time; the next takes its place.

use std::sync::Arc;

use domain::PatientKey;
use signals::Pyramid;
use store::SignalRow;
use tokio::sync::{Mutex, OnceCell};

use crate::{Clinic, ClinicError, Result};

/// The recording that is looked at.
#[derive(Default)]
pub(crate) struct Held(pub(super) Mutex<Option<Arc<Opened>>>);

/// A recording that somebody opened.
pub(super) struct Opened {
    /// Who.
    pub(super) by: String,
    /// Under which record.
    pub(super) patient: PatientKey,
    /// The recording.
    pub(super) row: SignalRow,
    pyramids: Vec<OnceCell<Pyramid>>,
}

impl Opened {
    pub(super) fn new(by: String, patient: PatientKey, row: SignalRow) -> Self {
        let pyramids = row.leads.iter().map(|_| OnceCell::new()).collect();
        Self { by, patient, row, pyramids }
    }

    /// The extents of a lead, read once.
    pub(super) async fn pyramid(&self, clinic: &Clinic, lead: u16) -> Result<&Pyramid> {
        let at = usize::from(lead);
        let (Some(kept), Some(cell)) = (self.row.leads.get(at), self.pyramids.get(at)) else {
            return Err(ClinicError::NotFound("lead"));
        };
        cell.get_or_try_init(|| async {
            let extents = clinic.store.ledger().signal_extents(self.row.no, lead, kept.samples).await?;
            Ok(Pyramid::over(extents))
        })
        .await
    }
}

impl Held {
    /// Whether it is still this one that is looked at.
    pub(super) async fn is(&self, opened: &Arc<Opened>) -> bool {
        self.0.lock().await.as_ref().is_some_and(|held| Arc::ptr_eq(held, opened))
    }
}
