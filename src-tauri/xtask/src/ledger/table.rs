//! The ledger as text.

use super::entry::Entry;
use super::route::Route;

/// A line per operation, a verdict per vendor, and the gaps with what to do about each.
pub fn render(entries: &[Entry]) -> String {
    let rows: Vec<[String; 6]> = std::iter::once(
        ["operation", "request", "client call", "simulator", "contract test", "place"].map(str::to_owned),
    )
    .chain(entries.iter().map(row))
    .collect();
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths: Vec<usize> = (0..6).map(width).collect();
    let mut text = String::new();
    for row in &rows {
        let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}"));
        text += cells.collect::<Vec<_>>().join("  ").trim_end();
        text.push('\n');
    }
    text.push('\n');
    text += &verdict(entries);
    let gaps = gaps(entries);
    if !gaps.is_empty() {
        text += "\n\nGaps:\n";
        text += &gaps.join("\n");
    }
    text
}

/// How many operations of each vendor are complete.
pub fn verdict(entries: &[Entry]) -> String {
    let lines = entries.chunk_by(|a, b| a.operation.vendor == b.operation.vendor).map(|of_one| {
        let complete = of_one.iter().filter(|entry| entry.is_complete()).count();
        let placed = of_one.iter().filter(|entry| !entry.places.is_empty()).count();
        format!(
            "{}: {complete} of {} have a client call, a simulator route and a contract test; \
             {placed} have a place in the console",
            of_one[0].operation.vendor,
            of_one.len(),
        )
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// All that is missing.
pub fn gaps(entries: &[Entry]) -> Vec<String> {
    entries.iter().flat_map(Entry::gaps).collect()
}

fn row(entry: &Entry) -> [String; 6] {
    let route = match entry.route {
        Route::Served => "served",
        Route::Different { .. } => "DIFFERENT",
        Route::Missing => "MISSING",
    };
    [
        entry.operation.id.clone(),
        format!("{} {}", entry.operation.method, entry.operation.path),
        first_of(&entry.call, "MISSING"),
        route.to_owned(),
        first_of(&entry.tests, "MISSING"),
        if entry.places.is_empty() { "-".to_owned() } else { entry.places.join(", ") },
    ]
}

fn first_of(names: &[String], none: &str) -> String {
    match names {
        [] => none.to_owned(),
        [only] => only.clone(),
        [first, others @ ..] => format!("{first} (and {} more)", others.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::operation::samples::operation;
    use super::*;

    fn entry(id: &str, calls: &[&str], route: Route, tests: &[&str]) -> Entry {
        let names = |list: &[&str]| list.iter().map(ToString::to_string).collect();
        Entry { operation: operation(id, "GET", "/x"), call: names(calls), route, tests: names(tests), places: vec![] }
    }

    #[test]
    fn an_operation_is_complete_only_with_call_route_and_test() {
        let whole = entry("SOLO-01", &["get"], Route::Served, &["solo_01_reads"]);
        assert!(whole.is_complete());
        for gap in [
            entry("SOLO-02", &[], Route::Served, &["solo_02_reads"]),
            entry("SOLO-03", &["get"], Route::Missing, &["solo_03_reads"]),
            entry(
                "SOLO-04",
                &["get"],
                Route::Different { method: "PUT".into(), path: "/x".into() },
                &["solo_04_reads"],
            ),
            entry("SOLO-05", &["get"], Route::Served, &[]),
        ] {
            assert!(!gap.is_complete(), "{}", gap.operation.id);
            assert_eq!(gap.gaps().len(), 1, "{}", gap.operation.id);
        }
    }

    #[test]
    fn the_verdict_counts_complete_operations_and_the_gaps_say_what_to_do() {
        let entries = [
            entry("SOLO-01", &["get", "read"], Route::Served, &["solo_01_reads"]),
            entry("SOLO-02", &["put"], Route::Served, &[]),
        ];
        let text = render(&entries);
        assert!(text.contains("solo: 1 of 2 have"), "{text}");
        assert!(text.contains("get (and 1 more)"), "{text}");
        assert!(text.contains("begins with solo_02_"), "{text}");
    }
}
