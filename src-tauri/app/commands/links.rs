//! Records of several accounts that are, or may be, one person.

use clinic::views::{LinkInput, LinkReview, NotOnePerson, PatientLinks, PossibleLinks, Problem, UnlinkInput};
use domain::PatientKey;

use crate::console::Asking;

/// A person's records at other accounts, and records that may be theirs.
#[tauri::command]
#[specta::specta]
pub async fn patient_links(console: Asking, key: PatientKey) -> Result<PatientLinks, Problem> {
    Ok(console.member()?.patient_links(&key).await?)
}

/// Everybody who may have records at several accounts.
#[tauri::command]
#[specta::specta]
pub async fn possible_links(console: Asking) -> Result<PossibleLinks, Problem> {
    Ok(console.member()?.possible_links().await?)
}

/// Two records side by side.
#[tauri::command]
#[specta::specta]
pub async fn compare_records(console: Asking, one: PatientKey, other: PatientKey) -> Result<LinkReview, Problem> {
    Ok(console.member()?.compare_records(&one, &other).await?)
}

/// Links two records.
#[tauri::command]
#[specta::specta]
pub async fn link_records(console: Asking, input: LinkInput) -> Result<(), Problem> {
    Ok(console.scheduling().await?.link_records(input).await?)
}

/// Remembers that two records are not one person.
#[tauri::command]
#[specta::specta]
pub async fn decline_link(console: Asking, input: NotOnePerson) -> Result<(), Problem> {
    Ok(console.scheduling().await?.decline_link(input).await?)
}

/// Takes a record out of its link.
#[tauri::command]
#[specta::specta]
pub async fn unlink_record(console: Asking, input: UnlinkInput) -> Result<(), Problem> {
    Ok(console.scheduling().await?.unlink_record(input).await?)
}
