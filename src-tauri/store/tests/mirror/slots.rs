use store::SlotRow;

use crate::support::{at, connection, fresh};

fn slot(start: i64, read: i64) -> SlotRow {
    SlotRow { connection: connection(), room: "General".into(), start: at(start), duration_s: 900, read_at: at(read) }
}

#[tokio::test]
async fn a_stretch_that_was_never_read_is_not_a_stretch_without_slots() {
    let (_dir, store) = fresh().await;
    let (mirror, connection) = (store.mirror(), connection());
    mirror.put_slots(&connection, "General", at(0), at(60), &[], at(100)).await.unwrap();
    let read = mirror.slots(&connection, "General", at(0), at(60)).await.unwrap();
    assert_eq!((read.slots.len(), read.read_at), (0, Some(at(100))));
    let beyond = mirror.slots(&connection, "General", at(0), at(61)).await.unwrap();
    assert_eq!(beyond.read_at, None);
    let elsewhere = mirror.slots(&connection, "Other", at(0), at(60)).await.unwrap();
    assert_eq!(elsewhere.read_at, None);
}

#[tokio::test]
async fn a_read_replaces_the_slots_of_its_stretch_only() {
    let (_dir, store) = fresh().await;
    let (mirror, connection) = (store.mirror(), connection());
    mirror
        .put_slots(&connection, "General", at(0), at(60), &[slot(0, 1), slot(15, 1), slot(45, 1)], at(1))
        .await
        .unwrap();
    mirror.put_slots(&connection, "General", at(10), at(30), &[slot(20, 2)], at(2)).await.unwrap();
    let view = mirror.slots(&connection, "General", at(0), at(60)).await.unwrap();
    assert_eq!(view.slots, [slot(0, 1), slot(20, 2), slot(45, 1)]);
    assert_eq!(view.read_at, Some(at(1)));
    let middle = mirror.slots(&connection, "General", at(10), at(30)).await.unwrap();
    assert_eq!((middle.slots, middle.read_at), (vec![slot(20, 2)], Some(at(2))));
}
