//! Reads a JSON:API request: one resource object with its type and attributes, and nothing else.

use axum::http::StatusCode;
use serde_json::{Map, Value};

use super::call::Call;
use super::refusal;
use crate::server::Answer;

/// The resource object of a request.
pub(super) struct Resource {
    /// A client's `id`, which only an update may send.
    pub(super) id: Option<String>,
    pub(super) attributes: Map<String, Value>,
}

/// Whether a request must say which type it is about. `resend-invitation` has none at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Of(&'static str),
    Untyped,
}

impl Call {
    /// The resource object of the body.
    pub(super) fn resource(&self, kind: Kind) -> Result<Resource, Answer> {
        let mut body = object(self.json()?, "")?;
        let data = body.remove("data");
        nothing_else(&body, "")?;
        let data = data.ok_or_else(|| refusal::at("/data", "required", "The member data is missing."))?;
        let mut data = object(data, "/data")?;
        let (named, id, attributes) = (data.remove("type"), data.remove("id"), data.remove("attributes"));
        nothing_else(&data, "/data/")?;
        check_type(kind, named.as_ref())?;
        let id = match id {
            None => None,
            Some(Value::String(id)) => Some(id),
            Some(_) => return Err(refusal::at("/data/id", "invalid", "An id is a string.")),
        };
        let attributes = attributes
            .ok_or_else(|| refusal::at("/data/attributes", "required", "The member attributes is missing."))?;
        Ok(Resource { id, attributes: object(attributes, "/data/attributes")? })
    }

    /// The resource object of a creation, which names no id.
    pub(super) fn new_resource(&self, kind: Kind) -> Result<Map<String, Value>, Answer> {
        let resource = self.resource(kind)?;
        match resource.id {
            None => Ok(resource.attributes),
            Some(_) => Err(refusal::with(StatusCode::FORBIDDEN, "client-id", "The server chooses the id.")),
        }
    }
}

fn object(value: Value, pointer: &str) -> Result<Map<String, Value>, Answer> {
    match value {
        Value::Object(object) => Ok(object),
        _ => Err(refusal::at(pointer, "invalid", "An object is expected here.")),
    }
}

fn nothing_else(rest: &Map<String, Value>, place: &str) -> Result<(), Answer> {
    match rest.keys().next() {
        None => Ok(()),
        Some(name) => {
            let pointer = if place.is_empty() { format!("/{name}") } else { format!("{place}{name}") };
            Err(refusal::at(&pointer, "unknown", "This member was not expected."))
        }
    }
}

/// JSON:API wants 409 for a type that does not belong to the endpoint.
fn check_type(kind: Kind, named: Option<&Value>) -> Result<(), Answer> {
    match (kind, named) {
        (Kind::Untyped, None) => Ok(()),
        (Kind::Untyped, Some(_)) => Err(refusal::at("/data/type", "unknown", "This resource has no type.")),
        (Kind::Of(_), None) => Err(refusal::at("/data/type", "required", "The member type is missing.")),
        (Kind::Of(wanted), Some(Value::String(named))) if named == wanted => Ok(()),
        (Kind::Of(wanted), Some(_)) => {
            Err(refusal::with(StatusCode::CONFLICT, "type", &format!("The type here is {wanted}.")))
        }
    }
}
