//! A patient's consent at a vendor.

use clinic::views::{AskConsentInput, ConsentsView, ForgetConsentInput, Problem};
use domain::PatientKey;
use tauri::State;

use crate::console::Console;

/// How a patient's consent stands.
#[tauri::command]
#[specta::specta]
pub async fn consents(console: State<'_, Console>, key: PatientKey) -> Result<ConsentsView, Problem> {
    Ok(console.member()?.consents(&key).await?)
}

/// Asks a patient for consent: opens the portal's page in the system's browser.
#[tauri::command]
#[specta::specta]
pub async fn ask_for_consent(console: State<'_, Console>, input: AskConsentInput) -> Result<(), Problem> {
    Ok(console.scheduling()?.ask_for_consent(input).await?)
}

/// Takes a question back.
#[tauri::command]
#[specta::specta]
pub async fn cancel_consent_question(console: State<'_, Console>, key: PatientKey) -> Result<(), Problem> {
    Ok(console.scheduling()?.cancel_consent_question(&key).await?)
}

/// Asks the vendor whether a consent still stands.
#[tauri::command]
#[specta::specta]
pub async fn check_consent(console: State<'_, Console>, key: PatientKey) -> Result<(), Problem> {
    Ok(console.scheduling()?.check_consent(&key).await?)
}

/// Removes a consent's tokens from this computer.
#[tauri::command]
#[specta::specta]
pub async fn forget_consent(console: State<'_, Console>, input: ForgetConsentInput) -> Result<(), Problem> {
    Ok(console.scheduling()?.forget_consent(input).await?)
}
