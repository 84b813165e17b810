//! Reports of Solo (SOLO-29 to SOLO-32).

use bytes::Bytes;
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
use chrono_tz::Tz;
use domain::act::ReportAct;
use domain::wall_time::instants_of;
use solo::{CallError, NewEncounterReport, ReportStatus, SecretString};

use super::{Answer, Report, told};
use crate::account::SoloAccount;
use crate::settings::zone_of;

/// The CSV report of a range of days (SOLO-29), as it came.
pub(crate) async fn dump(account: &SoloAccount, from: NaiveDate, to: NaiveDate) -> Answer<Bytes> {
    told(account, account.client.reports().csv_data_dump(from, to).await)
}

/// The appointments that the CSV report of a range of days names (SOLO-29).
pub(crate) async fn report(account: &SoloAccount, from: NaiveDate, to: NaiveDate) -> Answer<Report> {
    let bytes = dump(account, from, to).await?;
    Ok(super::super::solo_csv::parse(&bytes, zone_of(&account.row.zone)))
}

/// How far an ordered report is (SOLO-31).
pub(crate) async fn report_status(account: &SoloAccount, id: &str) -> Answer<ReportStatus> {
    Ok(told(account, account.client.reports().status(id).await)?.status)
}

/// The file of a report that is made (SOLO-32).
pub(crate) async fn report_file(account: &SoloAccount, id: &str) -> Answer<Bytes> {
    told(account, account.client.reports().download(id).await)
}

/// The operation that carries a change about a report.
pub(super) fn operation(act: &ReportAct) -> &'static str {
    match act {
        ReportAct::Order { .. } => "SOLO-30",
    }
}

/// Orders a report (SOLO-30), from the first second of the first day to the last of the last; gives the vendor's id.
/// Nothing at Solo lists orders, so an order whose answer is lost cannot be looked for.
pub(super) async fn send(account: &SoloAccount, act: &ReportAct) -> Result<Option<String>, CallError> {
    const ID: &str = "SOLO-30";
    let ReportAct::Order { from, to, preset, password, .. } = act;
    let zone = zone_of(&account.row.zone);
    let end = |day: &str, field, seconds| {
        day.parse().ok().and_then(|day| at(day, seconds, zone)).ok_or(CallError::invalid(ID, field, "must be a day"))
    };
    let password = password.as_ref().ok_or(CallError::invalid(ID, "password", "is required"))?;
    let order = NewEncounterReport {
        from: end(from, "from", 0)?,
        to: end(to, "to", 86_399)?,
        preset_id: preset.clone(),
        password: SecretString::from(password.0.clone()),
    };
    account.client.reports().create(&order).await.map(|made| Some(made.id))
}

/// A second of a day, on the wall clock of the zone; for one that the clocks skip, the moment at which they have jumped.
fn at(day: NaiveDate, seconds: u32, zone: Tz) -> Option<DateTime<FixedOffset>> {
    let time = NaiveTime::from_num_seconds_from_midnight_opt(seconds, 0)?;
    let found = instants_of(day.and_time(time), zone);
    let found =
        if seconds == 0 { found.earliest_or_next() } else { found.latest().unwrap_or(found.earliest_or_next()) };
    Some(found.with_timezone(&zone).fixed_offset())
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
