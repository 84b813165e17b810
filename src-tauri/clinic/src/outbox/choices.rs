//! What a person can do about an intent in its present state.

use domain::act::{ActKind, BookTerms};
use domain::{Act, IntentState};

use crate::views::IntentChoice;

/// The choices, the safest first.
pub(crate) fn choices(state: IntentState, act: &Act) -> Vec<IntentChoice> {
    use IntentChoice as C;
    // Only Solo keeps our reference, by which an id that is entered can be held against the visit.
    let books = matches!(act, Act::Book { terms: None, .. });
    let of_trial = matches!(act, Act::Book { terms: Some(BookTerms::ClinOne { .. }), .. });
    let act = act.kind();
    // What was entered for these is not kept in a form that could be opened again.
    let once_only = matches!(
        act,
        ActKind::OrderReport
            | ActKind::Attach
            | ActKind::DeleteAttachment
            | ActKind::SendDocument
            | ActKind::UploadDocument
            | ActKind::RegisterAtCarium
            | ActKind::InvitePatient
            | ActKind::EnrolSubject
            | ActKind::EditSubject
            | ActKind::RemoveSubject
            | ActKind::RequestAssistance
            | ActKind::CancelAssistance
            | ActKind::Consult
            | ActKind::AssignDevice
            | ActKind::UnassignDevice
            | ActKind::NormaliseAgain
            | ActKind::SubmitDetections
            | ActKind::HandIn
            | ActKind::OfferSlot
            | ActKind::SubmitReading
    );
    match state {
        IntentState::Queued => vec![C::Withdraw],
        IntentState::NeedsPerson if books => {
            vec![C::KeepLooking, C::EnterId, C::SendAgain, C::MarkLanded, C::Withdraw]
        }
        // Nothing lists the reports that were ordered: looking again would find nothing either.
        IntentState::NeedsPerson if act == ActKind::OrderReport => vec![C::EnterId, C::Withdraw, C::SendAgain],
        // Nothing reads a document back, so looking again would find nothing either.
        IntentState::NeedsPerson
            if matches!(
                act,
                ActKind::SendDocument | ActKind::InvitePatient | ActKind::SubmitReading | ActKind::SubmitDetections
            ) =>
        {
            vec![C::MarkLanded, C::Withdraw, C::SendAgain]
        }
        IntentState::NeedsPerson if matches!(act, ActKind::Consult | ActKind::OfferSlot | ActKind::HandIn) => {
            vec![C::KeepLooking, C::MarkLanded, C::Withdraw, C::SendAgain]
        }
        IntentState::NeedsPerson => vec![C::KeepLooking, C::SendAgain, C::Withdraw],
        IntentState::LandedIdUnknown => vec![C::EnterId],
        IntentState::Unknown if books => vec![C::EnterId],
        // A trial's visit is scheduled anew on its subject's page.
        IntentState::Rejected if once_only || of_trial => vec![C::Withdraw],
        IntentState::Rejected => vec![C::Correct, C::Withdraw],
        IntentState::Unknown | IntentState::Sending | IntentState::Confirmed | IntentState::Withdrawn => Vec::new(),
    }
}
