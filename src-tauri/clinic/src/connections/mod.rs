//! Connections: accounts at vendors. Secrets go to the keyring and come out only into a client.

mod client;
mod demo;
mod manage;
mod save;
mod test_call;
mod view;

use std::sync::Arc;

use crate::views::Tag;
use crate::{Clinic, account::Account};

pub use demo::DemoConnection;

/// Makes a live account of every connection that is on. Runs once, behind the screens: the board does not wait for the
/// keyring.
pub(crate) async fn load(clinic: Arc<Clinic>) {
    let rows = match clinic.store.ledger().connections().await {
        Ok(rows) => rows,
        Err(error) => {
            tracing::error!(%error, "connections could not be read");
            return;
        }
    };
    for row in rows.into_iter().filter(|row| row.enabled) {
        match client::of(&clinic, &row).await {
            Ok(solo) => clinic.put_account(Account::new(row, solo)),
            Err(error) => {
                tracing::error!(connection = %row.id, %error, "the connection has no client")
            }
        }
    }
    clinic.events.stale(&[Tag::Connections, Tag::Board]);
    clinic.refresher_wake.notify_one();
    clinic.outbox_wake.notify_one();
}
