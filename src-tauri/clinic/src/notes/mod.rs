//! The note of a visit: read into the mirror, drafted here, sent on purpose, never overwritten silently.

mod draft;
mod landing;
mod read;
mod review;
mod send;
mod snippets;
mod view;

use domain::note_act::NoteAct;
use domain::{Subject, VisitId};
use store::IntentRow;

use crate::views::Fact;
use crate::{Clinic, Result};

pub(crate) use landing::{instead_of_sending, landed, moved};

/// What the writes of a visit's note are about; they are sent in order, and do not wait for the visit's own.
fn subject(visit: &VisitId) -> Subject {
    Subject::of("note", visit)
}

/// The note of ours that is on its way, if there is one.
async fn under_way(clinic: &Clinic, visit: &VisitId) -> Result<Option<IntentRow>> {
    let all = clinic.store.ledger().intents_on(&subject(visit)).await?;
    Ok(all.into_iter().find(|row| !row.state.is_settled()))
}

/// What the Outbox shows of a note: which template and how many answers. Never what they say: the Outbox is open to the
/// front desk.
pub(crate) fn facts(act: &NoteAct) -> Vec<Fact> {
    let NoteAct::Answer { name, answers, .. } = act;
    let fact = |name: &str, value: String| Fact { name: name.to_owned(), value };
    vec![fact("template", name.clone()), fact("answers", answers.len().to_string())]
}
