//! A consent in use: readings are sent with it, and what the vendor shows about it is noted.

use std::sync::Arc;

use caremonitor::Standing;
use domain::{ConsentEnd, PatientKey};
use store::ConsentRow;

use super::answer;
use super::desk::Held;
use super::{grants, record};
use crate::access::Actor;
use crate::{Clinic, Result};

/// The consent of a patient that stands. None when there is none; where its tokens are gone from the keyring, that is kept
/// as its end.
pub(super) async fn consented(clinic: &Arc<Clinic>, actor: &Actor, patient: &PatientKey) -> Result<Option<Held>> {
    if let Some(held) = clinic.consents.held(patient) {
        return Ok(Some(held));
    }
    let _turn = clinic.consents.turn.lock().await;
    if let Some(held) = clinic.consents.held(patient) {
        return Ok(Some(held));
    }
    let rows = clinic.store.ledger().consents_of(patient).await?;
    let Some(row) = rows.into_iter().find(ConsentRow::stands) else { return Ok(None) };
    let grant = grants::read(clinic, &row.connection, &row.id).await?;
    let theirs = grant.filter(|grant| Some(grant.patient().as_str()) == patient.vendor_id());
    let Some(grant) = theirs else {
        record::end_held(clinic, actor, &row, ConsentEnd::TokensMissing).await?;
        return Ok(None);
    };
    let held = answer::held(clinic, &row, grant);
    clinic.consents.hold(patient, held.clone());
    Ok(Some(held))
}

/// Keeps what using a consent has shown: that it has ended, or that single metrics were withdrawn. To be called after each
/// use, whatever came of it.
pub(super) async fn note(clinic: &Clinic, actor: &Actor, held: &Held) -> Result<()> {
    let standing = held.consented.standing().await;
    let Some(row) = clinic.store.ledger().consent(&held.id).await? else { return Ok(()) };
    if !row.stands() {
        return Ok(());
    }
    match standing {
        Standing::Ended => record::end(clinic, actor, &row, ConsentEnd::Revoked).await,
        Standing::Granted(scopes) => record::narrowed(clinic, actor, &row.id, &scopes).await,
        Standing::NotKnown => Ok(()),
    }
}
