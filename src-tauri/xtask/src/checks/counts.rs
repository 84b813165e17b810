//! How many tests passed and failed, from the JUnit report that nextest and Vitest both write.
//!
//! Counts test cases one by one instead of trusting the totals, whose treatment of skipped tests differs.

use std::fs;
use std::ops::AddAssign;
use std::path::Path;

use roxmltree::Document;

use crate::failure::Failure;

/// Tests by outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Ran and held.
    pub passed: u64,
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
              </testsuite>
            </testsuites>"#;
        assert_eq!(Counts::parse(report).unwrap(), Counts { passed: 2, failed: 2, skipped: 1 });
    }

    #[test]
    fn a_report_that_breaks_off_is_an_error_and_not_zero_failures() {
        assert!(Counts::parse("<testsuites><testsuite>").is_err());
    }
}
