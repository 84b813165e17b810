//! What a person can do about an intent in its present state.

use domain::IntentState;
use domain::act::ActKind;

use crate::views::IntentChoice;

/// The choices, the safest first.
pub(crate) fn choices(state: IntentState, act: ActKind) -> Vec<IntentChoice> {
    use IntentChoice as C;
    let books = act == ActKind::Book;
    let changes_a_visit = matches!(act, ActKind::Book | ActKind::Reschedule | ActKind::ChangeReasons | ActKind::Cancel);
    match state {
        IntentState::Queued => vec![C::Withdraw],
        IntentState::NeedsPerson if books => {
            vec![C::KeepLooking, C::EnterId, C::SendAgain, C::MarkLanded, C::Withdraw]
        }
        // Nothing reads a document back, so looking again would find nothing either.
        IntentState::NeedsPerson if act == ActKind::SendDocument => vec![C::MarkLanded, C::Withdraw, C::SendAgain],
        IntentState::NeedsPerson if act == ActKind::Consult => {
            vec![C::KeepLooking, C::MarkLanded, C::Withdraw, C::SendAgain]
        }
        IntentState::NeedsPerson => vec![C::KeepLooking, C::SendAgain, C::Withdraw],
        IntentState::LandedIdUnknown => vec![C::EnterId],
        IntentState::Unknown if books => vec![C::EnterId],
        IntentState::Rejected if changes_a_visit => vec![C::Correct, C::Withdraw],
        IntentState::Rejected => vec![C::Withdraw],
        IntentState::Unknown | IntentState::Sending | IntentState::Confirmed | IntentState::Withdrawn => Vec::new(),
    }
}
