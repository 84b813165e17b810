//! Waiting rooms: SOLO-15.

use serde_json::json;
use solo::CallErrorKind;

use crate::exchange::{answering, client, sent_as};

#[tokio::test]
async fn solo_15_reads_the_documented_rooms() {
    let server = answering(json!([
        {
            "id": "7669483a-6b12-497d-acb9-ddbf558d2b2a",
            "name": "Default Waiting Room Name 1", "serviceLine": "Demo", "serviceType": "Demo"
        },
        {
            "id": "abf8130c-24a7-4df0-b978-ca18c538dc71",
            "name": "Default Waiting Room Name 2", "serviceLine": "Demo", "serviceType": "Other"
        }
    ]))
    .await;
    let rooms = client(&server).rooms().list().await.unwrap();
    let request = sent_as(&server, "GET /qapi/v1/waiting-rooms").await;
    assert!(request.body.is_empty());
    let read: Vec<_> = rooms
        .iter()
        .map(|room| {
            assert!(room.extra.is_empty());
            (room.id.as_str(), room.name.as_str(), room.service_line.as_deref(), room.service_type.as_deref())
        })
        .collect();
    assert_eq!(
        read,
        [
            ("7669483a-6b12-497d-acb9-ddbf558d2b2a", "Default Waiting Room Name 1", Some("Demo"), Some("Demo")),
            ("abf8130c-24a7-4df0-b978-ca18c538dc71", "Default Waiting Room Name 2", Some("Demo"), Some("Other")),
        ]
    );
}

#[tokio::test]
async fn solo_15_keeps_both_of_two_rooms_with_one_name_and_what_it_does_not_know() {
    let server = answering(json!([
        {"id": "a", "name": "Room", "serviceLine": null, "colour": "green"},
        {"id": 2, "name": "Room"}
    ]))
    .await;
    let rooms = client(&server).rooms().list().await.unwrap();
    let ids: Vec<_> = rooms.iter().map(|room| room.id.as_str()).collect();
    assert_eq!(ids, ["a", "2"]);
    assert_eq!(rooms[0].service_line, None);
    assert_eq!(rooms[0].extra["colour"], "green");
}

#[tokio::test]
async fn solo_15_does_not_take_an_object_for_an_empty_list() {
    let server = answering(json!({"rooms": []})).await;
    assert_eq!(client(&server).rooms().list().await.unwrap_err().kind(), CallErrorKind::Malformed);
}
