//! Connections: accounts at vendors, how they do, what they can do and what we assume about them.

use domain::{ConnectionId, Vendor};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{ConnectionAge, Instant, Reason};

/// One connection in full. Secrets are never part of it, only whether one is set.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ConnectionView {
    /// The connection.
    pub id: ConnectionId,
    /// Its name.
    pub name: String,
    /// Which vendor.
    pub vendor: Vendor,
    /// Who issues the record numbers, printed beside them.
    pub issuer: String,
    /// Base address.
    pub base_url: String,
    /// The clinic's zone (IANA).
    pub zone: String,
    /// False when turned off.
    pub enabled: bool,
    /// True for the demo clinic.
    pub demo: bool,
    /// A linking secret is kept.
    pub has_linking_secret: bool,
    /// A Teams token is kept.
    pub has_teams_token: bool,
    /// When it was made.
    pub created_at: Instant,
    /// How it does.
    pub age: ConnectionAge,
    /// Requests in the last hour.
    pub requests_last_hour: u32,
    /// What we allow ourselves per hour.
    pub budget_per_hour: u32,
    /// Failed requests in the last hour.
    pub errors_last_hour: u32,
    /// Visits known of this connection.
    pub known_visits: u32,
    /// Notes of its visits that were drafted on this device and not sent: they go when it is removed.
    pub note_drafts: u32,
    /// What it can do, with the operation that carries it.
    pub capabilities: Vec<CapabilityView>,
    /// What we assume about the vendor.
    pub assumptions: Vec<AssumptionView>,
    /// Where replies departed from the contract: names and counts, never values.
    pub drift: Vec<DriftView>,
}

/// One thing a vendor can do or cannot.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CapabilityView {
    /// A word that the page has a name for.
    pub capability: String,
    /// Whether it is there.
    pub standing: CapabilityStanding,
    /// The operations that carry it, for example `SOLO-14`.
    pub operations: Vec<String>,
    /// Why it is not.
    pub reason: Option<Reason>,
}

/// Whether a capability is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum CapabilityStanding {
    /// The vendor documents it.
    Documented,
    /// We assume part of it.
    Assumed,
    /// The vendor has nothing of the kind.
    NotOffered,
}

/// Something we assume about a vendor.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AssumptionView {
    /// Its id, for example `A-SO-03`.
    pub id: String,
    /// What we assume, in a sentence.
    pub assumes: String,
    /// What it touches.
    pub touches: String,
    /// What it rests on.
    pub basis: String,
}

/// One departure from the contract.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DriftView {
    /// Where: operation and field.
    pub place: String,
    /// How often.
    pub count: u32,
    /// First seen.
    pub first_seen: Instant,
    /// Last seen.
    pub last_seen: Instant,
}

/// A new Solo connection, or a change of one. Secrets go in and never come out.
#[derive(Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SoloInput {
    /// The connection to change; absent for a new one.
    pub id: Option<ConnectionId>,
    /// Its name.
    pub name: String,
    /// Who issues the record numbers.
    pub issuer: String,
    /// Base address, `https` unless it is this machine.
    pub base_url: String,
    /// Key; absent keeps the one that is kept.
    pub api_key: Option<String>,
    /// Linking secret; absent keeps the one that is kept, empty removes it.
    pub linking_secret: Option<String>,
    /// Teams token; absent keeps the one that is kept, empty removes it.
    pub teams_token: Option<String>,
    /// The clinic's zone (IANA).
    pub zone: String,
}

impl std::fmt::Debug for SoloInput {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SoloInput").field("id", &self.id).field("zone", &self.zone).finish_non_exhaustive()
    }
}

/// What a test call found, step by step.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TestReport {
    /// Every step passed.
    pub passed: bool,
    /// The steps, in order; those after a failure were not tried.
    pub steps: Vec<TestStep>,
    /// Names of the waiting rooms that were found.
    pub rooms: Vec<String>,
}

/// One step of a test call.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct TestStep {
    /// Which.
    pub step: TestStepKind,
    /// What came of it.
    pub outcome: TestOutcome,
    /// HTTP status, when the vendor answered.
    pub http_status: Option<u32>,
    /// The vendor's own words.
    pub vendor_message: Option<String>,
    /// The vendor's correlation id.
    pub correlation_id: Option<String>,
    /// How long it took, in milliseconds.
    pub took_ms: Option<u32>,
}

/// The steps of a test call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum TestStepKind {
    /// The address is one we may call.
    Address,
    /// Somebody answers there.
    Reach,
    /// The key is accepted.
    Key,
    /// The waiting rooms can be read (SOLO-15).
    Rooms,
    /// A linking secret can make a link (SOLO-34); not opened.
    Linking,
}

/// What came of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum TestOutcome {
    /// It passed.
    Passed,
    /// The address is not a URL, or not `https`.
    BadAddress,
    /// Nobody answers.
    NoAnswer,
    /// The key is refused.
    KeyRefused,
    /// The answer is not Solo's.
    NotSolo,
    /// The vendor answered with an error.
    VendorError,
    /// Not tried, because an earlier step failed or nothing was entered.
    NotTried,
}

/// Which secret is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum SecretKind {
    /// API key.
    ApiKey,
    /// Linking secret.
    LinkingSecret,
    /// Teams token.
    TeamsToken,
}
