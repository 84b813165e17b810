use store::WebhookRow;

use crate::support::{at, connection, fresh};

fn row(webhook: &str) -> WebhookRow {
    WebhookRow {
        connection: connection(),
        webhook: webhook.into(),
        endpoint: "https://clinic.example/hook/x".into(),
        events: vec!["appointment:scheduled".into()],
    }
}

#[tokio::test]
async fn a_list_of_webhooks_replaces_the_last_one_and_an_empty_list_was_read_too() {
    let (_dir, store) = fresh().await;
    let mirror = store.mirror();
    assert!(mirror.webhooks().await.unwrap().read_at.is_empty());
    mirror.put_webhooks(&connection(), &[row("b"), row("a")], at(1)).await.unwrap();
    assert!(mirror.webhooks().await.unwrap().webhooks == [row("b"), row("a")]);
    mirror.put_webhooks(&connection(), &[], at(2)).await.unwrap();
    let read = mirror.webhooks().await.unwrap();
    assert!(read.webhooks.is_empty());
    assert_eq!(read.read_at.get(&connection()), Some(&at(2)));
    mirror.put_webhooks(&connection(), &[row("a")], at(3)).await.unwrap();
    mirror.forget_connection(&connection()).await.unwrap();
    let read = mirror.webhooks().await.unwrap();
    assert!(read.webhooks.is_empty() && read.read_at.is_empty());
}
