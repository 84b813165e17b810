//! The table at the end of `cargo xtask test`, and its closing line.

use std::time::Duration;

use super::counts::Counts;

/// What happened so far.
#[derive(Default)]
pub struct Summary {
    rows: Vec<(&'static str, Duration, bool)>,
    counts: Option<Counts>,
}

impl Summary {
    /// Adds a step that has ended, with the tests it reported.
    pub fn add(&mut self, name: &'static str, took: Duration, passed: bool, counts: Option<Counts>) {
        self.rows.push((name, took, passed));
        if let Some(counts) = counts {
            *self.counts.get_or_insert_default() += counts;
        }
    }

    /// The table; the last line counts tests when any step reported some.
    pub fn render(&self, planned: usize) -> String {
        let mut text = String::from("\n");
        for (name, took, passed) in &self.rows {
            let outcome = if *passed { "passed" } else { "FAILED" };
            text += &format!("{name:<16} {outcome}  {:>11}\n", spoken(*took));
        }
        let total: Duration = self.rows.iter().map(|(_, took, _)| took).sum();
        text += &format!("{:<16} {:<6}  {:>11}", "total", "", spoken(total));
        let left = planned - self.rows.len();
        if left > 0 {
            text += &format!("\n{left} of {planned} steps not run.");
        }
        if let Some(Counts { passed, failed, skipped, unsteady }) = &self.counts {
            if *skipped > 0 {
                text += &format!("\n{skipped} skipped.");
            }
            for name in unsteady {
                text += &format!("\nUnsteady, passed when it was run again: {name}");
            }
            text += &format!("\n\n{passed} passed, {failed} failed");
        }
        text
    }
}

fn spoken(took: Duration) -> String {
    match (took.as_secs() / 60, took.as_secs_f64() % 60.0) {
        (0, seconds) => format!("{seconds:.1} s"),
        (minutes, seconds) => format!("{minutes} min {seconds:02.0} s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_closing_line_adds_the_tests_of_all_steps() {
        let mut summary = Summary::default();
        summary.add("fmt", Duration::from_millis(1_240), true, None);
        summary.add("ui-tests", Duration::from_secs(3), true, Some(Counts { passed: 10, ..Counts::default() }));
        let rust = Counts { passed: 5, failed: 1, skipped: 2, unsteady: vec!["late".to_owned()] };
        summary.add("rust-tests", Duration::from_secs(125), false, Some(rust));
        let text = summary.render(4);
        assert!(
            text.contains("\n2 skipped.\nUnsteady, passed when it was run again: late\n\n15 passed, 1 failed"),
            "{text}"
        );
        assert!(text.contains("fmt              passed        1.2 s\n"), "{text}");
        assert!(text.contains("rust-tests       FAILED   2 min 05 s\n"), "{text}");
        assert!(text.contains("\n1 of 4 steps not run.\n"), "{text}");
    }

    #[test]
    fn no_tests_are_claimed_when_no_step_reported_any() {
        let mut summary = Summary::default();
        summary.add("fmt", Duration::from_secs(1), true, None);
        assert!(!summary.render(1).contains("passed,"));
    }
}
