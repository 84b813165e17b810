//! What a person can do about an intent in its present state.

use domain::IntentState;
use domain::act::ActKind;

use crate::views::IntentChoice;

/// The choices, the safest first.
pub(crate) fn choices(state: IntentState, act: ActKind) -> Vec<IntentChoice> {
    use IntentChoice as C;
    let books = act == ActKind::Book;
    // What was entered for these is not kept in a form that could be opened again.
    let once_only = matches!(
        act,
        ActKind::OrderReport
            | ActKind::Attach
            | ActKind::DeleteAttachment
            | ActKind::SendDocument
            | ActKind::RequestAssistance
            | ActKind::CancelAssistance
            | ActKind::Consult
    );
    match state {
        IntentState::Queued => vec![C::Withdraw],
        IntentState::NeedsPerson if books => {
            vec![C::KeepLooking, C::EnterId, C::SendAgain, C::MarkLanded, C::Withdraw]
        }
        // Nothing lists the reports that were ordered: looking again would find nothing either.
        IntentState::NeedsPerson if act == ActKind::OrderReport => vec![C::EnterId, C::Withdraw, C::SendAgain],
        // Nothing reads a document back, so looking again would find nothing either.
        IntentState::NeedsPerson if act == ActKind::SendDocument => vec![C::MarkLanded, C::Withdraw, C::SendAgain],
        IntentState::NeedsPerson if act == ActKind::Consult => {
            vec![C::KeepLooking, C::MarkLanded, C::Withdraw, C::SendAgain]
        }
        IntentState::NeedsPerson => vec![C::KeepLooking, C::SendAgain, C::Withdraw],
        IntentState::LandedIdUnknown => vec![C::EnterId],
        IntentState::Unknown if books => vec![C::EnterId],
        IntentState::Rejected if once_only => vec![C::Withdraw],
        IntentState::Rejected => vec![C::Correct, C::Withdraw],
        IntentState::Unknown | IntentState::Sending | IntentState::Confirmed | IntentState::Withdrawn => Vec::new(),
    }
}
