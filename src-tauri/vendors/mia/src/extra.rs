//! Fields that the public pages do not know: their names are kept, since they are drift; what they hold is not ours to
//! keep. And the `Debug` of what holds patients' data.

use serde::de::{IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};
use vendor_http::drift;

/// Names of unknown fields.
#[derive(Clone, PartialEq, Default)]
pub(crate) struct Extra(Map<String, Value>);

impl Extra {
    /// Their places, for drift.
    pub(crate) fn places(&self, operation: &str) -> Vec<String> {
        drift::extra_fields(operation, &self.0)
    }
}

impl<'de> Deserialize<'de> for Extra {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Names;
        impl<'de> Visitor<'de> for Names {
            type Value = Extra;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Extra, A::Error> {
                let mut names = Map::new();
                while let Some((name, IgnoredAny)) = map.next_entry::<String, IgnoredAny>()? {
                    names.insert(name, Value::Null);
                }
                Ok(Extra(names))
            }
        }
        deserializer.deserialize_map(Names)
    }
}

/// A `Debug` that shows the named fields, which are ids and words of a list, and nothing else.
macro_rules! ids_only {
    ($($name:ident { $($field:ident),* })*) => {$(
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(stringify!($name))$(.field(stringify!($field), &self.$field))*.finish_non_exhaustive()
            }
        }
    )*};
}
pub(crate) use ids_only;
