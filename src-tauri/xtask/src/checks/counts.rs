//! How many tests passed and failed, from the JUnit report that nextest and Vitest both write.
//!
//! Counts test cases one by one instead of trusting the totals, whose treatment of skipped tests differs.

use std::fs;
use std::ops::AddAssign;
use std::path::Path;

use roxmltree::Document;

use crate::failure::Failure;

/// Tests by outcome.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Ran and held, in the end.
    pub passed: u64,
    /// Which of those held only when they were run again (nextest's `flakyFailure`): each hides a race, in the test or
    /// in the console.
    pub unsteady: Vec<String>,
    /// Ran and did not hold, or could not be run to the end.
    pub failed: u64,
    /// Were not run.
    pub skipped: u64,
}

impl Counts {
    /// Reads a report.
    pub fn read(report: &Path) -> Result<Self, Failure> {
        let text = fs::read_to_string(report)
            .map_err(Failure::io(format!("the test report {} could not be read", report.display())))?;
        Self::parse(&text)
            .map_err(|error| Failure::Unreadable(format!("the test report {} is damaged: {error}", report.display())))
    }

    fn parse(text: &str) -> Result<Self, roxmltree::Error> {
        let mut counts = Self::default();
        for case in Document::parse(text)?.descendants().filter(|node| node.has_tag_name("testcase")) {
            let has = |name: &str| case.children().any(|child| child.has_tag_name(name));
            if has("failure") || has("error") {
                counts.failed += 1;
            } else if has("skipped") {
                counts.skipped += 1;
            } else {
                counts.passed += 1;
                if has("flakyFailure") || has("flakyError") {
                    counts.unsteady.push(case.attribute("name").unwrap_or("a test without a name").to_owned());
                }
            }
        }
        Ok(counts)
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
        self.unsteady.extend(other.unsteady);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    #[test]
    fn cases_are_counted_by_what_happened_to_them() {
        let report = r#"<?xml version="1.0" encoding="UTF-8"?>
            <testsuites name="nextest-run" tests="9" failures="0">
              <testsuite name="store">
                <testcase name="a" time="0.1"/>
                <testcase name="b"><failure type="test failure">left != right</failure></testcase>
                <testcase name="c"><error type="timeout"/></testcase>
              </testsuite>
              <testsuite name="ui">
                <testcase name="d"><skipped/></testcase>
                <testcase name="e"><system-out>failure</system-out></testcase>
                <testcase name="f"><flakyFailure type="test failure">too slow</flakyFailure></testcase>
              </testsuite>
            </testsuites>"#;
        let unsteady = vec!["f".to_owned()];
        assert_eq!(Counts::parse(report).unwrap(), Counts { passed: 3, failed: 2, skipped: 1, unsteady });
    }

    #[test]
    fn a_report_that_breaks_off_is_an_error_and_not_zero_failures() {
        assert!(Counts::parse("<testsuites><testsuite>").is_err());
    }
}
