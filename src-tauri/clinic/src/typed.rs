//! What is typed into forms, over a lock: kept together in the encrypted ledger when the console locks, given back to the
//! same person and to nobody else, and gone when the form is sent or given up.
//!
//! It is no act. Nothing of it is sent or seen by another, so that the audit has no entry of its own for it: that the
//! console was locked stands there, and what the form does stands there once a person does it. It holds what somebody
//! typed and no more: ticks that confirm something are made again, and no form that asks for a secret takes part.

use std::sync::Arc;
use std::time::Duration;

use chrono::{TimeDelta, Utc};
use domain::TypedForm;
use serde::de::IgnoredAny;
use store::TypedDraftRow;
use tokio_util::sync::CancellationToken;

use crate::access::Member;
use crate::views::{Instant, TypedInput, TypedView};
use crate::{Clinic, ClinicError, Result};

/// Forms that are open at once; a bound, so that a mistake does not grow.
const MOST: usize = 100;
/// Longest text of one form, in bytes.
const LONGEST: usize = 128 * 1024;
/// Longest list of ids that a form is about, in bytes.
const LONGEST_ABOUT: usize = 1_000;
/// How long it is kept.
const KEPT_FOR: TimeDelta = TimeDelta::hours(24);
/// How often what is too old is dropped.
const EVERY: TimeDelta = TimeDelta::hours(1);

impl Member {
    /// Keeps what stands in one's open forms, all or nothing. A form that stands as it began keeps nothing any more.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] for more than 100 forms, one of more than 128 KiB, or one that is no JSON.
    pub async fn keep_typed(&self, forms: &[TypedInput]) -> Result<()> {
        if forms.len() > MOST {
            return Err(ClinicError::invalid("typed", "tooMany"));
        }
        for form in forms {
            if form.about.len() > LONGEST_ABOUT || form.typed.as_ref().is_some_and(|typed| typed.len() > LONGEST) {
                return Err(ClinicError::invalid("typed", "tooLong"));
            }
            if form.typed.as_ref().is_some_and(|typed| serde_json::from_str::<IgnoredAny>(typed).is_err()) {
                return Err(ClinicError::invalid("typed", "format"));
            }
        }
        let (user, now) = (&self.actor.id, Utc::now());
        let mut tx = self.clinic.store.ledger().begin().await?;
        for form in forms {
            match &form.typed {
                Some(typed) => {
                    let row = TypedDraftRow {
                        user: user.clone(),
                        form: form.form,
                        about: form.about.clone(),
                        typed: typed.clone(),
                        at: now,
                    };
                    tx.keep_typed_draft(&row).await?;
                }
                None => tx.drop_typed_draft(user, form.form, &form.about).await?,
            }
        }
        Ok(tx.commit().await?)
    }

    /// What one had typed within a day and has neither sent nor given up.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn typed(&self) -> Result<Vec<TypedView>> {
        let rows = self.clinic.store.ledger().typed_drafts(&self.actor.id, Utc::now() - KEPT_FOR).await?;
        let view = |row: TypedDraftRow| TypedView {
            form: row.form,
            about: row.about,
            typed: row.typed,
            at: Instant::from(row.at),
        };
        Ok(rows.into_iter().map(view).collect())
    }

    /// Drops what one had typed into a form: it was sent or given up.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub async fn drop_typed(&self, form: TypedForm, about: &str) -> Result<()> {
        let mut tx = self.clinic.store.ledger().begin().await?;
        tx.drop_typed_draft(&self.actor.id, form, about).await?;
        Ok(tx.commit().await?)
    }
}

/// Drops what is too old, whoever typed it and whether or not they come back, until it is told to stop.
pub(crate) async fn run(clinic: Arc<Clinic>, stop: CancellationToken) {
    loop {
        if let Err(error) = drop_old(&clinic).await {
            tracing::error!(%error, "what was typed long ago could not be dropped");
        }
        let wait = clinic.pace.scaled(EVERY).to_std().unwrap_or_default().max(Duration::from_secs(1));
        if stop.run_until_cancelled(tokio::time::sleep(wait)).await.is_none() {
            break;
        }
    }
}

async fn drop_old(clinic: &Clinic) -> Result<()> {
    let mut tx = clinic.store.ledger().begin().await?;
    tx.drop_typed_drafts_before(Utc::now() - KEPT_FOR).await?;
    Ok(tx.commit().await?)
}
