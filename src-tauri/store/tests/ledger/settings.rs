use serde_json::json;

use crate::support::fresh;

#[tokio::test]
async fn a_setting_keeps_its_last_value_and_an_unset_one_is_absent() {
    let (_dir, store) = fresh().await;
    let mut tx = store.ledger().begin().await.unwrap();
    tx.put_setting("zone", &json!("Europe/Paris")).await.unwrap();
    tx.put_setting("thresholds", &json!({"target": 15})).await.unwrap();
    tx.put_setting("zone", &json!("Europe/Madrid")).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(store.ledger().setting("zone").await.unwrap(), Some(json!("Europe/Madrid")));
    assert_eq!(store.ledger().setting("density").await.unwrap(), None);
    assert_eq!(store.ledger().settings().await.unwrap().len(), 2);
}
