//! The router, built from the table of operations and from nothing else.

use percent_encoding::percent_decode_str;

use super::operations::{Operation, judge_of, operations};
use crate::error::SandboxError;

/// Where a request goes.
pub(crate) enum Route<'r> {
    /// An operation, and its path parameters in order, percent-decoded.
    Found(&'r Operation, Vec<String>),
    /// The path is served, by these methods.
    OtherMethod(String),
    /// No operation has this path.
    Unknown,
}

/// All routes.
pub(crate) struct Routes {
    paths: matchit::Router<usize>,
    by_path: Vec<Vec<Operation>>,
}

impl Routes {
    /// Builds the router.
    ///
    /// # Errors
    /// When an operation of the table has no judge, or its path clashes with another.
    pub(crate) fn build() -> Result<Self, SandboxError> {
        let mut templates: Vec<&str> = Vec::new();
        let mut by_path: Vec<Vec<Operation>> = Vec::new();
        for &(id, method, template) in operations() {
            let (payload, judge) = judge_of(id).ok_or_else(|| SandboxError::Route(id.to_owned()))?;
            let operation = Operation { id, method, payload, judge };
            match templates.iter().position(|known| *known == template) {
                Some(index) => by_path[index].push(operation),
                None => {
                    templates.push(template);
                    by_path.push(vec![operation]);
                }
            }
        }
        let mut paths = matchit::Router::new();
        for (index, template) in templates.into_iter().enumerate() {
            paths.insert(template, index).map_err(|clash| SandboxError::Route(format!("{template}: {clash}")))?;
        }
        Ok(Self { paths, by_path })
    }

    /// Finds the operation for a method and a raw path.
    pub(crate) fn find(&self, method: &str, path: &str) -> Route<'_> {
        let Ok(found) = self.paths.at(path) else {
            return Route::Unknown;
        };
        let Some(operations) = self.by_path.get(*found.value) else {
            return Route::Unknown;
        };
        match operations.iter().find(|operation| operation.method == method) {
            Some(operation) => {
                let params = found
                    .params
                    .iter()
                    .map(|(_, value)| percent_decode_str(value).decode_utf8_lossy().into_owned())
                    .collect();
                Route::Found(operation, params)
            }
            None => {
                Route::OtherMethod(operations.iter().map(|operation| operation.method).collect::<Vec<_>>().join(", "))
            }
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn every_template_of_the_table_leads_to_its_own_operation() {
        let routes = Routes::build().unwrap();
        for (id, method, template) in operations() {
            let path = template.replace(['{', '}'], "");
            match routes.find(method, &path) {
                Route::Found(operation, _) => {
                    assert_eq!(operation.id, *id)
                }
                Route::OtherMethod(_) | Route::Unknown => panic!("{id} is not routed"),
            }
        }
    }

    #[test]
    fn path_parameters_are_decoded_and_a_wrong_method_names_the_right_ones() {
        let routes = Routes::build().unwrap();
        match routes.find("GET", "/qapi/v1/patients/ext%208%2F8") {
            Route::Found(operation, params) => {
                assert_eq!((operation.id, params), ("SOLO-01", vec!["ext 8/8".to_owned()]));
            }
            Route::OtherMethod(_) | Route::Unknown => panic!("not routed"),
        }
        match routes.find("DELETE", "/qapi/v1/patients/1") {
            Route::OtherMethod(allowed) => assert_eq!(allowed, "GET, PUT"),
            Route::Found(..) | Route::Unknown => panic!("routed"),
        }
        assert!(matches!(routes.find("GET", "/qapi/v1/patients"), Route::OtherMethod(_)));
        assert!(matches!(routes.find("GET", "/qapi/v1/appointments"), Route::Unknown));
    }
}
