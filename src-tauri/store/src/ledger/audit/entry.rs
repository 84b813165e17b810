//! One thing that someone did.

use chrono::{DateTime, Utc};
use domain::audit::{AuditAction, AuditOutcome, AuditedKind, Entity};
use domain::{ConnectionId, PatientKey, Role, UserId};
use serde_json::{Value, json};

use super::ChainHash;

/// One thing that someone did, with the fields of ASTM E2147: when, who, in which roles, what, how it ended, of whom and
/// about which data. Never a value.
#[derive(Clone, PartialEq)]
pub struct AuditEntry {
    /// When.
    pub at: DateTime<Utc>,
    /// Who; none in entries that older consoles kept.
    pub user_id: Option<UserId>,
    /// Who, by the name of that day.
    pub user: String,
    /// In which roles.
    pub roles: Vec<Role>,
    /// What.
    pub action: AuditAction,
    /// How it ended.
    pub outcome: AuditOutcome,
    /// Through which connection.
    pub connection: Option<ConnectionId>,
    /// Whom it concerned.
    pub patient: Option<PatientKey>,
    /// Which data.
    pub entity: Option<Entity>,
    /// Why somebody did it in spite of a warning, in their own words.
    pub reason: Option<String>,
    /// More about it: names of fields, counts and ids, never clinical or personal values.
    pub detail: Value,
}
ids_only!(AuditEntry { at, action, entity });

impl AuditEntry {
    /// Something that somebody did. What it was about is said by the methods below.
    pub fn new(user_id: &UserId, user: &str, roles: &[Role], action: AuditAction, at: DateTime<Utc>) -> Self {
        Self {
            at,
            user_id: Some(user_id.clone()),
            user: user.to_owned(),
            roles: roles.to_vec(),
            action,
            outcome: AuditOutcome::Done,
            connection: None,
            patient: None,
            entity: None,
            reason: None,
            detail: json!({}),
        }
    }

    /// Through which connection.
    #[must_use]
    pub fn through(mut self, connection: &ConnectionId) -> Self {
        self.connection = Some(connection.clone());
        self
    }

    /// Through which connection, where there is one.
    #[must_use]
    pub fn through_known(self, connection: Option<&ConnectionId>) -> Self {
        match connection {
            Some(connection) => self.through(connection),
            None => self,
        }
    }

    /// Whom it concerned: one record, and with it the connection that the record is of.
    #[must_use]
    pub fn of(mut self, patient: &PatientKey) -> Self {
        self.connection.get_or_insert_with(|| patient.connection());
        self.patient = Some(patient.clone());
        self
    }

    /// Whom it concerned, where that is known.
    #[must_use]
    pub fn of_known(self, patient: Option<&PatientKey>) -> Self {
        match patient {
            Some(patient) => self.of(patient),
            None => self,
        }
    }

    /// Which data it was about.
    #[must_use]
    pub fn about(mut self, kind: AuditedKind, id: impl ToString) -> Self {
        self.entity = Some(Entity { kind: Some(kind), id: id.to_string() });
        self
    }

    /// Why, in the person's own words; an empty reason is none.
    #[must_use]
    pub fn because(mut self, reason: &str) -> Self {
        self.reason = (!reason.is_empty()).then(|| reason.to_owned());
        self
    }

    /// More about it: names of fields, counts and ids, never values.
    #[must_use]
    pub fn with(mut self, detail: Value) -> Self {
        self.detail = detail;
        self
    }

    /// It did not come to be.
    #[must_use]
    pub fn failed(mut self) -> Self {
        self.outcome = AuditOutcome::Failed;
        self
    }

    /// The id of the thing that it was about.
    pub fn entity_id(&self) -> Option<&str> {
        self.entity.as_ref().map(|entity| entity.id.as_str())
    }
}

/// An entry as it stands in the chain.
#[derive(Clone, PartialEq)]
pub struct ChainedEntry {
    /// Its place, from 1.
    pub number: u64,
    /// Its hash, which covers all entries before it.
    pub hash: ChainHash,
    /// The text that was hashed.
    pub canonical: String,
    /// An older console kept it, without a chain; it was chained on when this form came.
    pub before_the_chain: bool,
    /// What it says.
    pub entry: AuditEntry,
}
ids_only!(ChainedEntry { number, hash });
