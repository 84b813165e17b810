//! One figure and how it is shown.

use serde::Serialize;

/// A measured figure beside its limit.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Figure {
    /// What was measured.
    what: String,
    /// Its unit.
    unit: &'static str,
    /// Ours.
    ours: f64,
    /// The limit, measured in the same run; absent where the goal is a number.
    limit: Option<f64>,
    /// What is compared with the goal: ours divided by the limit, or ours.
    result: f64,
    /// The goal in words.
    goal: String,
    /// Whether it is met.
    met: bool,
}

impl Figure {
    /// Ours divided by the limit is to be no smaller than `least`.
    pub(crate) fn at_least(least: f64, what: impl Into<String>, unit: &'static str, ours: f64, limit: f64) -> Self {
        let result = ours / limit;
        let (goal, met) = (format!("at least {least}"), result >= least);
        Self { what: what.into(), unit, ours, limit: Some(limit), result, goal, met }
    }

    /// Ours divided by the limit is to be no larger than `most`.
    pub(crate) fn at_most(most: f64, what: impl Into<String>, unit: &'static str, ours: f64, limit: f64) -> Self {
        let result = ours / limit;
        let (goal, met) = (format!("at most {most}"), result <= most);
        Self { what: what.into(), unit, ours, limit: Some(limit), result, goal, met }
    }

    /// A time in milliseconds, compared with a number of milliseconds instead of a limit measured beside it.
    pub(crate) fn under_ms(goal: f64, what: impl Into<String>, took: f64) -> Self {
        let (met, goal) = (took < goal, format!("under {goal} ms"));
        Self { what: what.into(), unit: "ms", ours: took, limit: None, result: took, goal, met }
    }

    /// Ours itself is to be no larger than the limit: a ratio to none would say nothing.
    pub(crate) fn no_more(what: impl Into<String>, ours: f64, limit: f64) -> Self {
        let (goal, met) = (format!("no more than {limit}"), ours <= limit);
        Self { what: what.into(), unit: "", ours, limit: Some(limit), result: ours, goal, met }
    }
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

#[cfg(test)]
mod tests {
    use super::Figure;

    #[test]
    fn a_goal_is_worded_as_it_is_judged() {
        for (figure, goal, result, met) in [
            (Figure::at_least(0.5, "", "/s", 1.0, 2.0), "at least 0.5", 0.5, true),
            (Figure::at_least(0.7, "", "/s", 1.0, 2.0), "at least 0.7", 0.5, false),
            (Figure::at_most(1.5, "", "ms", 3.0, 2.0), "at most 1.5", 1.5, true),
            (Figure::at_most(1.5, "", "ms", 4.0, 2.0), "at most 1.5", 2.0, false),
            (Figure::under_ms(200.0, "", 199.5), "under 200 ms", 199.5, true),
            (Figure::under_ms(200.0, "", 200.0), "under 200 ms", 200.0, false),
            (Figure::no_more("", 0.0, 0.0), "no more than 0", 0.0, true),
            (Figure::no_more("", 1.0, 0.0), "no more than 0", 1.0, false),
        ] {
            assert_eq!((figure.goal.as_str(), figure.result, figure.met), (goal, result, met));
        }
    }
}
