//! The signed address of a file.

use serde_json::Value;
use vendor_http::{Answer, GivenAddress};

/// Where the answer may have it, in this order (A-CAR-12).
const PLACES: [&str; 6] = [
    "/url",
    "/download-url",
    "/data/attributes/url",
    "/data/attributes/download-url",
    "/data/attributes/download-info/download-url",
    "/data/attributes/download-info/url",
];

/// Whoever has it can read the file. `Debug` shows nothing of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DownloadLink(GivenAddress);

impl DownloadLink {
    pub(super) fn read(answer: &Answer) -> Option<Self> {
        let body: Value = serde_json::from_slice(&answer.body).ok()?;
        let address = PLACES.iter().find_map(|place| body.pointer(place)?.as_str())?;
        GivenAddress::new(address).ok().map(Self)
    }

    pub(super) fn address(&self) -> &GivenAddress {
        &self.0
    }
}
