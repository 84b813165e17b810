//! Connections.

use clinic::views::{
    AssumptionVerdict, ConnectionInput, ConnectionView, LogInOutcome, MiaProfile, OnlyHere, Problem, ProfileFault,
    ResetMail, TestReport,
};
use domain::ConnectionId;

use crate::console::Asking;

/// Every connection in full, without a secret.
#[tauri::command]
#[specta::specta]
pub async fn connections(console: Asking) -> Result<Vec<ConnectionView>, Problem> {
    Ok(console.member()?.connections().await?)
}

/// Tries a connection without keeping it.
#[tauri::command]
#[specta::specta]
pub async fn test_connection(console: Asking, input: ConnectionInput) -> Result<TestReport, Problem> {
    Ok(console.administrator().await?.test_connection(&input).await?)
}

/// Keeps a connection; its secrets go to the keyring.
#[tauri::command]
#[specta::specta]
pub async fn save_connection(console: Asking, input: ConnectionInput) -> Result<ConnectionId, Problem> {
    Ok(console.administrator().await?.save_connection(input).await?)
}

/// Turns a connection on or off.
#[tauri::command]
#[specta::specta]
pub async fn set_connection_enabled(console: Asking, id: ConnectionId, enabled: bool) -> Result<(), Problem> {
    console.administrator().await?.set_connection_enabled(&id, enabled).await?;
    console.receive_as_set();
    Ok(())
}

/// Removes a connection, its secrets, what was read through it, and as many drafted notes as the person was told of.
#[tauri::command]
#[specta::specta]
pub async fn remove_connection(console: Asking, id: ConnectionId, told: OnlyHere) -> Result<(), Problem> {
    console.administrator().await?.remove_connection(&id, told).await?;
    console.receive_as_set();
    Ok(())
}

/// Logs an account in, with the code of an authenticator when the vendor asked for one.
#[tauri::command]
#[specta::specta]
pub async fn log_in(console: Asking, connection: ConnectionId, totp: Option<String>) -> Result<LogInOutcome, Problem> {
    Ok(console.administrator().await?.log_in(&connection, totp.as_deref()).await?)
}

/// Asks Mia who is logged in.
#[tauri::command]
#[specta::specta]
pub async fn mia_profile(console: Asking, connection: ConnectionId) -> Result<MiaProfile, Problem> {
    Ok(console.administrator().await?.mia_profile(&connection).await?)
}

/// Has Mia send a mail to that address by which a new password is chosen.
#[tauri::command]
#[specta::specta]
pub async fn send_reset_mail(console: Asking, connection: ConnectionId, email: String) -> Result<ResetMail, Problem> {
    Ok(console.administrator().await?.send_reset_mail(&connection, &email).await?)
}

/// Marks an assumption as confirmed or wrong, or takes the mark away.
#[tauri::command]
#[specta::specta]
pub async fn mark_assumption(
    console: Asking,
    connection: ConnectionId,
    assumption: String,
    verdict: Option<AssumptionVerdict>,
    note: String,
) -> Result<(), Problem> {
    Ok(console.administrator().await?.mark_assumption(&connection, &assumption, verdict, &note).await?)
}

/// Every mistake in a contract profile.
#[tauri::command]
#[specta::specta]
pub async fn check_profile(
    console: Asking,
    connection: ConnectionId,
    text: String,
) -> Result<Vec<ProfileFault>, Problem> {
    Ok(console.administrator().await?.check_profile(&connection, &text).await?)
}

/// Keeps a contract profile without a mistake, or goes back to the one that comes with the program.
#[tauri::command]
#[specta::specta]
pub async fn save_profile(
    console: Asking,
    connection: ConnectionId,
    text: Option<String>,
) -> Result<Vec<ProfileFault>, Problem> {
    Ok(console.administrator().await?.save_profile(&connection, text.as_deref()).await?)
}

/// Keeps the hosts that a connection's links may lead to besides its own.
#[tauri::command]
#[specta::specta]
pub async fn set_link_hosts(console: Asking, connection: ConnectionId, hosts: Vec<String>) -> Result<(), Problem> {
    Ok(console.administrator().await?.set_link_hosts(&connection, &hosts).await?)
}
