//! Solo has no list of appointments. Its CSV report (SOLO-29) names those of a range of days: their numbers enter the
//! index of known ids, and each is then read by number like any other. The report's columns are not documented
//! (assumption A-SO-05): a report without a recognisable number column imports nothing and is noted as drift.

use chrono::{Days, Utc};

use crate::account::SoloAccount;
use crate::adapters::solo_calls;
use crate::reports::known;
use crate::{Clinic, Result, settings};

const DAYS_BACK: u64 = 1;
const DAYS_AHEAD: u64 = 30;

/// Reads the report of the days around today. False when the vendor did not answer.
pub(super) async fn read(clinic: &Clinic, account: &SoloAccount) -> Result<bool> {
    let now = Utc::now();
    let today = now.with_timezone(&settings::zone_of(&account.row.zone)).date_naive();
    let from = today.checked_sub_days(Days::new(DAYS_BACK)).unwrap_or(today);
    let to = today.checked_add_days(Days::new(DAYS_AHEAD)).unwrap_or(today);
    let report = match solo_calls::report(account, from, to).await {
        Ok(report) => report,
        Err(failure) => {
            tracing::info!(operation = failure.operation, kind = ?failure.kind, "the report could not be read");
            return Ok(false);
        }
    };
    clinic.drift.note_all(&account.row.id, &report.drift);
    known::index(clinic, account, report.lines).await?;
    Ok(true)
}
