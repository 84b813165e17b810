//! The scopes that a token names, for display and for greying what would be refused anyway.
//!
//! They are read out of the token **without verifying its signature** (A-C1-07): the token came from the vendor's own
//! token endpoint, and ClinOne judges each request by it anyway. Nothing is decided by them: an action that they do not
//! open can still be sent, and is then ClinOne's to refuse.

use std::collections::BTreeSet;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;
use vendor_http::profile::Profile;

use crate::{Access, Action, ScopeGroup};

/// Longest token whose claims are read, in bytes.
const LONGEST_TOKEN: usize = 64 * 1024;
/// Longest scope that is shown, in characters, and the most of them.
const LONGEST_SCOPE: usize = 100;
const MOST_SCOPES: usize = 200;

/// The scopes of a token, as it names them, sorted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Scopes {
    words: BTreeSet<String>,
}

/// Whether an action is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum May {
    /// A scope opens it.
    Yes,
    /// None does; this one would.
    Lacks(String),
    /// The token's scopes are not known: there is no token yet, or it names none.
    NotKnown,
}

/// What a 403 comes down to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingScope {
    /// The least scope that opens the action, e.g. `api.patient.read`: what to ask the ClinOne representative for.
    pub scope: String,
    /// Whether the token names a scope that opens it all the same: then ClinOne refuses for another reason, most likely
    /// a study that the External Client is not associated with. None when the token's scopes are not known.
    pub named_by_token: Option<bool>,
}

impl Scopes {
    /// From a JWT's payload, claims `roles` and `scp`. None when it is no JWT or names none.
    pub(crate) fn of_token(token: &str) -> Option<Self> {
        if token.len() > LONGEST_TOKEN {
            return None;
        }
        let payload = token.split('.').nth(1)?;
        let claims: Value =
            serde_json::from_slice(&URL_SAFE_NO_PAD.decode(payload.trim_end_matches('=')).ok()?).ok()?;
        let words: BTreeSet<_> = [&claims["roles"], &claims["scp"]].into_iter().flat_map(words_of).collect();
        let words: BTreeSet<_> = words.into_iter().take(MOST_SCOPES).collect();
        (!words.is_empty()).then_some(Self { words })
    }

    /// Each scope as the token names it.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.words.iter().map(String::as_str)
    }

    /// Whether a scope opens `access` to `group`.
    pub(crate) fn open(&self, profile: &Profile, group: ScopeGroup, access: Access) -> bool {
        let separator = profile.setting("scope-separator").text();
        let group = profile.fields("scope-group").wire(group.key());
        self.iter().any(|scope| {
            // A delegated scope may carry its API's address before it.
            let scope = scope.rsplit('/').next().unwrap_or(scope);
            let parts: Vec<_> = scope.split(separator).collect();
            matches!(parts[..], ["api", named, action] if named == group && access.opened_by(action))
        })
    }
}

/// The least scope that opens an action.
pub(crate) fn least(profile: &Profile, action: Action) -> String {
    let separator = profile.setting("scope-separator").text();
    let group = profile.fields("scope-group").wire(action.group().key());
    ["api", group, action.access().least_action()].join(separator)
}

/// A claim is a list of texts, or one text with blanks between.
fn words_of(claim: &Value) -> Vec<String> {
    let texts: Vec<&str> = match claim {
        Value::String(text) => vec![text],
        Value::Array(list) => list.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let words = texts.into_iter().flat_map(str::split_whitespace);
    words.filter(|word| word.chars().count() <= LONGEST_SCOPE).filter(|word| plain(word)).map(str::to_owned).collect()
}

/// They are shown: only what a scope is made of (RFC 6749 §3.3) is kept.
fn plain(word: &str) -> bool {
    word.chars().all(|c| c.is_ascii_graphic() && c != '"' && c != '\\')
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use serde_json::json;

    use super::*;
    use crate::default_profile;

    fn token(claims: &Value) -> String {
        format!("eyJ.{}.sig", URL_SAFE_NO_PAD.encode(serde_json::to_vec(claims).unwrap()))
    }

    fn scopes(claims: &Value) -> Option<Vec<String>> {
        Scopes::of_token(&token(claims)).map(|scopes| scopes.iter().map(str::to_owned).collect())
    }

    #[test]
    fn scopes_are_read_from_roles_and_from_scp_in_either_form() {
        let both = json!({"roles": ["api.visit.manage", "api.patient.read"], "scp": "api.patient.read api.site.read"});
        assert_eq!(scopes(&both).unwrap(), ["api.patient.read", "api.site.read", "api.visit.manage"]);
        assert_eq!(scopes(&json!({"roles": "api.study.read"})).unwrap(), ["api.study.read"]);
    }

    #[test]
    fn a_token_that_names_none_or_is_no_jwt_has_none_known() {
        assert_eq!(scopes(&json!({"sub": "x"})), None);
        assert_eq!(scopes(&json!({"roles": 7, "scp": [null]})), None);
        for text in ["", "opaque", "a.b.c", "a.!.c", &"x".repeat(100_000)] {
            assert_eq!(Scopes::of_token(text), None);
        }
    }

    #[test]
    fn what_is_no_scope_is_not_shown() {
        assert_eq!(scopes(&json!({"roles": ["<b>\"x\"</b>", "api.patient.read", "é"]})).unwrap(), ["api.patient.read"]);
    }

    #[test]
    fn each_action_opens_what_the_document_says() {
        let profile = default_profile();
        let open = |action: &str| {
            let scopes = Scopes { words: BTreeSet::from([format!("api.patient.{action}")]) };
            [Access::Read, Access::Write, Access::Delete]
                .map(|access| scopes.open(&profile, ScopeGroup::Patient, access))
        };
        assert_eq!(open("read"), [true, false, false]);
        assert_eq!(open("write"), [true, true, false]);
        assert_eq!(open("delete"), [true, false, true]);
        assert_eq!(open("manage"), [true, true, true]);
        assert_eq!(open("admin"), [false, false, false]);
    }

    #[test]
    fn a_scope_opens_its_own_group_and_is_compared_whole() {
        let profile = default_profile();
        for word in ["api.visit.read", "api.patient", "api.patient.read.all", "xapi.patient.read", "API.patient.read"] {
            let scopes = Scopes { words: BTreeSet::from([word.to_owned()]) };
            assert!(!scopes.open(&profile, ScopeGroup::Patient, Access::Read), "{word}");
        }
        let scopes = Scopes { words: BTreeSet::from(["https://x.example/clinoneapi/api.patient.read".to_owned()]) };
        assert!(scopes.open(&profile, ScopeGroup::Patient, Access::Read));
    }
}
