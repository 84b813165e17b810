use store::RoomRow;

use crate::support::{at, connection, fresh};

fn room(id: &str, name: &str) -> RoomRow {
    RoomRow {
        connection: connection(),
        vendor_room_id: id.into(),
        name: name.into(),
        service_line: Some("General".into()),
        service_type: None,
        read_at: at(1),
    }
}

#[tokio::test]
async fn the_list_of_a_connection_replaces_the_one_before() {
    let (_dir, store) = fresh().await;
    store.mirror().put_rooms(&connection(), &[room("1", "b"), room("2", "A")]).await.unwrap();
    assert_eq!(store.mirror().rooms().await.unwrap(), [room("2", "A"), room("1", "b")]);
    store.mirror().put_rooms(&connection(), &[room("3", "C")]).await.unwrap();
    assert_eq!(store.mirror().rooms().await.unwrap(), [room("3", "C")]);
}

#[tokio::test]
async fn a_list_that_cannot_be_kept_leaves_the_one_before() {
    let (_dir, store) = fresh().await;
    store.mirror().put_rooms(&connection(), &[room("1", "b")]).await.unwrap();
    let twice = store.mirror().put_rooms(&connection(), &[room("2", "x"), room("2", "y")]).await.unwrap_err();
    assert!(matches!(twice, store::StoreError::Duplicate { .. }), "{twice:?}");
    assert_eq!(store.mirror().rooms().await.unwrap(), [room("1", "b")]);
}
