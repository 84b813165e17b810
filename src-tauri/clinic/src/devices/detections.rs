//! Detections: measurements within a monitoring plan, which the Device Manager makes of what it normalised.
//!
//! They are asked for by plan (MIA-12, A-MIA-16), now and for the screen alone: a series names no patient and no plan
//! tells whose it is, so that nothing of them is ever kept as somebody's reading. Having them made once more (MIA-14) is
//! an intent, and nothing shows afterwards whether it was done.

use chrono::Utc;
use domain::ConnectionId;
use domain::act::DeviceAct;
use domain::audit::{AuditAction, AuditedKind};

use super::{device, keep_act, of_holder};
use crate::access::Clinician;
use crate::account::At;
use crate::adapters::mia_data;
use crate::people::verify;
use crate::views::{DetectionsView, Kept, SubmitDetectionsInput};
use crate::{ClinicError, Result, text};

/// The longest id of a plan.
const LONGEST: usize = 120;

impl Clinician {
    /// Asks for the newest detections of a plan (MIA-12). That it was asked for is in the audit before the answer is told.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] when no plan is named; [`ClinicError::Conflict`] for an account that is off or not at Mia;
    /// the vendor's failure.
    pub async fn detections(&self, connection: &ConnectionId, plan: &str) -> Result<DetectionsView> {
        let clinic = &*self.clinic;
        let plan = text::required("plan", plan, LONGEST)?;
        let account = clinic.account(connection).ok_or(ClinicError::Conflict("connectionOff"))?;
        let At::Mia(account) = account.at() else { return Err(ClinicError::Conflict("vendorLacks")) };
        let (series, drift) = mia_data::detections(&account, &plan).await?;
        clinic.drift.note_all(connection, &drift);
        let mut tx = clinic.store.ledger().begin().await?;
        tx.append_audit(
            &self
                .actor
                .did(AuditAction::ViewDetections, Utc::now())
                .through(connection)
                .about(AuditedKind::Plan, &plan),
        )
        .await?;
        tx.commit().await?;
        Ok(DetectionsView { connection: connection.clone(), plan, series })
    }
}

impl Clinician {
    /// Keeps the wish to have detections made of a record that was on screen (MIA-14), for whoever it was measured of.
    ///
    /// # Errors
    /// [`ClinicError::Conflict`] when the device or its data is not as it was on screen, when who has it is not known to
    /// be this person, or when an act about the device is under way; [`ClinicError::Invalid`] when an identifier is
    /// missing.
    pub async fn submit_detections(&self, input: SubmitDetectionsInput) -> Result<Kept> {
        let clinic = &*self.clinic;
        let (row, device) = device(clinic, &input.connection, &input.record).await?;
        let (holder, patient) = of_holder(clinic, &row, &device, &input.patient).await?;
        verify(&patient, &input.patient, &input.checked)?;
        let id = device.device.clone().ok_or(ClinicError::Conflict("deviceWithoutId"))?;
        let read = clinic.store.mirror().devices(&row.id).await?;
        let data = read.data.get(&(id.clone(), holder.clone()));
        if !data.is_some_and(|data| data.latest.iter().any(|(latest, _)| *latest == input.data)) {
            return Err(ClinicError::Conflict("deviceChanged"));
        }
        let act = DeviceAct::Detect { data: input.data, device: id, patient: holder, name: device.name.clone() };
        keep_act(clinic, &self.actor, &row, &device, act, Some(input.patient)).await
    }
}
