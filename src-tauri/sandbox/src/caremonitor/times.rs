//! Times and zones in requests: RFC 3339 with an offset, which the zone must have at that time.

use axum::http::StatusCode;
use chrono::{DateTime, FixedOffset, Offset, SecondsFormat, TimeZone, Utc};
use chrono_tz::Tz;

use super::fields::Fields;
use super::refusal;
use crate::server::Answer;

/// A time in the body.
pub(super) fn time(fields: &mut Fields, field: &str) -> Result<DateTime<FixedOffset>, Answer> {
    let text = fields.text(field)?;
    DateTime::parse_from_rfc3339(&text).map_err(|_| fields.wrong(field, "must be RFC 3339 with an offset"))
}

/// A range of time in a zone: `start`, `end` and `timezone`.
pub(super) fn range(fields: &mut Fields) -> Result<(DateTime<Utc>, DateTime<Utc>, Tz), Answer> {
    let (start, end) = (time(fields, "start")?, time(fields, "end")?);
    let name = fields.text("timezone")?;
    let zone: Tz = name.parse().map_err(|_| fields.wrong("timezone", "must be an IANA name"))?;
    for (field, at) in [("start", &start), ("end", &end)] {
        if zone.offset_from_utc_datetime(&at.naive_utc()).fix() != *at.offset() {
            return Err(fields.wrong(field, "has another offset than its zone has then"));
        }
    }
    if end <= start {
        return Err(fields.wrong("end", "must be later than start"));
    }
    Ok((start.to_utc(), end.to_utc(), zone))
}

/// A time in the query.
pub(super) fn asked(text: Option<&str>, name: &str) -> Result<DateTime<Utc>, Answer> {
    let time = text.and_then(|text| DateTime::parse_from_rfc3339(text).ok());
    let refused = || refusal::with(StatusCode::BAD_REQUEST, &format!("{name} must be RFC 3339 with an offset"));
    time.map(|time| time.to_utc()).ok_or_else(refused)
}

/// A time as it is answered.
pub(super) fn written(at: DateTime<Utc>, zone: Tz) -> String {
    at.with_timezone(&zone).to_rfc3339_opts(SecondsFormat::Secs, false)
}
