use store::AttachmentRow;

use crate::support::{at, connection, fresh, visit};

fn file(id: &str, deleted: bool) -> AttachmentRow {
    AttachmentRow {
        id: id.to_owned(),
        title: Some("Referral.pdf".to_owned()),
        media_type: None,
        size: Some(5_000_000),
        uploaded_at: Some(at(0)),
        deleted,
    }
}

#[tokio::test]
async fn a_visits_files_are_replaced_by_a_newer_reading_and_kept_against_an_older_one() {
    let (_dir, store) = fresh().await;
    let mirror = store.mirror();
    assert_eq!(mirror.attachments(&visit(1)).await.unwrap().read_at, None);
    mirror.put_attachments(&connection(), &visit(1), &[file("a", false), file("b", true)], at(5)).await.unwrap();
    mirror.put_attachments(&connection(), &visit(1), &[], at(4)).await.unwrap();
    let view = mirror.attachments(&visit(1)).await.unwrap();
    assert_eq!((view.files.len(), view.read_at), (2, Some(at(5))));
    assert!(view.files[1].deleted);
    mirror.put_attachments(&connection(), &visit(1), &[file("a", true)], at(6)).await.unwrap();
    assert_eq!(mirror.attachments(&visit(1)).await.unwrap().files, [file("a", true)]);
    mirror.forget_connection(&connection()).await.unwrap();
    assert_eq!(mirror.attachments(&visit(1)).await.unwrap().read_at, None);
}
