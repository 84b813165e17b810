//! The clinic's texts to insert into notes: each has a short abbreviation that is typed, or is chosen from a list. They are
//! the clinic's, so every clinician sees what another has set; they hold no patient's data.

use std::collections::HashSet;

use chrono::Utc;
use domain::audit::AuditAction;
use serde_json::json;

use crate::access::Clinician;
use crate::views::{SnippetInput, SnippetView, Tag};
use crate::{ClinicError, Result, text};

const KEY: &str = "noteSnippets";
const MOST: usize = 300;
const LONGEST: usize = 5_000;

impl Clinician {
    /// The clinic's texts to insert, by abbreviation.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn snippets(&self) -> Result<Vec<SnippetView>> {
        let Some(kept) = self.clinic.store.ledger().setting(KEY).await? else {
            return Ok(Vec::new());
        };
        let kept: Vec<SnippetInput> = serde_json::from_value(kept).unwrap_or_else(|error| {
            tracing::warn!(%error, "the kept texts to insert could not be read");
            Vec::new()
        });
        Ok(kept.into_iter().map(|one| SnippetView { abbreviation: one.abbreviation, text: one.text }).collect())
    }

    /// Keeps the clinic's texts to insert, in place of those before.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] for an abbreviation that is no single word of 2 to 20 letters, digits or `-`, one that
    /// stands twice (capitals make no difference), an empty text or one beyond 5,000 characters; nothing is kept then.
    pub async fn save_snippets(&self, snippets: &[SnippetInput]) -> Result<()> {
        if snippets.len() > MOST {
            return Err(ClinicError::invalid("snippets", "tooMany"));
        }
        let mut seen = HashSet::new();
        let mut kept = Vec::new();
        for one in snippets {
            let abbreviation = one.abbreviation.trim();
            let letters = abbreviation.chars().count();
            let plain = abbreviation.chars().all(|letter| letter.is_alphanumeric() || letter == '-');
            if !plain || !(2..=20).contains(&letters) {
                return Err(ClinicError::invalid("abbreviation", "abbreviation"));
            }
            if !seen.insert(abbreviation.to_lowercase()) {
                return Err(ClinicError::invalid("abbreviation", "twice"));
            }
            // Space at its end belongs to a text that is inserted: only its length and emptiness are judged.
            text::required("text", &one.text, LONGEST)?;
            kept.push((abbreviation.to_owned(), one.text.clone()));
        }
        kept.sort_by_key(|(abbreviation, _)| abbreviation.to_lowercase());
        let kept: Vec<_> =
            kept.iter().map(|(abbreviation, text)| json!({ "abbreviation": abbreviation, "text": text })).collect();
        let mut tx = self.clinic.store.ledger().begin().await?;
        tx.put_setting(KEY, &json!(kept)).await?;
        tx.append_audit(&self.actor.did(AuditAction::SaveSnippets, Utc::now()).with(json!({ "count": kept.len() })))
            .await?;
        tx.commit().await?;
        self.clinic.events.stale(&[Tag::Settings]);
        Ok(())
    }
}
