//! CAR-13 to CAR-18: four steps up, two steps down.

use reqwest::Method;
use serde_json::{Value, json};

use crate::tenant::{REFERENCES, Reply, Tenant, send, small};

const FILE: &[u8] = b"%PDF-1.4\r\n--not a boundary\r\n%%EOF";

fn reference(tenant: &Tenant) -> Value {
    json!({ "data": { "type": "org-document-references", "attributes": {
        "attachment-content-type": "application/pdf",
        "attachment-filename": "letter \"one\".pdf",
        "class-id": tenant.control().document_classes()[0].1,
        "name": "Letter",
        "description": "To the family doctor",
        "individual-id": tenant.individual(0),
        "organization-id": tenant.organization,
    } } })
}

/// The id, and the form in its own order.
async fn create(tenant: &Tenant) -> (String, Vec<(String, String)>) {
    let reply = tenant.post(REFERENCES, reference(tenant)).await;
    assert_eq!(reply.status, 201, "{}", reply.text());
    let data = &reply.json()["data"];
    let info = &data["attributes"]["upload-info"];
    assert_eq!(info["upload-url"], format!("{}/storage/uploads/", tenant.simulator.base_url()));
    let fields = info["upload-data"].as_object().unwrap().iter();
    let fields = fields.map(|(name, value)| (name.clone(), value.as_str().unwrap().to_owned())).collect();
    (data["id"].as_str().unwrap().to_owned(), fields)
}

fn form(parts: &[(String, String)], after: &[(String, String)], with_file: bool) -> Vec<u8> {
    let mut body = Vec::new();
    let mut field = |head: String, content: &[u8]| {
        body.extend_from_slice(format!("--edge\r\nContent-Disposition: form-data; {head}\r\n\r\n").as_bytes());
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n");
    };
    for (name, value) in parts {
        field(format!("name=\"{name}\""), value.as_bytes());
    }
    if with_file {
        field("name=\"file\"; filename=\"letter.pdf\"".to_owned(), FILE);
    }
    for (name, value) in after {
        field(format!("name=\"{name}\""), value.as_bytes());
    }
    body.extend_from_slice(b"--edge--\r\n");
    body
}

async fn upload(tenant: &Tenant, body: Vec<u8>) -> Reply {
    let request = tenant.bare(Method::POST, "/storage/uploads/");
    send(request.header("Content-Type", "multipart/form-data; boundary=edge").body(body)).await
}

async fn process(tenant: &Tenant, id: &str) -> Reply {
    send(tenant.request(Method::POST, &format!("{REFERENCES}{id}/process-upload/"))).await
}

async fn link(tenant: &Tenant, id: &str) -> String {
    let info = tenant.get(&format!("{REFERENCES}{id}/get-download-info/")).await;
    info.json()["url"].as_str().unwrap_or_else(|| panic!("{}", info.text())).to_owned()
}

#[tokio::test]
async fn a_file_goes_up_in_four_steps_and_comes_down_in_two_byte_for_byte() {
    let tenant = Tenant::open().await;
    let orphans = tenant.control().orphans().len();
    let (id, fields) = create(&tenant).await;
    assert_eq!(tenant.control().orphans().len(), orphans + 1, "a reference without a file is an orphan");
    let sent = upload(&tenant, form(&fields, &[], true)).await;
    assert_eq!((sent.status, sent.body.len()), (204, 0));
    assert_eq!(tenant.control().orphans().last().unwrap()["state"], "uploaded");
    assert_eq!(process(&tenant, &id).await.status, 200);
    assert_eq!(process(&tenant, &id).await.status, 200, "it may be repeated");
    assert_eq!(tenant.control().orphans().len(), orphans);
    assert_eq!(tenant.control().file_of(&id).as_deref(), Some(FILE));
    let file = send(tenant.client.get(link(&tenant, &id).await)).await;
    assert_eq!((file.status, file.body.as_slice()), (200, FILE));
    assert_eq!(file.headers["content-type"], "application/pdf");
    assert_eq!(file.headers["content-disposition"], "attachment; filename=\"letter \"one\".pdf\"");
}

#[tokio::test]
async fn sandbox_car_13_refuses_what_the_contract_does_not_allow() {
    let tenant = Tenant::open().await;
    let before = tenant.control().documents().len();
    for (name, value) in [
        ("class-id", json!("8d25a2a6-8219-40d1-a34f-c24ec69f4f72")),
        ("individual-id", json!("8d25a2a6-8219-40d1-a34f-c24ec69f4f72")),
        ("organization-id", json!("8d25a2a6-8219-40d1-a34f-c24ec69f4f72")),
        ("attachment-content-type", json!("pdf")),
        ("attachment-filename", json!("")),
        ("name", json!(7)),
        ("content_type", json!("application/pdf")),
    ] {
        let mut body = reference(&tenant);
        body["data"]["attributes"][name] = value;
        let reply = tenant.post(REFERENCES, body).await;
        assert_eq!(reply.refusal(), (400, vec![format!("/data/attributes/{name}")]));
    }
    assert_eq!(tenant.control().documents().len(), before);
}

#[tokio::test]
async fn sandbox_car_14_wants_every_field_before_the_file_and_nothing_after_it() {
    let tenant = Tenant::open().await;
    let (_, fields) = create(&tenant).await;
    let without = |name: &str| {
        let kept: Vec<_> = fields.iter().filter(|(field, _)| field != name).cloned().collect();
        let gone: Vec<_> = fields.iter().filter(|(field, _)| field == name).cloned().collect();
        (kept, gone)
    };
    let (kept, gone) = without("policy");
    let extra = [fields.clone(), vec![("acl".to_owned(), "public".to_owned())]].concat();
    let mut other = fields.clone();
    other.iter_mut().filter(|(name, _)| name == "x-amz-signature").for_each(|(_, value)| value.push('0'));
    for (body, status, what) in [
        (form(&kept, &gone, true), 400, "a field after the file"),
        (form(&kept, &[], true), 403, "a field missing"),
        (form(&without("key").0, &[], true), 403, "no key"),
        (form(&extra, &[], true), 403, "a field too many"),
        (form(&other, &[], true), 403, "another signature"),
        (form(&fields, &[], false), 400, "no file"),
        (b"nothing".to_vec(), 400, "no form"),
    ] {
        let reply = upload(&tenant, body).await;
        assert_eq!(
            (reply.status, &reply.headers["content-type"]),
            (status, &"application/xml".parse().unwrap()),
            "{what}"
        );
    }
    assert_eq!(tenant.control().documents().last().unwrap()["state"], "waiting");
    assert_eq!(upload(&tenant, form(&fields, &[], true)).await.status, 204);
}

#[tokio::test]
async fn sandbox_car_14_refuses_the_accounts_token_and_a_form_whose_time_is_over() {
    let tenant = Tenant::open().await;
    let (_, fields) = create(&tenant).await;
    let request = tenant.bare(Method::POST, "/storage/uploads/").bearer_auth(&tenant.token);
    let request = request.header("Content-Type", "multipart/form-data; boundary=edge").body(form(&fields, &[], true));
    let told = send(request).await;
    assert!(told.status == 400 && told.text().contains("Only one auth mechanism allowed"), "{}", told.text());
    tenant.control().expire_signatures();
    let late = upload(&tenant, form(&fields, &[], true)).await;
    assert!(late.status == 403 && late.text().contains("Policy expired"), "{}", late.text());
}

#[tokio::test]
async fn sandbox_car_15_does_not_end_an_upload_that_has_no_file_and_takes_no_body() {
    let tenant = Tenant::open().await;
    let (id, fields) = create(&tenant).await;
    assert_eq!(process(&tenant, &id).await.code(), "not-uploaded");
    upload(&tenant, form(&fields, &[], true)).await;
    let path = format!("{REFERENCES}{id}/process-upload/");
    assert_eq!(tenant.post(&path, json!({})).await.status, 400);
    let bare = tenant.bare(Method::POST, &path).header("Accept", crate::tenant::JSON_API);
    assert_eq!(send(bare).await.status, 401);
    assert_eq!(process(&tenant, "8d25a2a6-8219-40d1-a34f-c24ec69f4f72").await.status, 404);
}

#[tokio::test]
async fn sandbox_car_16_lists_a_patients_references_with_the_organisation_beside() {
    let tenant = Tenant::open().await;
    let (id, _) = create(&tenant).await;
    let query = format!("filter[individual-id]={}&organization-id={}", tenant.individual(0), tenant.organization);
    let list = tenant.get(&format!("{REFERENCES}?{query}")).await.json();
    let data = list["data"].as_array().unwrap();
    let mine = data.iter().find(|one| one["id"] == json!(id)).expect("a reference without a file is listed too");
    assert_eq!(mine["type"], "org-document-references");
    assert_eq!(mine["attributes"].get("upload-info"), None, "the form is handed out once");
    assert_eq!(data.len(), 3, "two seeded, one made");
    let without = tenant.get(&format!("{REFERENCES}?filter[individual-id]={}", tenant.individual(0))).await;
    assert_eq!(without.status, 400);
}

#[tokio::test]
async fn sandbox_car_17_gives_no_link_before_the_upload_has_been_ended() {
    let tenant = Tenant::open().await;
    let (id, _) = create(&tenant).await;
    assert_eq!(tenant.get(&format!("{REFERENCES}{id}/get-download-info/")).await.code(), "not-uploaded");
}

#[tokio::test]
async fn sandbox_car_17_may_tell_the_link_in_a_resource() {
    let tenant = Tenant::with(sandbox::CariumOptions { nests_download_info: true, ..small() }).await;
    let id = tenant.control().documents()[0]["id"].as_str().unwrap().to_owned();
    let info = tenant.get(&format!("{REFERENCES}{id}/get-download-info/")).await.json();
    let url = info["data"]["attributes"]["download-info"]["download-url"].as_str().unwrap();
    assert_eq!(send(tenant.client.get(url)).await.status, 200);
}

#[tokio::test]
async fn sandbox_car_18_refuses_a_token_a_changed_query_and_a_link_whose_time_is_over() {
    let tenant = Tenant::open().await;
    let documents = tenant.control().documents();
    let (id, other) = (documents[0]["id"].as_str().unwrap(), documents[1]["id"].as_str().unwrap());
    let url = link(&tenant, id).await;
    let told = send(tenant.client.get(&url).bearer_auth(&tenant.token)).await;
    assert!(told.status == 400 && told.text().contains("Only one auth mechanism allowed"));
    let plainer = url.replace("%20", "+");
    assert_ne!(plainer, url);
    for changed in [plainer, format!("{url}&more=1"), url.replace(id, other)] {
        let refused = send(tenant.client.get(&changed)).await;
        assert!(refused.status == 403 && refused.text().contains("SignatureDoesNotMatch"), "{changed}");
    }
    assert_eq!(send(tenant.client.get(&url)).await.status, 200);
    tenant.control().expire_signatures();
    let late = send(tenant.client.get(&url)).await;
    assert!(late.status == 403 && late.text().contains("expired"));
}
