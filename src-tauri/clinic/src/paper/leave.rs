//! A finished document and the one way out for it.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use documents::{Fate, Printed};
use domain::audit::{AuditAction, AuditedKind};
use domain::{ConnectionId, PatientKey};
use serde_json::json;

use crate::access::Actor;
use crate::views::LostCharacter;
use crate::{Clinic, Result, audit};

/// How a document leaves the console.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperWay {
    /// To a file that the person chose.
    File,
}

/// Whom and what a document is about, for the audit.
pub(super) struct About {
    /// A word for programs: `day-list`, `visit-summary`, `appointment-letter`.
    pub(super) kind: &'static str,
    pub(super) connection: Option<ConnectionId>,
    pub(super) patient: Option<PatientKey>,
    /// Which data it shows.
    pub(super) what: AuditedKind,
    /// The visit's id, the recording's, or the day.
    pub(super) entity: String,
    /// The date in the suggested name of a file.
    pub(super) day: String,
}

/// A finished document. `Debug` shows its kind and length.
pub struct Paper {
    /// The clinic that it is from: another may be open by the time it leaves.
    pub(super) clinic: Arc<Clinic>,
    pub(super) printed: Printed,
    pub(super) about: About,
    pub(super) actor: Actor,
    pub(super) made_at: DateTime<Utc>,
}

impl std::fmt::Debug for Paper {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Paper").field("kind", &self.about.kind).field("pages", &self.printed.pages).finish()
    }
}

impl Paper {
    /// The bytes, to be looked at inside the console and nowhere else. Of a patient's document the audit knows first who
    /// opened it.
    ///
    /// # Errors
    /// When the audit cannot be written; nothing is shown then.
    pub async fn preview(self) -> Result<Vec<u8>> {
        if let Some(patient) = &self.about.patient {
            let entry = self.actor.did(AuditAction::OpenDocument, Utc::now()).of(patient);
            let entry = entry.about(self.about.what, &self.about.entity).with(json!({ "paper": self.about.kind }));
            audit::opened(&self.clinic, entry).await?;
        }
        Ok(self.printed.bytes)
    }

    /// How many pages it has.
    pub fn pages(&self) -> u32 {
        self.printed.pages
    }

    /// What is not on the page as it was given. A character without a shape is named by its code point alone.
    pub fn lost(&self) -> Vec<LostCharacter> {
        let shown = |fate, character: char| (fate == Fate::Replaced).then(|| character.to_string());
        self.printed
            .lost
            .iter()
            .map(|lost| LostCharacter {
                code: format!("U+{:04X}", u32::from(lost.character)),
                shown: shown(lost.fate, lost.character),
                times: lost.times,
            })
            .collect()
    }

    /// A name for the file: its kind and day. A patient's name is left to the person, since file names are seen by many.
    pub fn file_name(&self) -> String {
        format!("{}-{}.pdf", self.about.kind, self.about.day)
    }

    /// Gives the bytes out, after who takes them is in the audit.
    ///
    /// # Errors
    /// When the audit cannot be written; nothing is given out then.
    pub async fn leave(self, way: PaperWay) -> Result<Vec<u8>> {
        let action = match way {
            PaperWay::File => AuditAction::SavePaper,
        };
        let mut tx = self.clinic.store.ledger().begin().await?;
        tx.append_audit(&
            self.actor
                .did(action, Utc::now())
                .through_known(self.about.connection.as_ref())
                .of_known(self.about.patient.as_ref())
                .about(self.about.what, &self.about.entity)
                .with(json!({ "paper": self.about.kind, "pages": self.printed.pages, "madeAt": self.made_at.to_rfc3339() })),
        )
        .await?;
        tx.commit().await?;
        Ok(self.printed.bytes)
    }
}
