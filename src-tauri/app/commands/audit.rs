//! The audit.

use clinic::views::{AuditAsked, AuditForm, AuditStanding, AuditVerdict, AuditWindow, Problem, SavedAudit};

use crate::console::Asking;
use crate::files;

/// Entries, newest first.
#[tauri::command]
#[specta::specta]
pub async fn audit(console: Asking, asked: AuditAsked) -> Result<AuditWindow, Problem> {
    Ok(console.administrator().await?.audit(asked).await?)
}

/// How the audit stands to its anchor.
#[tauri::command]
#[specta::specta]
pub fn audit_standing(console: Asking) -> Result<AuditStanding, Problem> {
    Ok(console.member()?.audit_standing())
}

/// Follows the whole chain.
#[tauri::command]
#[specta::specta]
pub async fn verify_audit(console: Asking) -> Result<AuditVerdict, Problem> {
    Ok(console.administrator().await?.verify_audit().await?)
}

/// Settles a doubt about the audit, with a reason.
#[tauri::command]
#[specta::specta]
pub async fn settle_audit_doubt(console: Asking, why: String) -> Result<(), Problem> {
    Ok(console.administrator().await?.settle_audit_doubt(&why).await?)
}

/// Asks where to keep the whole audit and keeps it there; nothing when the person thought better of it.
#[tauri::command]
#[specta::specta]
pub async fn export_audit(
    window: tauri::WebviewWindow,
    console: Asking,
    form: AuditForm,
) -> Result<Option<SavedAudit>, Problem> {
    let export = console.administrator().await?.export_audit(form);
    let Some(path) = files::ask_where_any(&window, &export.file_name()).await else {
        return Ok(None);
    };
    let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let entries = export.write(&path).await?.entries;
    Ok(Some(SavedAudit { file, entries }))
}
