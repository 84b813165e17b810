//! What the simulator was asked, for tests that count requests.

use std::collections::VecDeque;

use chrono::{DateTime, Utc};
use parking_lot::Mutex;
use serde::Serialize;

/// How many requests are remembered; older ones are forgotten, so that a benchmark does not fill the memory.
const KEPT: usize = 20_000;

/// One request of the vendor's surface; control requests and demo pages are not among them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SeenRequest {
    /// The operation id (`SOLO-14`); empty when no route matched.
    pub operation: String,
    /// The HTTP method.
    pub method: String,
    /// The path as it was sent, without its query.
    pub path: String,
    /// The HTTP status decided on; 0 when a fault gave no answer.
    pub status: u16,
    /// When it arrived, by the simulator's real-time clock.
    pub at: DateTime<Utc>,
}

/// The newest requests, oldest first.
#[derive(Default)]
pub(crate) struct SeenLog {
    requests: Mutex<VecDeque<SeenRequest>>,
}

impl SeenLog {
    pub(crate) fn push(&self, request: SeenRequest) {
        let mut requests = self.requests.lock();
        if requests.len() == KEPT {
            requests.pop_front();
        }
        requests.push_back(request);
    }

    pub(crate) fn all(&self) -> Vec<SeenRequest> {
        self.requests.lock().iter().cloned().collect()
    }

    pub(crate) fn clear(&self) {
        self.requests.lock().clear();
    }
}
