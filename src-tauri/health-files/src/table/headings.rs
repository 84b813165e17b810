//! Which column is what, by its heading.

/// Headings of a time.
const TIMES: [&str; 14] = [
    "time",
    "timestamp",
    "date",
    "datetime",
    "date time",
    "date/time",
    "date and time",
    "local time",
    "device timestamp",
    "zeit",
    "zeitpunkt",
    "fecha",
    "fecha y hora",
    "horodatage",
];
/// Headings of a value.
const VALUES: [&str; 12] = [
    "gl",
    "value",
    "glucose",
    "sgv",
    "bg",
    "reading",
    "sensor glucose",
    "glucose value",
    "wert",
    "glukose",
    "valor",
    "glucosa",
];
/// Headings of a unit.
const UNITS: [&str; 5] = ["unit", "units", "einheit", "unidad", "unité"];

/// What the headings tell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Told {
    pub(super) times: Vec<usize>,
    pub(super) values: Vec<usize>,
    pub(super) units: Vec<usize>,
}

impl Told {
    pub(super) fn of(headings: &[String]) -> Self {
        let among = |words: &[&str]| {
            let is = |heading: &String| words.contains(&plain(heading).as_str());
            headings.iter().enumerate().filter(|(_, heading)| is(heading)).map(|(at, _)| at).collect::<Vec<_>>()
        };
        Self { times: among(&TIMES), values: among(&VALUES), units: among(&UNITS) }
    }
}

/// A heading in small letters, without what stands in brackets and without a unit behind it.
fn plain(heading: &str) -> String {
    let text = heading.trim().trim_start_matches('\u{feff}').to_lowercase();
    let text = text.split(['(', '[', '（']).next().unwrap_or_default().trim();
    let text = ["mg/dl", "mmol/l"].iter().fold(text, |text, unit| text.trim_end_matches(unit)).trim_end();
    text.trim_end_matches([',', ':']).replace('_', " ")
}

/// The unit of glucose that a heading tells, in UCUM.
pub(super) fn unit(heading: &str) -> Option<&'static str> {
    let text = heading.to_lowercase();
    match (text.contains("mg/dl"), text.contains("mmol/l")) {
        (true, false) => Some("mg/dL"),
        (false, true) => Some("mmol/L"),
        _ => None,
    }
}

/// The column with exactly this heading.
pub(super) fn exact(headings: &[String], wanted: &str) -> Option<usize> {
    headings.iter().position(|heading| heading.trim().trim_start_matches('\u{feff}') == wanted)
}

/// The column whose heading begins so.
pub(super) fn begins(headings: &[String], wanted: &str) -> Option<usize> {
    headings.iter().position(|heading| heading.trim().trim_start_matches('\u{feff}').starts_with(wanted))
}
