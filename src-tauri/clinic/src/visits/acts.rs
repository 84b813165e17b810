//! Every act on a visit, offered or greyed with its reason.

use domain::Role;

use crate::access::Actor;
use crate::adapters::capabilities::Can;
use crate::board::{Standing, greyed, join_offer, offered, offered_to};
use crate::views::{ActOffer, Reason, VisitAct};

/// All acts, in the order in which the panel lists them. What a role does not include is not offered to it.
pub(super) fn acts(standing: &Standing<'_>, actor: &Actor) -> Vec<ActOffer> {
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
    .map(|(act, offer)| ActOffer { act, offer: offered_to(roles(act), actor, offer) })
    .collect()
}

/// Whose handle an act of the panel is a method of.
fn roles(act: VisitAct) -> &'static [Role] {
    match act {
        VisitAct::Join | VisitAct::VisitNote | VisitAct::PrintSummary => &[Role::Clinician],
        VisitAct::Note => &[Role::FrontDesk],
        VisitAct::CopyPatientLink
        | VisitAct::Reschedule
        | VisitAct::ChangeReasons
        | VisitAct::AssignEpisode
        | VisitAct::PrintLetter
        | VisitAct::Cancel
        | VisitAct::SetStatus
        | VisitAct::MoveRoom => &[Role::FrontDesk, Role::Clinician],
    }
}
