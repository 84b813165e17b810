//! Episodes of care: read from the store, written as intents.

use clinic::views::{AssignEpisodeInput, EpisodeInput, EpisodesView, Kept, Problem};
use domain::PatientKey;
use tauri::State;

use crate::console::Console;

/// A patient's episodes as last read.
#[tauri::command]
#[specta::specta]
pub async fn episodes(console: State<'_, Console>, key: PatientKey) -> Result<EpisodesView, Problem> {
    Ok(console.member()?.episodes(&key).await?)
}

/// Keeps a new episode or a change of one.
#[tauri::command]
#[specta::specta]
pub async fn write_episode(console: State<'_, Console>, input: EpisodeInput) -> Result<Kept, Problem> {
    Ok(console.scheduling()?.write_episode(input).await?)
}

/// Keeps that a visit belongs to an episode.
#[tauri::command]
#[specta::specta]
pub async fn assign_episode(console: State<'_, Console>, input: AssignEpisodeInput) -> Result<Kept, Problem> {
    Ok(console.scheduling()?.assign_episode(input).await?)
}
