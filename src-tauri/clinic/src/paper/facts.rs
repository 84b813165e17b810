//! What the store knows, as `documents` takes it.

use chrono::{DateTime, Utc};
use documents::{AuditMark, Issue, Language, PatientOnPaper, Sheet, Source, VisitOnPaper};
use domain::{Patient, Vendor};

use crate::access::Actor;
use crate::people::shown_name;
use crate::views::{self, BoardRow, Instant, PaperSheet};
use crate::{Clinic, Result, settings};

pub(super) async fn issue(clinic: &Clinic, actor: &Actor, sheet: PaperSheet, at: DateTime<Utc>) -> Result<Issue> {
    let settings = settings::read(clinic).await?;
    let head = clinic.store.ledger().audit_head().await?;
    Ok(Issue {
        audit: head.map(|head| AuditMark { entries: head.count, hash: head.hash.short() }),
        clinic: settings.clinic,
        by: actor.name.clone(),
        at,
        zone: settings::zone_of(&settings.zone),
        language: match settings.language {
            views::Language::En => Language::English,
            views::Language::Es => Language::Spanish,
        },
        sheet: match sheet {
            PaperSheet::A4 => Sheet::A4,
            PaperSheet::Letter => Sheet::Letter,
        },
    })
}

/// A record that was read, with the number by which it is told from others. A trial's subject goes by it on paper too.
pub(super) fn patient(patient: &Patient) -> PatientOnPaper {
    PatientOnPaper {
        name: shown_name(patient),
        birth_date: patient.birth_date.clone(),
        gender: patient.gender,
        identifiers: patient.shown_number().cloned().into_iter().collect(),
        deceased: patient.deceased,
        died_on: patient.died_on.clone(),
    }
}

/// A person as a row has them; one whose record was not read yet has no name.
pub(super) fn person(row: &BoardRow) -> PatientOnPaper {
    let person = &row.person;
    PatientOnPaper {
        name: person.name.clone(),
        birth_date: person.birth_date.as_deref().and_then(domain::BirthDate::parse),
        gender: person.gender,
        identifiers: person.number.clone().into_iter().collect(),
        deceased: person.deceased,
        died_on: person.died_on.as_deref().and_then(domain::BirthDate::parse),
    }
}

pub(super) fn visit(row: &BoardRow, number: Option<String>) -> VisitOnPaper {
    VisitOnPaper {
        start: row.start.as_ref().and_then(Instant::parse),
        minutes: row.minutes,
        room: row.room.clone(),
        clinicians: row.clinicians.clone(),
        reasons: row.reasons.clone(),
        state: row.state,
        status_word: row.status_word.clone(),
        number,
    }
}

/// Vendor and connection, and when the row was last confirmed.
pub(super) fn source(row: &BoardRow, connection: &str) -> Source {
    Source {
        vendor: named(row.vendor, connection),
        confirmed_at: row.confirmed.at.as_ref().and_then(Instant::parse),
        stale: row.confirmed.stale,
    }
}

/// The vendor's own name, and the connection's where that is another.
pub(super) fn named(vendor: Vendor, connection: &str) -> String {
    let name = match vendor {
        Vendor::Solo => "Teladoc Solo",
        Vendor::Carium => "Carium",
        Vendor::CareMonitor => "CareMonitor",
        Vendor::ClinOne => "ClinOne",
        Vendor::Mia => "Mia-Platform",
    };
    if connection.is_empty() || connection == name { name.to_owned() } else { format!("{name} ({connection})") }
}
