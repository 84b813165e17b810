//! Questions that were open when the console ended. Nobody hears their answers any more; but an answer that came and was
//! kept in the keyring before the end is taken for what it is.

use std::sync::Arc;

use domain::{ConsentId, ConsentOutcome, PatientKey};
use store::ConsentRow;

use super::{answer, grants, record};
use crate::{Clinic, Result};

/// Settles what was left behind. Runs once, behind the screens, since the keyring may keep it waiting.
pub(crate) async fn recover(clinic: Arc<Clinic>) {
    let left = match clinic.store.ledger().open_consent_questions().await {
        Ok(rows) => rows,
        Err(error) => return tracing::error!(%error, "open questions could not be read"),
    };
    for row in left {
        let is_live = clinic.consents.question(&row.patient).is_some_and(|question| question.id == row.id);
        if !is_live && let Err(error) = settle(&clinic, &row).await {
            tracing::error!(%error, "a question that was left behind could not be settled");
        }
    }
    if let Err(error) = remove_leftovers(&clinic).await {
        tracing::error!(%error, "tokens of an ended consent are still in the keyring");
    }
}

/// Tries again what a keyring would not give up when its consent ended.
async fn remove_leftovers(clinic: &Clinic) -> Result<()> {
    for row in clinic.store.ledger().consents_with_tokens_left().await? {
        let _turn = clinic.consents.turn.lock().await;
        grants::remove(clinic, &row).await?;
    }
    Ok(())
}

/// Settles what was left behind of one patient, who is about to be asked again by `next`.
pub(super) async fn left_behind_of(clinic: &Clinic, patient: &PatientKey, next: &ConsentId) -> Result<()> {
    for row in clinic.store.ledger().consents_of(patient).await? {
        if row.outcome.is_none() && row.id != *next {
            settle(clinic, &row).await?;
        }
    }
    Ok(())
}

async fn settle(clinic: &Clinic, row: &ConsentRow) -> Result<()> {
    let settled = match grants::read(clinic, &row.connection, &row.id).await? {
        Some(grant) => answer::granted(&grant),
        None => record::plain(ConsentOutcome::LeftBehind),
    };
    record::settle(clinic, &record::nobody(), row, &settled).await.map(drop)
}
