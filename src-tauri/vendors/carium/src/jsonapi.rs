//! JSON:API's envelopes: what is sent, what comes back for one resource or a page of them, and what an error looks like.

use serde::de::{IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value, json};
use vendor_http::{Answer, lenient};

/// Longest text taken from an error, in characters.
const LONGEST: usize = 1_000;

/// `{"data": {"attributes", "type", "id"?}}`
pub(crate) fn document(resource_type: &str, attributes: Map<String, Value>, id: Option<&str>) -> Value {
    let mut data = json!({"attributes": attributes, "type": resource_type});
    if let Some(id) = id {
        data["id"] = json!(id);
    }
    json!({"data": data})
}

/// The answer with one resource.
#[derive(Deserialize)]
pub(crate) struct One<T> {
    pub(crate) data: T,
}

/// The answer with only a resource's id that matters.
#[derive(Deserialize)]
#[serde(bound = "I: Deserialize<'de>")]
pub(crate) struct Identified<I> {
    pub(crate) id: I,
}

/// The answer with a page of resources.
#[derive(Deserialize)]
#[serde(bound = "T: Deserialize<'de>")]
pub(crate) struct Many<T> {
    #[serde(deserialize_with = "lenient::list")]
    pub(crate) data: Vec<T>,
    #[serde(default, deserialize_with = "lenient::or_default")]
    pub(crate) meta: Meta,
}

/// What is said about a page. The key's brackets are part of it.
#[derive(Deserialize, Default)]
pub(crate) struct Meta {
    #[serde(rename = "page[total]", default, deserialize_with = "count")]
    pub(crate) total: Option<u64>,
}

fn count<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<u64>, D::Error> {
    Ok(match Value::deserialize(deserializer)? {
        Value::Number(number) => number.as_u64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    })
}

/// An object's members in the order they came; what is no text is taken as its JSON. Also read from a list of pairs.
#[derive(Debug, Default)]
pub(crate) struct InOrder(pub(crate) Vec<(String, String)>);

impl<'de> Deserialize<'de> for InOrder {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = InOrder;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<InOrder, A::Error> {
                let mut members = Vec::new();
                while let Some((name, value)) = map.next_entry::<String, Value>()? {
                    let text = match value {
                        Value::String(text) => text,
                        other => other.to_string(),
                    };
                    members.push((name, text));
                }
                Ok(InOrder(members))
            }
            fn visit_seq<A: SeqAccess<'de>>(self, mut pairs: A) -> Result<InOrder, A::Error> {
                let mut members = Vec::new();
                while let Some(pair) = pairs.next_element()? {
                    members.push(pair);
                }
                Ok(InOrder(members))
            }
            fn visit_unit<E>(self) -> Result<InOrder, E> {
                Ok(InOrder::default())
            }
        }
        deserializer.deserialize_any(Reader)
    }
}

/// The vendor's own words in an error answer (A-CAR-04), when there are any. A proxy's HTML has none.
pub(crate) fn words(answer: &Answer) -> Option<String> {
    let body: Value = serde_json::from_slice(&answer.body).ok()?;
    let said = |value: &Value| {
        let text = ["detail", "title", "message", "code"].iter().find_map(|name| value.get(name)?.as_str())?.trim();
        (!text.is_empty()).then(|| text.to_owned())
    };
    let listed: Vec<String> =
        body.get("errors").and_then(Value::as_array).into_iter().flatten().filter_map(said).collect();
    let text = match listed.is_empty() {
        false => listed.join("; "),
        true => said(&body).or_else(|| said(body.get("error")?))?,
    };
    Some(text.chars().take(LONGEST).collect())
}

/// Whether an error answer asks for a one-time code (A-CAR-02). Only JSON counts.
pub(crate) fn asks_for_totp(answer: &Answer) -> bool {
    if serde_json::from_slice::<IgnoredAny>(&answer.body).is_err() {
        return false;
    }
    let text = String::from_utf8_lossy(&answer.body).to_ascii_lowercase();
    let signs = ["totp", "mfa", "two-factor", "two factor", "multi-factor", "multifactor", "one-time", "one time"];
    signs.iter().any(|sign| text.contains(sign))
}
