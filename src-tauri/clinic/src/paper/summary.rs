//! A visit's summary, for clinicians: it is where the note is printed.

use chrono::{DateTime, Utc};
use documents::VisitSummary;
use domain::VisitId;
use domain::audit::AuditedKind;
use store::KnownAppointment;

use super::leave::{About, Paper};
use super::{facts, note};
use crate::access::Clinician;
use crate::board::rows;
use crate::views::{BoardRow, PaperSheet, TwoIdentifiers};
use crate::visits::target;
use crate::{Clinic, Result};

impl Clinician {
    /// A visit's summary, with its note as it was last read. When the note was never read, the summary says that it was
    /// printed without one.
    ///
    /// # Errors
    /// As for every act on a person when the identifiers do not hold; when the store cannot be read or the file cannot be
    /// made.
    pub async fn visit_summary_pdf(
        &self,
        visit: &VisitId,
        checked: &TwoIdentifiers,
        sheet: PaperSheet,
    ) -> Result<Paper> {
        let clinic = &*self.clinic;
        let now = Utc::now();
        let target = target(clinic, visit, checked).await?;
        let (row, connection) = row_of(clinic, &target.known, now).await?;
        let read = clinic.store.mirror().visit_note(visit).await?;
        let printed = documents::visit_summary(&VisitSummary {
            issue: facts::issue(clinic, &self.actor, sheet, now).await?,
            patient: facts::patient(&target.patient),
            visit: facts::visit(&row, target.known.vendor_id.as_ref().map(ToString::to_string)),
            source: facts::source(&row, &connection),
            note_read_at: read.as_ref().map(|read| read.read_at),
            note: read.map(|read| note::parts(read.note)),
        })?;
        let about = about("visit-summary", &target.known, &row, clinic).await?;
        Ok(Paper { clinic: self.clinic.clone(), printed, about, actor: self.actor.clone(), made_at: now })
    }
}

/// The visit's row as the lists show it, and its connection's name.
pub(super) async fn row_of(
    clinic: &Clinic,
    known: &KnownAppointment,
    now: DateTime<Utc>,
) -> Result<(BoardRow, String)> {
    let sources = rows::sources(clinic, std::slice::from_ref(known)).await?;
    let connection = sources.connections.get(&known.connection).map(|row| row.name.clone()).unwrap_or_default();
    Ok((rows::row(clinic, known, &sources, now), connection))
}

pub(super) async fn about(
    kind: &'static str,
    known: &KnownAppointment,
    row: &BoardRow,
    clinic: &Clinic,
) -> Result<About> {
    let zone = crate::settings::zone_of(&crate::settings::read(clinic).await?.zone);
    let start = row.start.as_ref().and_then(crate::views::Instant::parse);
    Ok(About {
        kind,
        connection: Some(known.connection.clone()),
        patient: known.patient.clone(),
        what: AuditedKind::Visit,
        entity: known.visit.to_string(),
        day: start.map_or_else(|| "undated".to_owned(), |at| at.with_timezone(&zone).date_naive().to_string()),
    })
}
