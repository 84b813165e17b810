//! Files of deliveries that are damaged, or larger and deeper than any real one.

use std::io::Cursor;

use health_files::{Delivery, Fault, Found, Why};
use serde_json::json;

use super::delivery::{bounds, found, left_out, open, pulse, readings, refusals, sample};

#[test]
fn a_file_that_is_cut_or_no_json_says_where_and_keeps_what_was_before() {
    let good = sample(json!(71)).to_string();
    let cut = &good[..good.len() - 20];
    for (text, fault, before, line) in [
        (format!("{good}\n{cut}"), Fault::Cut, 1, 2),
        (format!("[\n{good},\n{cut}"), Fault::Cut, 1, 3),
        (format!("[\n{good},\n"), Fault::Cut, 1, 3),
        (format!("[\n{good}\n"), Fault::Cut, 1, 3),
        (format!("[{good},\n\n]"), Fault::NotJson, 1, 3),
        (format!("[{good}\n{good}]"), Fault::NotJson, 1, 2),
        (format!("{good}\n<xml/>"), Fault::NotJson, 1, 2),
        (format!("{good}\n\n{{\"value\": NaN}}"), Fault::NotJson, 1, 3),
    ] {
        let (found, broken) = open(&text, pulse());
        let broken = broken.unwrap();
        assert_eq!((readings(&found).len(), broken.fault, broken.place.line), (before, fault, Some(line)), "{text}");
    }
    for text in ["", "   "] {
        assert_eq!(open(text, pulse()).1.unwrap().fault, Fault::NotJson);
    }
    let (found, broken) = open(&format!("\u{feff}{good} {}", sample(json!(72))), pulse());
    assert_eq!((readings(&found).len(), broken), (2, None));
}

#[test]
fn each_refusal_names_its_record_and_its_line() {
    let text = format!("[\n{},\n{},\n7,\n{}\n]", sample(json!("NaN")), sample(json!(71)), sample(json!(null)));
    let (found, broken) = open(&text, pulse());
    assert_eq!(broken, None);
    let places = found.iter().filter_map(|one| if let Found::Refused(no) = one { Some(no.place) } else { None });
    assert_eq!(places.map(|at| (at.record, at.line)).collect::<Vec<_>>(), [(1, Some(2)), (4, Some(5))]);
    assert_eq!(left_out(&found), [("not-a-delivery", 1)]);
    // Of a Bundle it is the entry's own.
    let wrong = json!({"resourceType": "Observation", "code": {}});
    let text = format!("{{\"entry\": [\n{{\"resource\": {wrong}}},\n{{}}], \"resourceType\":\n\"Bundle\"}}\n{wrong}");
    let (found, broken) = open(&text, None);
    assert_eq!(broken, None);
    let places = found.iter().filter_map(|one| if let Found::Refused(no) = one { Some(no.place) } else { None });
    assert_eq!(places.map(|at| (at.record, at.line)).collect::<Vec<_>>(), [(1, Some(2)), (3, Some(5))]);
}

#[test]
fn what_is_larger_or_deeper_than_any_real_file_is_refused() {
    let large = Cursor::new(vec![b' '; 8 * 1024 * 1024 + 1]);
    assert_eq!(Delivery::open(large, None, bounds()).unwrap_err().fault, Fault::TooLarge);
    for wide in [b"\xff\xfe[\0".as_slice(), b"\xfe\xff\0[", b"[\0]\0", b"\0[\0]"] {
        assert_eq!(Delivery::open(Cursor::new(wide.to_vec()), None, bounds()).unwrap_err().fault, Fault::Encoding);
    }
    assert_eq!(open(&"[".repeat(100_000), None).1.unwrap().fault, Fault::Cut, "nesting is bounded");
    let deep = format!("[{}, {}{}]", sample(json!(71)), "[".repeat(100_000), "]".repeat(100_000));
    let (found, broken) = open(&deep, pulse());
    assert_eq!((readings(&found).len(), refusals(&found), broken), (1, vec![(Why::BadRecord, None)], None));
}

#[test]
fn a_record_that_is_too_large_or_holds_no_number_is_refused_alone() {
    let mut large = sample(json!(71));
    large["metadata"] = json!("x".repeat(300_000));
    let all = found(&json!([large, sample(json!(72))]), pulse());
    assert_eq!((readings(&all).len(), refusals(&all)), (1, vec![(Why::TooLong, None)]));
    let text = format!("[{}]", sample(json!(71)).to_string().replace(":71", ":1e999"));
    assert_eq!(refusals(&open(&text, pulse()).0), [(Why::BadRecord, None)]);
}
