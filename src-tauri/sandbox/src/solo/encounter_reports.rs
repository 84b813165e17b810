//! SOLO-30 to SOLO-32: a report is ordered, asked after, and fetched as a password-protected zip of CSV.

use std::io::{Cursor, Write as _};

use axum::http::StatusCode;
use chrono::{DateTime, FixedOffset};
use serde_json::json;
use uuid::Uuid;
use zip::write::SimpleFileOptions;
use zip::{AesMode, ZipWriter};

use super::call::{Call, Ruling, Verdict};
use super::csv_report::table;
use super::fields::{Fields, Need::Required};
use super::refusal;
use crate::server::Answer;
use crate::solo::state::{Clinic, Report};

/// SOLO-30: times in ATOM format; the preset must be one configured in the vendor's own application.
pub(super) fn order(clinic: &Clinic, call: &Call) -> Ruling {
    let body = call.json()?;
    let mut fields = Fields::of(&body)?;
    let from = atom(&mut fields, "from");
    let to = atom(&mut fields, "to");
    let preset = fields.uuid("presetId", Required);
    let password = fields.filled("password", Required).map(str::to_owned);
    if let (Some(from), Some(to)) = (from, to)
        && to < from
    {
        fields.note("to", "This value should not be before the start date.");
    }
    let preset = preset.and_then(|id| {
        let found = clinic.presets.iter().find(|preset| preset.id == id);
        if found.is_none() {
            fields.note("presetId", "Preset not found.");
        }
        found
    });
    let refusal = fields.problems.refusal();
    fields.settle()?;
    let (Some(from), Some(to), Some(password), Some(preset)) = (from, to, password, preset) else {
        return Err(refusal);
    };
    let fails = preset.fails;
    Verdict::commit(move |clinic| {
        let report = Report { id: clinic.uuid(), from, to, password, fails, asked: false };
        let answer = Answer::created(&json!({ "id": report.id, "status": report.status() }));
        clinic.reports.push(report);
        answer
    })
}

/// `Y-m-d\TH:i:sP`: RFC 3339 with a numeric offset and no fraction.
fn atom(fields: &mut Fields, name: &'static str) -> Option<DateTime<FixedOffset>> {
    let text = fields.text(name, Required)?;
    let at = DateTime::parse_from_str(text, "%Y-%m-%dT%H:%M:%S%:z").ok().filter(|_| text.len() == 25);
    if at.is_none() {
        fields.note(name, "This value is not a valid datetime.");
    }
    at
}

fn find<'c>(clinic: &'c Clinic, call: &Call) -> Result<&'c Report, Answer> {
    let id: Option<Uuid> = call.param(0).parse().ok();
    clinic.reports.iter().find(|report| Some(report.id) == id).ok_or_else(|| refusal::missing("Report"))
}

/// SOLO-31: `pending` the first time.
pub(super) fn status(clinic: &Clinic, call: &Call) -> Ruling {
    let report = find(clinic, call)?;
    let answer = Answer::ok(&json!({ "id": report.id, "status": report.status() }));
    if report.asked {
        return Verdict::answer(answer);
    }
    let id = report.id;
    Verdict::commit(move |clinic| {
        if let Some(report) = clinic.reports.iter_mut().find(|report| report.id == id) {
            report.asked = true;
        }
        answer
    })
}

/// SOLO-32.
pub(super) fn download(clinic: &Clinic, call: &Call) -> Ruling {
    let report = find(clinic, call)?;
    if report.status() != "completed" {
        return Err(refusal::missing("Report file"));
    }
    let wanted = |seconds: i64| (report.from.timestamp()..=report.to.timestamp()).contains(&seconds);
    let failed = |error: &dyn std::error::Error| {
        refusal::with(StatusCode::INTERNAL_SERVER_ERROR, &format!("The report could not be written: {error}"))
    };
    let csv = table(clinic, wanted).map_err(|error| failed(&error))?;
    Verdict::answer(Answer::file(locked(&csv, &report.password).map_err(|error| failed(&error))?))
}

/// AES-256 zip; the password is its UTF-8 bytes. Which encryption the vendor uses is not said.
fn locked(csv: &[u8], password: &str) -> Result<Vec<u8>, zip::result::ZipError> {
    let options = SimpleFileOptions::default().with_aes_encryption(AesMode::Aes256, password);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("encounter-report.csv", options)?;
    writer.write_all(csv)?;
    Ok(writer.finish()?.into_inner())
}
