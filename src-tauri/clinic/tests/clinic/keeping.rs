//! Another key, a backup that is carried away and brought back, and a clinic that is forgotten, as the window does it: the
//! clinic rests, is closed, keeps its folder, and opens again.

use std::path::Path;
use std::sync::Arc;

use chrono::Utc;
use clinic::key_change::{self, KeyChanged};
use clinic::views::{
    BookInput, CarryInput, FirstAdministratorInput, ForgetInput, OwnCodeInput, SignInAnswer, SignInInput,
};
use clinic::{Clinic, ClinicError, ClinicOptions, Closed, Keeper, Ready, Running, Session, SignIn, carried, forget};
use domain::{IntentState, Role};
use sandbox::{BOOKINGS, Fault};
use store::{HeldFolder, Store, StoreError};
use totp_rs::{Builder, Secret};
use vault::{ConnectionSecret, ExposeSecret, SecretName, StoreKey, Vault};

use crate::support::{Desk, Desktop, open_with, pace, until};

const OWN: &str = "copper lantern drifting quietly";
const CARRIED: &str = "four words of harbour rain";

async fn jeanne(clinic: &Arc<Clinic>) -> Session {
    let roles = vec![Role::FrontDesk, Role::Clinician];
    let name = "MOREAU, Jeanne".to_owned();
    let input = FirstAdministratorInput { user: "jeanne".to_owned(), name, roles, passphrase: OWN.into() };
    clinic.make_first_administrator(input).await.unwrap()
}

/// A clinic without a vendor, whose key is in its vault.
struct House {
    dir: tempfile::TempDir,
    vault: Vault,
}

impl House {
    fn new() -> Self {
        Self { dir: tempfile::tempdir().unwrap(), vault: Vault::in_memory() }
    }

    async fn open(&self) -> Running {
        let key = *self.vault.store_key_or_create().unwrap().expose();
        open_with(self.dir.path(), key, Arc::new(Desk::default()), self.vault.clone()).await
    }
}

async fn opened_again(closed: Closed) -> Running {
    let key = closed.vault.store_key_or_create().unwrap();
    opened_with(closed, key).await
}

async fn opened_with(closed: Closed, key: StoreKey) -> Running {
    let Closed { folder, vault } = closed;
    let (dir, door) = (folder.dir().to_owned(), Arc::new(Desk::default()));
    Clinic::open_held(folder, ClinicOptions { dir, key, vault, door, pace: pace() }).await.unwrap()
}

async fn answer(clinic: &Arc<Clinic>, passphrase: &str) -> SignInAnswer {
    let input = SignInInput {
        user: "jeanne".to_owned(),
        passphrase: passphrase.into(),
        code: None,
        new_passphrase: None,
        first_code: None,
    };
    match clinic.sign_in(input).await.unwrap() {
        SignIn::In(_) => SignInAnswer::SignedIn,
        SignIn::Not(answer) => answer,
    }
}

/// Who did what, oldest first, of a folder that is closed.
async fn audit(dir: &Path, key: &StoreKey) -> Vec<(String, &'static str, bool)> {
    let store = Store::open(dir, key).await.unwrap();
    let entries = store.ledger().audit_recent(100).await.unwrap();
    store.close().await;
    let told = |one: &store::AuditEntry| {
        (one.user.clone(), one.action.as_str(), one.outcome == domain::audit::AuditOutcome::Done)
    };
    entries.iter().rev().map(told).collect()
}

fn names(dir: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        std::fs::read_dir(dir).unwrap().map(|one| one.unwrap().file_name().into_string().unwrap()).collect();
    names.sort_unstable();
    names
}

fn refused<T>(outcome: Result<T, ClinicError>) -> (&'static str, &'static str) {
    match outcome {
        Err(ClinicError::Invalid { field, what }) => (field, what),
        Err(ClinicError::Conflict(what)) => ("", what),
        Err(other) => panic!("{other}"),
        Ok(_) => panic!("it was accepted"),
    }
}

/// The same person's, who is asked for at the same time once more.
fn beside(input: BookInput) -> BookInput {
    BookInput { overlap_reason: Some("an interpreter comes along".to_owned()), ..input }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_being_sent_has_its_answer_before_the_clinic_is_closed_and_nothing_new_is_begun() {
    let mut desktop = Desktop::connected().await;
    let jeanne = jeanne(desktop.session.clinic()).await;
    let (first, second) = (desktop.booking().await, beside(desktop.booking().await));
    desktop.control.clear_requests();
    desktop.control.meet_next(&BOOKINGS, &Fault::Slow { millis: 250 });
    let desk = jeanne.scheduling().unwrap();
    let visit = desk.book(first).await.unwrap().visit.unwrap();
    until("it is being sent", || async { (desktop.control.requests_of(&BOOKINGS) == 1).then_some(()) }).await;
    let administrator = jeanne.administrator().unwrap();
    // A slow machine may need more than one try: it says so, and nothing is closed.
    let ready = || async {
        match administrator.ready_to_change_key(&OWN.into()).await {
            Err(ClinicError::Conflict("stillSending")) => None,
            ready => Some(ready.unwrap()),
        }
    };
    let Ready { rest, .. } = until("the clinic rests", ready).await;
    let intent = desktop.visit(&visit).await.intents.remove(0);
    assert!(matches!(intent.state, IntentState::Confirmed | IntentState::LandedIdUnknown), "{:?}", intent.state);
    // What is asked for meanwhile waits.
    let waits = desk.book(second).await.unwrap().intent;
    drop((desk, administrator, jeanne));
    let closed = desktop.give_running().await.close_and_hold(rest).await;
    assert_eq!(desktop.control.requests_of(&BOOKINGS), 1);
    let again = opened_with(closed, desktop.store_key()).await;
    // It was never begun: had it been cut, nobody would know what became of it.
    let state = Session::demo(again.clinic.clone()).member().intent(&waits).await.unwrap().intent.state;
    assert!(!matches!(state, IntentState::Sending | IntentState::Unknown), "{state:?}");
    again.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn while_a_vendor_says_nothing_a_clinic_is_not_closed_and_its_outbox_goes_on() {
    let desktop = Desktop::connected().await;
    let jeanne = jeanne(desktop.session.clinic()).await;
    let (first, second) = (desktop.booking().await, beside(desktop.booking().await));
    desktop.control.clear_requests();
    desktop.control.meet_next(&BOOKINGS, &Fault::TimeoutBefore);
    let desk = jeanne.scheduling().unwrap();
    desk.book(first).await.unwrap();
    until("it is being sent", || async { (desktop.control.requests_of(&BOOKINGS) == 1).then_some(()) }).await;
    let administrator = jeanne.administrator().unwrap();
    assert_eq!(refused(administrator.ready_to_change_key(&OWN.into()).await), ("", "stillSending"));
    desk.book(second).await.unwrap();
    until("the next is sent", || async { (desktop.control.requests_of(&BOOKINGS) > 1).then_some(()) }).await;
    drop((desk, administrator, jeanne));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_key_is_changed_by_who_proves_it_and_nobody_else_opens_the_folder_meanwhile() {
    let house = House::new();
    let before = house.vault.store_key_or_create().unwrap();
    let running = house.open().await;
    let jeanne = jeanne(&running.clinic).await;
    let administrator = jeanne.administrator().unwrap();
    assert_eq!(refused(administrator.ready_to_change_key(&"wrong".into()).await), ("own", "wrong"));
    let Ready { keeper, rest } = administrator.ready_to_change_key(&OWN.into()).await.unwrap();
    drop((administrator, jeanne));
    let closed = running.close_and_hold(rest).await;
    let elsewhere = Store::open(house.dir.path(), &before).await.unwrap_err();
    assert!(matches!(elsewhere, StoreError::InUse), "{elsewhere:?}");
    assert_eq!(key_change::change(&closed.folder, &closed.vault, &keeper).await.unwrap(), KeyChanged::Whole);
    let elsewhere = Store::open(house.dir.path(), &before).await.unwrap_err();
    assert!(matches!(elsewhere, StoreError::InUse), "{elsewhere:?}");
    let again = opened_again(closed).await;
    assert_eq!(answer(&again.clinic, OWN).await, SignInAnswer::SignedIn);
    again.close().await;
    let old = Store::open(house.dir.path(), &before).await.unwrap_err();
    assert!(matches!(old, StoreError::WrongKey { .. }), "{old:?}");
    let now = house.vault.store_key_or_create().unwrap();
    let told = audit(house.dir.path(), &now).await;
    assert!(told.contains(&("MOREAU, Jeanne".to_owned(), "change-store-key", true)), "{told:?}");
    assert!(told.contains(&("MOREAU, Jeanne".to_owned(), "own-passphrase-wrong", false)), "{told:?}");
    assert_eq!(clinic::backups::list(house.dir.path()).unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_is_changed_though_no_backup_can_be_made_and_that_is_told() {
    let house = House::new();
    let running = house.open().await;
    drop(jeanne(&running.clinic).await);
    running.close().await;
    std::fs::write(house.dir.path().join("backups"), b"no folder").unwrap();
    let folder = HeldFolder::take(house.dir.path()).unwrap();
    let changed = key_change::change(&folder, &house.vault, &Keeper::terminal()).await.unwrap();
    assert_eq!(changed, KeyChanged::WithoutBackup);
    let now = house.vault.store_key_or_create().unwrap();
    Store::open_held(folder, &now).await.unwrap().close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_that_cannot_begin_leaves_the_old_key_and_stands_in_the_audit_as_failed() {
    let house = House::new();
    let running = house.open().await;
    drop(jeanne(&running.clinic).await);
    running.close().await;
    let before = house.vault.store_key_or_create().unwrap();
    // Somebody else reads the ledger: its log cannot be moved into it.
    let reader = reader_of(house.dir.path(), &before).await;
    let folder = HeldFolder::take(house.dir.path()).unwrap();
    let failed = key_change::change(&folder, &house.vault, &Keeper::terminal()).await;
    assert!(matches!(failed, Err(ClinicError::Store(_))), "{failed:?}");
    drop((reader, folder));
    assert_eq!(house.vault.store_key_or_create().unwrap().expose(), before.expose());
    let told = audit(house.dir.path(), &before).await;
    assert!(told.contains(&("terminal".to_owned(), "change-store-key", false)), "{told:?}");
}

/// Somebody who reads, and since whose beginning something was written.
async fn reader_of(dir: &Path, key: &StoreKey) -> sqlx::sqlite::SqliteConnection {
    use sqlx::ConnectOptions;
    let hex: String = key.expose().iter().map(|byte| format!("{byte:02x}")).collect();
    let ledger = sqlx::sqlite::SqliteConnectOptions::new().filename(dir.join("ledger.db"));
    let ledger = ledger.pragma("key", format!("\"x'{hex}'\""));
    let (mut reader, mut writer) = (ledger.connect().await.unwrap(), ledger.connect().await.unwrap());
    sqlx::raw_sql("BEGIN; SELECT count(*) FROM settings").execute(&mut reader).await.unwrap();
    sqlx::raw_sql("INSERT INTO settings(key, value) VALUES ('other', '1')").execute(&mut writer).await.unwrap();
    reader
}

#[tokio::test(flavor = "multi_thread")]
async fn under_a_passphrase_the_key_is_changed_as_well_and_every_secret_stays() {
    let dir = tempfile::tempdir().unwrap();
    let vault = Vault::create_with_passphrase(dir.path(), &CARRIED.into()).unwrap();
    let name = SecretName::connection("3fa0c1d2", ConnectionSecret::ApiKey);
    vault.set(&name, &"k-1".into()).unwrap();
    let before = vault.store_key_or_create().unwrap();
    let house = House { dir, vault };
    house.open().await.close().await;
    let folder = HeldFolder::take(house.dir.path()).unwrap();
    key_change::change(&folder, &house.vault, &Keeper::terminal()).await.unwrap();
    drop(folder);
    let again = Vault::open_with_passphrase(house.dir.path(), &CARRIED.into()).unwrap();
    let now = again.store_key_or_create().unwrap();
    assert_ne!(now.expose(), before.expose());
    assert_eq!(again.get(&name).unwrap().unwrap().expose_secret(), "k-1");
    assert!(again.next_store_key().unwrap().is_none());
    assert!(audit(house.dir.path(), &now).await.contains(&("terminal".to_owned(), "change-store-key", true)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_is_carried_away_by_who_proves_it_while_the_clinic_stays_open() {
    let house = House::new();
    let running = house.open().await;
    let jeanne = jeanne(&running.clinic).await;
    let administrator = jeanne.administrator().unwrap();
    let outside = tempfile::tempdir().unwrap();
    let file = outside.path().join("clinic.backup");
    let carry = async |own: &str, passphrase: &str| {
        administrator.carry_backup(CarryInput { own: own.into(), passphrase: passphrase.into() }, &file).await
    };
    assert_eq!(refused(carry("wrong", CARRIED).await), ("own", "wrong"));
    assert_eq!(refused(carry(OWN, "short").await), ("passphrase", "tooShortToCarry"));
    assert!(names(outside.path()).is_empty());
    carry(OWN, CARRIED).await.unwrap();
    assert_eq!(names(outside.path()), ["clinic.backup"]);
    let bytes = std::fs::read(&file).unwrap();
    assert_eq!(refused(carry(OWN, CARRIED).await), ("", "fileExists"));
    assert_eq!(std::fs::read(&file).unwrap(), bytes);
    assert!(jeanne.member().settings().await.is_ok(), "the clinic is open");
    drop((administrator, jeanne));
    running.close().await;
    let told = audit(house.dir.path(), &house.vault.store_key_or_create().unwrap()).await;
    assert_eq!(told.iter().filter(|one| one.1 == "carry-backup").count(), 1, "{told:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn on_another_computer_people_sign_in_as_before_and_no_authenticator_shuts_anybody_out() {
    let here = House::new();
    let running = here.open().await;
    let session = jeanne(&running.clinic).await;
    let offer = session.member().offer_authenticator().await.unwrap();
    let secret = Secret::try_from_base32(offer.secret.replace(' ', "")).unwrap();
    let now = u64::try_from(Utc::now().timestamp()).unwrap();
    let code = Builder::new().with_secret(secret).build().unwrap().generate(now).to_string();
    let set = OwnCodeInput { passphrase: OWN.into(), code: code.as_str().into() };
    session.member().set_authenticator(set).await.unwrap();
    let outside = tempfile::tempdir().unwrap();
    let file = outside.path().join("clinic.backup");
    let input = CarryInput { own: OWN.into(), passphrase: CARRIED.into() };
    session.administrator().unwrap().carry_backup(input, &file).await.unwrap();
    assert_eq!(answer(&running.clinic, OWN).await, SignInAnswer::CodeNeeded);
    drop(session);
    running.close().await;

    let there = House::new();
    let key = || there.vault.store_key_or_create().unwrap();
    let folder = HeldFolder::take(there.dir.path()).unwrap();
    let check =
        async |passphrase: &str| carried::check(&folder, &file, &passphrase.into(), key(), there.vault.clone()).await;
    let wrong = check("four words of harbour snow").await.err().unwrap();
    assert!(matches!(wrong, ClinicError::Store(StoreError::WrongPassphrase)), "{wrong}");
    assert_eq!(names(there.dir.path()), ["ledger.lock"], "nothing was changed");
    let whole = std::fs::read(&file).unwrap();
    std::fs::write(&file, &whole[..whole.len() / 2]).unwrap();
    assert!(check(CARRIED).await.is_err());
    assert_eq!(names(there.dir.path()), ["ledger.lock"], "nothing was changed");
    std::fs::write(&file, &whole).unwrap();
    assert!(!check(CARRIED).await.unwrap().put(&Keeper::desk()).await.unwrap(), "nothing stood there");
    let again = opened_again(Closed { folder, vault: there.vault.clone() }).await;
    assert_eq!(answer(&again.clinic, OWN).await, SignInAnswer::SignedIn);
    again.close().await;
    let told: Vec<_> = audit(there.dir.path(), &key()).await.into_iter().map(|one| one.1).collect();
    assert!(told.ends_with(&["carry-backup", "bring-backup", "remove-authenticator", "sign-in"]), "{told:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_backup_is_checked_while_an_empty_clinic_is_open_and_takes_its_place_when_it_is_closed() {
    let here = House::new();
    let running = here.open().await;
    let session = jeanne(&running.clinic).await;
    let outside = tempfile::tempdir().unwrap();
    let file = outside.path().join("clinic.backup");
    let input = CarryInput { own: OWN.into(), passphrase: CARRIED.into() };
    session.administrator().unwrap().carry_backup(input, &file).await.unwrap();
    drop(session);
    running.close().await;

    let there = House::new();
    let empty = there.open().await;
    let (folder, key) = (empty.clinic.folder(), there.vault.store_key_or_create().unwrap());
    let brought = carried::check(&folder, &file, &CARRIED.into(), key, there.vault.clone()).await.unwrap();
    assert!(!empty.clinic.has_users().await.unwrap(), "the open ledger was not touched");
    drop(folder);
    let rest = empty.clinic.come_to_rest().await;
    let closed = empty.close_and_hold(rest).await;
    assert!(brought.put(&Keeper::desk()).await.unwrap(), "the empty ledger is kept beside it");
    let again = opened_again(closed).await;
    assert_eq!(answer(&again.clinic, OWN).await, SignInAnswer::SignedIn);
    again.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clinic_is_forgotten_by_its_name_and_the_passphrase_and_leaves_nothing() {
    let house = House::new();
    let running = house.open().await;
    let session = jeanne(&running.clinic).await;
    let name = SecretName::totp(session.id().as_str());
    house.vault.set(&name, &"JBSWY3DP".into()).unwrap();
    let before = house.vault.store_key_or_create().unwrap();
    let administrator = session.administrator().unwrap();
    let forget_it = async |own: &str, name: &str| {
        administrator.ready_to_forget(ForgetInput { own: own.into(), name: name.to_owned() }).await
    };
    assert_eq!(refused(forget_it(OWN, "another").await), ("name", "notTheName"));
    assert_eq!(refused(forget_it("wrong", "Anteroom").await), ("own", "wrong"));
    let Ready { rest, .. } = forget_it(OWN, " Anteroom ").await.unwrap();
    drop((administrator, session));
    let closed = running.close_and_hold(rest).await;
    forget::forget(closed.folder, &closed.vault, Some(&before)).await.unwrap();
    assert!(!house.dir.path().exists());
    assert!(house.vault.get(&name).unwrap().is_none());
    assert_ne!(house.vault.store_key_or_create().unwrap().expose(), before.expose());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_demo_clinic_is_neither_forgotten_nor_given_another_key() {
    let house = House::new();
    let running = house.open().await;
    let session = running.clinic.seed_demo_people().await.unwrap();
    let administrator = session.administrator().unwrap();
    let own = clinic::DEMO_PASSPHRASE;
    assert_eq!(refused(administrator.ready_to_change_key(&own.into()).await), ("", "demoClinic"));
    let input = ForgetInput { own: own.into(), name: "Anteroom".to_owned() };
    assert_eq!(refused(administrator.ready_to_forget(input).await), ("", "demoClinic"));
    drop((administrator, session));
    running.close().await;
}
