//! Reading patients' clinical records: readings, recordings, ranges, and what of them goes elsewhere. A clinician's opens
//! every record; one that emergency access gives opens one patient's, and for a time.

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
    only: Option<Only>,
}

/// The one patient whose record is open, and until when.
#[derive(Clone)]
struct Only {
    patient: PatientKey,
    until: DateTime<Utc>,
}

impl Chart {
    pub(super) fn of_all(clinic: Arc<Clinic>, actor: Actor) -> Self {
        Self { clinic, actor, only: None }
    }

    pub(crate) fn of_one(clinic: Arc<Clinic>, actor: Actor, patient: PatientKey, until: DateTime<Utc>) -> Self {
        Self { clinic, actor, only: Some(Only { patient, until }) }
    }

    /// Refuses a record that is not open here, and keeps that it was asked for. Every read of a record begins with it.
    ///
    /// # Errors
    /// [`ClinicError::Denied`].
    pub(crate) async fn opens(&self, patient: &PatientKey) -> Result<()> {
        match &self.only {
            None => Ok(()),
            Some(only) if only.patient == *patient && Utc::now() < only.until => Ok(()),
            Some(_) => {
                let asked = Asked { actor: &self.actor, what: "chart", patient: Some(patient) };
                refused(&self.clinic, &asked, "record").await;
                Err(ClinicError::Denied)
            }
        }
    }
}
