//! Answers that nobody documented, made from those that are: what a vendor's reply may look like on its worst day, or when
//! somebody else answers in its place.

use bytes::Bytes;
use fastrand::Rng;
use serde_json::{Map, Value, json};

use super::answer::Answer;

/// Deeper than the usual reader of JSON goes.
const DEEP: usize = 200;

/// The answer, spoilt as the seed and the answer itself say.
pub(super) fn mutated(answer: Answer, seed: u64) -> Answer {
    let own = answer.body.iter().fold(seed, |sum, &byte| sum.wrapping_mul(0x0100_0000_01b3) ^ u64::from(byte));
    let mut rng = Rng::with_seed(own);
    let body = match serde_json::from_slice::<Value>(&answer.body) {
        Ok(mut value) if rng.u8(..) < 200 => {
            for _ in 0..=rng.u8(..4) {
                spoil(&mut value, &mut rng);
            }
            Bytes::from(value.to_string())
        }
        _ => Bytes::from(bytes(answer.body.to_vec(), &mut rng)),
    };
    Answer { body, ..answer }
}

/// Goes down to some value and puts another in its place.
fn spoil(value: &mut Value, rng: &mut Rng) {
    let inner = match value {
        Value::Object(members) if !members.is_empty() && rng.u8(..) < 220 => member(members, rng),
        Value::Array(items) if !items.is_empty() && rng.u8(..) < 220 => item(items, rng),
        _ => None,
    };
    match inner {
        Some(inner) => spoil(inner, rng),
        None => *value = another(value, rng),
    }
}

/// A member to go on with. Now and then one is left out or named otherwise, and the first goes on in its place.
fn member<'v>(members: &'v mut Map<String, Value>, rng: &mut Rng) -> Option<&'v mut Value> {
    let name = members.keys().nth(rng.usize(..members.len()))?.clone();
    match rng.u8(..20) {
        0 => drop(members.remove(&name)),
        1 => {
            let value = members.remove(&name).unwrap_or_default();
            members.insert(format!("{name}\u{202e}"), value);
        }
        _ => return members.get_mut(&name),
    }
    members.values_mut().next()
}

fn item<'v>(items: &'v mut Vec<Value>, rng: &mut Rng) -> Option<&'v mut Value> {
    let at = rng.usize(..items.len());
    if rng.u8(..20) == 0 {
        let again = items[at].clone();
        items.extend(std::iter::repeat_n(again, 30));
    }
    items.get_mut(at)
}

fn another(value: &Value, rng: &mut Rng) -> Value {
    let deep = || (0..DEEP).fold(json!(1), |inner, _| json!([inner]));
    match rng.u8(..20) {
        0 => Value::Null,
        1 => json!(true),
        2 => json!(-1),
        3 => json!(u64::MAX),
        4 => json!(i64::MIN),
        5 => json!(1e308),
        6 => json!(0.1),
        7 => json!(""),
        8 => json!("\u{0}\u{202e}\u{feff}𝕳"),
        9 => json!("x".repeat(5_000)),
        10 => json!("0000-00-00"),
        11 => json!("9999-12-31T23:59:60Z"),
        12 => json!("2026-03-08T02:30:00-25:99"),
        13 => json!("<img src=x onerror=alert(1)>"),
        14 => json!({}),
        15 => json!([]),
        16 => deep(),
        17 => json!([value, value]),
        18 => json!({ "value": value }),
        _ => json!(value.to_string()),
    }
}

fn bytes(mut body: Vec<u8>, rng: &mut Rng) -> Vec<u8> {
    if body.is_empty() {
        return vec![rng.u8(..)];
    }
    for _ in 0..=rng.u8(..4) {
        let at = rng.usize(..body.len());
        match rng.u8(..4) {
            0 => body[at] = rng.u8(..),
            1 => body.insert(at, rng.u8(..)),
            2 => body.truncate(at.max(1)),
            _ => {
                let end = (at + 40).min(body.len());
                let piece = body[at..end].to_vec();
                body.splice(at..at, piece);
            }
        }
    }
    body
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_spoils_an_answer_in_the_same_way_and_another_in_another() {
        let body = Bytes::from_static(br#"{"id":7,"patient":{"name":["Okafor"]},"status":"scheduled"}"#);
        let spoilt = |seed| {
            let answer = Answer { body: body.clone(), ..Answer::ok(&json!({})) };
            mutated(answer, seed).body
        };
        let all: std::collections::BTreeSet<Bytes> = (0..50).map(spoilt).collect();
        assert!(all.len() > 30, "{}", all.len());
        assert!((0..50).all(|seed| spoilt(seed) == spoilt(seed)));
    }
}
