//! The panel beside the board: the visit, its source and what can be done. No clinical record (deviation PAL-1040).

use domain::{ConfirmedHow, VisitState};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{BoardRow, Instant, IntentView};

/// One visit, and what can be done about it.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct VisitView {
    /// What the list shows of it.
    pub row: BoardRow,
    /// The vendor's appointment id; absent while it has not told us.
    pub vendor_id: Option<String>,
    /// Our own reference.
    pub external_id: Option<String>,
    /// Episode of care by name, as last read; by its id when it was booked here with one that was not read yet.
    pub episode: Option<String>,
    /// Every act, offered or greyed with its reason.
    pub acts: Vec<ActOffer>,
    /// How the call could be opened.
    pub ways: Vec<JoinWay>,
    /// How we know what we show, newest first.
    pub history: Vec<HistoryEntry>,
    /// Where the patient's clock stands (IANA), when the vendor says so.
    pub patient_zone: Option<String>,
    /// Our own intents for the visit, newest first.
    pub intents: Vec<IntentView>,
    /// Another patient of the same family name on today's list.
    pub namesake: Option<BoardRow>,
    /// Things the vendor's reply contained that the contract does not: names only.
    pub drift: Vec<String>,
}

/// One act on a visit.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ActOffer {
    /// The act.
    pub act: VisitAct,
    /// Whether it is possible now.
    pub offer: Offer,
}

/// What can be done about a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum VisitAct {
    /// Join the call.
    Join,
    /// Copy the patient's link.
    CopyPatientLink,
    /// Change time or length.
    Reschedule,
    /// Change the reasons.
    ChangeReasons,
    /// Cancel the visit.
    Cancel,
    /// Write a front-desk note.
    Note,
    /// Read and write the visit's clinical note.
    VisitNote,
    /// Move to another room.
    MoveRoom,
    /// Set a status.
    SetStatus,
    /// Keep the visit's summary as a file.
    PrintSummary,
    /// Keep an appointment letter as a file.
    PrintLetter,
    /// Put the visit into an episode of care.
    AssignEpisode,
}

/// Whether something is possible.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Offer {
    /// It can be done now.
    pub offered: bool,
    /// Why it cannot; absent when it can.
    pub reason: Option<Reason>,
    /// The assumption that the act rests on, when the vendor documents it only in part.
    pub assumed: Option<String>,
}

/// Why something is greyed. The page has the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Reason {
    /// The visit is over.
    VisitOver,
    /// The vendor has not told us the visit's id yet.
    IdUnknown,
    /// An intent of ours for this visit is still on its way.
    IntentUnderWay,
    /// Solo accepts no status but `cancelled`.
    SoloSetsStatusItself,
    /// Solo cannot move a visit to another room.
    SoloCannotMoveRooms,
    /// The connection has no Teams token.
    NoTeamsToken,
    /// The connection has no linking secret.
    NoLinkingSecret,
    /// The visit has no reference of ours.
    NoExternalId,
    /// Solo's linking schema needs a birth date or a name that this record lacks.
    IncompleteIdentity,
    /// The patient is deceased.
    Deceased,
    /// Your role does not include it.
    RoleLacks,
    /// The connection is turned off.
    ConnectionOff,
    /// The vendor no longer knows the visit.
    GoneAtVendor,
    /// There is no network to the vendor.
    Unreachable,
    /// The record has no id of the integrator's, by which Solo names a patient of an episode.
    NoPatientId,
    /// The vendor has nothing of the kind.
    VendorLacks,
    /// The vendor's appointment carries no link.
    NoHostLink,
    /// Somebody has the device.
    DeviceAssigned,
    /// Nobody has the device.
    DeviceFree,
    /// The vendor says that the device is not in use.
    DeviceNotInUse,
    /// The vendor does not tell the device's own id.
    DeviceWithoutId,
    /// Who has the device is not known here.
    HolderUnknown,
    /// The connection names no portal at which patients could be asked.
    NoPortal,
    /// The patient is being asked.
    ConsentOpen,
    /// No consent stands that could be renewed.
    NoConsent,
    /// The patient has not granted that this is sent.
    NotGranted,
    /// There is nothing of it here.
    NoReadings,
}

/// One way to open the call.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct JoinWay {
    /// Which.
    pub kind: JoinKind,
    /// Whether it is possible now.
    pub offer: Offer,
}

/// How a call can be opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum JoinKind {
    /// The provider's own link (SOLO-09).
    Provider,
    /// The provider's Microsoft Teams link (SOLO-10).
    Teams,
    /// Links by our reference (SOLO-11).
    ExternalId,
    /// Links by Solo's appointment id (SOLO-12).
    Said,
    /// The context-aware link, made on the spot (SOLO-34).
    ContextLink,
    /// The link that the vendor's appointment carries for whoever sees the patient (CAR-05, CM-06).
    HostLink,
}

/// One line of "How we know".
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct HistoryEntry {
    /// When.
    pub at: Instant,
    /// How.
    pub how: ConfirmedHow,
    /// The state that was first seen then.
    pub state: VisitState,
    /// The vendor's own word.
    pub status_word: String,
    /// The vendor's word for the call.
    pub call_word: Option<String>,
}

/// What came of a wish to join.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Joined {
    /// Which way was taken.
    pub kind: JoinKind,
    /// The host that was opened, for the notice; never the link.
    pub host: String,
}

/// Two identifiers were read and ticked by the person who acts (rule X-06). The host refuses an act without both, and
/// refuses when they no longer match the record.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TwoIdentifiers {
    /// The record whose identifiers were on screen.
    pub patient: Option<String>,
    /// Birth date as it was shown.
    pub birth_date: Option<String>,
    /// Record number as it was shown.
    pub number: Option<String>,
    /// Family name as it was shown: the second identifier where one of the other two is not known.
    pub family: Option<String>,
}
