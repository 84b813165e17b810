//! Devices of Device Managers.

use clinic::views::{
    AssignDeviceInput, CheckDeliveryInput, DeliveryCheck, DetectionsView, DevicesView, HandInInput, Kept,
    NormaliseInput, Problem, SubmitDetectionsInput, UnassignDeviceInput,
};
use domain::ConnectionId;

use crate::console::Asking;

/// The devices: who has which, and how far their data has come.
#[tauri::command]
#[specta::specta]
pub async fn devices(console: Asking) -> Result<DevicesView, Problem> {
    Ok(console.member()?.devices().await?)
}

/// Keeps the wish to give a device to a patient.
#[tauri::command]
#[specta::specta]
pub async fn assign_device(console: Asking, input: AssignDeviceInput) -> Result<Kept, Problem> {
    Ok(console.device_desk().await?.assign_device(input).await?)
}

/// Keeps the wish to take a device back.
#[tauri::command]
#[specta::specta]
pub async fn unassign_device(console: Asking, input: UnassignDeviceInput) -> Result<Kept, Problem> {
    Ok(console.device_desk().await?.unassign_device(input).await?)
}

/// Keeps the wish to have what a device sent normalised again.
#[tauri::command]
#[specta::specta]
pub async fn normalise_again(console: Asking, input: NormaliseInput) -> Result<Kept, Problem> {
    Ok(console.device_desk().await?.normalise_again(input).await?)
}

/// Asks for the newest detections of a plan; it asks the vendor.
#[tauri::command]
#[specta::specta]
pub async fn detections(console: Asking, connection: ConnectionId, plan: String) -> Result<DetectionsView, Problem> {
    Ok(console.clinician().await?.detections(&connection, &plan).await?)
}

/// Keeps the wish to have detections made of what a device sent.
#[tauri::command]
#[specta::specta]
pub async fn submit_detections(console: Asking, input: SubmitDetectionsInput) -> Result<Kept, Problem> {
    Ok(console.clinician().await?.submit_detections(input).await?)
}

/// What a file of a device holds, before anything is kept.
#[tauri::command]
#[specta::specta]
pub async fn check_delivery(console: Asking, input: CheckDeliveryInput) -> Result<DeliveryCheck, Problem> {
    Ok(console.clinician().await?.check_delivery(&input).await?)
}

/// Keeps the wish to hand in what a file of a device holds.
#[tauri::command]
#[specta::specta]
pub async fn hand_in(console: Asking, input: HandInInput) -> Result<Vec<Kept>, Problem> {
    Ok(console.clinician().await?.hand_in(input).await?)
}
