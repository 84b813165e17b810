//! Bounds on what people type, in one place.

use crate::problem::{ClinicError, Result};

/// Trims a typed text and refuses one that is empty or too long.
pub(crate) fn required(field: &'static str, text: &str, longest: usize) -> Result<String> {
    let trimmed = bounded(field, text, longest)?;
    if trimmed.is_empty() {
        return Err(ClinicError::invalid(field, "required"));
    }
    Ok(trimmed)
}

/// Trims a typed text and refuses one that is too long. Nothing is cut silently.
pub(crate) fn bounded(field: &'static str, text: &str, longest: usize) -> Result<String> {
    let trimmed = text.trim();
    if trimmed.chars().count() > longest {
        return Err(ClinicError::invalid(field, "tooLong"));
    }
    Ok(trimmed.to_owned())
}

/// Reasons for a visit: empty ones dropped, at most ten of at most 200 characters.
pub(crate) fn reasons(typed: &[String]) -> Result<Vec<String>> {
    if typed.len() > 10 {
        return Err(ClinicError::invalid("reasons", "tooMany"));
    }
    let mut kept = Vec::new();
    for reason in typed {
        let reason = bounded("reasons", reason, 200)?;
        if !reason.is_empty() {
            kept.push(reason);
        }
    }
    Ok(kept)
}
