//! Around the sending of a note: the vendor is read just before it, what landed ends its draft, and the vendor is read
//! again after it, so that the screen shows the vendor's note and never our wish.

use domain::VisitId;
use domain::act::Act;
use domain::intent::Event;
use domain::note_act::{NoteAct, NoteAnswer};
use domain::note_answer::same;
use store::{IntentRow, LedgerTx, NoteDraftRow};

use super::read::read_into_mirror;
use super::review::answerable;
use crate::account::SoloAccount;
use crate::outbox::{Settlement, unread, vendor_refused};
use crate::problem::FailureKind;
use crate::views::Tag;
use crate::{Clinic, ClinicError, Result};

/// Reads the vendor's note just before ours is sent (SOLO-16). Gives what to settle instead of sending: a colleague
/// changed what we would write over, the question is gone, our note stands there already, or nobody could look.
pub(crate) async fn instead_of_sending(
    clinic: &Clinic,
    account: &SoloAccount,
    row: &IntentRow,
    act: &NoteAct,
) -> Result<Option<Settlement>> {
    let NoteAct::Answer { appointment, template, answers, .. } = act;
    let Some(visit) = &row.visit else { return Ok(None) };
    let note = match read_into_mirror(clinic, account, visit, *appointment).await {
        Ok(read) => read.note,
        Err(ClinicError::Vendor(failure)) => {
            return Ok(Some(match failure.kind {
                FailureKind::NotFound | FailureKind::NotSent => vendor_refused(*failure),
                _ => unread(*failure, "noteNotRead"),
            }));
        }
        Err(error) => return Err(error),
    };
    let mut there = 0;
    for answer in answers {
        let Some((_, question)) = answerable(&note, template, &answer.question) else {
            return Ok(Some(refused("questionNotAsked")));
        };
        if same(&question.answer, &answer.value) {
            there += 1;
        } else if !same(&question.answer, &answer.over) {
            return Ok(Some(refused("noteChanged")));
        }
    }
    Ok((there == answers.len()).then(|| Settlement::new(Event::Acknowledged, "alreadyThere")))
}

fn refused(why: &'static str) -> Settlement {
    Settlement::seen(Event::Refused, why, "SOLO-16")
}

/// The vendor has our answers: their drafts end, in the transaction that confirms them. What was typed meanwhile stays a
/// draft, over what the vendor now has.
pub(crate) async fn landed(tx: &mut LedgerTx, visit: &VisitId, act: &NoteAct) -> Result<()> {
    let NoteAct::Answer { template, answers, author, .. } = act;
    for drafted in tx.note_draft(visit, author).await? {
        let of = |answer: &&NoteAnswer| drafted.template == *template && drafted.question == answer.question;
        let Some(answer) = answers.iter().find(of) else { continue };
        if same(&drafted.mine, &answer.value) {
            tx.drop_note_draft(&drafted).await?;
        } else {
            tx.rebase_note_draft(&NoteDraftRow { base: answer.value.clone(), ..drafted.clone() }).await?;
        }
    }
    Ok(())
}

/// A note of ours moved on: after it landed the vendor is read again, and the screen is told either way.
pub(crate) async fn moved(clinic: &Clinic, row: &IntentRow, landed: bool) {
    if let (true, Act::Note(act), Some(visit)) = (landed, &row.act, &row.visit)
        && let Some(account) = clinic.solo(&row.connection)
        && let Err(error) = read_into_mirror(clinic, &account, visit, act.appointment()).await
    {
        // The screen says how old what it shows is, and reads again when it is opened.
        tracing::info!(intent = %row.id, %error, "the note could not be read back");
    }
    clinic.events.stale(&[Tag::Notes]);
}
