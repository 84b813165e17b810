//! Which steps to run: all, or the named ones with what they need, always in the written order.

use super::step::Step;
use crate::failure::Failure;

/// The steps for `only`, an empty list meaning all. Fails on a name that is not a step.
pub fn plan<'s>(steps: &'s [Step], only: &[String]) -> Result<Vec<&'s Step>, Failure> {
    let mut wanted = Vec::new();
    for name in only {
        require(steps, name, &mut wanted)?;
    }
    Ok(steps.iter().filter(|step| only.is_empty() || wanted.contains(&step.name)).collect())
}

fn require(steps: &[Step], name: &str, wanted: &mut Vec<&'static str>) -> Result<(), Failure> {
    let step = steps.iter().find(|step| step.name == name).ok_or_else(|| {
        let names: Vec<_> = steps.iter().map(|step| step.name).collect();
        Failure::Usage(format!("there is no step {name:?}; the steps are: {}", names.join(", ")))
    })?;
    if !wanted.contains(&step.name) {
        wanted.push(step.name);
        for need in step.needs {
            require(steps, need, wanted)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::super::steps::STEPS;
    use super::*;

    fn names(only: &[&str]) -> Vec<&'static str> {
        let only: Vec<_> = only.iter().map(ToString::to_string).collect();
        plan(STEPS, &only).unwrap().iter().map(|step| step.name).collect()
    }

    #[test]
    fn without_a_name_every_step_runs_in_the_written_order() {
        assert_eq!(names(&[]), STEPS.iter().map(|step| step.name).collect::<Vec<_>>());
    }

    #[test]
    fn a_named_step_brings_what_it_needs_before_itself_and_nothing_else() {
        assert_eq!(names(&["fmt"]), ["components", "fmt"]);
        assert_eq!(names(&["ledger"]), ["ledger"]);
        let tests = names(&["rust-tests"]);
        assert_eq!(
            tests,
            [
                "ui-packages",
                "get-judges",
                "build-packages",
                "ui-build",
                "get-nextest",
                "build",
                "test-packages",
                "rust-tests"
            ]
        );
    }

    #[test]
    fn every_need_names_a_step_that_stands_before_it() {
        for (place, step) in STEPS.iter().enumerate() {
            for need in step.needs {
                assert!(STEPS[..place].iter().any(|earlier| earlier.name == *need), "{} needs {need}", step.name);
            }
        }
    }

    #[test]
    fn a_name_that_is_no_step_is_refused_with_the_names_that_are() {
        let failure = plan(STEPS, &["klippy".to_owned()]).err().unwrap().to_string();
        assert!(failure.contains("\"klippy\"") && failure.contains("clippy"), "{failure}");
    }
}
