//! What every vendor is asked for in its own way: visits, records, an act and whether it landed. The use cases speak to
//! this; which vendor answers is decided here and nowhere else.
//!
//! Two ways of reading: some vendors give a visit by its id (Solo, Carium), some list their visits (Carium,
//! CareMonitor, ClinOne). Mia has no visits at all.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::{Act, Patient, PatientKey, RecordAddress, Vendor};
use store::{AppointmentRow, Choice, KnownAppointment};
use tokio::sync::mpsc;
use url::Url;
use vendor_http::{CallError, CallErrorKind, Certainty};

use super::solo_calls::{self, Payload};
use super::{caremonitor_calls, caremonitor_slots, carium_calls, clinone_calls, mia_calls};
use crate::account::{Account, At};
use crate::problem::{FailureKind, VendorFailure};

/// What a vendor call gives.
pub(crate) type Answer<T> = std::result::Result<T, VendorFailure>;

/// A visit as it was read.
pub(crate) struct ReadVisit {
    /// The visit. Where it comes from a list, its id here is filled in by whoever keeps it.
    pub(crate) appointment: AppointmentRow,
    pub(crate) patient: Option<Patient>,
    /// Where it takes place, or with whom: what the day's schedule has a column for. Solo does not tell.
    pub(crate) place: Option<String>,
    pub(crate) drift: Vec<String>,
}

/// What a vendor's list of visits told.
pub(crate) struct Listing {
    /// Everything in the range was told: what is known there and was not in the list is gone from it.
    pub(crate) whole: bool,
    /// The range of planned starts that was asked for; everything, when absent.
    pub(crate) range: Option<(DateTime<Utc>, DateTime<Utc>)>,
    /// Where a list departed from the contract beside its visits, each of which tells its own.
    pub(crate) drift: Vec<String>,
}

/// Takes pages as they come, so that one is kept while the next is fetched.
pub(crate) type Out<T> = mpsc::Sender<Vec<T>>;

/// What is found when one looks just before an act is sent.
pub(crate) enum Before {
    /// Nothing stands in the way.
    Clear,
    /// It must not be sent.
    Blocked {
        /// A word that the page has a sentence for.
        why: &'static str,
        /// The operation that showed it.
        operation: &'static str,
    },
    /// What is wanted stands there already: nothing has to be sent.
    StandsThere {
        /// It counts as done whoever did it. Otherwise only when it was sent before without an answer.
        ours: bool,
        /// Why it is refused when somebody else did it.
        why: &'static str,
        /// The operation that showed it.
        operation: &'static str,
        /// The vendor's id of what stands there.
        vendor_id: Option<String>,
    },
    /// Nobody could look.
    Unread(VendorFailure),
}

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

/// Whether a vendor gives a visit by its id.
pub(crate) fn reads_by_id(vendor: Vendor) -> bool {
    matches!(vendor, Vendor::Solo | Vendor::Carium)
}

/// Whether a vendor lists its visits.
pub(crate) fn lists_visits(vendor: Vendor) -> bool {
    matches!(vendor, Vendor::Carium | Vendor::CareMonitor | Vendor::ClinOne)
}

/// The operation of a vendor that carries an act; empty where the vendor has none, and the act was never offered.
pub(crate) fn operation(vendor: Vendor, act: &Act) -> &'static str {
    match vendor {
        Vendor::Solo => solo_calls::operation(act),
        Vendor::Carium => carium_calls::operation(act),
        Vendor::CareMonitor => caremonitor_calls::operation(act),
        Vendor::ClinOne => clinone_calls::operation(act),
        Vendor::Mia => mia_calls::operation(act),
    }
}

/// Looks whether something stands in the way of an act. It only reads.
pub(crate) async fn before_sending(account: &Arc<Account>, act: &Act) -> Before {
    let looked = match account.clone().at() {
        At::Carium(account) => carium_calls::before_sending(&account, act).await,
        At::CareMonitor(account) => caremonitor_calls::before_sending(&account, act).await,
        At::Mia(account) => mia_calls::before_sending(&account, act).await,
        At::ClinOne(account) => clinone_calls::before_sending(&account, act).await,
        At::Solo(_) => Ok(Before::Clear),
    };
    looked.unwrap_or_else(Before::Unread)
}

/// Sends one act with what it carries, once.
pub(crate) async fn send(account: &Arc<Account>, act: &Act, payload: Payload) -> Sent {
    let answer = match account.clone().at() {
        At::Solo(account) => solo_calls::send(&account, act, payload).await,
        At::Carium(account) => carium_calls::send(&account, act).await,
        At::CareMonitor(account) => caremonitor_calls::send(&account, act).await,
        At::ClinOne(account) => clinone_calls::send(&account, act).await,
        At::Mia(account) => mia_calls::send(&account, act).await,
    };
    sent(account, answer)
}

/// What came of a write, counted into the connection's health.
pub(crate) fn sent(account: &Arc<Account>, answer: std::result::Result<Option<String>, CallError>) -> Sent {
    match answer {
        Ok(vendor_id) => {
            let _answered = account.note(Ok(()));
            Sent::Done { vendor_id }
        }
        Err(error) => {
            let failed = match account.clone().at() {
                At::ClinOne(account) => clinone_calls::failure(&account, &error),
                At::Solo(_) | At::Carium(_) | At::CareMonitor(_) | At::Mia(_) => failure(&error),
            };
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
pub(crate) async fn find(account: &Arc<Account>, act: &Act) -> Answer<Found> {
    match account.clone().at() {
        At::Solo(account) => solo_calls::find(&account, act).await,
        At::Carium(account) => carium_calls::find(&account, act).await,
        At::CareMonitor(account) => caremonitor_calls::find(&account, act).await,
        At::ClinOne(account) => clinone_calls::find(&account, act).await,
        At::Mia(account) => mia_calls::find(&account, act).await,
    }
}

/// Whether a visit, as read, shows that an act took effect.
pub(crate) fn shows_effect(row: &AppointmentRow, act: &Act) -> bool {
    solo_calls::shows_effect(row, act)
}

/// Reads one visit by the vendor's id, where the vendor gives one.
pub(crate) async fn visit(account: &Arc<Account>, known: &KnownAppointment) -> Answer<ReadVisit> {
    match account.clone().at() {
        At::Solo(account) => match known.number() {
            Some(number) => solo_calls::visit(&account, known, number).await,
            None => Err(unaddressed("SOLO-14")),
        },
        At::Carium(account) => carium_calls::visit(&account, known).await,
        At::CareMonitor(_) => Err(unaddressed("CM-06")),
        At::ClinOne(_) => Err(unaddressed("C1-09")),
        At::Mia(_) => Err(unaddressed("MIA")),
    }
}

/// What is kept of a link that a vendor's appointment carries: that there was one. The link itself is asked for when
/// somebody joins, and never kept.
pub(crate) const HOST_LINK: &str = "host link";

/// The link that the vendor's appointment carries for whoever sees the patient.
pub(crate) async fn host_link(account: &Arc<Account>, known: &KnownAppointment) -> Answer<Option<Url>> {
    match account.clone().at() {
        At::Carium(account) => carium_calls::host_link(&account, known).await,
        At::CareMonitor(account) => caremonitor_calls::host_link(&account, known).await,
        At::Solo(_) | At::ClinOne(_) | At::Mia(_) => Ok(None),
    }
}

/// Lists the vendor's visits.
pub(crate) async fn visits(account: &Arc<Account>, out: Out<ReadVisit>) -> Answer<Listing> {
    match account.clone().at() {
        At::Carium(account) => carium_calls::visits(&account, out).await,
        At::CareMonitor(account) => caremonitor_calls::visits(&account, out).await,
        At::ClinOne(account) => clinone_calls::visits(&account, out).await,
        At::Solo(_) | At::Mia(_) => Ok(Listing { whole: false, range: None, drift: Vec::new() }),
    }
}

/// Lists the visits that begin at `from` or later, of a vendor whose visits are listed in a range; none when the answer
/// may go on elsewhere.
pub(crate) async fn visits_from(account: &Arc<Account>, from: DateTime<Utc>) -> Answer<Option<Vec<ReadVisit>>> {
    match account.clone().at() {
        At::CareMonitor(account) => caremonitor_calls::visits_from(&account, from).await,
        At::Solo(_) | At::Carium(_) | At::ClinOne(_) | At::Mia(_) => Ok(None),
    }
}

/// Lists the vendor's people, with the places where a reply departed from the contract.
pub(crate) async fn people(account: &Arc<Account>, out: Out<Patient>) -> Answer<Vec<String>> {
    match account.clone().at() {
        At::Carium(account) => carium_calls::people(&account, out).await,
        At::ClinOne(account) => clinone_calls::people(&account, out).await,
        // CareMonitor names its patients by id only; Solo and Mia have no list of people.
        At::CareMonitor(_) | At::Solo(_) | At::Mia(_) => Ok(Vec::new()),
    }
}

/// Lists what the account lets one choose from, with the places where a reply departed from the contract; none where the
/// vendor has no such lists.
pub(crate) async fn choices(account: &Arc<Account>) -> Answer<Option<(Vec<Choice>, Vec<String>)>> {
    match account.clone().at() {
        At::Carium(account) => carium_calls::choices(&account).await.map(|choices| Some((choices, Vec::new()))),
        At::ClinOne(account) => clinone_calls::choices(&account).await.map(Some),
        At::CareMonitor(_) | At::Solo(_) | At::Mia(_) => Ok(None),
    }
}

/// A time at which a schedule can be booked (FHIR Slot, free).
pub(crate) struct FreeSlot {
    /// A room's name (Solo), a provider's id (CareMonitor).
    pub(crate) schedule: String,
    pub(crate) start: DateTime<Utc>,
    pub(crate) duration_s: u32,
}

/// Whose slots are asked for.
pub(crate) enum SlotsOf {
    /// Those of one room, in slots of this length or of the room's own.
    Room { room: String, duration_s: Option<u32> },
    /// Those of everyone: this vendor names nobody elsewhere.
    Everyone,
}

/// Reads free slots, with the places where the reply departed from the contract (SOLO-18, CM-04). None where the vendor
/// lists none.
pub(crate) async fn slots(
    account: &Arc<Account>,
    of: &SlotsOf,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
) -> Answer<(Vec<FreeSlot>, Vec<String>)> {
    match (account.clone().at(), of) {
        (At::Solo(account), SlotsOf::Room { room, duration_s }) => {
            let found = solo_calls::slots(&account, room, from, to, *duration_s).await?;
            let slot = |(start, duration_s)| FreeSlot { schedule: room.clone(), start, duration_s };
            Ok((found.into_iter().map(slot).collect(), Vec::new()))
        }
        (At::CareMonitor(account), SlotsOf::Everyone) => caremonitor_slots::slots(&account, from, to).await,
        _ => Ok((Vec::new(), Vec::new())),
    }
}

/// Whether a person has to log the account in before anything can be sent: what waits for that is not refused.
pub(crate) fn needs_log_in(account: &Arc<Account>) -> bool {
    match account.clone().at() {
        At::Carium(account) => !matches!(account.client.standing(), carium::Standing::LoggedIn { .. }),
        At::Solo(_) | At::CareMonitor(_) | At::ClinOne(_) | At::Mia(_) => false,
    }
}

/// Reads one patient's record by its number (SOLO-01, SOLO-02); the people of other vendors are listed.
pub(crate) async fn record(
    account: &Arc<Account>,
    key: &PatientKey,
    address: &RecordAddress,
) -> Answer<(Patient, Vec<String>)> {
    match account.clone().at() {
        At::Solo(account) => solo_calls::record(&account, key, address).await.map(|read| (read.patient, read.drift)),
        At::Carium(_) | At::CareMonitor(_) | At::ClinOne(_) | At::Mia(_) => Err(unaddressed("SOLO-01")),
    }
}

/// A failed call in our own words, with the vendor's beside them.
pub(crate) fn failure(error: &CallError) -> VendorFailure {
    let kind = match error.kind() {
        CallErrorKind::InvalidInput { .. } => FailureKind::NotSent,
        CallErrorKind::NeverLeft => FailureKind::Unreachable,
        CallErrorKind::NoAnswer | CallErrorKind::Malformed => FailureKind::NoAnswer,
        CallErrorKind::Unauthorized | CallErrorKind::Forbidden => FailureKind::KeyRefused,
        CallErrorKind::NotFound => FailureKind::NotFound,
        CallErrorKind::Rejected => FailureKind::Refused,
        CallErrorKind::Deferred => FailureKind::Later,
        CallErrorKind::VendorFailed => FailureKind::VendorError,
    };
    VendorFailure {
        operation: error.operation().to_owned(),
        kind,
        http_status: error.status(),
        message: error.vendor_message().map(str::to_owned),
        correlation_id: error.correlation_id().map(str::to_owned),
        retry_after_s: error.retry_after().map(|wait| wait.as_secs()),
    }
}

/// Counts an answer into the connection's health, and tells its failure in our own words.
pub(super) fn told<T>(account: &Account, answer: std::result::Result<T, CallError>) -> Answer<T> {
    account.note(answer.map_err(|error| failure(&error)))
}

/// What has no address at the vendor is not asked for.
pub(super) fn unaddressed(operation: &str) -> VendorFailure {
    VendorFailure {
        operation: operation.to_owned(),
        kind: FailureKind::NotSent,
        http_status: None,
        message: None,
        correlation_id: None,
        retry_after_s: None,
    }
}
