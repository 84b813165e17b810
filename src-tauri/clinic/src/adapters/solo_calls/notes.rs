//! Visit notes at Solo (SOLO-16, SOLO-17).

use chrono::Utc;
use domain::VisitId;
use solo::AppointmentId;
use store::NoteRow;

use super::super::solo_note as meaning;
use super::{Answer, told};
use crate::account::Account;

/// A visit's note as it stands now (SOLO-16), and where it departs from what we assume.
pub(crate) async fn visit_note(account: &Account, visit: &VisitId, id: i64) -> Answer<(NoteRow, Vec<String>)> {
    // The time before the request: what a colleague writes while it is on its way may or may not be in the answer.
    let read_at = Utc::now();
    let read = told(account, account.solo.notes().get(AppointmentId(id)).await)?;
    let (note, drift) = meaning::visit_note(&read);
    Ok((NoteRow { visit: visit.clone(), connection: account.row.id.clone(), note, read_at }, drift))
}
