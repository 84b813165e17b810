//! Which role may make an act. Whoever may make one may also take it back and decide about it, and nobody else may: what
//! a person asked for must not be stuck because the way back is another role's, and nobody answers for a write that they
//! could not have asked for.

use domain::Role;
use domain::act::ActKind;

use super::Actor;
use crate::audit::{Asked, refused};
use crate::{Clinic, ClinicError, Result};

/// The roles that may make an act of a kind, take it back and decide about it.
pub(crate) fn roles(act: ActKind) -> &'static [Role] {
    match act {
        ActKind::Book
        | ActKind::Reschedule
        | ActKind::ChangeReasons
        | ActKind::Cancel
        | ActKind::CreateEpisode
        | ActKind::ChangeEpisode
        | ActKind::AssignEpisode
        | ActKind::EditPatient
        | ActKind::RegisterPatient
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
        | ActKind::OfferSlot => &[Role::FrontDesk, Role::Clinician],
        // Administrators set devices up, the front desk hands them out.
        ActKind::AssignDevice | ActKind::UnassignDevice | ActKind::NormaliseAgain => {
            &[Role::FrontDesk, Role::Administrator]
        }
        // What goes into a patient's chart elsewhere is a clinician's to send.
        ActKind::Note | ActKind::SubmitReading | ActKind::SubmitDetections | ActKind::HandIn => &[Role::Clinician],
        ActKind::AddWebhook | ActKind::ChangeWebhook | ActKind::DeactivateWebhook | ActKind::OrderReport => {
            &[Role::Administrator]
        }
    }
}

/// Whether values of clinical records are shown where everybody looks, as in the Outbox: to who reads charts, and to
/// nobody else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sees {
    Charts,
    NoCharts,
}

impl Sees {
    /// By the roles of who looks.
    pub(crate) fn of(actor: &Actor) -> Self {
        if actor.roles.contains(&Role::Clinician) { Self::Charts } else { Self::NoCharts }
    }
}

/// Whether somebody has one of the roles of an act.
pub(crate) fn may(actor: &Actor, act: ActKind) -> bool {
    actor.roles.iter().any(|role| roles(act).contains(role))
}

/// Refuses whoever has none of the roles of an act, and keeps that they asked for it.
///
/// # Errors
/// [`ClinicError::Denied`].
pub(crate) async fn allow(clinic: &Clinic, asked: &Asked<'_>, act: ActKind) -> Result<()> {
    if may(asked.actor, act) { Ok(()) } else { Err(denied(clinic, asked).await) }
}

/// Refuses for want of a role, and keeps what was asked for.
pub(crate) async fn denied(clinic: &Clinic, asked: &Asked<'_>) -> ClinicError {
    refused(clinic, asked, "role").await;
    ClinicError::Denied
}
