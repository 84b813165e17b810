//! Webhooks: the receiver, deliveries and what became of each. Keys and addresses are never part of it, but for an
//! address in the answer to whoever makes it.

use domain::{ConnectionId, DeliveryOutcome, Vendor, VisitId};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Fact, Instant, PersonView, RowIntent};

/// The receiver, the newest deliveries, and numbers over those of today.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WebhooksView {
    /// When it was put together.
    pub as_of: Instant,
    /// The receiver.
    pub receiver: ReceiverView,
    /// Deliveries of today, in the clinic's zone.
    pub today: DeliveryCounts,
    /// Whom each vendor tells of what, as last read.
    pub lists: Vec<WebhookList>,
    /// When anything last arrived.
    pub last_at: Option<Instant>,
    /// The newest deliveries, newest first.
    pub deliveries: Vec<DeliveryView>,
}

/// How the receiver stands.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReceiverView {
    /// Whether it listens.
    pub state: ReceiverState,
    /// The port on this machine, or the one that it would listen on.
    pub port: u32,
    /// Why it does not listen, as a word that the page has a sentence for.
    pub why: Option<String>,
    /// Requests that were refused since it was started, by a word that the page has a name for.
    pub refused: Vec<Fact>,
    /// The connections that are on.
    pub addresses: Vec<AddressView>,
}

/// Whether the receiver listens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ReceiverState {
    /// It was not turned on.
    Off,
    /// It is being started.
    Starting,
    /// It listens.
    Listening,
    /// It cannot listen.
    Failed,
}

/// What a connection has for receiving.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AddressView {
    /// The connection.
    pub connection: ConnectionId,
    /// Its name.
    pub connection_name: String,
    /// Which vendor.
    pub vendor: Vendor,
    /// It has an address; which one is not told.
    pub has_address: bool,
    /// How many webhooks' keys are in the keyring.
    pub keys: u32,
}

/// An address that was made just now. It is shown once.
#[derive(Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NewAddress {
    /// For which connection.
    pub connection: ConnectionId,
    /// Its name.
    pub connection_name: String,
    /// The secret path, to be put behind the tunnel's own address.
    pub path: String,
}

impl std::fmt::Debug for NewAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewAddress").field("connection", &self.connection).finish_non_exhaustive()
    }
}

/// Numbers over deliveries.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DeliveryCounts {
    /// Different deliveries.
    pub received: u32,
    /// Times that one came again, byte for byte.
    pub repeats: u32,
    /// Those that nobody could read.
    pub unreadable: u32,
    /// Those whose visit was read from the vendor.
    pub read_back: u32,
    /// Those that still wait.
    pub open: u32,
}

/// One delivery.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DeliveryView {
    /// Its number here.
    pub id: String,
    /// At whose address it arrived.
    pub connection: ConnectionId,
    /// That connection's name.
    pub connection_name: String,
    /// Which vendor.
    pub vendor: Vendor,
    /// When.
    pub received_at: Instant,
    /// Length as received.
    pub bytes: u32,
    /// What became of it.
    pub outcome: DeliveryOutcome,
    /// The event that it names, when it could be read.
    pub event: Option<String>,
    /// What it is about: `appointment`, `patient` or `episode`.
    pub subject: Option<String>,
    /// The vendor's number of the visit.
    pub number: Option<String>,
    /// The visit that was read.
    pub visit: Option<VisitId>,
    /// What reading changed here, as words that the page has names for.
    pub changed: Vec<String>,
    /// Why it stands where it stands, as a word that the page has a sentence for.
    pub why: Option<String>,
    /// How often the vendor was asked.
    pub tries: u32,
    /// When the vendor is asked again.
    pub next_try: Option<Instant>,
    /// When what it names was read.
    pub applied_at: Option<Instant>,
    /// How often the same bytes came again.
    pub repeats: u32,
    /// When they last did.
    pub last_repeat_at: Option<Instant>,
}

/// One delivery in full.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DeliveryDetail {
    /// The delivery.
    pub delivery: DeliveryView,
    /// SHA-256 of the body, in hexadecimal digits.
    pub digest: String,
    /// The body as it was received, as text.
    pub as_received: String,
    /// More of it was received than is shown.
    pub cut: bool,
    /// What it says.
    pub decoded: DecodedView,
    /// What reading changed here, field by field.
    pub changes: Vec<ChangeView>,
}

/// What reading changed of one field.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ChangeView {
    /// Which field, as a word that the page has a name for.
    pub field: String,
    /// What stood here before; absent when there was nothing, or it was not kept.
    pub before: Option<ChangedValue>,
    /// What stands here since.
    pub after: Option<ChangedValue>,
}

/// A value of a field.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ChangedValue {
    /// A point in time.
    Time {
        /// When.
        at: Instant,
    },
    /// A length of time.
    Length {
        /// In seconds.
        seconds: u32,
    },
    /// The vendor's own words, as data.
    Words {
        /// One or more.
        words: Vec<String>,
    },
    /// A patient, as known here now.
    Person {
        /// Who.
        person: Box<PersonView>,
    },
}

/// What a delivery says: its form, and no value that the document does not print.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DecodedView {
    /// What would become of it.
    pub outcome: DeliveryOutcome,
    /// A key opens it.
    pub opens: bool,
    /// The event that it names.
    pub event: Option<String>,
    /// Why nothing would be done, as a word that the page has a sentence for.
    pub why: Option<String>,
    /// Its fields.
    pub fields: Vec<DecodedField>,
}

/// One field of a delivery.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DecodedField {
    /// Where it stands, for example `data.appointmentId`.
    pub name: String,
    /// What it is: `number`, `text`, `boolean`, `list`, `null`.
    pub kind: String,
    /// Its value, only for numbers of visits and patients where the document prints them.
    pub value: Option<String>,
}

/// A delivery that somebody pasted.
#[derive(Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PasteInput {
    /// With whose keys it is opened.
    pub connection: ConnectionId,
    /// The text.
    pub text: String,
    /// A key to try instead of those that are kept; it is not kept.
    pub key: Option<String>,
}

impl std::fmt::Debug for PasteInput {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PasteInput").field("connection", &self.connection).finish_non_exhaustive()
    }
}

/// A connection's webhooks, as the vendor last listed them.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WebhookList {
    /// The connection.
    pub connection: ConnectionId,
    /// Its name.
    pub connection_name: String,
    /// Which vendor.
    pub vendor: Vendor,
    /// When the list was read; absent when it never was.
    pub read_at: Option<Instant>,
    /// The vendor did not answer, or the connection has no client.
    pub silent: bool,
    /// The webhooks, in the vendor's order.
    pub webhooks: Vec<WebhookView>,
    /// New ones that are under way.
    pub adding: Vec<RowIntent>,
}

/// One webhook at a vendor.
#[derive(Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WebhookView {
    /// The vendor's id.
    pub webhook: String,
    /// Where deliveries go. Of this console's own address the secret part is left out.
    pub endpoint: String,
    /// It leads to this console's own address.
    pub ours: bool,
    /// The events that it tells of, in the vendor's words.
    pub events: Vec<String>,
    /// Its key is in the keyring.
    pub has_key: bool,
    /// A change of it that is under way.
    pub intent: Option<RowIntent>,
}

impl std::fmt::Debug for WebhookView {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WebhookView").field("webhook", &self.webhook).finish_non_exhaustive()
    }
}

/// A new webhook, or a change of one.
#[derive(Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WebhookInput {
    /// At which connection.
    pub connection: ConnectionId,
    /// The webhook to change; absent for a new one.
    pub webhook: Option<String>,
    /// Where deliveries go; absent leaves it, where there is one.
    pub endpoint: Option<String>,
    /// Which events, in the vendor's words.
    pub events: Vec<String>,
}

impl std::fmt::Debug for WebhookInput {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("WebhookInput").field("webhook", &self.webhook).finish_non_exhaustive()
    }
}

/// The webhook to end.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WebhookEnd {
    /// At which connection.
    pub connection: ConnectionId,
    /// Which.
    pub webhook: String,
}
