//! Links into a call: SOLO-09 to SOLO-12.

use serde_json::json;
use solo::{AppointmentId, CallErrorKind, ExternalAppointmentId, Said, SecretString, Solo, VideoCallLinks};

use crate::bodies;
use crate::exchange::{answering, client, config, count, header, sent_as};

fn assert_documented(links: &VideoCallLinks) {
    assert_eq!(
        links.appointment_external_id,
        Some(ExternalAppointmentId("2e96ed0e-0f80-4dc3-b2c1-42e65b789e56".to_owned()))
    );
    assert_eq!(links.provider_visit_url.as_deref(), Some("https://linktoappointmentforprovider.example/p"));
    assert_eq!(links.patient_visit_url.as_deref(), Some("https://linktoappointmentforpatient.example/q"));
    assert!(!format!("{links:?}").contains("https"), "whoever has a link can enter");
}

#[tokio::test]
async fn solo_09_reads_the_documented_provider_link() {
    let server = answering(json!({"id": 1, "providerVisitUrl": "https://forprovider.example/1"})).await;
    let link = client(&server).links().provider(AppointmentId(1)).await.unwrap();
    let request = sent_as(&server, "GET /qapi/v1/appointments/1/provider-link").await;
    assert_eq!(header(&request, "teams-auth-token"), [""; 0]);
    assert_eq!((link.id, link.url.as_str()), (Some(AppointmentId(1)), "https://forprovider.example/1"));
    assert!(!format!("{link:?}").contains("https"), "whoever has the link can enter");
}

#[tokio::test]
async fn solo_10_sends_the_teams_token_and_reads_the_documented_link() {
    let url = "https://teams.microsoft.com/v2/?meetingjoin=true";
    let server = answering(json!({"id": 1, "msTeamsProviderVisitUrl": url})).await;
    let mut config = config(&server);
    config.teams_token = Some(SecretString::from("TeamsAuthToken"));
    let link = Solo::new(config).unwrap().links().teams(AppointmentId(1)).await.unwrap();
    let request = sent_as(&server, "GET /qapi/v1/appointments/1/msteams-provider-link").await;
    assert_eq!(header(&request, "teams-auth-token"), ["TeamsAuthToken"]);
    assert_eq!((link.id, link.url.as_str()), (Some(AppointmentId(1)), url));
}

#[tokio::test]
async fn solo_10_is_not_sent_without_a_token() {
    let server = answering(json!({})).await;
    let error = client(&server).links().teams(AppointmentId(1)).await.unwrap_err();
    assert!(matches!(error.kind(), CallErrorKind::InvalidInput { field: "Teams-Auth-Token", .. }));
    assert_eq!(count(&server).await, 0);
}

#[tokio::test]
async fn solo_11_reads_both_links_by_the_integrators_reference() {
    let server = answering(bodies::both_links()).await;
    let id = ExternalAppointmentId("2e96ed0e-0f80-4dc3-b2c1-42e65b789e56".to_owned());
    assert_documented(&client(&server).links().by_external_id(&id).await.unwrap());
    sent_as(&server, "GET /qapi/v1/appointments/2e96ed0e-0f80-4dc3-b2c1-42e65b789e56/video-call-links").await;
}

#[tokio::test]
async fn solo_12_reads_both_links_by_solos_number() {
    let server = answering(bodies::both_links()).await;
    assert_documented(&client(&server).links().by_said(Said(1)).await.unwrap());
    sent_as(&server, "GET /qapi/v1/appointments/id/type/SAID/value/1/video-call-links").await;
}

#[tokio::test]
async fn solo_09_without_a_link_is_malformed_and_never_an_empty_link() {
    for body in [json!({"id": 1}), json!({"id": 1, "providerVisitUrl": null})] {
        let server = answering(body).await;
        let error = client(&server).links().provider(AppointmentId(1)).await.unwrap_err();
        assert_eq!(error.kind(), CallErrorKind::Malformed);
    }
}
