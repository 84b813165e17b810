//! The client: one account, and a handle per noun.

use chrono::Utc;
use vendor_http::CallError;

use crate::wire::Wire;
use crate::{Appointments, CariumConfig, Documents, LogIn, Organization, Patients, Standing};

/// A client of one Carium account. Cheap to clone; clones share the session, connections and the request budget.
#[derive(Clone)]
pub struct Carium {
    wire: Wire,
}

impl Carium {
    /// A client. Nothing is contacted yet.
    ///
    /// # Errors
    /// When the base address is neither `https` nor on this machine, the refresh path is none, or the asked life of a
    /// token is not 1 to 3,600 seconds.
    pub fn new(config: CariumConfig) -> Result<Self, CallError> {
        Ok(Self { wire: Wire::new(config)? })
    }

    /// CAR-01: logs in. A person does this: `totp` is the code of their authenticator, and is asked for only when the
    /// answer was [`LogIn::NeedsTotp`]. What was held before stays until the log-in has succeeded.
    pub async fn log_in(&self, totp: Option<&str>) -> LogIn {
        self.wire.log_in(totp).await
    }

    /// Forgets the session on this machine. The vendor documents no operation that ends one.
    pub async fn log_out(&self) {
        self.wire.log_out().await;
    }

    /// Whether calls can be made, and what a person has to do if not. Contacts nobody.
    pub fn standing(&self) -> Standing {
        self.wire.standing(Utc::now())
    }

    /// Patients: CAR-02, CAR-03, CAR-19.
    pub fn patients(&self) -> Patients<'_> {
        Patients { wire: &self.wire }
    }

    /// Appointments: CAR-04 to CAR-08.
    pub fn appointments(&self) -> Appointments<'_> {
        Appointments { wire: &self.wire }
    }

    /// What the organisation defines: CAR-09 to CAR-11.
    pub fn organization(&self) -> Organization<'_> {
        Organization { wire: &self.wire }
    }

    /// Documents: CAR-12 to CAR-18.
    pub fn documents(&self) -> Documents<'_> {
        Documents { wire: &self.wire }
    }
}

impl std::fmt::Debug for Carium {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Carium").field("standing", &self.standing()).finish_non_exhaustive()
    }
}
