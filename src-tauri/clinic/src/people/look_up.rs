//! Looking a person up at the vendor who is not known here yet.

use chrono::Utc;
use domain::ConnectionId;
use domain::audit::AuditAction;
use store::ReadBatch;

use super::patient::patient_view;
use crate::access::Scheduling;
use crate::adapters::solo_calls;
use crate::views::{LookUp, PatientView, Tag};
use crate::{ClinicError, Result, text};

impl Scheduling {
    /// Asks the vendor for one person by number (SOLO-01, SOLO-02), and keeps what it answers.
    ///
    /// # Errors
    /// The vendor's failure, with its own words; [`ClinicError::Invalid`] for a number that cannot be one.
    pub async fn look_up_patient(&self, connection: &ConnectionId, look_up: LookUp) -> Result<PatientView> {
        let clinic = &*self.clinic;
        let account = clinic.solo(connection).ok_or(ClinicError::Conflict("connectionOff"))?;
        let (patient, drift) = match look_up {
            LookUp::ExternalId(value) => {
                let id = text::required("externalId", &value, 200)?;
                solo_calls::patient_by_external_id(&account, &id).await?
            }
            LookUp::Spid(value) => {
                let spid = value
                    .trim()
                    .parse::<i64>()
                    .ok()
                    .filter(|spid| *spid > 0)
                    .ok_or(ClinicError::invalid("spid", "notANumber"))?;
                solo_calls::patient_by_spid(&account, spid).await?
            }
        };
        clinic.drift.note_all(connection, &drift);
        let key = patient.key.clone();
        let batch = ReadBatch { patients: vec![patient], appointments: Vec::new() };
        clinic.store.mirror().apply(&batch).await?;
        let mut tx = clinic.store.ledger().begin().await?;
        tx.append_audit(&self.actor.did(AuditAction::LookUpPatient, Utc::now()).of(&key)).await?;
        tx.commit().await?;
        clinic.events.stale(&[Tag::Patients]);
        patient_view(clinic, &key).await
    }
}
