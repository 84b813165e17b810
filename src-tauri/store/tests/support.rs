//! A data folder with invented people in it.

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    Act, BirthDate, ConfirmedHow, ConnectionId, Gender, HumanName, Identifier, IdentifierKind, IntentId, IntentState,
    Patient, PatientKey, VisitId, VisitState,
};
use sqlx::ConnectOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use std::path::Path;
use store::{AppointmentRow, IntentRow, KnownAppointment, Store};
use tempfile::TempDir;
use vault::StoreKey;

pub fn key() -> StoreKey {
    StoreKey::from_bytes([0x5A; 32])
}

pub fn other_key() -> StoreKey {
    StoreKey::from_bytes([0x11; 32])
}

/// A whole minute, counted from a fixed instant.
pub fn at(minutes: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_760_000_040, 0).unwrap() + TimeDelta::minutes(minutes)
}

pub fn connection() -> ConnectionId {
    ConnectionId("3fa0c1d2".into())
}

pub fn visit(number: u32) -> VisitId {
    VisitId(format!("visit-{number}"))
}

pub async fn open(dir: &Path) -> Store {
    Store::open(dir, &key()).await.unwrap()
}

pub async fn fresh() -> (TempDir, Store) {
    let dir = TempDir::new().unwrap();
    let store = open(dir.path()).await;
    (dir, store)
}

/// A bare connection with the key, to do to a file what the store would never do.
pub async fn raw(path: &Path) -> SqliteConnection {
    SqliteConnectOptions::new()
        .filename(path)
        .pragma("key", format!("\"x'{}'\"", "5a".repeat(32)))
        .connect()
        .await
        .unwrap()
}

pub fn patient(number: i64, family: &str, given: &str) -> Patient {
    let connection = connection();
    let identifier = |kind, issuer: &str, value: String| Identifier { kind, issuer: issuer.into(), value };
    Patient {
        key: PatientKey::external(&connection, &format!("ext-{number}")),
        name: HumanName { prefix: Some("Dr".into()), ..HumanName::from_parts(family, given) },
        birth_date: BirthDate::parse("1968-03-14"),
        gender: Gender::Female,
        identifiers: vec![
            identifier(IdentifierKind::Mrn, "North Clinic", format!("MRN-{number:06}")),
            identifier(IdentifierKind::Spid, "Solo", number.to_string()),
        ],
        phones: vec!["+1 415 555 0142".into()],
        emails: vec![format!("{}@example.org", given.to_lowercase())],
        address: Some("1 Main Street, Springfield".into()),
        zone: None,
        active: true,
        deceased: false,
        died_on: None,
        read_at: Some(at(0)),
    }
}

pub fn appointment(number: u32, start: i64) -> AppointmentRow {
    AppointmentRow {
        visit: visit(number),
        connection: connection(),
        vendor_id: Some(i64::from(number).into()),
        patient: Some(PatientKey::external(&connection(), "ext-1")),
        start: Some(at(start)),
        duration_s: Some(900),
        state: VisitState::Scheduled,
        status_word: "scheduled".into(),
        call_word: None,
        reasons: vec!["cough".into()],
        practitioners: vec![],
        external_id: Some(format!("ours-{number}")),
        read_at: at(0),
        how: ConfirmedHow::Read,
        drift: vec![],
    }
}

pub fn known(number: u32) -> KnownAppointment {
    KnownAppointment {
        visit: visit(number),
        connection: connection(),
        vendor_id: Some(i64::from(number).into()),
        external_id: Some(format!("ours-{number}")),
        patient: None,
        room: Some("General".into()),
        start: Some(at(60)),
        duration_s: Some(900),
        source: ConfirmedHow::OurWrite,
        known_at: at(0),
        last_read_at: None,
        next_read_at: at(0),
        state: None,
        status_word: None,
        gone: false,
    }
}

pub fn intent(number: u32, visit_number: u32) -> IntentRow {
    IntentRow {
        id: IntentId(format!("intent-{number}")),
        connection: connection(),
        subject: domain::Subject::visit(&visit(visit_number)),
        visit: Some(visit(visit_number)),
        patient: Some(PatientKey::external(&connection(), "ext-1")),
        act: Act::Cancel { appointment: 7.into(), start: Some(at(60)) },
        state: IntentState::Queued,
        created_at: at(0),
        created_by: "MOREAU, Jeanne".into(),
        not_before: at(1),
        sent_at: None,
        settled_at: None,
        looks: 0,
        next_look_at: None,
        vendor_id: None,
        reason: None,
        vendor_message: None,
        correlation_id: None,
        http_status: None,
    }
}
