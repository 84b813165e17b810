//! Connections: accounts at vendors. Secrets go to the keyring and come out only into a client.

mod client;
mod demo;
pub(crate) mod link_hosts;
mod manage;
mod marks;
mod mia_user;
mod profile;
mod rules;
mod save;
mod standing;
mod test_call;
mod test_vendor;
mod view;

use std::sync::Arc;

use crate::Clinic;
use crate::account::Account;
use crate::views::Tag;

pub use demo::DemoConnection;

/// Makes an account live: what its vendor lets one choose from is taken from the mirror, and one that a person logs in
/// is logged in once with its kept password.
pub(crate) fn connect(clinic: &Arc<Clinic>, account: Account) {
    let account = clinic.put_account(account);
    let clinic = clinic.clone();
    tokio::spawn(async move {
        match clinic.store.mirror().choices(&account.row.id).await {
            Ok(choices) => account.set_choices(choices),
            Err(error) => tracing::warn!(%error, "what an account lets one choose from could not be read"),
        }
        standing::first_log_in(&clinic, &account).await;
    });
}

/// Makes a live account of every connection that is on, in place of those that are live. At the start it runs behind the
/// screens: the board does not wait for the keyring.
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
            Ok(client) => connect(&clinic, Account::new(row, client)),
            Err(error) => {
                clinic.drop_account(&row.id);
                tracing::error!(connection = %row.id, %error, "the connection has no client")
            }
        }
    }
    clinic.events.stale(&[Tag::Connections, Tag::Board]);
    clinic.refresher_wake.notify_one();
    clinic.outbox_wake.notify_one();
}
