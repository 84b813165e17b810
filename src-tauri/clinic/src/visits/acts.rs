//! Every act on a visit, offered or greyed with its reason.

use crate::adapters::capabilities::Can;
use crate::board::{Standing, greyed, join_offer, offered};
use crate::views::{ActOffer, Reason, VisitAct};

/// All acts, in the order in which the panel lists them.
pub(super) fn acts(standing: &Standing<'_>) -> Vec<ActOffer> {
    let join = join_offer(standing);
    let link = standing.patient_link();
    [
        (VisitAct::Join, join),
        (VisitAct::CopyPatientLink, link),
        (VisitAct::Reschedule, standing.change(Can::Reschedule)),
        (VisitAct::ChangeReasons, standing.change(Can::ChangeReasons)),
        (VisitAct::VisitNote, standing.note()),
        (VisitAct::Note, offered()),
        (VisitAct::AssignEpisode, standing.assign_episode()),
        (VisitAct::PrintSummary, offered()),
        (VisitAct::PrintLetter, standing.letter()),
        (VisitAct::Cancel, standing.change(Can::Cancel)),
        (VisitAct::SetStatus, greyed(Reason::SoloSetsStatusItself)),
        (VisitAct::MoveRoom, greyed(Reason::SoloCannotMoveRooms)),
    ]
    .into_iter()
    .map(|(act, offer)| ActOffer { act, offer })
    .collect()
}
