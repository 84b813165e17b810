//! The pixel columns of a lead, as they travel to the page ([`signals::columns::wire`]): the true extremes of each.

use signals::{Columns, columns};

use crate::access::Chart;
use crate::views::ColumnsAsked;
use crate::{ClinicError, Result};

/// The widest window there is, with the margins on both sides of it.
const MOST_COLUMNS: u32 = 32_768;

impl Chart {
    /// The least and the greatest of each column, in millivolts, 32 bits each, least byte first; not a number where there
    /// is no sample (rules X-ECG-08 and X-ECG-09).
    ///
    /// # Errors
    /// [`ClinicError::NotFound`] when the record, the recording or the lead is not known here, or the recording is another
    /// person's; [`ClinicError::Invalid`] when the window is none; [`ClinicError::Conflict`] when the lead's unit is no
    /// voltage; the store's, when a part of the recording is damaged. What is drawn is exact or not drawn.
    pub async fn recording_columns(&self, asked: &ColumnsAsked) -> Result<Vec<u8>> {
        let whole = asked.from.is_finite() && asked.to.is_finite() && asked.from < asked.to;
        if !whole || !(1..=MOST_COLUMNS).contains(&asked.count) {
            return Err(ClinicError::invalid("window", "unreadable"));
        }
        let clinic = &*self.clinic;
        let opened = self.opened(&asked.patient, &asked.recording).await?;
        let lead = u16::try_from(asked.lead).map_err(|_| ClinicError::NotFound("lead"))?;
        let kept = opened.row.leads.get(usize::from(lead)).ok_or(ClinicError::NotFound("lead"))?;
        if kept.lead.millivolts_in_unit().is_none() {
            return Err(ClinicError::Conflict("noVoltage"));
        }
        let pyramid = opened.pyramid(clinic, lead).await?;
        let window = asked.from..asked.to;
        let mut drawn = Columns::of_seconds(pyramid, kept.samples, kept.lead.rate_hz, window, asked.count);
        clinic.store.ledger().fill_columns(opened.row.no, lead, &mut drawn).await?;
        let extents = drawn.finish().map_err(|_| ClinicError::Conflict("recordingDamaged"))?;
        columns::wire(&extents, &kept.lead).ok_or(ClinicError::Conflict("noVoltage"))
    }
}
