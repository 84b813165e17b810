//! The client: one account, and a handle per noun.

use crate::wire::Wire;
use crate::{Account, CallError, Charts, Devices, HealthData, MiaConfig, Prototypes};

/// A client of one account at a Device Manager. Cheap to clone; clones share the session, connections and the request
/// budget. The session is in memory only and ends with the last clone.
#[derive(Clone)]
pub struct Mia {
    wire: Wire,
}

impl Mia {
    /// A client. Nothing is contacted yet: the first call logs in.
    ///
    /// # Errors
    /// When the base address is neither `https` nor on this machine, user name or password is missing, or the devices'
    /// path is none.
    pub fn new(config: MiaConfig) -> Result<Self, CallError> {
        Ok(Self { wire: Wire::new(config)? })
    }

    /// Who is logged in: MIA-01 to MIA-03.
    pub fn account(&self) -> Account<'_> {
        Account { wire: &self.wire }
    }

    /// Devices: MIA-05, MIA-06, MIA-15.
    pub fn devices(&self) -> Devices<'_> {
        Devices { wire: &self.wire }
    }

    /// Health data, raw and normalised: MIA-04, MIA-07 to MIA-10, MIA-14.
    pub fn health_data(&self) -> HealthData<'_> {
        HealthData { wire: &self.wire }
    }

    /// Series for charts: MIA-11, MIA-12.
    pub fn charts(&self) -> Charts<'_> {
        Charts { wire: &self.wire }
    }

    /// Prototypes of measurements: MIA-13.
    pub fn prototypes(&self) -> Prototypes<'_> {
        Prototypes { wire: &self.wire }
    }
}
