//! What is being done with reports at this moment, and the one whose table is looked at.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use domain::ReportId;
use tokio::sync::Notify;

use super::open::OpenTable;
use crate::Clinic;
use crate::views::{ReportProgress, ReportStep, Tag};

/// The desk that reports are worked on.
#[derive(Default)]
pub(crate) struct Desk {
    /// Something about a report is to be done.
    pub(crate) wake: Notify,
    /// The table that is looked at.
    pub(super) open: tokio::sync::Mutex<Option<OpenTable>>,
    progress: Mutex<HashMap<ReportId, ReportProgress>>,
}

impl Desk {
    pub(super) fn progress_of(&self, id: &ReportId) -> Option<ReportProgress> {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner).get(id).copied()
    }
}

/// Tells which step a report is at, while it is kept; dropped, the step is over.
pub(super) struct Step<'c> {
    clinic: &'c Clinic,
    id: ReportId,
}

impl<'c> Step<'c> {
    pub(super) fn begin(clinic: &'c Clinic, id: &ReportId, step: ReportStep) -> Self {
        let begun = Self { clinic, id: id.clone() };
        begun.at(step, None);
        begun
    }

    /// Goes on to a step, or further in it. `percent` is 0 to 100.
    pub(super) fn at(&self, step: ReportStep, percent: Option<u32>) {
        let progress = ReportProgress { step, percent };
        let mut all = self.clinic.reports.progress.lock().unwrap_or_else(PoisonError::into_inner);
        let before = all.insert(self.id.clone(), progress);
        drop(all);
        if before != Some(progress) {
            self.clinic.events.stale(&[Tag::Reports]);
        }
    }
}

impl Drop for Step<'_> {
    fn drop(&mut self) {
        self.clinic.reports.progress.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.id);
        self.clinic.events.stale(&[Tag::Reports]);
    }
}
