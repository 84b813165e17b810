//! What is refused before anything is sent.

use solo::{CallError, CallErrorKind, Certainty};
use wiremock::MockServer;

use crate::exchange::count;

/// Asserts that `error` names `operation` and `field`, and that `server` was sent nothing.
pub async fn refused(server: &MockServer, error: CallError, operation: &str, field: &str) {
    match error.kind() {
        CallErrorKind::InvalidInput { field: named, rule } => {
            assert_eq!(named, field);
            assert!(!rule.is_empty());
        }
        other => panic!("{other:?} instead of a refusal of {field}"),
    }
    assert_eq!((error.operation(), error.certainty()), (operation, Certainty::NeverLeft));
    assert_eq!(count(server).await, 0, "nothing was sent");
}
