//! Backups are made of a ledger with something in it, once a day.

use std::sync::Arc;

use clinic::{Clinic, ClinicOptions, Pace, backups};
use vault::{StoreKey, Vault};

use super::support::{Desk, Desktop};

#[tokio::test(flavor = "multi_thread")]
async fn a_clinic_with_nothing_to_lose_makes_no_backup() {
    let dir = tempfile::tempdir().unwrap();
    let options = ClinicOptions {
        dir: dir.path().to_owned(),
        key: StoreKey::generate().unwrap(),
        vault: Vault::in_memory(),
        door: Arc::new(Desk::default()),
        pace: Pace::default(),
    };
    let running = Clinic::open(options).await.unwrap();
    backups::keep_daily(&running.clinic).await;
    assert!(backups::list(dir.path()).unwrap().is_empty(), "the day's only backup is of an empty ledger");
    running.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_connected_clinic_makes_one_backup_a_day() {
    let desktop = Desktop::connected().await;
    for _ in 0..2 {
        backups::keep_daily(desktop.session.clinic()).await;
    }
    assert_eq!(backups::list(desktop.dir.path()).unwrap().len(), 1);
}
