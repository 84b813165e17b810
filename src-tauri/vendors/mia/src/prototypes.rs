//! Prototypes of measurements: MIA-13.

use serde::Deserialize;
use serde_json::Value;
use vendor_http::Method;

use crate::CallError;
use crate::extra::{Extra, ids_only};
use crate::wire::Wire;

/// Prototypes.
pub struct Prototypes<'a> {
    pub(crate) wire: &'a Wire,
}

/// What a kind of measurement consists of.
#[derive(Clone, PartialEq, Deserialize)]
pub struct Prototype {
    /// Its id.
    #[serde(deserialize_with = "vendor_http::lenient::text")]
    pub identifier: String,
    /// `measurements`.
    #[serde(default, rename = "type")]
    pub kind: Option<String>,
    /// Its name, such as `medisante-BloodPressure`.
    #[serde(default)]
    pub name: Option<String>,
    /// Its JSON schema as it came. Its bounds name no unit, so that they bound nothing here.
    #[serde(default)]
    pub schema: Value,
    #[serde(flatten)]
    extra: Extra,
}

ids_only! { Prototype { identifier, kind, name } }

impl Prototype {
    /// Where the reply departs from the public page: places, never values.
    pub fn drift(&self) -> Vec<String> {
        self.extra.places("MIA-13")
    }
}

impl Prototypes<'_> {
    /// MIA-13: every prototype.
    ///
    /// # Errors
    /// See [`CallError`].
    pub async fn list(&self) -> Result<Vec<Prototype>, CallError> {
        self.wire.json(self.wire.request("MIA-13", Method::GET, "/prototypes/", &[])?).await
    }
}
