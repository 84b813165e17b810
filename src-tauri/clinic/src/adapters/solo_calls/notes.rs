//! Visit notes at Solo (SOLO-16, SOLO-17).

use chrono::Utc;
use domain::VisitId;
use domain::note_act::{NoteAct, NoteAnswer};
use domain::note_answer::same;
use solo::{AppointmentId, CallError, NoteWrite};
use store::NoteRow;

use super::super::solo_note as meaning;
use super::{Answer, Found, told};
use crate::account::SoloAccount;

/// A visit's note as it stands now (SOLO-16), and where it departs from what we assume.
pub(crate) async fn visit_note(account: &SoloAccount, visit: &VisitId, id: i64) -> Answer<(NoteRow, Vec<String>)> {
    // The time before the request: what a colleague writes while it is on its way may or may not be in the answer.
    let read_at = Utc::now();
    let read = told(account, account.client.notes().get(AppointmentId(id)).await)?;
    let (note, drift) = meaning::visit_note(&read);
    Ok((NoteRow { visit: visit.clone(), connection: account.row.id.clone(), note, read_at }, drift))
}

/// Sends answers (SOLO-17).
pub(super) async fn send(account: &SoloAccount, act: &NoteAct) -> Result<Option<String>, CallError> {
    let NoteAct::Answer { appointment, name, answers, .. } = act;
    let questions =
        answers.iter().map(|answer| solo::NoteAnswer { id: answer.question.clone(), value: answer.value.clone() });
    let write = NoteWrite { name: name.clone(), questions: questions.collect() };
    account.client.notes().update(AppointmentId(*appointment), &write).await?;
    Ok(Some(appointment.to_string()))
}

/// Whether the vendor shows every answer that was sent (SOLO-16).
pub(super) async fn find(account: &SoloAccount, act: &NoteAct) -> Answer<Found> {
    let NoteAct::Answer { appointment, template, answers, .. } = act;
    let read = told(account, account.client.notes().get(AppointmentId(*appointment)).await)?;
    let (note, _) = meaning::visit_note(&read);
    let shown = |answer: &NoteAnswer| {
        note.question(template, &answer.question).is_some_and(|(_, _, question)| same(&question.answer, &answer.value))
    };
    Ok(if answers.iter().all(shown) { Found::WithId(appointment.to_string()) } else { Found::Nothing })
}
