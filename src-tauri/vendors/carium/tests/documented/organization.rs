use carium::{CariumConfig, OrganizationFilter, PageAt, named};
use serde_json::{Value, json};

use crate::bodies;
use crate::exchange::{ORGANIZATION, answering, client, config, logged_in, sent_as};

fn status(id: &str, name: Value) -> Value {
    json!({"id": id, "type": "org-appointment-statuses", "attributes": {"name": name, "organization-id": ORGANIZATION}})
}

#[tokio::test]
async fn car_09_lists_practitioners_at_the_rightly_spelled_path() {
    let named = json!({"id": "p1", "type": "org-practitioners", "attributes": {"name": "Dr. Ada Byron"}});
    let split =
        json!({"id": "p2", "type": "org-practitioners", "attributes": {"first-name": "Ada", "last-name": "Byron"}});
    let nameless = json!({"id": "p3", "type": "org-practitioners", "attributes": null});
    let server = answering(bodies::page(vec![named, split, nameless])).await;
    let page = client(&server).await.organization().practitioners(PageAt::default()).await.unwrap();
    let line = format!(
        "GET /caredb/v1/org-practitioners/?filter[organization-id]={ORGANIZATION}&page[limit]=100&page[offset]=0"
    );
    sent_as(&server, &line).await;
    let names: Vec<_> = page.items.iter().map(|one| one.attributes.display_name()).collect();
    assert_eq!(names, [Some("Dr. Ada Byron".to_owned()), Some("Ada Byron".to_owned()), None]);
}

#[tokio::test]
async fn car_10_lists_statuses_and_finds_the_organisations_word_for_cancelled() {
    let list = vec![status("s1", json!("Scheduled")), status("s2", json!(" Canceled ")), status("s3", Value::Null)];
    let server = answering(bodies::page(list)).await;
    let page = client(&server).await.organization().appointment_statuses(PageAt::default()).await.unwrap();
    let line = format!(
        "GET /caredb/v1/org-appointment-statuses/?filter[organization-id]={ORGANIZATION}&page[limit]=100&page[offset]=0"
    );
    sent_as(&server, &line).await;
    assert_eq!(named(&page.items, &["cancelled", "canceled"]).unwrap().id.as_str(), "s2");
    assert!(named(&page.items, &["no show"]).is_none());
    assert!(page.items.iter().all(|one| one.drift("CAR-10").is_empty()));
}

#[tokio::test]
async fn car_10_never_guesses_between_two_statuses_of_one_name() {
    let server = answering(bodies::page(vec![status("s1", json!("Cancelled")), status("s2", json!("canceled"))])).await;
    let page = client(&server).await.organization().appointment_statuses(PageAt::default()).await.unwrap();
    assert!(named(&page.items, &["cancelled", "canceled"]).is_none());
}

#[tokio::test]
async fn car_11_lists_types_and_takes_the_organisation_as_configured() {
    let list =
        vec![json!({"id": 7, "type": "org-appointment-types", "attributes": {"name": "Video visit", "color": "red"}})];
    let server = answering(bodies::page(list)).await;
    let config = CariumConfig { organization_filter: OrganizationFilter::Plain, ..config(&server) };
    let page = logged_in(config).await.organization().appointment_types(PageAt::default()).await.unwrap();
    let line =
        format!("GET /caredb/v1/org-appointment-types/?organization-id={ORGANIZATION}&page[limit]=100&page[offset]=0");
    sent_as(&server, &line).await;
    assert_eq!(page.items[0].id.as_str(), "7", "a number is taken as text");
    assert_eq!(page.items[0].drift("CAR-11"), ["CAR-11: field color"]);
}
