//! Where requests go: the base address of one connection, and the addresses made from it.

use percent_encoding::utf8_percent_encode;
use url::{Host, Url};

use crate::request::ENCODED;
use crate::{NotSent, Request};

/// A checked base address.
#[derive(Clone)]
pub(crate) struct Target {
    base: Url,
    loopback: bool,
}

impl Target {
    /// Accepts `https`, and `http` to this machine only: a key must not cross a network in the clear.
    pub(crate) fn new(base: &Url) -> Result<Self, NotSent> {
        let refuse = |why: &str| Err(NotSent::Invalid(why.to_owned()));
        let loopback = is_loopback(base);
        match base.scheme() {
            "https" => {}
            "http" if loopback => {}
            "http" => return refuse("plain http is allowed to this machine only; use https"),
            _ => return refuse("the base address must begin with https"),
        }
        if base.host().is_none() || base.query().is_some() || base.fragment().is_some() {
            return refuse("the base address must be a host and at most a path");
        }
        if !base.username().is_empty() || base.password().is_some() {
            return refuse("the base address must not hold a user or password");
        }
        Ok(Self { base: base.clone(), loopback })
    }

    pub(crate) fn is_loopback(&self) -> bool {
        self.loopback
    }

    /// Where the request goes: the address that the vendor gave for it, or one made from the base address.
    pub(crate) fn address(&self, request: &Request) -> Result<Url, NotSent> {
        match &request.given {
            Some(given) => given.for_transport(self.loopback),
            None => Ok(self.url(request)),
        }
    }

    /// The request's own address. The path is already encoded; the query is encoded here.
    fn url(&self, request: &Request) -> Url {
        let mut url = self.base.clone();
        let root = self.base.path().trim_end_matches('/');
        if root.is_empty() {
            url.set_path(&request.path);
        } else {
            url.set_path(&format!("{root}{}", request.path));
        }
        if !request.query.is_empty() {
            let mut query = String::with_capacity(64);
            for (name, value) in &request.query {
                if !query.is_empty() {
                    query.push('&');
                }
                query.extend(utf8_percent_encode(name, ENCODED));
                query.push('=');
                query.extend(utf8_percent_encode(value, ENCODED));
            }
            url.set_query(Some(&query));
        }
        url
    }
}

pub(crate) fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        Some(Host::Domain(name)) => name.eq_ignore_ascii_case("localhost"),
        None => false,
    }
}
