//! Who someone is and what they are here for. What a role may do are the methods on its handle in `clinic`.

use serde::{Deserialize, Serialize};
use specta::Type;

/// A role that a person may hold; roles combine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Role {
    /// Manages people and bookings.
    FrontDesk,
    /// Sees patients.
    Clinician,
    /// Configures vendors.
    Administrator,
}

/// A person's name at this desk, for example `MOREAU, Jeanne`.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(transparent)]
pub struct UserName(pub String);
