//! The document's bodies, written out as JSON.

use serde_json::{Value, json};

pub const PATIENT: &str = "aa6243fb-e4c1-44a0-ae3c-f4c4ab115002";
pub const APPOINTMENT: &str = "3c2f6c1e-3f1c-4e0e-9a53-0b7f6f7a1c11";
pub const DOCUMENT: &str = "d0c00000-0000-4000-8000-000000000001";

/// An appointment's attributes as CAR-04 takes them, and as CAR-05 gives them: other dates.
pub fn appointment_attributes(start: &str, end: &str) -> Value {
    json!({
        "organization-id": "8d25a2a6-8219-40d1-a34f-c24ec69f4f72",
        "individual-id": PATIENT,
        "practitioner-id": "2097e072-92f6-4333-99d6-9693d63be652",
        "start-time": start,
        "end-time": end,
        "status-id": "8d25a2a6-8219-40d1-a34f-c24ec69f4f72",
        "type-id": "aa6243fb-e4c1-44a0-ae3c-f4c4ab115002",
        "add-video-channel": false,
        "guest-url": "https://example.com/guest",
        "host-url": "https://example.com/host",
        "description": "This is a test appointment",
        "patient-instruction": "Please reschedule at https://example.com/reschedule",
        "location": "Virtual"
    })
}

/// An appointment as it is answered: dates with a space and without a zone.
pub fn appointment() -> Value {
    json!({"data": {
        "id": APPOINTMENT,
        "type": "org-appointments",
        "attributes": appointment_attributes("2022-01-01 09:00:00", "2022-01-01 09:30:00")
    }})
}

/// What a creation gives.
pub fn created(resource_type: &str, id: &str) -> Value {
    json!({"data": {"id": id, "type": resource_type, "attributes": {}}})
}

/// A list that is one page.
pub fn page(items: Vec<Value>) -> Value {
    let total = items.len();
    json!({"data": items, "meta": {"page[total]": total}})
}

/// A document's attributes as CAR-13 takes them.
pub fn document_attributes() -> Value {
    json!({
        "attachment-content-type": "application/pdf",
        "attachment-filename": "example.pdf",
        "class-id": "aa6243fb-e4c1-44a0-ae3c-f4c4ab115002",
        "name": "Example Document",
        "description": "This is an example document",
        "individual-id": PATIENT,
        "organization-id": "8d25a2a6-8219-40d1-a34f-c24ec69f4f72"
    })
}

/// A document as CAR-16 lists it.
pub fn listed_document(id: &str) -> Value {
    json!({"id": id, "type": "org-document-references", "attributes": document_attributes()})
}

/// What CAR-13 gives, with a form whose fields are in no alphabetical order.
pub fn created_document(id: &str, upload_url: &str) -> String {
    format!(
        r#"{{"data": {{"id": "{id}", "type": "org-document-references", "attributes": {{"upload-info": {{
            "upload-url": "{upload_url}",
            "upload-data": {{"key": "uploads/{id}", "x-amz-date": "20220101T090000Z", "policy": "eyJl", "acl": "private"}}
        }}}}}}}}"#
    )
}
