//! Contract tests: test functions whose name begins with an operation's id, such as `solo_14_reads_...`.

use syn::visit::{self, Visit};
use syn::{Attribute, ItemFn};

use super::operation::Operation;
use super::rust_source::RustSource;

/// The names of all tests that run.
#[derive(Default)]
pub struct ContractTests {
    names: Vec<String>,
}

impl ContractTests {
    /// Adds the tests in these sources. A function without a test attribute, or one marked to be ignored, proves
    /// nothing and is left out.
    pub fn add(&mut self, sources: &[RustSource]) {
        for source in sources {
            self.visit_file(&source.file);
        }
    }

    /// The tests of the operation.
    pub fn of(&self, operation: &Operation) -> Vec<String> {
        let prefix = operation.test_prefix();
        self.names.iter().filter(|name| name.starts_with(&prefix)).cloned().collect()
    }
}

impl<'ast> Visit<'ast> for ContractTests {
    fn visit_item_fn(&mut self, function: &'ast ItemFn) {
        let ends_with = |word: &str| {
            let matches =
                |attribute: &Attribute| attribute.path().segments.last().is_some_and(|segment| segment.ident == word);
            function.attrs.iter().any(matches)
        };
        if ends_with("test") && !ends_with("ignore") {
            self.names.push(function.sig.ident.to_string());
        }
        visit::visit_item_fn(self, function);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::super::operation::samples::operation;
    use super::*;

    fn tests_of(id: &str) -> Vec<String> {
        let text = r#"
            #[tokio::test(flavor = "multi_thread")]
            async fn solo_14_reads_the_documented_appointment() {}
            #[test]
            fn solo_14_keeps_an_unknown_status() {}
            #[test]
            #[ignore = "later"]
            fn solo_15_lists_rooms() {}
            fn solo_16_is_no_test() {}
            mod nested { #[test] fn solo_17_writes() {} }
            #[test]
            fn solo_1_is_another_operation() {}
        "#;
        let mut tests = ContractTests::default();
        tests.add(&[RustSource::parse("tests.rs", text).unwrap()]);
        tests.of(&operation(id, "GET", "/"))
    }

    #[test]
    fn tests_are_found_by_the_beginning_of_their_name_in_any_module() {
        assert_eq!(
            tests_of("SOLO-14"),
            ["solo_14_reads_the_documented_appointment", "solo_14_keeps_an_unknown_status"]
        );
        assert_eq!(tests_of("SOLO-17"), ["solo_17_writes"]);
    }

    #[test]
    fn an_ignored_test_and_a_function_that_is_no_test_prove_nothing() {
        assert!(tests_of("SOLO-15").is_empty());
        assert!(tests_of("SOLO-16").is_empty());
    }
}
