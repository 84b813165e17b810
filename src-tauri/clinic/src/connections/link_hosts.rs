//! Hosts that a connection's links may lead to besides its own: where a clinic's calls are held elsewhere, an
//! administrator says so. Nothing is added by itself, whatever a vendor's reply holds.

use domain::ConnectionId;
use domain::audit::AuditAction;
use serde_json::json;
use store::{ConnectionRow, LedgerTx};
use url::{Host, Url};

use crate::access::Administrator;
use crate::views::Tag;
use crate::{Clinic, ClinicError, Result};

/// More would be no list that somebody looks through.
const MOST: usize = 20;
/// Longest name of a host (RFC 1035, 2.3.4).
const LONGEST: usize = 253;

fn key(id: &ConnectionId) -> String {
    format!("link-hosts/{id}")
}

/// The hosts that an administrator listed.
pub(crate) async fn of(clinic: &Clinic, connection: &ConnectionRow) -> Result<Vec<String>> {
    let kept = clinic.store.ledger().setting(&key(&connection.id)).await?;
    // A list that cannot be read opens nothing.
    Ok(kept.and_then(|kept| serde_json::from_value(kept).ok()).unwrap_or_default())
}

/// Forgets the list of a connection that is removed.
pub(super) async fn forget(tx: &mut LedgerTx, id: &ConnectionId) -> Result<()> {
    Ok(tx.remove_setting(&key(id)).await?)
}

impl Administrator {
    /// Keeps the hosts that a connection's links may lead to, in place of an earlier list.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`]; [`ClinicError::Invalid`] for a name that is none, for a number, and for too many.
    pub async fn set_link_hosts(&self, id: &ConnectionId, typed: &[String]) -> Result<()> {
        let clinic = &*self.clinic;
        clinic.store.ledger().connection(id).await?.ok_or(ClinicError::NotFound("connection"))?;
        let mut hosts = Vec::new();
        for host in typed.iter().map(|host| host.trim()).filter(|host| !host.is_empty()) {
            let host = named(host).ok_or(ClinicError::invalid("linkHosts", "badHost"))?;
            if !hosts.contains(&host) {
                hosts.push(host);
            }
        }
        if hosts.len() > MOST {
            return Err(ClinicError::invalid("linkHosts", "tooMany"));
        }
        let mut tx = clinic.store.ledger().begin().await?;
        tx.put_setting(&key(id), &json!(hosts)).await?;
        let detail = json!({ "hosts": hosts });
        tx.append_audit(&self.entry(AuditAction::SetLinkHosts, id).with(detail)).await?;
        tx.commit().await?;
        clinic.events.stale(&[Tag::Connections]);
        Ok(())
    }
}

/// A host's name as links have it; none for an address, a number, this machine, and a name without a dot, which would
/// stand for everything below it.
fn named(typed: &str) -> Option<String> {
    if typed.len() > LONGEST || typed.contains(['/', ':', '@', '?', '#', '\\']) {
        return None;
    }
    let url = Url::parse(&format!("https://{typed}/")).ok()?;
    match url.host()? {
        Host::Domain(name) if name.contains('.') && !name.starts_with('.') && !name.ends_with(".localhost") => {
            Some(name.trim_end_matches('.').to_owned())
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_a_name_and_nothing_else() {
        assert_eq!(named("Meet.Example").as_deref(), Some("meet.example"));
        assert_eq!(named("meet.example.").as_deref(), Some("meet.example"));
        for bad in [
            "com",
            "localhost",
            "a.localhost",
            "127.0.0.1",
            "[::1]",
            "https://meet.example",
            "meet.example/x",
            "meet.example:8443",
            "me@meet.example",
            "meet example",
            ".example",
            "",
        ] {
            assert_eq!(named(bad), None, "{bad}");
        }
    }
}
