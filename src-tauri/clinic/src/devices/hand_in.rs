//! Handing in what a device sent and the Device Manager did not get: a file of its maker's portal or of a phone, in the
//! documented shapes (MIA-04, MIA-09, MIA-10), as intents, one for each record that it would make.
//!
//! Readings that are kept here are not sent: a sample of HealthKit tells neither what was measured nor in which unit
//! (A-MIA-07), and the body of a Medisanté delivery is described nowhere. A number whose unit is lost on the way is worse
//! than none.
//!
//! The Device Manager files what it gets under whoever has the device. So the file must be that device's own, the person
//! is checked by two identifiers, and just before it is sent it is looked at whether they have the device and had it when
//! it was measured. What is there already, by its own id, is not sent again.

use chrono::Utc;
use domain::act::{DeliveryAct, DeliveryRoute, DeviceAct};
use domain::observation::mark;
use domain::{Act, IntentState};
use store::IntentRow;

use super::{device, nothing_under_way, of_holder, subject};
use crate::access::Clinician;
use crate::adapters::mia_deliveries::{self, Delivered};
use crate::outbox::{Intended, tell_kept, write_intent};
use crate::people::verify;
use crate::views::{
    CheckDeliveryInput, DeliveryCheck, DeliveryPiece, DeliveryShape, HandInInput, Instant, Kept, SampleWay,
};
use crate::{ClinicError, Result};

impl Clinician {
    /// What a file holds, before anything is kept.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] with what is wrong with the file: it is no delivery, another device's, or a part of it has
    /// no time or lies in the future; [`ClinicError::Conflict`] when the device is not as it was on screen.
    pub async fn check_delivery(&self, input: &CheckDeliveryInput) -> Result<DeliveryCheck> {
        let clinic = &*self.clinic;
        let (row, device) = device(clinic, &input.connection, &input.record).await?;
        let id = device.device.as_deref().ok_or(ClinicError::Conflict("deviceWithoutId"))?;
        let delivered = read(&input.text, id)?;
        let before = clinic.store.ledger().intents_on(&subject(&row.id, &device)).await?;
        let pieces = delivered.pieces.iter().map(|piece| DeliveryPiece {
            id: piece.id.clone(),
            at: piece.at.into(),
            end: piece.end.map(Instant::from),
            sent: was_sent(&before, &piece.id),
        });
        Ok(DeliveryCheck { shape: delivered.shape, kind: delivered.kind.clone(), pieces: pieces.collect() })
    }

    /// Keeps the wish to hand in what a file holds, for whoever has the device: all of it, or nothing.
    ///
    /// # Errors
    /// As [`Clinician::check_delivery`]; [`ClinicError::Conflict`] when who has the device is not known to be this person,
    /// when a part of it was sent before, or when an act about the device is under way; [`ClinicError::Invalid`] when an
    /// identifier is missing or a part is dated before the patient was born.
    pub async fn hand_in(&self, input: HandInInput) -> Result<Vec<Kept>> {
        let clinic = &*self.clinic;
        let (row, device) = device(clinic, &input.connection, &input.record).await?;
        let id = device.device.clone().ok_or(ClinicError::Conflict("deviceWithoutId"))?;
        let mut delivered = read(&input.text, &id)?;
        let (holder, patient) = of_holder(clinic, &row, &device, &input.patient).await?;
        verify(&patient, &input.patient, &input.checked)?;
        let born = patient.birth_date.as_ref().and_then(|date| date.day());
        if born.is_some_and(|born| delivered.pieces.iter().any(|piece| mark::before_birth(piece.at, born))) {
            return Err(ClinicError::invalid("file", "beforeBirth"));
        }
        let route = match (delivered.shape, input.way) {
            (DeliveryShape::Medisante, _) => DeliveryRoute::Medisante,
            (DeliveryShape::HealthKit, SampleWay::Backend) => DeliveryRoute::Backend,
            (DeliveryShape::HealthKit, SampleWay::DeviceManager) => DeliveryRoute::HealthKit,
        };
        // Oldest first: they are sent in this order.
        delivered.pieces.sort_by_key(|piece| piece.at);
        let subject = subject(&row.id, &device);
        let mut tx = clinic.store.ledger().begin().await?;
        // Read while nobody else can write: two people may hand one file in at the same time.
        nothing_under_way(clinic, &subject).await?;
        let before = clinic.store.ledger().intents_on(&subject).await?;
        if delivered.pieces.iter().any(|piece| was_sent(&before, &piece.id)) {
            return Err(ClinicError::Conflict("deliverySent"));
        }
        let mut rows = Vec::with_capacity(delivered.pieces.len());
        for piece in delivered.pieces {
            let act = DeviceAct::HandIn(Box::new(DeliveryAct {
                id: piece.id,
                route,
                device: id.clone(),
                patient: holder.clone(),
                name: device.name.clone(),
                measured_at: piece.at,
                content: piece.content,
            }));
            let intended = Intended {
                connection: row.id.clone(),
                subject: subject.clone(),
                visit: None,
                patient: Some(input.patient.clone()),
                act: Act::Device(act),
                new_visit: None,
            };
            rows.push(write_intent(clinic, &mut tx, &self.actor, intended).await?);
        }
        tx.commit().await?;
        Ok(rows.iter().map(|row| tell_kept(clinic, row)).collect())
    }
}

fn read(text: &str, device: &str) -> Result<Delivered> {
    let delivered = mia_deliveries::read(text, device).map_err(|what| ClinicError::invalid("file", what))?;
    let now = Utc::now();
    if delivered.pieces.iter().any(|piece| mark::in_future(piece.end.unwrap_or(piece.at), now)) {
        return Err(ClinicError::invalid("file", "inFuture"));
    }
    Ok(delivered)
}

/// Whether something was sent, or is on its way. What was refused, or taken back, was not.
fn was_sent(before: &[IntentRow], id: &str) -> bool {
    before.iter().any(|row| {
        let same = matches!(&row.act, Act::Device(DeviceAct::HandIn(one)) if one.id.eq_ignore_ascii_case(id));
        same && !matches!(row.state, IntentState::Withdrawn | IntentState::Rejected)
    })
}
