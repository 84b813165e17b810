//! CM-03: a code or a refresh token becomes tokens (RFC 6749, sections 4.1.3 and 6; RFC 7636).

use axum::http::StatusCode;
use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use serde_json::json;
use sha2::{Digest as _, Sha256};

use super::call::{Call, Ruling, Verdict};
use super::refusal::oauth;
use super::state::{Consent, Records, RefreshToken, secret};
use crate::server::Answer;

/// The fields of the form, of which each may be there once.
struct Form(Vec<(String, String)>);

impl Form {
    fn read(call: &Call) -> Result<Self, Answer> {
        if call.media_type() != "application/x-www-form-urlencoded" {
            return Err(invalid("The token endpoint takes a form"));
        }
        let fields: Vec<(String, String)> = url::form_urlencoded::parse(&call.body).into_owned().collect();
        let known = [
            "grant_type",
            "code",
            "redirect_uri",
            "code_verifier",
            "refresh_token",
            "client_id",
            "client_secret",
            "scope",
        ];
        let fine = |name: &String| {
            known.contains(&name.as_str()) && fields.iter().filter(|(other, _)| other == name).count() == 1
        };
        if !fields.iter().all(|(name, _)| fine(name)) {
            return Err(invalid("A field is not known or is there twice"));
        }
        Ok(Self(fields))
    }

    fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(other, _)| other == name).map_or("", |(_, value)| value)
    }
}

fn invalid(why: &str) -> Answer {
    oauth(StatusCode::BAD_REQUEST, "invalid_request", why)
}

fn invalid_grant(why: &str) -> Answer {
    oauth(StatusCode::BAD_REQUEST, "invalid_grant", why)
}

pub(super) fn give(records: &Records, call: &Call) -> Ruling {
    let form = Form::read(call)?;
    authenticate(call, &form)?;
    match form.get("grant_type") {
        "authorization_code" => exchange(records, call, &form),
        "refresh_token" => refresh(records, call, &form),
        _ => Err(oauth(StatusCode::BAD_REQUEST, "unsupported_grant_type", "Unknown grant type")),
    }
}

/// The application, by HTTP Basic or in the form, never both (RFC 6749, section 2.3.1).
fn authenticate(call: &Call, form: &Form) -> Result<(), Answer> {
    let refused = || oauth(StatusCode::UNAUTHORIZED, "invalid_client", "Unknown application");
    let (id, secret) = match call.header("authorization").strip_prefix("Basic ") {
        Some(basic) => {
            if !form.get("client_secret").is_empty() {
                return Err(invalid("The application authenticates twice"));
            }
            let bytes = STANDARD.decode(basic).map_err(|_| refused())?;
            let text = String::from_utf8(bytes).map_err(|_| refused())?;
            let (id, secret) = text.split_once(':').ok_or_else(refused)?;
            (id.to_owned(), secret.to_owned())
        }
        None => (form.get("client_id").to_owned(), form.get("client_secret").to_owned()),
    };
    let wanted = call.account.client_secret.clone().unwrap_or_default();
    if id == call.account.client_id && secret == wanted { Ok(()) } else { Err(refused()) }
}

fn exchange(records: &Records, call: &Call, form: &Form) -> Ruling {
    let known = records.codes.iter().find(|code| code.code == form.get("code"));
    let Some(code) = known.cloned() else {
        return Err(invalid_grant("The code is not known"));
    };
    if let Some(consent) = code.used_for {
        return Verdict::commit(move |records| {
            records.revoke(consent);
            invalid_grant("The code was used before")
        });
    }
    if call.now >= code.until {
        return Err(invalid_grant("The code has expired"));
    }
    if form.get("redirect_uri") != code.redirect {
        return Err(invalid_grant("The redirect is not that of the code"));
    }
    if URL_SAFE_NO_PAD.encode(Sha256::digest(form.get("code_verifier"))) != code.challenge {
        return Err(invalid_grant("The verifier is not that of the code"));
    }
    let now = call.now;
    Verdict::commit(move |records| {
        let id = records.next();
        for used in records.codes.iter_mut().filter(|other| other.code == code.code) {
            used.used_for = Some(id);
        }
        records.consents.push(Consent {
            id,
            patient: code.patient,
            scopes: code.scopes,
            access: Vec::new(),
            refresh: Vec::new(),
            revoked: false,
        });
        tokens(records, id, now)
    })
}

fn refresh(records: &Records, call: &Call, form: &Form) -> Ruling {
    let token = form.get("refresh_token").to_owned();
    let known = records.consents.iter().find(|consent| consent.refresh.iter().any(|other| other.token == token));
    let Some(consent) = known.filter(|consent| !consent.revoked) else {
        return Err(invalid_grant("The refresh token is not known or was revoked"));
    };
    let (id, now) = (consent.id, call.now);
    if consent.refresh.iter().any(|other| other.token == token && other.used) {
        return Verdict::commit(move |records| {
            records.revoke(id);
            invalid_grant("The refresh token was used before")
        });
    }
    Verdict::commit(move |records| {
        for consent in records.consents.iter_mut().filter(|consent| consent.id == id) {
            for used in consent.refresh.iter_mut().filter(|other| other.token == token) {
                used.used = true;
            }
        }
        tokens(records, id, now)
    })
}

/// Fresh tokens of a consent.
fn tokens(records: &mut Records, id: u64, now: chrono::DateTime<chrono::Utc>) -> Answer {
    let (access, refresh) = (secret(), secret());
    let (life, names_patient) = (records.access_life, records.names_patient);
    let Some(consent) = records.consents.iter_mut().find(|consent| consent.id == id) else {
        return invalid_grant("The consent is not known");
    };
    consent.access.push((access.clone(), now + life));
    consent.refresh.push(RefreshToken { token: refresh.clone(), used: false });
    let mut answer = json!({
        "access_token": access,
        "token_type": "Bearer",
        "expires_in": life.num_seconds(),
        "refresh_token": refresh,
        "scope": consent.scopes.join(" "),
    });
    if names_patient {
        answer["patient_id"] = json!(consent.patient);
    }
    Answer::ok(&answer)
}
