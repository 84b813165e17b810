//! Reports of Solo (SOLO-29 to SOLO-32).

use bytes::Bytes;
use chrono::NaiveDate;

use super::{Answer, Report, told};
use crate::account::Account;
use crate::settings::zone_of;

/// The CSV report of a range of days (SOLO-29), as it came.
pub(crate) async fn dump(account: &Account, from: NaiveDate, to: NaiveDate) -> Answer<Bytes> {
    told(account, account.solo.reports().csv_data_dump(from, to).await)
}

/// The appointments that the CSV report of a range of days names (SOLO-29).
pub(crate) async fn report(account: &Account, from: NaiveDate, to: NaiveDate) -> Answer<Report> {
    let bytes = dump(account, from, to).await?;
    Ok(super::super::solo_csv::parse(&bytes, zone_of(&account.row.zone)))
}
