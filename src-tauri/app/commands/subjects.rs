//! A trial's subjects: enrolled, changed, removed from their study.

use clinic::views::{
    Duplicate, EditSubjectInput, EnrolInput, Kept, Problem, RemoveSubjectInput, SubjectRecord, TrialForm,
};
use domain::{ConnectionId, PatientKey};

use crate::console::Asking;

/// The studies and sites of an account, and what its token does not open.
#[tauri::command]
#[specta::specta]
pub async fn trial_form(console: Asking, connection: ConnectionId) -> Result<TrialForm, Problem> {
    Ok(console.scheduling().await?.trial_form(&connection).await?)
}

/// Who in the account may be the same person as somebody who is to be enrolled.
#[tauri::command]
#[specta::specta]
pub async fn review_enrolment(console: Asking, input: EnrolInput) -> Result<Vec<Duplicate>, Problem> {
    Ok(console.scheduling().await?.review_enrolment(input).await?)
}

/// Keeps an enrolment.
#[tauri::command]
#[specta::specta]
pub async fn enrol_subject(console: Asking, input: EnrolInput) -> Result<Kept, Problem> {
    Ok(console.scheduling().await?.enrol_subject(input).await?)
}

/// Asks the vendor for a subject's record with all that can be changed.
#[tauri::command]
#[specta::specta]
pub async fn subject_record(console: Asking, key: PatientKey) -> Result<SubjectRecord, Problem> {
    Ok(console.scheduling().await?.subject_record(&key).await?)
}

/// Keeps a change of a subject's record.
#[tauri::command]
#[specta::specta]
pub async fn edit_subject(console: Asking, input: EditSubjectInput) -> Result<Kept, Problem> {
    Ok(console.scheduling().await?.edit_subject(input).await?)
}

/// Keeps a removal from the study.
#[tauri::command]
#[specta::specta]
pub async fn remove_subject(console: Asking, input: RemoveSubjectInput) -> Result<Kept, Problem> {
    Ok(console.scheduling().await?.remove_subject(input).await?)
}
