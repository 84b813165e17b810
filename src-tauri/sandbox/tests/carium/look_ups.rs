//! CAR-09 to CAR-12.

use serde_json::json;

use crate::tenant::Tenant;

#[tokio::test]
async fn sandbox_car_09_to_11_list_what_the_organisation_has_defined() {
    let tenant = Tenant::open().await;
    let control = tenant.control();
    for (path, kind, known) in [
        ("org-practitioners", "org-practitioners", control.practitioners()),
        ("org-appointment-statuses", "org-appointment-statuses", control.statuses()),
        ("org-appointment-types", "org-appointment-types", control.types()),
    ] {
        let list =
            tenant.get(&format!("/caredb/v1/{path}/?filter[organization-id]={}", tenant.organization)).await.json();
        let data = list["data"].as_array().unwrap();
        assert_eq!(list["meta"]["page[total]"], known.len());
        for (one, (name, id)) in data.iter().zip(&known) {
            assert_eq!((&one["type"], &one["id"]), (&json!(kind), &json!(id)));
            assert_eq!(one["attributes"], json!({ "name": name, "organization-id": tenant.organization }));
        }
        let other = "8d25a2a6-8219-40d1-a34f-c24ec69f4f72";
        let others = tenant.get(&format!("/caredb/v1/{path}/?filter[organization-id]={other}")).await.json();
        assert_eq!(others["meta"]["page[total]"], 0);
    }
    assert!(control.statuses().iter().any(|(name, _)| name == "Cancelled"));
    assert_eq!(tenant.get("/caredb/v1/org-practioners/").await.status, 404, "the document's misspelling");
}

#[tokio::test]
async fn sandbox_car_12_wants_the_organisation_plainly() {
    let tenant = Tenant::open().await;
    let path = "/caredb/v1/org-document-classes/";
    let list = tenant.get(&format!("{path}?organization-id={}", tenant.organization)).await.json();
    assert_eq!(list["data"][0]["type"], "org-document-classes");
    assert_eq!(list["meta"]["page[total]"], tenant.control().document_classes().len());
    assert_eq!(tenant.get(path).await.status, 400);
    let filtered = tenant.get(&format!("{path}?filter[organization-id]={}", tenant.organization)).await;
    assert_eq!(filtered.code(), "parameter");
    let other = tenant.get(&format!("{path}?organization-id=8d25a2a6-8219-40d1-a34f-c24ec69f4f72")).await;
    assert_eq!(other.status, 403);
}
