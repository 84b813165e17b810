//! Importing people and visits from a file that the person chooses in the desktop's own dialog; the page never hears of
//! folders.

use clinic::views::{ImportAccount, ImportInput, ImportPlan, Problem};
use domain::ConnectionId;

use crate::console::Asking;
use crate::files;

/// Asks which file, and says what would come of each of its rows; nothing when the person thought better of it.
#[tauri::command]
#[specta::specta]
pub async fn plan_import(
    window: tauri::WebviewWindow,
    console: Asking,
    connection: ConnectionId,
) -> Result<Option<ImportPlan>, Problem> {
    let desk = console.front_desk().await?;
    let Some(path) = files::ask_which_table(&window).await else {
        return Ok(None);
    };
    Ok(Some(desk.plan_import(&connection, &path).await?))
}

/// Applies the plan that was made last.
#[tauri::command]
#[specta::specta]
pub async fn apply_import(console: Asking, input: ImportInput) -> Result<ImportAccount, Problem> {
    Ok(console.front_desk().await?.apply_import(input).await?)
}
