//! People known here, and people looked up at a vendor.

use clinic::views::{CopyIdentifierInput, LookUp, PatientSearch, PatientView, Problem};
use domain::{ConnectionId, PatientKey};

use crate::console::Asking;

/// One person in full.
#[tauri::command]
#[specta::specta]
pub async fn patient(console: Asking, key: PatientKey) -> Result<PatientView, Problem> {
    Ok(console.member()?.patient(&key).await?)
}

/// People known on this device, by what was typed.
#[tauri::command]
#[specta::specta]
pub async fn search_patients(console: Asking, typed: String) -> Result<PatientSearch, Problem> {
    Ok(console.member()?.search_patients(&typed).await?)
}

/// Asks the vendor for a person who is not known here yet.
#[tauri::command]
#[specta::specta]
pub async fn look_up_patient(
    console: Asking,
    connection: ConnectionId,
    look_up: LookUp,
) -> Result<PatientView, Problem> {
    Ok(console.scheduling().await?.look_up_patient(&connection, look_up).await?)
}

/// Puts a number of a record on the clipboard.
#[tauri::command]
#[specta::specta]
pub async fn copy_identifier(console: Asking, input: CopyIdentifierInput) -> Result<(), Problem> {
    Ok(console.member()?.copy_identifier(input).await?)
}
