//! CAR-01 and the renewal of tokens: flat JSON in, flat JSON out.
//!
//! A user with a second factor who sends no code is refused with an error that mentions TOTP; that the refusal is 401
//! is assumed, and so are the names of what is answered beside `access-token`. Access tokens last at most an hour.

use axum::http::StatusCode;
use serde_json::{Map, Value, json};

use super::attributes::{Attributes, Need::Optional, Need::Required};
use super::call::{Call, Ruling, Verdict};
use super::refusal;
use super::state::Organization;
use crate::server::Answer;

/// The longest an access token may last, in seconds.
const LONGEST_ACCESS: i64 = 3_600;
/// The longest a refresh token may last here, in seconds: the document only says "at least 1".
const LONGEST_REFRESH: i64 = 31_536_000;

/// CAR-01.
pub(super) fn log_in(organization: &Organization, call: &Call) -> Ruling {
    let body = flat(call)?;
    let mut members = Attributes::flat(&body);
    let username = members.filled("username", Required);
    let password = members.filled("password", Required);
    let code = members.text("totp-code", Optional);
    let access = members.seconds("access-token-expiration-seconds", LONGEST_ACCESS);
    let refresh = members.seconds("refresh-token-expiration-seconds", LONGEST_REFRESH);
    members.flag("interactive", Optional);
    members.flag("sticky-access-token-expiration", Optional);
    members.choice("locale", Optional, &["en_US", "es_US"]);
    members.uuids("service-document-agreements");
    members.settle()?;
    let user = organization
        .users
        .iter()
        .find(|user| Some(user.username.as_str()) == username && Some(user.password.as_str()) == password)
        .ok_or_else(|| unauthorized("credentials", "The username or the password is wrong."))?;
    if let Some(totp) = &user.totp {
        let code = code.ok_or_else(|| unauthorized("totp-required", "A TOTP code is required to log in."))?;
        let seconds = u64::try_from(call.now.timestamp()).unwrap_or_default();
        if totp.check(code, seconds).is_none() {
            return Err(unauthorized("totp-invalid", "The TOTP code is not valid."));
        }
    }
    open(call, user.username.clone(), access, refresh, None)
}

/// The assumed renewal: a refresh token is good for one, whose answer has the next.
pub(super) fn refresh(organization: &Organization, call: &Call) -> Ruling {
    let body = flat(call)?;
    let mut members = Attributes::flat(&body);
    let token = members.filled("refresh-token", Required);
    members.settle()?;
    let token = token.unwrap_or_default();
    let holder = organization.sessions.holder(token, call.now);
    let holder = holder.ok_or_else(|| unauthorized("refresh-token", "The refresh token is not valid any more."))?;
    open(call, holder.to_owned(), None, None, Some(token.to_owned()))
}

/// Gives out tokens: as long as was asked for, and no longer than this simulator's own setting.
fn open(call: &Call, username: String, access: Option<i64>, refresh: Option<i64>, used: Option<String>) -> Ruling {
    let (now, account) = (call.now, call.account.clone());
    Verdict::commit(move |organization| {
        if let Some(used) = used {
            organization.sessions.use_up(&used);
        }
        let lasts = access.unwrap_or(LONGEST_ACCESS).min(account.access_seconds);
        let refresh_lasts = refresh.unwrap_or(LONGEST_REFRESH).min(account.refresh_seconds);
        let (access, refresh) = (organization.secret(), organization.secret());
        organization.sessions.open(&username, (access.clone(), lasts), (refresh.clone(), refresh_lasts), now);
        let mut answer = json!({ "access-token": access, "access-token-expiration-seconds": lasts });
        if account.gives_refresh_tokens {
            answer["refresh-token"] = json!(refresh);
        }
        Answer::ok(&answer)
    })
}

fn flat(call: &Call) -> Result<Map<String, Value>, Answer> {
    match call.json()? {
        Value::Object(body) => Ok(body),
        _ => Err(refusal::at("", "invalid", "The body is not a JSON object.")),
    }
}

fn unauthorized(code: &'static str, detail: &str) -> Answer {
    refusal::with(StatusCode::UNAUTHORIZED, code, detail)
}
