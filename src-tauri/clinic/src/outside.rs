//! The one rule about links that leave the console: what a vendor's reply asks to be opened or copied is followed only to
//! that vendor.
//!
//! A reply is not trusted. It may come from a server that was taken over, and what it holds goes to the system's browser,
//! where somebody is signed in. So a link has to be `https`, without a user or password, on a host that belongs to the
//! connection; plain `http` and this machine are for a connection that is itself on this machine. What is refused is not
//! opened, not copied, told as a departure from the vendor's contract, and kept in the audit. [`crate::Door`] takes nothing
//! else than a link that was judged here.

use domain::AccountSettings;
use store::ConnectionRow;
use url::{Host, Url};

use crate::audit::{Asked, refused};
use crate::connections::link_hosts;
use crate::{Clinic, ClinicError, Result};

/// A link that was judged. `Debug` shows its host alone: whoever has the rest may join the call.
#[derive(Clone, PartialEq, Eq)]
pub struct OutsideLink(Url);

impl OutsideLink {
    /// The link, for the browser or the clipboard and for nothing else.
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// The host, which may be shown.
    pub fn host(&self) -> &str {
        self.0.host_str().unwrap_or_default()
    }
}

impl std::fmt::Debug for OutsideLink {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("OutsideLink").field(&self.host()).finish()
    }
}

/// Why a link is not followed.
#[derive(Debug, PartialEq, Eq)]
enum Fault {
    /// Not `https`: the scheme, which is the vendor's word.
    Scheme(String),
    /// It holds a user or a password.
    Credentials,
    /// It names no host.
    NoHost,
    /// A host that is not the connection's.
    Foreign(String),
}

/// The hosts that belong to a connection.
struct Places {
    /// Its own addresses.
    own: Vec<Url>,
    /// Others, and what lies below them.
    hosts: Vec<String>,
}

/// Judges a link that an operation of this connection gave to who asked for it.
///
/// # Errors
/// [`ClinicError::Conflict`]: `linkForeign` when it leads to a host that is not the connection's, else `linkRefused`.
/// Both are noted as a departure from the contract, and stand in the audit.
pub(crate) async fn judged(
    clinic: &Clinic,
    asked: &Asked<'_>,
    connection: &ConnectionRow,
    operation: &str,
    link: &Url,
) -> Result<OutsideLink> {
    let places = Places {
        own: own_addresses(connection),
        hosts: link_hosts::of(clinic, connection).await?.into_iter().chain(known(operation)).collect(),
    };
    let fault = match judge(link, &places) {
        Ok(followed) => return Ok(followed),
        Err(fault) => fault,
    };
    let (words, what) = match fault {
        Fault::Scheme(scheme) => (format!("a link begins with {scheme}:"), "linkRefused"),
        Fault::Credentials => ("a link holds a user or password".to_owned(), "linkRefused"),
        Fault::NoHost => ("a link names no host".to_owned(), "linkRefused"),
        Fault::Foreign(host) => (format!("a link leads to {host}"), "linkForeign"),
    };
    clinic.drift.note_all(&connection.id, &[format!("{operation}: {words}")]);
    refused(clinic, asked, what).await;
    Err(ClinicError::Conflict(what))
}

/// Hosts that an operation is known to lead to besides the connection's own: Microsoft's meetings (SOLO-10; that they are
/// held there is our assumption, no answer is documented).
fn known(operation: &str) -> Option<String> {
    (operation == "SOLO-10").then(|| "teams.microsoft.com".to_owned())
}

fn own_addresses(connection: &ConnectionRow) -> Vec<Url> {
    let portal = match &connection.settings {
        AccountSettings::CareMonitor { portal_url, .. } => Some(portal_url.as_str()),
        _ => None,
    };
    [Some(connection.base_url.as_str()), portal]
        .into_iter()
        .flatten()
        .filter_map(|text| Url::parse(text).ok())
        .collect()
}

fn judge(link: &Url, places: &Places) -> std::result::Result<OutsideLink, Fault> {
    let here = is_this_machine(link);
    if link.scheme() != "https" && !(link.scheme() == "http" && here) {
        return Err(Fault::Scheme(link.scheme().chars().take(20).collect()));
    }
    if link.password().is_some() || !link.username().is_empty() {
        return Err(Fault::Credentials);
    }
    let host = link.host_str().filter(|host| !host.is_empty()).ok_or(Fault::NoHost)?;
    let own = places.own.iter().filter_map(Url::host_str).any(|own| is_at(host, own, link));
    // An administrator's list never opens this machine to a vendor elsewhere.
    let listed = !here && places.hosts.iter().any(|listed| is_at(host, listed, link));
    if own || listed { Ok(OutsideLink(link.clone())) } else { Err(Fault::Foreign(host.chars().take(80).collect())) }
}

/// Whether a host is another one, or lies below it. Whoever holds a name decides what lies below it; numbers have no below.
fn is_at(host: &str, other: &str, link: &Url) -> bool {
    let below = || host.strip_suffix(other).is_some_and(|before| before.ends_with('.'));
    host == other || (matches!(link.host(), Some(Host::Domain(_))) && below())
}

fn is_this_machine(link: &Url) -> bool {
    match link.host() {
        Some(Host::Ipv4(ip)) => ip.is_loopback() || ip.is_unspecified(),
        Some(Host::Ipv6(ip)) => ip.is_loopback() || ip.is_unspecified(),
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn judging(base: &str, listed: &[&str], link: &str) -> std::result::Result<OutsideLink, Fault> {
        let hosts = listed.iter().map(|&host| host.to_owned()).collect();
        judge(&Url::parse(link).unwrap(), &Places { own: vec![Url::parse(base).unwrap()], hosts })
    }

    const CLINIC: &str = "https://visit.example.org/api";

    #[test]
    fn a_link_to_the_connections_own_host_or_below_it_is_followed() {
        for good in ["https://visit.example.org/x", "https://eu.visit.example.org/x", "https://VISIT.example.org:8443/"]
        {
            assert_eq!(judging(CLINIC, &[], good).unwrap().as_str(), Url::parse(good).unwrap().as_str());
        }
    }

    #[test]
    fn only_https_is_followed_and_nothing_that_could_run_or_open_a_file() {
        for bad in [
            "http://visit.example.org/x",
            "javascript:alert(1)",
            "file:///etc/passwd",
            "data:text/html,hi",
            "ftp://visit.example.org/x",
            "vbscript:x",
            "ms-settings:privacy",
            "tel:+14155550142",
        ] {
            assert!(matches!(judging(CLINIC, &[], bad), Err(Fault::Scheme(_))), "{bad}");
        }
        let with_user = judging(CLINIC, &[], "https://user:pw@visit.example.org/");
        assert_eq!(with_user.unwrap_err(), Fault::Credentials);
    }

    #[test]
    fn a_host_that_only_looks_like_the_connections_is_foreign() {
        for bad in [
            "https://evil.example/x",
            "https://visit.example.org.evil.example/x",
            "https://evilvisit.example.org/x",
            "https://example.org/x",
            "https://v\u{456}sit.example.org/x",
            "https://192.0.2.7/x",
        ] {
            assert!(matches!(judging(CLINIC, &[], bad), Err(Fault::Foreign(_))), "{bad}");
        }
        assert!(matches!(judging("https://192.0.2.7", &[], "https://7.192.0.2/"), Err(Fault::Foreign(_))));
    }

    #[test]
    fn a_host_that_the_administrator_listed_is_followed_and_this_machine_never_by_a_list() {
        assert!(judging(CLINIC, &["meet.example"], "https://eu.meet.example/x").is_ok());
        for here in ["https://127.0.0.1/x", "http://localhost:8080/x", "https://[::1]/x", "https://0.0.0.0/"] {
            let listed = ["127.0.0.1", "localhost", "[::1]", "0.0.0.0"];
            assert!(matches!(judging(CLINIC, &listed, here), Err(Fault::Foreign(_))), "{here}");
        }
    }

    #[test]
    fn a_connection_on_this_machine_leads_to_this_machine() {
        let demo = "http://127.0.0.1:9000";
        assert!(judging(demo, &[], "http://127.0.0.1:9000/visit/1").is_ok());
        assert!(matches!(judging(demo, &[], "http://visit.example.org/x"), Err(Fault::Scheme(_))));
        assert!(matches!(judging(demo, &[], "https://visit.example.org/x"), Err(Fault::Foreign(_))));
    }

    #[test]
    fn a_printed_link_shows_its_host_alone() {
        let link = judging(CLINIC, &[], "https://visit.example.org/join?token=secret").unwrap();
        assert_eq!(format!("{link:?}"), "OutsideLink(\"visit.example.org\")");
    }
}
