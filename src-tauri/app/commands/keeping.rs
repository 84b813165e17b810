//! Looking after the clinic itself: its key, backups that are carried away, and its end. The desktop's own dialog says where
//! a file is; the page hears its name alone.

use clinic::views::{BringInput, CarryInput, ForgetInput, KeyChangeInput, Problem};
use tauri::WebviewWindow;

use crate::console::Asking;
use crate::files;

/// Gives the databases another key. The clinic is closed meanwhile, and nobody is signed in afterwards.
#[tauri::command]
#[specta::specta]
pub async fn change_key(console: Asking, input: KeyChangeInput) -> Result<(), Problem> {
    console.change_key(console.administrator().await?, input).await
}

/// Writes a backup to be carried away, to a file that the person names; its name, or none when the dialog was closed.
#[tauri::command]
#[specta::specta]
pub async fn carry_backup(
    window: WebviewWindow,
    console: Asking,
    input: CarryInput,
) -> Result<Option<String>, Problem> {
    // Nobody is asked where who may not.
    let administrator = console.administrator().await?;
    let name = format!("anteroom-{}.backup", chrono::Local::now().format("%Y-%m-%d"));
    let Some(path) = files::ask_where_any(&window, &name).await else { return Ok(None) };
    administrator.carry_backup(input, &path).await?;
    Ok(path.file_name().map(|name| name.to_string_lossy().into_owned()))
}

/// Asks for the backup that a clinic is to be brought from; its name, or none when the dialog was closed.
#[tauri::command]
#[specta::specta]
pub async fn choose_backup(window: WebviewWindow, console: Asking) -> Result<Option<String>, Problem> {
    let Some(path) = files::ask_which(&window).await else { return Ok(None) };
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
    console.choose_backup(path);
    Ok(name)
}

/// Brings the clinic of the backup that was chosen.
#[tauri::command]
#[specta::specta]
pub async fn bring_backup(console: Asking, input: BringInput) -> Result<(), Problem> {
    console.bring_backup(input).await
}

/// Forgets the clinic: its secrets, its key and its files.
#[tauri::command]
#[specta::specta]
pub async fn forget_clinic(console: Asking, input: ForgetInput) -> Result<(), Problem> {
    console.forget_clinic(console.administrator().await?, input).await
}
