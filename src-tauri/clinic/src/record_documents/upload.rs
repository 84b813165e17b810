//! The upload of one document, step by step. What each step gave is kept before the next one leaves: whoever is killed in
//! between goes on from there, after a look at whether the step that was under way has landed.

use chrono::{DateTime, Utc};
use domain::IntentId;
use domain::act::CariumDocumentAct;
use domain::intent::Event;
use serde_json::json;
use store::{IntentRow, IntentStep};

use crate::account::CariumAccount;
use crate::adapters::calls::{self, Sent};
use crate::adapters::carium_documents::{self, Uploading};
use crate::attachments;
use crate::outbox::{Settlement, sent_settlement, unread};
use crate::problem::VendorFailure;
use crate::views::Tag;
use crate::{Clinic, Result};

/// How often a step whose repetition is harmless (CAR-14 and CAR-15, A-CAR-13) may get no answer before a person is asked.
const MOST_TRIES: usize = 5;

/// What a look at an upload of unknown outcome found.
pub(crate) enum Looked {
    /// The document is whole, under this id.
    Finished(String),
    /// The step under way is settled: the next one may leave. Why, as a word.
    GoesOn(&'static str),
    /// Nothing shows whether the reference was made: it may show later.
    Nothing,
    /// A step got no answer too often.
    GaveUp,
}

/// Goes through the steps that are left.
///
/// # Errors
/// When our own store fails before anything was written to the vendor.
pub(crate) async fn send(
    clinic: &Clinic,
    account: &CariumAccount,
    row: &IntentRow,
    act: &CariumDocumentAct,
    carried: &attachments::Upload,
) -> Result<Settlement> {
    let payload = carried.payload();
    let mut upload = match kept(clinic, &row.id).await? {
        // The last step that left may have landed, whoever decided that it goes on.
        Some(upload) => match carium_documents::look(account, &upload).await {
            Ok(Some(found)) => {
                keep(clinic, &row.id, &found).await?;
                found
            }
            Ok(None) => upload,
            Err(failure) => return Ok(unread(failure, "notLookedAt")),
        },
        None => match carium_documents::begin(account, act, &payload.bytes).await {
            Ok(upload) => {
                keep(clinic, &row.id, &upload).await?;
                upload
            }
            Err(error) => return Ok(not_written(clinic, account, error)),
        },
    };
    while upload.finished().is_none() {
        match carium_documents::step(account, &upload, &payload.bytes, payload.progress.clone()).await {
            Ok(next) => {
                upload = next;
                if let Err(error) = keep(clinic, &row.id, &upload).await {
                    // It was done and cannot be kept: the look will find it, as after a crash.
                    tracing::error!(intent = %row.id, %error, "a step of an upload could not be kept");
                    let mut settlement = Settlement::new(Event::NoAnswer, "noAnswer");
                    settlement.looks = Some(0);
                    settlement.next_look_at = first_look(clinic);
                    return Ok(settlement);
                }
            }
            Err(error) if carium_documents::was_a_write(&error) => {
                return Ok(sent_settlement(clinic, account.shared(), calls::sent(account.shared(), Err(error))));
            }
            Err(error) => return Ok(not_written(clinic, account, error)),
        }
    }
    Ok(sent_settlement(clinic, account.shared(), calls::sent(account.shared(), Ok(upload.finished()))))
}

/// Looks at what became of an upload whose outcome is not known, and keeps what was found.
///
/// # Errors
/// When our own store fails.
pub(crate) async fn look(
    clinic: &Clinic,
    account: &CariumAccount,
    row: &IntentRow,
) -> Result<std::result::Result<Looked, VendorFailure>> {
    let Some(upload) = kept(clinic, &row.id).await? else {
        // Before anything is written, the upload is kept as begun.
        return Ok(Ok(Looked::GoesOn("nothingWasBegun")));
    };
    let found = match carium_documents::look(account, &upload).await {
        Ok(found) => found,
        Err(failure) => return Ok(Err(failure)),
    };
    Ok(Ok(match found {
        Some(found) => {
            keep(clinic, &row.id, &found).await?;
            found.finished().map_or(Looked::GoesOn("stepFound"), Looked::Finished)
        }
        None if upload.reference().is_none() => Looked::Nothing,
        None if tries(clinic, &row.id).await? >= MOST_TRIES => Looked::GaveUp,
        None => Looked::GoesOn("stepAgain"),
    }))
}

async fn kept(clinic: &Clinic, intent: &IntentId) -> Result<Option<Uploading>> {
    let value = clinic.store.ledger().document_upload(intent).await?;
    match value.map(Uploading::kept) {
        Some(None) => Err(store::StoreError::Unreadable { column: "value".into() }.into()),
        Some(upload) => Ok(upload),
        None => Ok(None),
    }
}

/// Keeps the step with its place in the story: the references in it are the ones that may stay behind at Carium.
async fn keep(clinic: &Clinic, intent: &IntentId, upload: &Uploading) -> Result<()> {
    let value = upload.expose().ok_or(store::StoreError::Unreadable { column: "value".into() })?;
    let (now, given_up) = (Utc::now(), upload.given_up());
    let mut tx = clinic.store.ledger().begin().await?;
    tx.put_document_upload(intent, &value, now).await?;
    tx.append_step(&IntentStep {
        intent: intent.clone(),
        at: now,
        what: upload.word().to_owned(),
        detail: json!({
            "reference": upload.reference(),
            "givenUp": (!given_up.is_empty()).then(|| given_up.join(", ")),
        }),
    })
    .await?;
    tx.commit().await?;
    clinic.events.stale(&[Tag::Files, Tag::Outbox]);
    Ok(())
}

async fn tries(clinic: &Clinic, intent: &IntentId) -> Result<usize> {
    let steps = clinic.store.ledger().steps(intent).await?;
    let since = steps.iter().rposition(|step| step.what == "sendAgain").map_or(0, |at| at + 1);
    Ok(steps.iter().skip(since).filter(|step| matches!(step.what.as_str(), "noAnswer" | "endedWhileSending")).count())
}

/// A reading before a step failed: of the step itself, nothing has left.
fn not_written(clinic: &Clinic, account: &CariumAccount, error: carium::CallError) -> Settlement {
    match calls::sent(account.shared(), Err(error)) {
        Sent::Unknown(failure) => Settlement::failed(Event::NeverLeft, "notLookedAt", failure),
        known => sent_settlement(clinic, account.shared(), known),
    }
}

fn first_look(clinic: &Clinic) -> Option<DateTime<Utc>> {
    clinic.pace.probe_delay(0).map(|delay| Utc::now() + delay)
}
