//! Client calls: the public `async` functions whose documentation opens with an operation's id.
//!
//! A call awaits the vendor, so it is `async`. What merely leads to calls ("Patients: SOLO-01 to SOLO-05") or prepares a
//! value for one is not, and would hide that the call itself is gone.
//!
//! Only the ids a documentation *opens* with count ("SOLO-06, SOLO-07: ..."): a later mention, such as that a write is
//! probed by SOLO-11, does not make the function a call of SOLO-11.

use syn::visit::{self, Visit};
use syn::{Attribute, ImplItemFn, ItemFn, ItemImpl, ItemMod, Signature, Type, Visibility};

use super::operation::Operation;
use super::rust_source::{RustSource, documentation, is_for_tests};

/// Public functions by the ids they open with.
pub struct ClientCalls {
    found: Vec<(String, String)>,
}

impl ClientCalls {
    /// Looks through the client crate's sources.
    pub fn find(sources: &[RustSource], operations: &[Operation]) -> Self {
        let mut finder = Finder { operations, owner: None, found: Vec::new() };
        for source in sources {
            finder.visit_file(&source.file);
        }
        Self { found: finder.found }
    }

    /// The functions that call the operation, as `Appointments::get`.
    pub fn of(&self, operation: &Operation) -> Vec<String> {
        self.found.iter().filter(|(id, _)| *id == operation.id).map(|(_, name)| name.clone()).collect()
    }
}

struct Finder<'o> {
    operations: &'o [Operation],
    owner: Option<String>,
    found: Vec<(String, String)>,
}

impl Finder<'_> {
    fn consider(&mut self, attributes: &[Attribute], visibility: &Visibility, signature: &Signature) {
        if !matches!(visibility, Visibility::Public(_)) || signature.asyncness.is_none() {
            return;
        }
        let name = &signature.ident;
        for id in opening_ids(&documentation(attributes), self.operations) {
            let name = self.owner.as_ref().map_or_else(|| name.to_string(), |owner| format!("{owner}::{name}"));
            self.found.push((id, name));
        }
    }
}

impl<'ast> Visit<'ast> for Finder<'_> {
    fn visit_item_mod(&mut self, module: &'ast ItemMod) {
        if !is_for_tests(&module.attrs) {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_item_fn(&mut self, function: &'ast ItemFn) {
        self.consider(&function.attrs, &function.vis, &function.sig);
    }

    fn visit_item_impl(&mut self, block: &'ast ItemImpl) {
        self.owner = match &*block.self_ty {
            Type::Path(path) => path.path.segments.last().map(|segment| segment.ident.to_string()),
            _ => None,
        };
        visit::visit_item_impl(self, block);
        self.owner = None;
    }

    fn visit_impl_item_fn(&mut self, function: &'ast ImplItemFn) {
        self.consider(&function.attrs, &function.vis, &function.sig);
    }
}

/// The first id a documentation names, and those that follow it with only `,`, `/`, `and` or `or` between them.
fn opening_ids(documentation: &str, operations: &[Operation]) -> Vec<String> {
    let named = operations.iter().flat_map(|operation| {
        let id = operation.id.as_str();
        documentation.match_indices(id).filter(|(start, _)| is_whole(documentation, *start, id.len()))
    });
    let mut named: Vec<_> = named.collect();
    named.sort_unstable();
    let mut ids: Vec<String> = Vec::new();
    let mut end = None;
    for (start, id) in named {
        if end.is_some_and(|end: usize| !is_list_between(&documentation[end..start])) {
            break;
        }
        end = Some(start + id.len());
        if !ids.iter().any(|earlier| earlier == id) {
            ids.push(id.to_owned());
        }
    }
    ids
}

/// `SOLO-1` does not stand in `SOLO-14`, nor `MIA-01` in `XMIA-01`.
fn is_whole(text: &str, start: usize, length: usize) -> bool {
    let part_of_a_word = |letter: char| letter.is_alphanumeric();
    !text[..start].ends_with(part_of_a_word) && !text[start + length..].starts_with(part_of_a_word)
}

fn is_list_between(text: &str) -> bool {
    text.split(|letter: char| letter.is_whitespace() || matches!(letter, ',' | '/' | '`' | '(' | ')' | '[' | ']'))
        .all(|word| matches!(word, "" | "and" | "or"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::super::operation::samples::operation;
    use super::*;

    fn calls(text: &str, id: &str) -> Vec<String> {
        let operations: Vec<_> = ["SOLO-06", "SOLO-08", "SOLO-11"].map(|id| operation(id, "GET", "/")).into();
        let source = RustSource::parse("sample.rs", text).unwrap();
        ClientCalls::find(&[source], &operations).of(&operation(id, "GET", "/"))
    }

    const SAMPLE: &str = r#"
        impl<'a> Appointments<'a> {
            /// Creates an appointment (SOLO-06).
            ///
            /// Errors: the outcome is probed with SOLO-11 when no answer came.
            pub async fn create(&self) {}

            /// SOLO-11: links.
            async fn links(&self) {}
        }
        // /// SOLO-11
        // pub async fn links() {}
    "#;

    #[test]
    fn a_public_method_that_opens_with_the_id_is_its_call() {
        assert_eq!(calls(SAMPLE, "SOLO-06"), ["Appointments::create"]);
    }

    #[test]
    fn a_later_mention_a_private_function_and_a_comment_are_no_calls() {
        assert!(calls(SAMPLE, "SOLO-11").is_empty());
    }

    #[test]
    fn one_function_may_serve_the_operations_its_documentation_opens_with() {
        let text = "/// `SOLO-06`, `SOLO-08` and SOLO-11 in one. Not SOLO-99.\npub async fn create() {}";
        for id in ["SOLO-06", "SOLO-08", "SOLO-11"] {
            assert_eq!(calls(text, id), ["create"], "{id}");
        }
    }

    #[test]
    fn an_id_inside_a_longer_one_is_not_named() {
        assert!(calls("/// SOLO-110 and ANTISOLO-11.\npub async fn x() {}", "SOLO-11").is_empty());
    }

    #[test]
    fn a_function_of_the_tests_is_no_call() {
        assert!(calls("#[cfg(test)] mod tests { /// SOLO-11\n pub async fn x() {} }", "SOLO-11").is_empty());
    }

    #[test]
    fn what_leads_to_calls_or_prepares_a_value_is_no_call() {
        let text = r#"
            impl Solo {
                /// Appointments: SOLO-06 to SOLO-08.
                pub fn appointments(&self) -> Appointments<'_> { Appointments }
            }
            /// The time as SOLO-11 wants it.
            pub fn format_time() -> String { String::new() }
        "#;
        assert!(calls(text, "SOLO-06").is_empty());
        assert!(calls(text, "SOLO-11").is_empty());
    }
}
