//! What Carium's judges ask of a request.

use uuid::Uuid;

use super::refusal;
use super::surface::Account;
use crate::server::{self, Answer};

/// One request to Carium.
pub(super) type Call = server::Call<Account>;
/// What a judge of Carium rules.
pub(super) type Ruling = server::Ruling<Account>;
/// A ruling that is no refusal.
pub(super) type Verdict = server::Verdict<Account>;

impl Call {
    /// The id a path names; what is no UUID names nothing.
    pub(super) fn id(&self, thing: &str) -> Result<Uuid, Answer> {
        self.param(0).parse().map_err(|_| refusal::missing(thing))
    }
}
