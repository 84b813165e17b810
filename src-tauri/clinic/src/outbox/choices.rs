//! What a person can do about an intent in its present state.

use domain::IntentState;
use domain::act::ActKind;

use crate::views::IntentChoice;

/// The choices, the safest first.
pub(crate) fn choices(state: IntentState, act: ActKind) -> Vec<IntentChoice> {
    use IntentChoice as C;
    let books = act == ActKind::Book;
    match state {
        IntentState::Queued => vec![C::Withdraw],
        IntentState::NeedsPerson if books => {
            vec![C::KeepLooking, C::EnterId, C::SendAgain, C::MarkLanded, C::Withdraw]
        }
        // Nothing lists the reports that were ordered: looking again would find nothing either.
        IntentState::NeedsPerson if act == ActKind::OrderReport => vec![C::EnterId, C::Withdraw, C::SendAgain],
        IntentState::NeedsPerson => vec![C::KeepLooking, C::SendAgain, C::Withdraw],
        IntentState::LandedIdUnknown => vec![C::EnterId],
        IntentState::Unknown if books => vec![C::EnterId],
        IntentState::Rejected if act == ActKind::OrderReport => vec![C::Withdraw],
        IntentState::Rejected => vec![C::Correct, C::Withdraw],
        IntentState::Unknown | IntentState::Sending | IntentState::Confirmed | IntentState::Withdrawn => Vec::new(),
    }
}
