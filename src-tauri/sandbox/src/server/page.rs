//! What stands where the links to a visit lead: a page that says it is the demo.

use axum::http::header::{ALLOW, CONTENT_SECURITY_POLICY};
use axum::http::{Method, StatusCode};

use super::answer::Answer;

const PAGE: &str = "<!doctype html>
<html lang=\"en\">
<meta charset=\"utf-8\">
<title>Demo visit</title>
<h1>This is the demo visit</h1>
<p>A real tenant would open the video call here. Nobody is waiting: the clinic and its patients are invented.</p>
</html>
";

/// The page of any visit of any vendor, which takes nothing from the request but its method.
pub(crate) fn demo_visit(method: &Method) -> Answer {
    let page = Answer::of(StatusCode::OK, "text/html; charset=utf-8", PAGE)
        .with(CONTENT_SECURITY_POLICY, "default-src 'none'");
    if method == Method::GET || method == Method::HEAD {
        return page;
    }
    Answer { status: StatusCode::METHOD_NOT_ALLOWED, ..page.with(ALLOW, "GET, HEAD") }
}
