//! Having what a device sent normalised again.

use domain::act::DeviceAct;

use super::device;
use crate::access::DeviceDesk;
use crate::views::{Kept, NormaliseInput};
use crate::{ClinicError, Result};

impl DeviceDesk {
    /// Keeps the wish to have a record of health data normalised again (MIA-08): one that was on screen as waiting.
    ///
    /// # Errors
    /// [`ClinicError::Conflict`] when it does not wait any more.
    pub async fn normalise_again(&self, input: NormaliseInput) -> Result<Kept> {
        let clinic = &*self.clinic;
        let (row, device) = device(clinic, &input.connection, &input.record).await?;
        let key = (device.device.clone().unwrap_or_default(), device.patient.clone().unwrap_or_default());
        let read = clinic.store.mirror().devices(&row.id).await?;
        let waits = read.data.get(&key).is_some_and(|data| data.waiting.iter().any(|(id, _)| *id == input.data));
        if !waits {
            return Err(ClinicError::Conflict("deviceChanged"));
        }
        let act = DeviceAct::Normalise { data: input.data, name: device.name.clone() };
        self.keep_device_act(row, &device, act, None).await
    }
}
