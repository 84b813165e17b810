//! Paths: what is refused, and that a placeholder is filled by its name.

use vendor_http::Method;
use vendor_http::profile::Mistake;

use crate::{good, mistake, with};

/// The one mistake that `path` is, in the place of the visit's.
fn path(path: &str) -> Mistake {
    let (line, key, what) = mistake("\"/visits/{visit}/of/{patient}/\"", &format!("\"{path}\""));
    assert_eq!((line, key.as_str()), (12, "paths.visit"));
    what
}

#[test]
fn a_path_begins_at_the_root_and_holds_no_query() {
    assert_eq!(path("visits/{visit}/{patient}"), Mistake::PathStart);
    assert_eq!(path("/visits/{visit}/{patient}?x=1"), Mistake::PathQuery);
    assert_eq!(path("/visits/{visit}/{patient}#x"), Mistake::PathQuery);
    assert_eq!(path(""), Mistake::Empty);
}

#[test]
fn an_address_is_no_path() {
    let made = with("\"/api/patients\"", "\"https://elsewhere.example/x\"").unwrap_err();
    assert!(made.iter().any(|(.., what)| *what == Mistake::PathStart), "{made:?}");
    assert_eq!(path("//elsewhere.example/{visit}/{patient}"), Mistake::PathSegments);
}

#[test]
fn a_path_has_no_empty_part_and_does_not_climb() {
    for bad in ["/a//{visit}/{patient}", "/../{visit}/{patient}", "/./{visit}/{patient}", "/{visit}/{patient}/.."] {
        assert_eq!(path(bad), Mistake::PathSegments, "{bad}");
    }
    assert!(with("\"/api/patients\"", "\"/\"").is_ok());
    assert!(with("\"/api/patients\"", "\"//\"").is_err());
}

#[test]
fn what_would_have_to_be_encoded_is_refused() {
    for bad in
        ["/%2e%2e/{visit}/{patient}", "/a b/{visit}/{patient}", "/ä/{visit}/{patient}", "/a\\\\b/{visit}/{patient}"]
    {
        assert_eq!(path(bad), Mistake::PathCharacters, "{bad}");
    }
}

#[test]
fn every_placeholder_stands_once_and_no_other() {
    assert_eq!(path("/visits/{visit}"), Mistake::PlaceholderMissing("patient"));
    assert_eq!(path("/{visit}/{patient}/{site}"), Mistake::PlaceholderUnknown("site".to_owned()));
    assert_eq!(path("/{visit}/{patient}/{visit}"), Mistake::PlaceholderTwice("visit".to_owned()));
    assert_eq!(path("/{visit}/{patient}/}"), Mistake::PathBraces);
    let made = with("\"/visits/{visit}/of/{patient}/\"", "\"/visits/{visit\"").unwrap_err();
    assert!(made.iter().any(|(.., what)| *what == Mistake::PathBraces), "{made:?}");
}

#[test]
fn a_placeholder_is_filled_by_its_name_and_not_by_its_place() {
    // The client gives patient and visit; the text wants the visit first.
    let request = good().path("visit").request("XX-03", Method::GET, &["p/1", "v 2"]).unwrap();
    assert_eq!(request.path, "/visits/v%202/of/p%2F1/");
    assert_eq!(request.path_template, "/visits/{visit}/of/{patient}/");
    assert_eq!(request.operation, "XX-03");
}

#[test]
fn a_segment_too_few_or_too_many_is_refused() {
    for segments in [&["p"][..], &["p", "v", "x"], &[]] {
        assert!(good().path("visit").request("XX-03", Method::GET, segments).is_err(), "{segments:?}");
    }
}
