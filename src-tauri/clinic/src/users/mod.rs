//! The people who sign in: who they are, what they may do, and how they prove that they are it.
//!
//! A passphrase comes in as a [`vault::SecretString`], is hashed on a thread that may wait, and is dropped. It is never kept,
//! logged, or given to the page. A try to sign in is counted as wrong before it is looked at, in the ledger: neither many
//! tries at once nor a restart make anybody faster. Names that nobody has are counted, hashed and answered like names that
//! somebody has.
//!
//! A person is never removed, since the audit names them: they are ended, and may be restored. Somebody who may add people
//! always remains.

mod add;
mod authenticator;
mod demo;
mod emergency;
mod first;
mod hashing;
mod make;
mod manage;
mod own;
mod sign_in;
mod strength;
mod tries;
mod view;

use std::collections::HashMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64};

use chrono::{DateTime, Utc};
use domain::audit::{AuditAction, AuditedKind};
use domain::{Role, UserId};
use serde_json::Value;
use store::{AuditEntry, UserRow, UserState};
use vault::SecretString;

use crate::access::Actor;
use crate::{ClinicError, Result, text};

pub use demo::DEMO_PASSPHRASE;
pub use emergency::EmergencyAccess;
pub use sign_in::SignIn;

/// So many people can be known; a bound, so that a mistake does not grow.
const MOST_USERS: usize = 500;

/// What signing in needs beside the store.
#[derive(Default)]
pub(crate) struct Desk {
    /// How often a passphrase was hashed.
    hashes: AtomicU64,
    /// Secrets of authenticators that are being set up.
    offered: Mutex<HashMap<UserId, SecretString>>,
    /// The demo clinic's people were made.
    demo: AtomicBool,
}

/// Acts of the console itself, for which nobody is signed in.
fn nobody() -> Actor {
    Actor::console(Vec::new())
}

/// Who a person is in intents and in the audit.
pub(crate) fn actor_of(row: &UserRow) -> Actor {
    Actor { id: row.id.clone(), name: row.display.clone(), roles: row.roles.clone() }
}

/// An audit entry about a person who signs in. It holds no name that was typed and nothing of a passphrase.
fn entry(actor: &Actor, at: DateTime<Utc>, action: AuditAction, about: Option<&UserId>, detail: Value) -> AuditEntry {
    let entry = actor.did(action, at).with(detail);
    match about {
        Some(id) => entry.about(AuditedKind::User, id.as_str()),
        None => entry,
    }
}

/// The same for what was refused.
fn failed(actor: &Actor, at: DateTime<Utc>, action: AuditAction, about: Option<&UserId>, detail: Value) -> AuditEntry {
    entry(actor, at, action, about, detail).failed()
}

/// The name that others see, as it is kept.
fn display(typed: &str) -> Result<String> {
    text::required("name", typed, 80)
}

/// Roles as they are kept: each once, in one order; at least one.
fn roles(given: &[Role]) -> Result<Vec<Role>> {
    let mut roles = given.to_vec();
    roles.sort_unstable();
    roles.dedup();
    if roles.is_empty() { Err(ClinicError::invalid("roles", "required")) } else { Ok(roles) }
}

/// Somebody new, as they are kept. Whoever was given a passphrase chooses their own at the first sign-in.
fn new_user(
    name: String,
    display: String,
    roles: Vec<Role>,
    (passphrase, must_change): (String, bool),
    now: DateTime<Utc>,
) -> UserRow {
    UserRow {
        id: UserId::random(),
        compared: domain::sign_in::compared(&name),
        name,
        display,
        roles,
        passphrase,
        must_change,
        totp: false,
        totp_step: None,
        state: UserState::Active,
        created_at: now,
        changed_at: now,
    }
}

fn is_administrator(row: &UserRow) -> bool {
    row.state == UserState::Active && row.roles.contains(&Role::Administrator)
}
