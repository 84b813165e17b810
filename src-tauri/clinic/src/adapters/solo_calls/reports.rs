//! Reports of Solo (SOLO-29 to SOLO-32).

use bytes::Bytes;
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime, TimeZone};
use chrono_tz::Tz;
use domain::act::ReportAct;
use solo::{NewEncounterReport, ReportStatus, SecretString, SoloError};

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

/// How far an ordered report is (SOLO-31).
pub(crate) async fn report_status(account: &Account, id: &str) -> Answer<ReportStatus> {
    Ok(told(account, account.solo.reports().status(id).await)?.status)
}

/// The file of a report that is made (SOLO-32).
pub(crate) async fn report_file(account: &Account, id: &str) -> Answer<Bytes> {
    told(account, account.solo.reports().download(id).await)
}

/// The operation that carries a change about a report.
pub(super) fn operation(act: &ReportAct) -> &'static str {
    match act {
        ReportAct::Order { .. } => "SOLO-30",
    }
}

/// Orders a report (SOLO-30), from the first second of the first day to the last of the last; gives the vendor's id.
/// Nothing at Solo lists orders, so an order whose answer is lost cannot be looked for.
pub(super) async fn send(account: &Account, act: &ReportAct) -> Result<Option<String>, SoloError> {
    const ID: &str = "SOLO-30";
    let ReportAct::Order { from, to, preset, password, .. } = act;
    let zone = zone_of(&account.row.zone);
    let end = |day: &str, field, seconds| {
        day.parse().ok().and_then(|day| at(day, seconds, zone)).ok_or(SoloError::invalid(ID, field, "must be a day"))
    };
    let password = password.as_ref().ok_or(SoloError::invalid(ID, "password", "is required"))?;
    let order = NewEncounterReport {
        from: end(from, "from", 0)?,
        to: end(to, "to", 86_399)?,
        preset_id: preset.clone(),
        password: SecretString::from(password.0.clone()),
    };
    account.solo.reports().create(&order).await.map(|made| Some(made.id))
}

/// A second of a day, on the wall clock of the zone; one that the clocks skip is an hour later.
fn at(day: NaiveDate, seconds: u32, zone: Tz) -> Option<DateTime<FixedOffset>> {
    let time = NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0)?;
    let local = day.and_time(time);
    let found = zone.from_local_datetime(&local);
    let found = if seconds == 0 { found.earliest() } else { found.latest() };
    let found = found.or_else(|| zone.from_local_datetime(&(local + chrono::TimeDelta::hours(1))).earliest())?;
    Some(found.fixed_offset())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_days_of_an_order_are_those_of_the_clinics_wall_clock() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 8).unwrap_or_default();
        let zone = Tz::America__New_York;
        let text = |seconds| at(day, seconds, zone).map(|at| at.to_rfc3339()).unwrap_or_default();
        assert_eq!(text(0), "2026-03-08T00:00:00-05:00");
        assert_eq!(text(86_399), "2026-03-08T23:59:59-04:00", "the clocks went forward on that day");
    }
}
