//! Fields that the contract does not know, kept as names only: their values may be anything.

use serde::de::{IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};
use vendor_http::drift;

/// The names of unknown fields.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Names(Vec<String>);

impl Names {
    pub(crate) fn drift(&self, operation: &str) -> Vec<String> {
        let names: Map<String, Value> = self.0.iter().map(|name| (name.clone(), Value::Null)).collect();
        drift::extra_fields(operation, &names)
    }
}

impl<'de> Deserialize<'de> for Names {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Names;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Names, A::Error> {
                let mut names = Vec::new();
                while let Some((name, IgnoredAny)) = map.next_entry()? {
                    names.push(name);
                }
                Ok(Names(names))
            }
        }
        deserializer.deserialize_map(Reader)
    }
}
