//! The router, built from a vendor's table of operations and from nothing else.

use percent_encoding::percent_decode_str;

use super::surface::{Judge, Surface};
use crate::error::SandboxError;

/// One operation, ready to be served.
pub(crate) struct Operation<S: Surface> {
    pub(crate) id: &'static str,
    pub(crate) method: &'static str,
    pub(crate) judge: Judge<S>,
}

/// Where a request goes.
pub(crate) enum Route<'r, S: Surface> {
    /// An operation, and its path parameters in order, percent-decoded.
    Found(&'r Operation<S>, Vec<String>),
    /// The path is served, by these methods.
    OtherMethod(String),
    /// No operation has this path.
    Unknown,
}

/// All routes.
pub(crate) struct Routes<S: Surface> {
    paths: matchit::Router<usize>,
    by_path: Vec<Vec<Operation<S>>>,
}

impl<S: Surface> Routes<S> {
    /// Builds the router.
    ///
    /// # Errors
    /// When an operation of the table has no judge, or its path clashes with another.
    pub(crate) fn build() -> Result<Self, SandboxError> {
        let mut templates: Vec<&str> = Vec::new();
        let mut by_path: Vec<Vec<Operation<S>>> = Vec::new();
        for &(id, method, template) in S::TABLE {
            let judge = S::judge_of(id).ok_or_else(|| SandboxError::Route(id.to_owned()))?;
            let operation = Operation { id, method, judge };
            let path = S::path_of(id, template);
            match templates.iter().position(|known| *known == path) {
                Some(index) => by_path[index].push(operation),
                None => {
                    templates.push(path);
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
    pub(crate) fn find(&self, method: &str, path: &str) -> Route<'_, S> {
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
    use crate::carium::Account as Carium;
    use crate::solo::Account as Solo;

    fn every_template_leads_home<S: Surface>() {
        let routes = Routes::<S>::build().unwrap();
        for (id, method, template) in S::TABLE {
            let path = S::path_of(id, template).replace(['{', '}'], "");
            match routes.find(method, &path) {
                Route::Found(operation, _) => {
                    assert_eq!(operation.id, *id)
                }
                Route::OtherMethod(_) | Route::Unknown => panic!("{id} is not routed"),
            }
        }
    }

    #[test]
    fn every_template_of_a_table_leads_to_its_own_operation() {
        every_template_leads_home::<Solo>();
        every_template_leads_home::<Carium>();
    }

    #[test]
    fn path_parameters_are_decoded_and_a_wrong_method_names_the_right_ones() {
        let routes = Routes::<Solo>::build().unwrap();
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
