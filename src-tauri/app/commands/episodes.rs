//! Episodes of care: read from the store, written as intents.

use clinic::views::{AssignEpisodeInput, EpisodeInput, EpisodesView, Kept, Problem};
use domain::PatientKey;

use crate::console::Asking;

/// A patient's episodes as last read.
#[tauri::command]
#[specta::specta]
pub async fn episodes(console: Asking, key: PatientKey) -> Result<EpisodesView, Problem> {
    Ok(console.member()?.episodes(&key).await?)
}

/// Keeps a new episode or a change of one.
#[tauri::command]
#[specta::specta]
pub async fn write_episode(console: Asking, input: EpisodeInput) -> Result<Kept, Problem> {
    Ok(console.scheduling().await?.write_episode(input).await?)
}

/// Keeps that a visit belongs to an episode.
#[tauri::command]
#[specta::specta]
pub async fn assign_episode(console: Asking, input: AssignEpisodeInput) -> Result<Kept, Problem> {
    Ok(console.scheduling().await?.assign_episode(input).await?)
}
