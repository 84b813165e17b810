//! Patient documents at Solo: SOLO-22. Nothing reads one back, so nobody can look whether one arrived (assumption
//! A-SO-22).

use domain::act::DocumentAct;
use solo::{CallError, DocumentResponse, NewDocument, PatientId};

use crate::account::SoloAccount;

/// Sends a document once.
pub(super) async fn send(account: &SoloAccount, act: &DocumentAct) -> Result<Option<String>, CallError> {
    let document = NewDocument {
        name: act.name.clone(),
        date_time: act.date_time,
        responses: act
            .responses
            .iter()
            .map(|one| DocumentResponse { question: one.question.clone(), response: one.response.clone() })
            .collect(),
    };
    account.client.documents().add(&PatientId(act.patient_id.clone()), &document).await.map(|()| None)
}
