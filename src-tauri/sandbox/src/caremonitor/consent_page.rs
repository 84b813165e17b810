//! The portal's page, for the demo: who is logging in, and what they allow.

use axum::http::StatusCode;

use super::authorize::SCOPES;
use super::state::Records;
use crate::server::Answer;

const NAMES: [&str; 5] = ["Electrocardiogram", "Blood pressure", "Heart rate", "Blood glucose", "Steps"];
/// Patients to choose from.
const SHOWN: usize = 24;

/// Asks.
pub(super) fn question(records: &Records, query: &[(String, String)], scopes: &[String]) -> Answer {
    let hidden: String = query.iter().map(|(name, value)| hidden(name, value)).collect();
    let patients: String = records
        .patients
        .iter()
        .take(SHOWN)
        .map(|patient| format!("<option value=\"{}\">{}</option>", patient.id, escaped(&patient.person.full_name())))
        .collect();
    let boxes: String = SCOPES
        .iter()
        .zip(NAMES)
        .filter(|(scope, _)| scopes.iter().any(|asked| asked == *scope))
        .map(|(scope, name)| {
            format!("<p><label><input type=\"checkbox\" name=\"accept\" value=\"{scope}\" checked> {name}</label></p>")
        })
        .collect();
    page(
        StatusCode::OK,
        &format!(
            "<h1>Share readings with your care team?</h1>\
             <p>This is the demo portal. Nobody here is real.</p>\
             <form action=\"/authorize\" method=\"get\">{hidden}\
             <p><label>You are <select name=\"patient\">{patients}</select></label></p>{boxes}\
             <p><button name=\"decision\" value=\"accept\">Allow what is ticked</button> \
             <button name=\"decision\" value=\"decline\">Decline</button></p></form>"
        ),
    )
}

/// Tells why nobody is asked.
pub(super) fn refused(why: &str) -> Answer {
    page(StatusCode::BAD_REQUEST, &format!("<h1>Nothing to agree to</h1><p>{}</p>", escaped(why)))
}

fn hidden(name: &str, value: &str) -> String {
    format!("<input type=\"hidden\" name=\"{}\" value=\"{}\">", escaped(name), escaped(value))
}

fn page(status: StatusCode, body: &str) -> Answer {
    let html = format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Demo patient portal</title>\
         <style>body{{font:16px sans-serif;margin:3rem;max-width:36rem}}</style></head><body>{body}</body></html>"
    );
    Answer::of(status, "text/html; charset=utf-8", html)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
