//! Reports: SOLO-29 to SOLO-32.

use std::time::Duration;

use bytes::Bytes;
use chrono::{DateTime, FixedOffset, NaiveDate};
use secrecy::ExposeSecret;
use serde::Deserialize;
use serde_json::json;
use vendor_http::{Body, Expects, Method};

use crate::wire::Wire;
use crate::{CallError, SecretString, dates, lenient};

/// Longest time for a report's file: how long Solo takes to make one and how large it is are not documented.
const FILE_TIME: Duration = Duration::from_secs(120);

/// Reports.
pub struct Reports<'a> {
    pub(crate) wire: &'a Wire,
}

/// An encounter report to order (SOLO-30). Every field is required.
#[derive(Clone)]
pub struct NewEncounterReport {
    /// Left end.
    pub from: DateTime<FixedOffset>,
    /// Right end.
    pub to: DateTime<FixedOffset>,
    /// A preset that was made in Solo's own web application.
    pub preset_id: String,
    /// Locks the file, and is needed to open it.
    pub password: SecretString,
}

/// An ordered report.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct EncounterReport {
    /// Its id.
    #[serde(deserialize_with = "lenient::text")]
    pub id: String,
    /// How far it is.
    pub status: ReportStatus,
}

crate::appointments::words! {
    /// How far a report is. Solo tells no progress and no reason of a failure.
    ReportStatus {
        /// Being made.
        Pending = "pending",
        /// Ready to be downloaded.
        Completed = "completed",
        /// It failed.
        Failed = "failed",
    }
}

impl Reports<'_> {
    /// SOLO-29: the CSV report of a range of days, `[assumed]` both included. Its columns are not documented. It may take
    /// two minutes.
    ///
    /// # Errors
    /// [`CallErrorKind::InvalidInput`](crate::CallErrorKind) when the days are reversed; malformed when a web page comes in
    /// place of the file.
    pub async fn csv_data_dump(&self, from: NaiveDate, to: NaiveDate) -> Result<Bytes, CallError> {
        if to < from {
            return Err(CallError::invalid("SOLO-29", "to", "must not be before from"));
        }
        let request = self
            .wire
            .request("SOLO-29", Method::GET, "/qapi/v1/reports/csv-data-dump", &[])?
            .with_query("from", from.to_string())
            .with_query("to", to.to_string())
            .expecting(Expects::File)
            .with_timeout(FILE_TIME);
        self.wire.bytes(request).await
    }

    /// SOLO-30: orders a zipped CSV report that a password locks.
    ///
    /// # Errors
    /// [`CallErrorKind::InvalidInput`](crate::CallErrorKind) when the range is reversed, or preset or password missing.
    pub async fn create(&self, report: &NewEncounterReport) -> Result<EncounterReport, CallError> {
        const ID: &str = "SOLO-30";
        if report.to < report.from {
            return Err(CallError::invalid(ID, "to", "must not be before from"));
        }
        if report.preset_id.trim().is_empty() {
            return Err(CallError::invalid(ID, "presetId", "is required"));
        }
        if report.password.expose_secret().is_empty() {
            return Err(CallError::invalid(ID, "password", "is required"));
        }
        let body = json!({
            "from": dates::format_atom(report.from),
            "to": dates::format_atom(report.to),
            "presetId": report.preset_id,
            "password": report.password.expose_secret(),
        });
        let request = self.wire.request(ID, Method::POST, "/qapi/v1/encounter-report/create", &[])?;
        self.wire.json(request.with_body(Body::Json(body))).await
    }

    /// SOLO-31: how far a report is.
    ///
    /// # Errors
    /// 404 when Solo does not know it.
    pub async fn status(&self, id: &str) -> Result<EncounterReport, CallError> {
        let template = "/qapi/v1/encounter-report/status/{id}";
        self.wire.json(self.wire.request("SOLO-31", Method::GET, template, &[id])?).await
    }

    /// SOLO-32: a finished report: a zip file that its password opens. It may take two minutes.
    ///
    /// # Errors
    /// 404 when Solo does not know it; malformed when a web page comes in place of the file.
    pub async fn download(&self, id: &str) -> Result<Bytes, CallError> {
        let template = "/qapi/v1/encounter-report/download/{id}";
        let request = self.wire.request("SOLO-32", Method::GET, template, &[id])?;
        self.wire.bytes(request.expecting(Expects::File).with_timeout(FILE_TIME)).await
    }
}
