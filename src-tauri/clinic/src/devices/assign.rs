//! Giving a device to a patient, and taking it back.

use domain::PatientKey;
use domain::act::DeviceAct;
use store::{ConnectionRow, DeviceRow};

use super::{device, holders, keep_act, subjects};
use crate::access::DeviceDesk;
use crate::people::verify;
use crate::views::{AssignDeviceInput, Kept, UnassignDeviceInput};
use crate::{ClinicError, Result, links, text};

const LONGEST: usize = 120;

impl DeviceDesk {
    /// Keeps the wish to give a device to a patient (MIA-05). Just before it is sent the device is looked at: one that
    /// somebody has by then is not given away.
    ///
    /// # Errors
    /// [`ClinicError::Conflict`] when somebody has it, when it is not as it was on screen, when the identifiers do not
    /// hold, or when the vendor's id is known to be somebody else's; [`ClinicError::Invalid`] when something is missing.
    pub async fn assign_device(&self, input: AssignDeviceInput) -> Result<Kept> {
        let clinic = &*self.clinic;
        let (row, device) = device(clinic, &input.connection, &input.record).await?;
        let given = text::required("holder", &input.holder, LONGEST)?;
        let name = text::required("name", &input.name, LONGEST)?;
        let kind = text::required("kind", &input.kind, LONGEST)?;
        let Some(id) = device.device.clone() else {
            return Err(ClinicError::Conflict("deviceWithoutId"));
        };
        let patient = clinic.store.mirror().patient(&input.patient).await?.ok_or(ClinicError::NotFound("patient"))?;
        verify(&patient, &input.patient, &input.checked)?;
        if patient.deceased {
            return Err(ClinicError::Conflict("deceased"));
        }
        let records = clinic.store.mirror().devices(&row.id).await?.devices;
        if records.iter().any(|other| other.device.as_ref() == Some(&id) && other.patient.is_some()) {
            return Err(ClinicError::Conflict("deviceTaken"));
        }
        let intents = clinic.store.ledger().intents_on_all(&subjects(&row.id)).await?;
        let known = holders::known(clinic, &row, &[given.as_str()], &intents).await?;
        let theirs = links::records_of(clinic, &input.patient).await?;
        let own = |other: &PatientKey| *other == input.patient || theirs.contains(other);
        if known.get(&given).is_some_and(|(other, _)| !own(&other.key) && !holders::bears(&row, &patient, &given)) {
            return Err(ClinicError::Conflict("someoneElsesId"));
        }
        let act = DeviceAct::Assign {
            record: device.record.clone(),
            device: id,
            kind,
            name,
            provider: device.provider.clone().filter(|provider| !provider.trim().is_empty()),
            patient: given,
        };
        self.keep_device_act(row, &device, act, Some(input.patient)).await
    }

    /// Keeps the wish to take a device back (MIA-06) from whoever had it on screen. Just before it is sent the device is
    /// looked at: from anybody else it is not taken.
    ///
    /// # Errors
    /// [`ClinicError::Conflict`] when it is not as it was on screen.
    pub async fn unassign_device(&self, input: UnassignDeviceInput) -> Result<Kept> {
        let clinic = &*self.clinic;
        let (row, device) = device(clinic, &input.connection, &input.record).await?;
        if device.patient.as_ref() != Some(&input.holder) {
            return Err(ClinicError::Conflict("deviceChanged"));
        }
        let intents = clinic.store.ledger().intents_on_all(&subjects(&row.id)).await?;
        let known = holders::known(clinic, &row, &[input.holder.as_str()], &intents).await?;
        let patient = known.get(&input.holder).map(|(patient, _)| patient.key.clone());
        let act =
            DeviceAct::Unassign { record: device.record.clone(), name: device.name.clone(), patient: input.holder };
        self.keep_device_act(row, &device, act, patient).await
    }

    pub(super) async fn keep_device_act(
        &self,
        row: ConnectionRow,
        device: &DeviceRow,
        act: DeviceAct,
        patient: Option<PatientKey>,
    ) -> Result<Kept> {
        keep_act(&self.clinic, &self.actor, &row, device, act, patient).await
    }
}
