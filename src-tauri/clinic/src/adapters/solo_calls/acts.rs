//! An act at Solo: which operation carries it, how it is sent, and how one looks whether it landed. A noun's own file
//! knows the rest.

use domain::Act;
use solo::Certainty;

use super::attachments::Payload;
use super::{
    Answer, assistance, attachments, consult, documents, episodes, failure, notes, records, reports, visits, webhooks,
};
use crate::account::Account;
use crate::problem::VendorFailure;

/// What came of a write.
pub(crate) enum Sent {
    /// The vendor did it.
    Done {
        /// The vendor's id of what the act made, where it made something.
        vendor_id: Option<String>,
    },
    /// Provably no byte left.
    NeverLeft(VendorFailure),
    /// The vendor asks for patience and did not process it (assumption A-SO-03).
    Later(VendorFailure),
    /// The vendor refused.
    Refused(VendorFailure),
    /// It may or may not have arrived.
    Unknown(VendorFailure),
}

/// What a look for a write of unknown outcome found.
pub(crate) enum Found {
    /// It landed, and the vendor's id is known.
    WithId(String),
    /// It landed, but the vendor does not say under which id.
    WithoutId,
    /// It is not there.
    Nothing,
    /// The vendor offers no way to look: a person has to decide.
    NoWayToLook,
}

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
        Act::Assistance(act) => assistance::operation(act),
        Act::Consult(_) => "SOLO-33",
        Act::Note(_) => "SOLO-17",
    }
}

/// Sends one act with what it carries, once.
pub(crate) async fn send(account: &Account, act: &Act, payload: Payload) -> Sent {
    let answer = match act {
        Act::Book { .. } | Act::Reschedule { .. } | Act::ChangeReasons { .. } | Act::Cancel { .. } => {
            visits::send(account, act).await
        }
        Act::Episode(act) => episodes::send(account, act).await,
        Act::Webhook(webhook) => webhooks::send(account, webhook).await,
        Act::Patient(act) => records::send(account, act).await,
        Act::Report(act) => reports::send(account, act).await,
        Act::Attachment(act) => attachments::send(account, act, payload).await,
        Act::Document(act) => documents::send(account, act).await,
        Act::Assistance(act) => assistance::send(account, act).await,
        Act::Consult(act) => consult::send(account, act).await,
        Act::Note(note) => notes::send(account, note).await,
    };
    match answer {
        Ok(vendor_id) => {
            let _answered = account.note(Ok(()));
            Sent::Done { vendor_id }
        }
        Err(error) => {
            let failed = failure(&error);
            let _counted: Answer<()> = account.note(Err(failed.clone()));
            match error.certainty() {
                Certainty::NeverLeft => Sent::NeverLeft(failed),
                Certainty::Deferred => Sent::Later(failed),
                Certainty::Rejected => Sent::Refused(failed),
                Certainty::Unknown => Sent::Unknown(failed),
            }
        }
    }
}

/// Looks whether the vendor shows the effect of an act. It only reads.
pub(crate) async fn find(account: &Account, act: &Act) -> Answer<Found> {
    match act {
        Act::Book { .. } | Act::Reschedule { .. } | Act::ChangeReasons { .. } | Act::Cancel { .. } => {
            visits::find(account, act).await
        }
        Act::Episode(act) => episodes::find(account, act).await,
        Act::Webhook(webhook) => webhooks::find(account, webhook).await,
        Act::Patient(act) => records::find(account, act).await,
        Act::Report(_) => Ok(Found::NoWayToLook),
        Act::Attachment(act) => attachments::find(account, act).await,
        Act::Document(_) => Ok(Found::NoWayToLook),
        Act::Assistance(act) => assistance::find(account, act).await,
        Act::Consult(act) => consult::find(account, act).await,
        Act::Note(note) => notes::find(account, note).await,
    }
}
