//! A vault in memory, and consents to put into it.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use caremonitor::{Consented, ExposeSecret, Grant, GrantVault, NotKept, SecretString};
use chrono::{DateTime, Utc};
use futures::future::BoxFuture;
use parking_lot::Mutex;
use serde_json::{Value, json};

/// Keeps what it is given, unless it is broken.
#[derive(Default)]
pub struct Vault {
    pub kept: Mutex<Vec<Value>>,
    pub broken: AtomicBool,
}

impl GrantVault for Vault {
    fn keep<'a>(&'a self, grant: &'a Grant) -> BoxFuture<'a, Result<(), NotKept>> {
        Box::pin(async move {
            if self.broken.load(Ordering::SeqCst) {
                return Err(NotKept);
            }
            let text = grant.for_vault().unwrap();
            self.kept.lock().push(serde_json::from_str(text.expose_secret()).unwrap());
            Ok(())
        })
    }
}

/// A grant of patient `p-1` for these metrics (none: not known), whose access token `access-1` ends at `until`.
pub fn grant(scopes: Option<&[&str]>, until: Option<DateTime<Utc>>) -> Grant {
    let scopes = scopes.map(|scopes| scopes.iter().copied().collect::<BTreeSet<_>>());
    let text = json!({
        "version": 1, "patient": "p-1", "scopes": scopes, "access": "access-1", "refresh": "refresh-1", "until": until,
    });
    Grant::from_vault(&SecretString::from(text.to_string())).unwrap()
}

pub fn consented(grant: Grant) -> (Consented, Arc<Vault>) {
    let vault = Arc::new(Vault::default());
    let shared: Arc<dyn GrantVault> = vault.clone();
    (Consented::new(grant, shared), vault)
}
