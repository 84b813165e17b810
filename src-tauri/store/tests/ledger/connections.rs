use domain::{AccountSettings, ConnectionId, SecretKind};
use store::ConnectionRow;

use crate::support::{at, connection, fresh};

fn row(id: ConnectionId, created: i64) -> ConnectionRow {
    ConnectionRow {
        id,
        name: "North".into(),
        issuer: "North Clinic".into(),
        base_url: "https://solo.example".into(),
        zone: "America/New_York".into(),
        enabled: true,
        settings: AccountSettings::Solo,
        secrets: vec![SecretKind::ApiKey, SecretKind::LinkingSecret],
        demo: false,
        created_at: at(created),
    }
}

#[tokio::test]
async fn a_connection_is_kept_whole_replaced_and_removed() {
    let (_dir, store) = fresh().await;
    let (first, second) = (row(connection(), 5), row(ConnectionId("00000001".into()), 1));
    let mut tx = store.ledger().begin().await.unwrap();
    tx.put_connection(&first).await.unwrap();
    tx.put_connection(&second).await.unwrap();
    tx.commit().await.unwrap();
    assert!(store.ledger().connections().await.unwrap() == [second, first.clone()]);

    let renamed = ConnectionRow { name: "South".into(), enabled: false, secrets: vec![SecretKind::ApiKey], ..first };
    let mut tx = store.ledger().begin().await.unwrap();
    tx.put_connection(&renamed).await.unwrap();
    tx.commit().await.unwrap();
    assert!(store.ledger().connection(&connection()).await.unwrap() == Some(renamed));

    let mut tx = store.ledger().begin().await.unwrap();
    tx.delete_connection(&connection()).await.unwrap();
    tx.commit().await.unwrap();
    assert!(store.ledger().connection(&connection()).await.unwrap().is_none());
}
