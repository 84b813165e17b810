//! An act at Solo: which operation carries it, how it is sent, and how one looks whether it landed. A noun's own file
//! knows the rest.

use domain::Act;
use solo::CallError;

use super::super::calls::{Answer, Found};
use super::attachments::Payload;
use super::{assistance, attachments, consult, documents, episodes, notes, records, reports, visits, webhooks};
use crate::account::SoloAccount;

/// The operation that carries an act.
pub(crate) fn operation(act: &Act) -> &'static str {
    match act {
        Act::Book { .. } | Act::Reschedule { .. } | Act::ChangeReasons { .. } | Act::Cancel { .. } => {
            visits::operation(act)
        }
        Act::Episode(act) => episodes::operation(act),
        Act::Webhook(webhook) => webhooks::operation(webhook),
        Act::Patient(act) => records::operation(act),
        Act::Report(act) => reports::operation(act),
        Act::Attachment(act) => attachments::operation(act),
        Act::Document(_) => "SOLO-22",
        Act::CariumDocument(_) | Act::CariumPatient(_) | Act::TrialSubject(_) => "",
        Act::Assistance(act) => assistance::operation(act),
        Act::Consult(_) => "SOLO-33",
        Act::Note(_) => "SOLO-17",
        // Solo has no devices: it was never offered.
        Act::Device(_) | Act::OfferSlot(_) | Act::Submission(_) => "",
    }
}

/// Sends one act with what it carries, once.
pub(crate) async fn send(
    account: &SoloAccount,
    act: &Act,
    payload: Payload,
) -> std::result::Result<Option<String>, CallError> {
    match act {
        Act::Book { .. } | Act::Reschedule { .. } | Act::ChangeReasons { .. } | Act::Cancel { .. } => {
            visits::send(account, act).await
        }
        Act::Episode(act) => episodes::send(account, act).await,
        Act::Webhook(webhook) => webhooks::send(account, webhook).await,
        Act::Patient(act) => records::send(account, act).await,
        Act::Report(act) => reports::send(account, act).await,
        Act::Attachment(act) => attachments::send(account, act, payload).await,
        Act::Document(act) => documents::send(account, act).await,
        Act::CariumDocument(_) | Act::CariumPatient(_) | Act::TrialSubject(_) => {
            Err(CallError::invalid("SOLO", "act", "is not offered by this vendor"))
        }
        Act::Assistance(act) => assistance::send(account, act).await,
        Act::Consult(act) => consult::send(account, act).await,
        Act::Note(note) => notes::send(account, note).await,
        Act::Device(_) | Act::OfferSlot(_) | Act::Submission(_) => {
            Err(CallError::invalid("SOLO", "act", "is not offered by this vendor"))
        }
    }
}

/// Looks whether the vendor shows the effect of an act. It only reads.
pub(crate) async fn find(account: &SoloAccount, act: &Act) -> Answer<Found> {
    match act {
        Act::Book { .. } | Act::Reschedule { .. } | Act::ChangeReasons { .. } | Act::Cancel { .. } => {
            visits::find(account, act).await
        }
        Act::Episode(act) => episodes::find(account, act).await,
        Act::Webhook(webhook) => webhooks::find(account, webhook).await,
        Act::Patient(act) => records::find(account, act).await,
        Act::Report(_) => Ok(Found::NoWayToLook),
        Act::Attachment(act) => attachments::find(account, act).await,
        Act::Document(_) | Act::CariumDocument(_) | Act::CariumPatient(_) | Act::TrialSubject(_) => {
            Ok(Found::NoWayToLook)
        }
        Act::Assistance(act) => assistance::find(account, act).await,
        Act::Consult(act) => consult::find(account, act).await,
        Act::Note(note) => notes::find(account, note).await,
        Act::Device(_) | Act::OfferSlot(_) | Act::Submission(_) => Ok(Found::NoWayToLook),
    }
}
