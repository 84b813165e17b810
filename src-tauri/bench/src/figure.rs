//! One figure and how it is shown.

use serde::Serialize;

/// A measured figure beside its limit.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Figure {
    /// What was measured.
    pub(crate) what: String,
    /// Its unit.
    pub(crate) unit: &'static str,
    /// Ours.
    pub(crate) ours: f64,
    /// The limit, measured in the same run; absent where the goal is a number.
    pub(crate) limit: Option<f64>,
    /// What is compared with the goal: ours divided by the limit, or ours.
    pub(crate) result: f64,
    /// The goal in words.
    pub(crate) goal: String,
    /// Whether it is met.
    pub(crate) met: bool,
}

/// A table in Markdown.
pub(crate) fn table(figures: &[Figure]) -> String {
    let mut table = String::from("| figure | ours | limit | result | goal | met |\n|---|---|---|---|---|---|\n");
    for figure in figures {
        let limit = figure.limit.map_or_else(|| "-".to_owned(), |limit| format!("{limit:.2} {}", figure.unit));
        table.push_str(&format!(
            "| {} | {:.2} {} | {limit} | {:.2} | {} | {} |\n",
            figure.what,
            figure.ours,
            figure.unit,
            figure.result,
            figure.goal,
            if figure.met { "yes" } else { "no" }
        ));
    }
    table
}

/// The figures as JSON.
pub(crate) fn write(figures: &[Figure], file: &str) -> std::io::Result<()> {
    std::fs::write(file, serde_json::to_vec_pretty(figures)?)
}

/// The middle value; zero of none.
pub(crate) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(0.0)
}
