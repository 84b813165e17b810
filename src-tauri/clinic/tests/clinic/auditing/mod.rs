//! What stands in the audit, how it is anchored and what leaves of it.

mod anchored;
mod exported;
mod opening;
mod refusing;
pub(crate) mod table;

use std::path::Path;
use std::sync::Arc;

use clinic::views::SettingChange;
use clinic::{Running, Session};
use sqlx::ConnectOptions;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use store::AuditEntry;
use vault::Vault;

use crate::support::{Desk, Desktop, open_with};

pub(super) const KEY: [u8; 32] = [0x5A; 32];

/// A console without connections, on a folder and a keyring that outlive it.
pub(super) async fn console(dir: &Path, vault: &Vault) -> (Running, Session) {
    let running = open_with(dir, KEY, Arc::new(Desk::default()), vault.clone()).await;
    let session = Session::demo(running.clinic.clone());
    (running, session)
}

/// Somebody keeps their settings so many times: entries.
pub(super) async fn acts(session: &Session, count: usize) {
    let member = session.member();
    for _ in 0..count {
        member.change_setting(SettingChange::LetterKeys(true)).await.unwrap();
    }
}

/// Ends a console, and waits until its folder is free.
pub(super) async fn ended(running: Running, session: Session) {
    let weak = Arc::downgrade(&running.clinic);
    drop(session);
    running.close().await;
    crate::support::until("the store is closed", || async { (weak.strong_count() == 0).then_some(()) }).await;
}

/// A connection of somebody who has the key and is no console.
pub(super) async fn intruder(dir: &Path) -> SqliteConnection {
    let key = format!("\"x'{}'\"", "5a".repeat(32));
    let mut conn =
        SqliteConnectOptions::new().filename(dir.join("ledger.db")).pragma("key", key).connect().await.unwrap();
    sqlx::raw_sql("DROP TRIGGER audit_is_never_changed; DROP TRIGGER audit_is_never_shortened")
        .execute(&mut conn)
        .await
        .unwrap();
    conn
}

/// The words of what was done, oldest first.
pub(super) fn words(audit: &[AuditEntry]) -> Vec<&'static str> {
    audit.iter().rev().map(|entry| entry.action.as_str()).collect()
}

/// How often an act is in the audit of a console that ends with this.
pub(super) async fn entries(desktop: &mut Desktop, word: &str) -> Vec<AuditEntry> {
    desktop.close_and_audit().await.into_iter().filter(|entry| entry.action.as_str() == word).collect()
}
