//! The samples of a part of a lead, every one, as they were recorded.

use std::ops::Range;

use signals::BLOCK;

use crate::{Clinic, ClinicError, Result};

/// Reads them, [`signals::LOST`] where one was lost; `part` may not reach beyond the lead's end.
///
/// # Errors
/// [`ClinicError::Conflict`] when fewer are kept than there should be; the store's, when a block of them is damaged.
pub(crate) async fn samples(clinic: &Clinic, no: i64, lead: u16, part: Range<u64>) -> Result<Vec<i32>> {
    let mut samples = Vec::new();
    let mut next = part.start;
    while next < part.end {
        let index = next / BLOCK as u64;
        let block = u32::try_from(index).map_err(|_| ClinicError::NotFound("lead"))?;
        let all = clinic.store.ledger().signal_block(no, lead, block).await?;
        let begin = index * BLOCK as u64;
        let within = (next - begin) as usize..((part.end - begin) as usize).min(all.len());
        let within =
            all.get(within).filter(|within| !within.is_empty()).ok_or(ClinicError::Conflict("recordingDamaged"))?;
        samples.extend(within);
        next += within.len() as u64;
    }
    Ok(samples)
}
