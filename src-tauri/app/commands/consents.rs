//! A patient's consent at a vendor.

use clinic::views::{AskConsentInput, ConsentsView, ForgetConsentInput, Problem};
use domain::PatientKey;

use crate::console::Asking;

/// How a patient's consent stands.
#[tauri::command]
#[specta::specta]
pub async fn consents(console: Asking, key: PatientKey) -> Result<ConsentsView, Problem> {
    Ok(console.member()?.consents(&key).await?)
}

/// Asks a patient for consent: opens the portal's page in the system's browser.
#[tauri::command]
#[specta::specta]
pub async fn ask_for_consent(console: Asking, input: AskConsentInput) -> Result<(), Problem> {
    Ok(console.scheduling().await?.ask_for_consent(input).await?)
}

/// Takes a question back.
#[tauri::command]
#[specta::specta]
pub async fn cancel_consent_question(console: Asking, key: PatientKey) -> Result<(), Problem> {
    Ok(console.scheduling().await?.cancel_consent_question(&key).await?)
}

/// Asks the vendor whether a consent still stands.
#[tauri::command]
#[specta::specta]
pub async fn check_consent(console: Asking, key: PatientKey) -> Result<(), Problem> {
    Ok(console.scheduling().await?.check_consent(&key).await?)
}

/// Removes a consent's tokens from this computer.
#[tauri::command]
#[specta::specta]
pub async fn forget_consent(console: Asking, input: ForgetConsentInput) -> Result<(), Problem> {
    Ok(console.scheduling().await?.forget_consent(input).await?)
}
