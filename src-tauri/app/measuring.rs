//! Moments that somebody who measures wants to know. Nobody else hears of them: without `ANTEROOM_VISIBLE_FILE` nothing
//! is written, and what the page says is never written as it stands.

use std::fs::OpenOptions;
use std::io::Write;

/// The moments that may be told.
const KNOWN: [&str; 3] = ["sign-in", "board-row", "frame-gaps"];

/// Writes one of the known moments, with the numbers that came with it, at the end of the named file.
pub(crate) fn report_visible(what: &str) {
    let Some(file) = std::env::var_os("ANTEROOM_VISIBLE_FILE") else { return };
    let Some(known) = KNOWN.iter().find(|known| what.starts_with(**known)) else { return };
    let now = chrono::Utc::now().timestamp_micros();
    let rest: String = what[known.len()..].chars().filter(|c| c.is_ascii_digit() || *c == ' ').collect();
    let line = format!("{known} {now}{rest}\n");
    let written = OpenOptions::new()
        .create(true)
        .append(true)
        .open(file)
        .and_then(|mut file| Write::write_all(&mut file, line.as_bytes()));
    if let Err(error) = written {
        tracing::warn!(%error, "the moment could not be written");
    }
}
