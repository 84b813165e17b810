//! A JSON:API resource: `id`, `type` and `attributes`.

use serde::Deserialize;
use serde::de::DeserializeOwned;
use vendor_http::lenient;

/// The attributes of one type of resource.
pub trait Attributes: Default + DeserializeOwned + Send {
    /// The resource's `type`: the last segment of its path.
    const TYPE: &'static str;

    /// Where the attributes depart from the contract: places, never values.
    fn drift(&self, operation: &str) -> Vec<String>;
}

/// A resource as read. `Debug` shows its id and type only.
#[derive(Clone, PartialEq, Deserialize)]
#[serde(bound = "I: Deserialize<'de>, A: Attributes")]
pub struct Resource<I, A> {
    /// Carium's id.
    pub id: I,
    /// Its `type`; empty when there was none.
    #[serde(rename = "type", default, deserialize_with = "lenient::or_default")]
    pub resource_type: String,
    /// Its attributes; nothing in them when Carium gives none.
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub attributes: A,
}

impl<I, A: Attributes> Resource<I, A> {
    /// Where the reply departs from the contract: places, never values.
    pub fn drift(&self, operation: &str) -> Vec<String> {
        let mut places = self.attributes.drift(operation);
        if self.resource_type != A::TYPE {
            places.push(format!("{operation}: type is not {}", A::TYPE));
        }
        places
    }
}

impl<I: std::fmt::Debug, A> std::fmt::Debug for Resource<I, A> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Resource").field("id", &self.id).field("type", &self.resource_type).finish_non_exhaustive()
    }
}
