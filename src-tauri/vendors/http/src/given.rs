//! An address that a vendor gives for one file: whoever has it may read or write that file, so it is a secret.
//!
//! It leads to another host than the vendor's own (a file store), with a signature in its query. It is therefore sent
//! exactly as it was given, never with the account's `Authorization`, and never shown: not in `Debug`, not in an error,
//! and in the log only by the name that its request has for it.

use std::fmt;

use reqwest::Method;
use reqwest::header::HeaderMap;
use url::Url;

use crate::target::is_loopback;
use crate::{Body, Expects, NotSent, Redirects, Request};

/// A signed address, checked. `Debug` shows nothing of it.
#[derive(Clone, PartialEq, Eq)]
pub struct GivenAddress(Url);

impl GivenAddress {
    /// Takes an absolute `https` address, or `http` on this machine. Its query stays as it is.
    ///
    /// # Errors
    /// [`NotSent::Invalid`], whose text does not quote it.
    pub fn new(text: &str) -> Result<Self, NotSent> {
        let refuse = |why: &str| Err(NotSent::Invalid(why.to_owned()));
        let Ok(url) = Url::parse(text) else {
            return refuse("the address that the vendor gave is none");
        };
        match url.scheme() {
            "https" => {}
            "http" if is_loopback(&url) => {}
            _ => return refuse("the address that the vendor gave is not https"),
        }
        if !url.username().is_empty() || url.password().is_some() {
            return refuse("the address that the vendor gave holds a user or password");
        }
        Ok(Self(url))
    }

    /// The address, for a transport whose own vendor is (or is not) on this machine. A vendor elsewhere has no business
    /// sending a file to a program on this machine.
    pub(crate) fn for_transport(&self, on_this_machine: bool) -> Result<Url, NotSent> {
        if is_loopback(&self.0) && !on_this_machine {
            return Err(NotSent::Invalid("the address that the vendor gave leads to this machine".to_owned()));
        }
        Ok(self.0.clone())
    }
}

impl fmt::Debug for GivenAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("GivenAddress(<redacted>)")
    }
}

impl Request {
    /// A request to an address that the vendor gave; `name` is what logs call it, such as `{upload-url}`. It carries no
    /// `Authorization`, whatever is set, and redirects are refused.
    pub fn to_given(operation: &'static str, method: Method, name: &'static str, address: GivenAddress) -> Self {
        Self {
            operation,
            method,
            path_template: name.into(),
            path: String::new(),
            query: Vec::new(),
            headers: HeaderMap::new(),
            body: Body::Empty,
            redirects: Redirects::Refused,
            expects: Expects::File,
            timeout: None,
            given: Some(address),
        }
    }
}
