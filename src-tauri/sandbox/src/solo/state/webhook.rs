//! Registered webhooks and the deliveries they give rise to (SOLO-35 to SOLO-39).

use url::{Host, Url};
use uuid::Uuid;

/// One registration. A deleted one is forgotten: the document says "deactivates" and shows no way back.
#[derive(Clone)]
pub(crate) struct Webhook {
    pub(crate) id: Uuid,
    pub(crate) endpoint: Url,
    /// The text that was registered, given back unchanged (a parsed URL gains a trailing slash).
    pub(crate) endpoint_text: String,
    pub(crate) events: Vec<String>,
    /// base64 text; deliveries are sealed with this text itself.
    pub(crate) encryption_key: String,
}

impl Webhook {
    /// Whether the endpoint is this machine. Everything else is registered but never contacted.
    pub(crate) fn is_loopback(&self) -> bool {
        match self.endpoint.host() {
            Some(Host::Ipv4(address)) => address.is_loopback(),
            Some(Host::Ipv6(address)) => address.is_loopback(),
            Some(Host::Domain(name)) => name == "localhost",
            None => false,
        }
    }
}

/// One sealed POST that is due.
pub(crate) struct Delivery {
    pub(crate) webhook: Uuid,
    pub(crate) endpoint: Url,
    pub(crate) encryption_key: String,
    pub(crate) event: &'static str,
    pub(crate) payload: Vec<u8>,
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn only_this_machine_counts_as_loopback() {
        for (endpoint, here) in [
            ("http://127.0.0.1:9000/hook", true),
            ("http://[::1]:9000/", true),
            ("http://localhost/hook", true),
            ("https://localhost.example.com/", false),
            ("https://example.com/127.0.0.1", false),
            ("http://10.0.0.1/", false),
        ] {
            let webhook = Webhook {
                id: Uuid::nil(),
                endpoint: Url::parse(endpoint).unwrap(),
                endpoint_text: endpoint.to_owned(),
                events: Vec::new(),
                encryption_key: String::new(),
            };
            assert_eq!(webhook.is_loopback(), here, "{endpoint}");
        }
    }
}
