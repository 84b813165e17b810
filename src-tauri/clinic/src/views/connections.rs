//! Connections: accounts at vendors, how they do, what they can do and what we assume about them.

use domain::{AccountSettings, ConnectionId, SecretKind, Vendor};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{ConnectionAge, Instant, Reason};

/// What of a connection's visits and records was written on this device, is at no vendor, and goes when it is removed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OnlyHere {
    /// Notes that were drafted and not sent.
    pub note_drafts: u32,
    /// Readings that were typed in or imported.
    pub readings: u32,
}

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
    /// What else it is set up with.
    pub settings: AccountSettings,
    /// Which secrets are kept.
    pub secrets: Vec<SecretKind>,
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
    /// What goes when it is removed, and nobody else has.
    pub only_here: OnlyHere,
    /// Whether calls can be made, and until when by themselves.
    pub standing: AccountStanding,
    /// Hosts that its links may lead to besides its own.
    pub link_hosts: Vec<String>,
    /// The contract profile, where the vendor publishes no contract.
    pub profile: Option<ContractProfile>,
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
    /// What was found out about it at this tenant.
    pub mark: Option<AssumptionMark>,
}

/// What an administrator found out about an assumption.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AssumptionMark {
    /// Whether it holds.
    pub verdict: AssumptionVerdict,
    /// How they know.
    pub note: String,
    /// Who.
    pub by: String,
    /// When.
    pub at: Instant,
}

/// Whether an assumption holds at a tenant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum AssumptionVerdict {
    /// It was confirmed.
    Confirmed,
    /// It was found wrong.
    Wrong,
}

/// Whether an account can make calls.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AccountStanding {
    /// How it stands.
    pub state: StandingState,
    /// When what it calls with runs out, where that is known.
    pub until: Option<Instant>,
    /// What the vendor lets it do, in the vendor's own words (ClinOne's scopes): unverified, for display.
    pub scopes: Vec<String>,
}

/// How an account stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum StandingState {
    /// Calls can be made.
    Ready,
    /// A person has to log in.
    NeedsLogIn,
    /// A person has to log in with a code.
    NeedsTotp,
    /// The vendor refuses what it logs in with.
    Refused,
    /// Nothing was tried yet, or the connection is off.
    Unknown,
}

/// What came of a log-in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum LogInOutcome {
    /// Calls can be made.
    Done,
    /// The vendor wants the code of an authenticator as well.
    NeedsTotp,
    /// The vendor refused.
    Refused,
}

/// A contract profile as it is edited.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ContractProfile {
    /// The text, TOML.
    pub text: String,
    /// Whether it was edited here; otherwise it comes with the program.
    pub own: bool,
    /// The keys at which it departs from the one that comes with the program.
    pub departures: Vec<String>,
}

/// One mistake in a contract profile.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ProfileFault {
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1.
    pub column: u32,
    /// The key, for example `paths.patient`.
    pub key: String,
    /// A word that the page has a sentence for.
    pub what: String,
    /// The same in a sentence, with the names that it is about.
    pub message: String,
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

/// A new connection, or a change of one. Secrets go in and never come out.
#[derive(Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ConnectionInput {
    /// The connection to change; absent for a new one.
    pub id: Option<ConnectionId>,
    /// Its name.
    pub name: String,
    /// Who issues the record numbers.
    pub issuer: String,
    /// Base address, `https` unless it is this machine.
    pub base_url: String,
    /// The clinic's zone (IANA).
    pub zone: String,
    /// Which vendor, and what its account needs that is no secret. The vendor of a kept connection never changes.
    pub settings: AccountSettings,
    /// Secrets as typed. One that is not named stays as it is kept; an empty one is removed.
    pub secrets: Vec<SecretInput>,
}

/// One secret as typed.
#[derive(Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SecretInput {
    /// Which.
    pub kind: SecretKind,
    /// What was typed; empty removes the one that is kept.
    pub value: String,
}

impl ConnectionInput {
    /// What was typed for a secret, without blanks around it.
    pub(crate) fn typed(&self, kind: SecretKind) -> Option<&str> {
        self.secrets.iter().find(|secret| secret.kind == kind).map(|secret| secret.value.trim())
    }
}

impl std::fmt::Debug for ConnectionInput {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ConnectionInput").field("id", &self.id).field("zone", &self.zone).finish_non_exhaustive()
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
    /// Names of what was found: waiting rooms, practitioners, studies, devices.
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
    /// The user or client is let in (CAR-01, CM-01, C1-01, MIA-01).
    LogIn,
    /// A list of the vendor's can be read.
    List,
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
    /// The answer is not this vendor's.
    NotThisVendor,
    /// The vendor wants the code of an authenticator as well.
    NeedsTotp,
    /// The vendor answered with an error.
    VendorError,
    /// Not tried, because an earlier step failed or nothing was entered.
    NotTried,
}
