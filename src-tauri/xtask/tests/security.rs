//! `SECURITY.md` against the code: each requirement of the standard stands in it once, and every file and test that it
//! points to is there.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::BTreeSet;
use std::path::Path;

/// Requirements of OWASP ASVS 5.0.0 at level 2, and at level 3 for V11, V14 and V16: section, first and last number.
const REQUIRED: &[(&str, u32, u32)] = &[
    ("V1.1", 1, 2),
    ("V1.2", 1, 9),
    ("V1.3", 1, 11),
    ("V1.4", 1, 3),
    ("V1.5", 1, 2),
    ("V2.1", 1, 3),
    ("V2.2", 1, 3),
    ("V2.3", 1, 4),
    ("V2.4", 1, 1),
    ("V3.2", 1, 2),
    ("V3.3", 1, 4),
    ("V3.4", 1, 6),
    ("V3.5", 1, 5),
    ("V3.7", 1, 2),
    ("V4.1", 1, 3),
    ("V4.2", 1, 1),
    ("V4.3", 1, 2),
    ("V4.4", 1, 4),
    ("V5.1", 1, 1),
    ("V5.2", 1, 3),
    ("V5.3", 1, 2),
    ("V5.4", 1, 3),
    ("V6.1", 1, 3),
    ("V6.2", 1, 12),
    ("V6.3", 1, 4),
    ("V6.4", 1, 4),
    ("V6.5", 1, 5),
    ("V6.6", 1, 3),
    ("V6.8", 1, 4),
    ("V7.1", 1, 3),
    ("V7.2", 1, 4),
    ("V7.3", 1, 2),
    ("V7.4", 1, 5),
    ("V7.5", 1, 2),
    ("V7.6", 1, 2),
    ("V8.1", 1, 2),
    ("V8.2", 1, 3),
    ("V8.3", 1, 1),
    ("V8.4", 1, 1),
    ("V9.1", 1, 3),
    ("V9.2", 1, 4),
    ("V10.1", 1, 2),
    ("V10.2", 1, 2),
    ("V10.3", 1, 4),
    ("V10.4", 1, 11),
    ("V10.5", 1, 5),
    ("V10.6", 1, 2),
    ("V10.7", 1, 3),
    ("V11.1", 1, 4),
    ("V11.2", 1, 5),
    ("V11.3", 1, 5),
    ("V11.4", 1, 4),
    ("V11.5", 1, 2),
    ("V11.6", 1, 2),
    ("V11.7", 1, 2),
    ("V12.1", 1, 3),
    ("V12.2", 1, 2),
    ("V12.3", 1, 4),
    ("V13.1", 1, 1),
    ("V13.2", 1, 5),
    ("V13.3", 1, 2),
    ("V13.4", 1, 5),
    ("V14.1", 1, 2),
    ("V14.2", 1, 8),
    ("V14.3", 1, 3),
    ("V15.1", 1, 3),
    ("V15.2", 1, 3),
    ("V15.3", 1, 7),
    ("V16.1", 1, 1),
    ("V16.2", 1, 5),
    ("V16.3", 1, 4),
    ("V16.4", 1, 3),
    ("V16.5", 1, 4),
    ("V17.1", 1, 1),
    ("V17.2", 1, 4),
    ("V17.3", 1, 2),
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap()
}

fn text() -> String {
    std::fs::read_to_string(root().join("SECURITY.md")).unwrap()
}

/// The lines of the table of requirements: what they are about, how it stands, and what shows it.
fn lines(text: &str) -> Vec<(Vec<String>, String, String)> {
    let (_, table) = text.split_once("\n## ASVS 5.0.0").unwrap();
    let table = table.lines().filter(|line| line.starts_with("| V"));
    table
        .map(|line| {
            let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
            assert_eq!(cells.len(), 4, "{line}");
            (cells[0].split(", ").map(str::to_owned).collect(), cells[1].to_owned(), cells[3].to_owned())
        })
        .collect()
}

#[test]
fn every_requirement_stands_there_once() {
    let mut wanted: BTreeSet<String> = REQUIRED
        .iter()
        .flat_map(|(section, first, last)| (*first..=*last).map(move |number| format!("{section}.{number}")))
        .collect();
    assert_eq!(wanted.len(), 268);
    for id in lines(&text()).into_iter().flat_map(|(ids, ..)| ids) {
        assert!(wanted.remove(&id), "{id} is no requirement, or stands there twice");
    }
    assert!(wanted.is_empty(), "not there: {wanted:?}");
}

#[test]
fn what_is_said_to_be_met_is_shown_by_something() {
    for (ids, standing, shown) in lines(&text()) {
        match standing.as_str() {
            "met" | "partly" => assert!(shown.contains('`'), "{ids:?} is shown by nothing"),
            "not yet" | "N/A" => {}
            other => panic!("{ids:?}: {other} is no standing"),
        }
    }
}

#[test]
fn every_file_and_test_that_is_pointed_to_is_there() {
    let text = text();
    let pointed = text.split('`').skip(1).step_by(2).filter(|words| words.contains('/') && !words.contains(' '));
    let mut seen = 0;
    for words in pointed {
        let (path, test) = words.split_once("::").map_or((words, None), |(path, test)| (path, Some(test)));
        let file = root().join(path);
        assert!(file.exists(), "{path} is not there");
        if let Some(test) = test {
            let code = std::fs::read_to_string(&file).unwrap();
            assert!(code.contains(&format!("fn {test}(")), "{path} has no {test}");
        }
        seen += 1;
    }
    assert!(seen > 100, "{seen}");
}
