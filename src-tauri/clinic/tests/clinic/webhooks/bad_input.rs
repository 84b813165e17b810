//! Whatever arrives at the door and is no delivery of the vendor's is counted and shown, and changes nothing.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use domain::{DeliveryOutcome, VisitId};
use futures::StreamExt;
use vault::ExposeSecret;

use super::hooked::Hooked;
use crate::support::until;

const PARTS: [usize; 2] = [12, 36];

/// What the board says of every visit.
async fn board(hooked: &Hooked) -> Vec<(VisitId, String, String)> {
    let mut rows: Vec<_> = hooked
        .desktop
        .rows()
        .await
        .into_iter()
        .map(|row| (row.visit, row.status_word, format!("{:?}", row.start)))
        .collect();
    rows.sort();
    rows
}

/// Posts all of them and waits until each was opened.
async fn arrive(hooked: &Hooked, bodies: Vec<Vec<u8>>) {
    futures::stream::iter(bodies).for_each_concurrent(16, |body| hooked.post(body)).await;
    until("every delivery was opened", || async {
        let counts = hooked.view().await.today;
        (counts.received > 0 && counts.open == 0).then_some(())
    })
    .await;
}

fn sealed(salt: &[u8], iv: &[u8], ciphertext: &[u8]) -> Vec<u8> {
    [STANDARD.encode(salt), STANDARD.encode(iv), STANDARD.encode(ciphertext)].concat().into_bytes()
}

/// Every copy in which one bit differs.
fn flipped(bytes: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    (0..bytes.len() * 8).map(|bit| {
        let mut copy = bytes.to_vec();
        copy[bit / 8] ^= 1 << (bit % 8);
        copy
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn no_single_bit_of_a_delivery_can_be_changed_to_change_anything_here() {
    let hooked = Hooked::open().await;
    let key = hooked.subscribe().await;
    until("the key is known", || async { (hooked.view().await.receiver.addresses[0].keys == 1).then_some(()) }).await;
    // A visit that nobody told us of: were one of the copies followed, it would stand on the board.
    let number = hooked.book_elsewhere_untold().await;
    let before = board(&hooked).await;
    let hint = format!(r#"{{"event":"appointment:scheduled","data":{{"appointmentId":{number}}}}}"#);
    let body = solo::crypto::seal(key.expose_secret().as_bytes(), hint.as_bytes()).unwrap();
    let (salt, rest) = body.split_at(PARTS[0]);
    let (iv, ciphertext) = rest.split_at(PARTS[1] - PARTS[0]);
    let [salt, iv, ciphertext] = [salt, iv, ciphertext].map(|part| STANDARD.decode(part).unwrap());

    let mut copies: Vec<Vec<u8>> = Vec::new();
    copies.extend(flipped(&salt).map(|salt| sealed(&salt, &iv, &ciphertext)));
    copies.extend(flipped(&iv).map(|iv| sealed(&salt, &iv, &ciphertext)));
    copies.extend(flipped(&ciphertext).map(|ciphertext| sealed(&salt, &iv, &ciphertext)));
    copies.extend((0..ciphertext.len()).map(|length| sealed(&salt, &iv, &ciphertext[..length])));
    copies.extend((1..=32).map(|more| sealed(&salt, &iv, &[ciphertext.as_slice(), &vec![0; more]].concat())));
    copies.extend((1..body.len()).map(|length| body.as_bytes()[..length].to_vec()));
    copies.extend(flipped(body.as_bytes()));
    copies.sort();
    copies.dedup();
    let different = u32::try_from(copies.len()).unwrap();
    assert!(different > 1_500, "{different}");
    arrive(&hooked, copies).await;

    let counts = hooked.view().await.today;
    assert_eq!(counts.received, different, "each is counted");
    assert_eq!(counts.read_back, 0, "none was followed");
    assert_eq!(board(&hooked).await, before, "nothing changed");
    assert!(counts.unreadable > different * 9 / 10, "{counts:?}");

    // The test can fail: the delivery as it was sent is followed.
    hooked.post(body).await;
    let delivery = hooked.newest(DeliveryOutcome::ReadBack).await;
    assert_eq!(delivery.changed, ["new"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn replays_are_counted_and_read_nothing_again() {
    let hooked = Hooked::open().await;
    let key = hooked.subscribe().await;
    until("the key is known", || async { (hooked.view().await.receiver.addresses[0].keys == 1).then_some(()) }).await;
    let number = hooked.desktop.control.known_appointment_ids()[0];
    let hint = format!(r#"{{"event":"appointment:completed","data":{{"appointmentId":{number}}}}}"#);
    let body = solo::crypto::seal(key.expose_secret().as_bytes(), hint.as_bytes()).unwrap().into_bytes();
    arrive(&hooked, vec![body.clone()]).await;
    let first = hooked.newest(DeliveryOutcome::ReadBack).await;
    arrive(&hooked, vec![body; 50]).await;
    let after = hooked.newest(DeliveryOutcome::ReadBack).await;
    assert_eq!((after.repeats, &after.applied_at, after.tries), (50, &first.applied_at, first.tries));
    assert!(after.last_repeat_at.is_some());
    let counts = hooked.view().await.today;
    assert_eq!((counts.received, counts.repeats), (1, 50));
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_keys_and_garbage_are_told_apart_and_change_nothing() {
    let hooked = Hooked::open().await;
    let key = hooked.subscribe().await;
    until("the key is known", || async { (hooked.view().await.receiver.addresses[0].keys == 1).then_some(()) }).await;
    let before = board(&hooked).await;
    let number = hooked.book_elsewhere_untold().await;
    let hint = format!(r#"{{"event":"appointment:scheduled","data":{{"appointmentId":{number}}}}}"#);
    let wrong = |key: &str| solo::crypto::seal(key.as_bytes(), hint.as_bytes()).unwrap().into_bytes();
    arrive(&hooked, (0..40).map(|at| wrong(&format!("key {at}"))).collect()).await;
    let view = hooked.view().await;
    assert!(view.deliveries.iter().all(|delivery| delivery.outcome == DeliveryOutcome::WrongKey));
    let garbage: Vec<Vec<u8>> = vec![
        vec![0],
        (0..=255).collect(),
        vec![0xFF; 200_000],
        hint.clone().into_bytes(),
        b"<xml/>".to_vec(),
        "\u{202e}ecived".as_bytes().to_vec(),
        format!("\"{}\"", "A".repeat(5_000)).into_bytes(),
        "[".repeat(20_000).into_bytes(),
    ];
    let many = garbage.len();
    arrive(&hooked, garbage).await;
    let view = hooked.view().await;
    let shown = view.deliveries.iter().filter(|delivery| delivery.outcome == DeliveryOutcome::NotSealed).count();
    assert_eq!(shown, many);
    let strange = |plain: &str| solo::crypto::seal(key.expose_secret().as_bytes(), plain.as_bytes()).unwrap();
    for plain in [
        format!(r#"{{"event":"appointment:scheduled","data":{{"appointmentId":{number},"patientId":1}}}}"#),
        format!(r#"{{"event":"appointment:SCHEDULED","data":{{"appointmentId":{number}}}}}"#),
        format!(r#"{{"event":"episode:created","data":{{"appointmentId":{number}}}}}"#),
        format!(r#"[{{"event":"appointment:scheduled","data":{{"appointmentId":{number}}}}}]"#),
        r#"{"event":"appointment:scheduled","data":{"appointmentId":9223372036854775808}}"#.to_owned(),
        r#"{"event":"appointment:scheduled","data":{"appointmentId":0}}"#.to_owned(),
    ] {
        arrive(&hooked, vec![strange(&plain).into_bytes()]).await;
        let newest = hooked.view().await.deliveries.remove(0);
        assert_eq!(newest.outcome, DeliveryOutcome::NotInContract, "{plain}");
    }
    assert_eq!(board(&hooked).await, before);
}
