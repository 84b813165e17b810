use std::num::NonZeroU32;
use std::time::{Duration, Instant};

use receiver::Limits;
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

use crate::support::{Door, patient, quick};

const NOW: Duration = Duration::ZERO;

#[tokio::test]
async fn a_body_of_exactly_the_limit_is_kept_and_a_longer_one_is_not() {
    let door = Door::open(patient()).await;
    assert_eq!(door.post(vec![1; 10_000]).await.status(), 204);
    assert_eq!(door.post(vec![2; 10_001]).await.status(), 404);
    assert_eq!(door.kept().await.len(), 1);
    assert_eq!(door.receiver.refused()().too_long, 1);
}

#[tokio::test]
async fn ten_megabytes_are_taken_by_default() {
    let door = Door::open(Limits::default()).await;
    assert_eq!(door.post(vec![1; 10 << 20]).await.status(), 204);
    assert_eq!(door.post(vec![1; (10 << 20) + 1]).await.status(), 404);
}

#[tokio::test]
async fn a_body_that_trickles_is_given_up() {
    let door = Door::open(quick()).await;
    let head = format!("POST {} HTTP/1.1\r\nhost: x\r\ncontent-length: 50\r\n\r\n", door.path);
    let begun = Instant::now();
    let slow = Duration::from_millis(100);
    let pieces: Vec<(&[u8], Duration)> =
        std::iter::once((head.as_bytes(), NOW)).chain((0..8).map(|_| (b"x".as_slice(), slow))).collect();
    let answer = door.raw(&pieces).await;
    assert!(answer.starts_with("HTTP/1.1 404") || answer.is_empty(), "{answer}");
    assert!(begun.elapsed() < Duration::from_secs(3));
    assert_eq!(door.receiver.refused()().too_slow, 1);
    assert!(door.kept().await.is_empty());
}

#[tokio::test]
async fn a_body_that_breaks_off_is_not_kept() {
    let door = Door::open(quick()).await;
    let head = format!("POST {} HTTP/1.1\r\nhost: x\r\ncontent-length: 50\r\n\r\nhalf", door.path);
    let mut stream = TcpStream::connect(door.receiver.address()).await.unwrap();
    stream.write_all(head.as_bytes()).await.unwrap();
    drop(stream);
    for _ in 0..100 {
        if door.receiver.refused()().too_slow == 1 {
            break;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    assert_eq!(door.receiver.refused()().too_slow, 1);
    assert!(door.kept().await.is_empty());
}

#[tokio::test]
async fn a_head_that_never_ends_is_given_up_and_so_is_a_connection_that_says_nothing() {
    let door = Door::open(quick()).await;
    let begun = Instant::now();
    let slow = Duration::from_millis(100);
    let pieces: Vec<(&[u8], Duration)> = std::iter::once((b"POST / HTTP/1.1\r\n".as_slice(), slow))
        .chain((0..10).map(|_| (b"a: b\r\n".as_slice(), slow)))
        .collect();
    door.raw(&pieces).await;
    door.raw(&[]).await;
    assert!(begun.elapsed() < Duration::from_secs(4));
    let huge = format!("POST / HTTP/1.1\r\na: {}\r\n\r\n", "b".repeat(100_000));
    assert!(!door.raw(&[(huge.as_bytes(), NOW)]).await.starts_with("HTTP/1.1 2"));
}

#[tokio::test]
async fn more_than_the_rate_is_refused_and_strangers_do_not_use_it_up() {
    let few = Limits { per_second: NonZeroU32::MIN, burst: NonZeroU32::new(3).unwrap(), ..patient() };
    let door = Door::open(few).await;
    for _ in 0..20 {
        door.post_to("/hook/guess", "x").await;
    }
    let mut statuses = Vec::new();
    for number in 0..5 {
        statuses.push(door.post(format!("{number}")).await.status().as_u16());
    }
    assert_eq!(statuses, [204, 204, 204, 404, 404]);
    assert_eq!(door.receiver.refused()().too_many, 2);
}

#[tokio::test]
async fn silent_connections_take_all_places_only_until_their_time_is_over() {
    let door = Door::open(Limits { connections: 2, ..quick() }).await;
    let address = door.receiver.address();
    let _one = TcpStream::connect(address).await.unwrap();
    let _other = TcpStream::connect(address).await.unwrap();
    assert_eq!(door.post("after them").await.status(), 204);
}

#[tokio::test]
async fn bodies_without_a_length_share_the_memory_and_are_all_kept_in_the_end() {
    let door = Door::open(Limits { memory_bytes: quick().memory_bytes, ..patient() }).await;
    let chunked = |number: u8| {
        let pieces = (0..5).map(move |_| Ok::<_, std::io::Error>(vec![number; 1_000]));
        door.post(reqwest::Body::wrap_stream(futures::stream::iter(pieces)))
    };
    let answers = futures::future::join_all((0..20).map(chunked)).await;
    assert!(answers.iter().all(|answer| answer.status() == 204));
    assert_eq!(door.kept().await.len(), 20);
}
