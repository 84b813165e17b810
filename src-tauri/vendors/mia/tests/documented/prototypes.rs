//! Prototypes: MIA-13.

use serde_json::json;

use crate::exchange::{answering, client, sent_as};

#[tokio::test]
async fn mia_13_keeps_the_schema_as_it_came() {
    let schema =
        json!({"type": "object", "properties": {"systolic": {"type": "number", "minimum": 60, "maximum": 280}}});
    let server = answering(json!([
        {"identifier": "medisante-bp", "type": "measurements", "name": "medisante-BloodPressure", "schema": schema},
        {"identifier": 7, "colour": "red"}
    ]))
    .await;
    let prototypes = client(&server).prototypes().list().await.unwrap();
    let request = sent_as(&server, "GET /prototypes/").await;
    assert!(request.body.is_empty());
    assert_eq!(prototypes[0].identifier, "medisante-bp");
    assert_eq!(prototypes[0].kind.as_deref(), Some("measurements"));
    assert_eq!(prototypes[0].name.as_deref(), Some("medisante-BloodPressure"));
    assert_eq!(prototypes[0].schema, schema);
    assert!(prototypes[0].drift().is_empty());
    assert_eq!(
        (prototypes[1].identifier.as_str(), prototypes[1].drift()),
        ("7", vec!["MIA-13: field colour".to_owned()])
    );
}
