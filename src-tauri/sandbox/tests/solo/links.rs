//! SOLO-09 to SOLO-12.

use reqwest::Method;
use serde_json::json;

use crate::tenant::{Tenant, send, small};

#[tokio::test]
async fn sandbox_solo_09_gives_the_provider_a_link_to_this_simulator() {
    let tenant = Tenant::open().await;
    let id = tenant.book("pt-1001", "x").await;
    let reply = tenant.get(&format!("/qapi/v1/appointments/{id}/provider-link")).await.json();
    assert_eq!(reply["id"], id);
    assert!(reply["providerVisitUrl"].as_str().unwrap().starts_with(&tenant.simulator.base_url()));
    assert_eq!(tenant.get("/qapi/v1/appointments/5/provider-link").await.status, 404);
}

#[tokio::test]
async fn sandbox_solo_10_needs_the_teams_token_as_well() {
    let tenant = Tenant::open().await;
    let id = tenant.book("pt-1001", "x").await;
    let path = format!("/qapi/v1/appointments/{id}/msteams-provider-link");
    assert_eq!(tenant.get(&path).await.status, 401);
    let wrong = tenant.request(Method::GET, &path).header("Teams-Auth-Token", "wrong");
    assert_eq!(send(wrong).await.status, 401);
    let right = tenant.request(Method::GET, &path).header("Teams-Auth-Token", "demo-teams-token");
    let reply = send(right).await.json();
    assert_eq!(reply["id"], id);
    let link = reply["msTeamsProviderVisitUrl"].as_str().unwrap();
    assert!(link.starts_with("https://teams.microsoft.com/v2/?meetingjoin=true"));
}

#[tokio::test]
async fn sandbox_solo_10_is_forbidden_in_a_tenant_without_teams() {
    let tenant = Tenant::with(sandbox::SimulatorOptions { teams_token: None, ..small() }).await;
    let id = tenant.book("pt-1001", "x").await;
    let path = format!("/qapi/v1/appointments/{id}/msteams-provider-link");
    let request = tenant.request(Method::GET, &path).header("Teams-Auth-Token", "any");
    assert_eq!(send(request).await.status, 403);
}

#[tokio::test]
async fn sandbox_solo_11_gives_links_by_external_id_and_404_when_nothing_carries_it() {
    let tenant = Tenant::open().await;
    let first = tenant.book("pt-1001", "mine").await;
    tenant.book("pt-1002", "mine").await;
    let reply = tenant.get("/qapi/v1/appointments/mine/video-call-links").await.json();
    assert_eq!(reply["appointmentExternalId"], "mine");
    let by_said =
        tenant.get(&format!("/qapi/v1/appointments/id/type/SAID/value/{first}/video-call-links")).await.json();
    assert_eq!(reply, by_said, "the first visit wins");
    assert!(reply.get("id").is_none(), "no internal id is told");
    assert_eq!(tenant.get("/qapi/v1/appointments/other/video-call-links").await.status, 404);
    assert_eq!(tenant.get(&format!("/qapi/v1/appointments/{first}/video-call-links")).await.status, 404);
}

#[tokio::test]
async fn sandbox_solo_12_gives_links_by_said_even_without_an_external_id() {
    let tenant = Tenant::open().await;
    let id = tenant.control().book_elsewhere(500_001, "Urgent Care", crate::tenant::start());
    let reply = tenant.get(&format!("/qapi/v1/appointments/id/type/SAID/value/{id}/video-call-links")).await.json();
    assert_eq!(reply["appointmentExternalId"], json!(null));
    assert_ne!(reply["providerVisitUrl"], reply["patientVisitUrl"]);
    assert_eq!(tenant.get("/qapi/v1/appointments/id/type/SAID/value/x/video-call-links").await.status, 400);
    assert_eq!(tenant.get("/qapi/v1/appointments/id/type/SAID/value/5/video-call-links").await.status, 404);
}
