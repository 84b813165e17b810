//! What stands where the links to a visit lead: a page that says it is the demo.

use axum::body::Body;
use axum::http::header::{ALLOW, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderValue, Method, Response, StatusCode};

const PAGE: &str = "<!doctype html>
<html lang=\"en\">
<meta charset=\"utf-8\">
<title>Demo visit</title>
<h1>This is the demo visit</h1>
<p>A real tenant would open the video call here. Nobody is waiting: the clinic and its patients are invented.</p>
</html>
";

/// Whether a path is a visit's page rather than the vendor's interface.
pub(super) fn is_page(path: &str) -> bool {
    path.starts_with("/visit/") || path.starts_with("/videocalls/")
}

/// The page, which takes nothing from the request but its method.
pub(super) fn visit(method: &Method) -> Response<Body> {
    let mut response = Response::new(Body::from(PAGE));
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'"));
    if method != Method::GET && method != Method::HEAD {
        headers.insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
        *response.status_mut() = StatusCode::METHOD_NOT_ALLOWED;
    }
    response
}
