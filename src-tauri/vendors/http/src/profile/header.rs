//! Which header names a profile may choose.

use super::fault::Mistake;
use super::shape::HeaderNeed;
use crate::HeaderName;

/// They say what the request is, where it goes and how long it is: never a profile's to set.
const FRAMING: [&str; 16] = [
    "accept-encoding",
    "connection",
    "content-encoding",
    "content-length",
    "content-type",
    "expect",
    "forwarded",
    "host",
    "keep-alive",
    "proxy-connection",
    "range",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
    "user-agent",
];

/// They carry a credential, perhaps of somebody else on the way.
const CREDENTIALS: [&str; 4] = ["authorization", "cookie", "proxy-authorization", "set-cookie"];

pub(super) fn header(text: &str, need: &HeaderNeed) -> Result<HeaderName, Mistake> {
    if text.is_empty() {
        return Err(Mistake::Empty);
    }
    let name = HeaderName::from_bytes(text.as_bytes()).map_err(|_| Mistake::HeaderName)?;
    let framing = FRAMING.contains(&name.as_str()) || name.as_str().starts_with("x-forwarded-");
    let credential = CREDENTIALS.contains(&name.as_str()) && !need.allows.contains(&name.as_str());
    if framing || credential { Err(Mistake::HeaderReserved) } else { Ok(name) }
}
