//! A clinic without a vendor, in which people sign in.

use std::sync::Arc;

use clinic::views::{AddUserInput, FirstAdministratorInput, SignInAnswer, SignInInput};
use clinic::{Clinic, ClinicError, Running, Session, SignIn};
use domain::{Role, UserId};
use vault::{StoreKey, Vault};

use crate::support::{Desk, open_with, until};

pub(super) const OWN: &str = "copper lantern drifting quietly";
pub(super) const GIVEN: &str = "seven pelicans over granite";
pub(super) const CHOSEN: &str = "walnut orchard after thunder";

/// A clinic in a temporary folder, opened and closed as often as a test wants.
pub(super) struct House {
    pub(super) clinic: Arc<Clinic>,
    running: Option<Running>,
    dir: tempfile::TempDir,
    key: [u8; 32],
    vault: Vault,
}

impl House {
    pub(super) async fn empty() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let (key, vault) = ([7; 32], Vault::in_memory());
        let running = open_with(dir.path(), key, Arc::new(Desk::default()), vault.clone()).await;
        Self { clinic: running.clinic.clone(), running: Some(running), dir, key, vault }
    }

    /// With a first administrator, `jeanne`.
    pub(super) async fn with_jeanne() -> (Self, Session) {
        let house = Self::empty().await;
        let session = house.clinic.make_first_administrator(jeanne()).await.unwrap();
        (house, session)
    }

    pub(super) async fn try_in(&self, user: &str, passphrase: &str) -> SignIn {
        self.clinic.sign_in(with(user, passphrase)).await.unwrap()
    }

    pub(super) async fn answer(&self, user: &str, passphrase: &str) -> SignInAnswer {
        answered(self.try_in(user, passphrase).await)
    }

    /// Ends the console, changes the store, and opens the console again.
    pub(super) async fn reopened(&mut self, session: Session, change: impl AsyncFnOnce(&store::Store)) {
        drop(session);
        self.close().await;
        let store = store::Store::open(self.dir.path(), &StoreKey::from_bytes(self.key)).await.unwrap();
        change(&store).await;
        store.close().await;
        let running = open_with(self.dir.path(), self.key, Arc::new(Desk::default()), self.vault.clone()).await;
        self.clinic = running.clinic.clone();
        self.running = Some(running);
    }

    /// What the audit holds, newest first. The console is closed for it.
    pub(super) async fn audit(mut self) -> Vec<store::AuditEntry> {
        self.close().await;
        let store = store::Store::open(self.dir.path(), &StoreKey::from_bytes(self.key)).await.unwrap();
        store.ledger().audit_recent(200).await.unwrap()
    }

    async fn close(&mut self) {
        self.running.take().unwrap().close().await;
        let weak = Arc::downgrade(&self.clinic);
        let elsewhere = tempfile::tempdir().unwrap();
        let other = open_with(elsewhere.path(), self.key, Arc::new(Desk::default()), Vault::in_memory()).await;
        self.clinic = other.clinic.clone();
        other.close().await;
        until("the store is closed", || async { (weak.strong_count() == 0).then_some(()) }).await;
    }
}

impl Drop for House {
    fn drop(&mut self) {
        if let Some(running) = self.running.take() {
            tokio::task::block_in_place(|| tokio::runtime::Handle::current().block_on(running.close()));
        }
    }
}

pub(super) fn jeanne() -> FirstAdministratorInput {
    FirstAdministratorInput {
        user: "Jeanne".to_owned(),
        name: "MOREAU, Jeanne".to_owned(),
        roles: vec![],
        passphrase: OWN.into(),
    }
}

pub(super) fn with(user: &str, passphrase: &str) -> SignInInput {
    SignInInput {
        user: user.to_owned(),
        passphrase: passphrase.into(),
        code: None,
        new_passphrase: None,
        first_code: None,
    }
}

pub(super) fn answered(outcome: SignIn) -> SignInAnswer {
    match outcome {
        SignIn::In(_) => SignInAnswer::SignedIn,
        SignIn::Not(answer) => answer,
    }
}

pub(super) fn session(outcome: SignIn) -> Session {
    match outcome {
        SignIn::In(session) => session,
        SignIn::Not(answer) => panic!("nobody is signed in: {answer:?}"),
    }
}

/// Adds somebody, who has chosen no passphrase of their own yet.
pub(super) async fn add(by: &Session, user: &str, roles: &[Role]) -> Result<UserId, ClinicError> {
    let input = AddUserInput {
        user: user.to_owned(),
        name: format!("TEST, {user}"),
        roles: roles.to_vec(),
        passphrase: GIVEN.into(),
    };
    by.administrator().unwrap().add_user(input).await
}

/// Adds somebody and has them choose their passphrase.
pub(super) async fn added(house: &House, by: &Session, user: &str, roles: &[Role]) -> Session {
    add(by, user, roles).await.unwrap();
    let first = SignInInput { new_passphrase: Some(CHOSEN.into()), ..with(user, GIVEN) };
    session(house.clinic.sign_in(first).await.unwrap())
}

pub(super) fn invalid<T>(outcome: Result<T, ClinicError>) -> (&'static str, &'static str) {
    match outcome {
        Err(ClinicError::Invalid { field, what }) => (field, what),
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("it was accepted"),
    }
}
