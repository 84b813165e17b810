//! Taking over what was read, in one transaction, writing only what differs from what is kept.

use domain::{Patient, VisitId};

use super::{AppointmentRow, Mirror, appointments, patients};
use crate::StoreError;

/// What one round of reading brought.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct ReadBatch {
    /// Patients, in any order.
    pub patients: Vec<Patient>,
    /// Appointments, in any order.
    pub appointments: Vec<AppointmentRow>,
}

impl std::fmt::Debug for ReadBatch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ReadBatch")
            .field("patients", &self.patients.len())
            .field("appointments", &self.appointments.len())
            .finish()
    }
}

/// What a batch changed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Applied {
    /// Visits whose appointment is new or differs from what was kept; a later time of reading alone is no difference.
    pub changed: Vec<VisitId>,
    /// How many appointments of the batch were kept as they were: the same, older than what is kept, or named again
    /// later in the batch.
    pub unchanged: usize,
}

impl Mirror {
    /// Takes over a batch. A record that was read earlier than the one that is kept changes nothing,
    /// and a batch of nothing opens no transaction.
    pub async fn apply(&self, batch: &ReadBatch) -> Result<Applied, StoreError> {
        if batch.patients.is_empty() && batch.appointments.is_empty() {
            return Ok(Applied::default());
        }
        let mut tx = self.begin().await?;
        self.database.settle(patients::put(&mut tx, &batch.patients).await)?;
        let applied = self.database.settle(appointments::put(&mut tx, &batch.appointments).await)?;
        self.commit(tx).await?;
        Ok(applied)
    }
}
