//! Reading patients' clinical records: notes, documents, readings, recordings, ranges, and what of them goes elsewhere. A
//! clinician's opens every record; one that emergency access gives opens the records that it was taken for, and for a time.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::PatientKey;

use super::Actor;
use crate::audit::{Asked, refused};
use crate::{Clinic, ClinicError, Result};

/// Clinical records, to read.
#[derive(Clone)]
pub struct Chart {
    pub(crate) clinic: Arc<Clinic>,
    pub(crate) actor: Actor,
    /// None where every record is open.
    only: Option<Vec<Opened>>,
}

/// A record that is open, and until when.
#[derive(Clone)]
pub(crate) struct Opened {
    pub(crate) patient: PatientKey,
    pub(crate) until: DateTime<Utc>,
}

impl Chart {
    pub(super) fn of_all(clinic: Arc<Clinic>, actor: Actor) -> Self {
        Self { clinic, actor, only: None }
    }

    pub(crate) fn of(clinic: Arc<Clinic>, actor: Actor, only: Vec<Opened>) -> Self {
        Self { clinic, actor, only: Some(only) }
    }

    /// Refuses a record that is not open here, and keeps that it was asked for. Every read of a record begins with it.
    ///
    /// # Errors
    /// [`ClinicError::Denied`].
    pub(crate) async fn opens(&self, patient: &PatientKey) -> Result<()> {
        self.opens_known(Some(patient)).await
    }

    /// The same where it may not be known whose record it is: that is open to who may open every record, and to nobody
    /// else.
    ///
    /// # Errors
    /// [`ClinicError::Denied`].
    pub(crate) async fn opens_known(&self, patient: Option<&PatientKey>) -> Result<()> {
        let Some(only) = &self.only else { return Ok(()) };
        let now = Utc::now();
        if only.iter().any(|opened| Some(&opened.patient) == patient && now < opened.until) {
            return Ok(());
        }
        refused(&self.clinic, &Asked { actor: &self.actor, what: "chart", patient }, "record").await;
        Err(ClinicError::Denied)
    }
}
