//! Simulator routes: entries `("SOLO-14", "GET", "/qapi/...")` of the table the simulator's router is built from.

use syn::visit::{self, Visit};
use syn::{Expr, ExprLit, ExprTuple, ItemMod, Lit};

use super::operation::Operation;
use super::rust_source::{RustSource, is_for_tests};

/// The simulator's answer to whether it serves an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// Method and path are those of the document.
    Served,
    /// The id is in the table with another method or path.
    Different {
        /// The method in the table.
        method: String,
        /// The path in the table.
        path: String,
    },
    /// The id is not in the table.
    Missing,
}

/// The simulator's table.
#[derive(Default)]
pub struct Routes {
    entries: Vec<[String; 3]>,
}

impl Routes {
    /// Looks through the simulator's sources; its tests do not count.
    pub fn find(sources: &[RustSource]) -> Self {
        let mut routes = Self::default();
        for source in sources {
            routes.visit_file(&source.file);
        }
        routes
    }

    /// Whether the operation is served as documented.
    pub fn of(&self, operation: &Operation) -> Route {
        let of_this_id = || self.entries.iter().filter(|[id, ..]| *id == operation.id);
        if of_this_id().any(|[_, method, path]| *method == operation.method && *path == operation.path) {
            return Route::Served;
        }
        of_this_id()
            .next()
            .map_or(Route::Missing, |[_, method, path]| Route::Different { method: method.clone(), path: path.clone() })
    }
}

impl<'ast> Visit<'ast> for Routes {
    fn visit_item_mod(&mut self, module: &'ast ItemMod) {
        if !is_for_tests(&module.attrs) {
            visit::visit_item_mod(self, module);
        }
    }

    fn visit_expr_tuple(&mut self, tuple: &'ast ExprTuple) {
        let texts: Option<Vec<String>> = tuple.elems.iter().map(text).collect();
        if let Some(entry) = texts.and_then(|texts| <[String; 3]>::try_from(texts).ok()) {
            self.entries.push(entry);
        }
        visit::visit_expr_tuple(self, tuple);
    }
}

fn text(expression: &Expr) -> Option<String> {
    match expression {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::super::operation::samples::operation;
    use super::*;

    fn routes() -> Routes {
        let text = r#"
            const OPERATIONS: &[(&str, &str, &str)] = &[
                ("SOLO-14", "GET", "/qapi/v1/appointments/{id}"),
                ("SOLO-13", "POST", "/qapi/v1/appointments/{id}"),
                // ("SOLO-15", "GET", "/qapi/v1/waiting-rooms"),
            ];
            #[cfg(test)]
            mod tests { const ONE: (&str, &str, &str) = ("SOLO-15", "GET", "/qapi/v1/waiting-rooms"); }
        "#;
        Routes::find(&[RustSource::parse("table.rs", text).unwrap()])
    }

    #[test]
    fn an_entry_with_the_documented_method_and_path_is_served() {
        assert_eq!(routes().of(&operation("SOLO-14", "GET", "/qapi/v1/appointments/{id}")), Route::Served);
    }

    #[test]
    fn another_method_or_path_is_told_and_not_taken_for_the_operation() {
        let different = routes().of(&operation("SOLO-13", "PUT", "/qapi/v1/appointments/{id}"));
        assert_eq!(different, Route::Different { method: "POST".into(), path: "/qapi/v1/appointments/{id}".into() });
        assert!(matches!(routes().of(&operation("SOLO-14", "GET", "/qapi/v1/appointment")), Route::Different { .. }));
    }

    #[test]
    fn a_route_that_stands_only_in_a_comment_or_a_test_is_missing() {
        assert_eq!(routes().of(&operation("SOLO-15", "GET", "/qapi/v1/waiting-rooms")), Route::Missing);
    }
}
