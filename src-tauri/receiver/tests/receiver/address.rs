use futures::stream;

use crate::support::{Door, patient, shape};

#[tokio::test]
async fn whatever_is_wrong_the_answer_is_the_same() {
    let door = Door::open(patient()).await;
    let wrong = |end: usize| door.path[..door.path.len() - end].to_owned();
    let mut answers = vec![
        shape(door.post_to("/", "x").await).await,
        shape(door.post_to("/hook/", "x").await).await,
        shape(door.post_to(&wrong(1), "x").await).await,
        shape(door.post_to(&format!("{}/", door.path), "x").await).await,
        shape(door.client().get(door.url(&door.path)).send().await.unwrap()).await,
        shape(door.client().put(door.url(&door.path)).body("x").send().await.unwrap()).await,
        shape(door.post(Vec::<u8>::new()).await).await,
        shape(door.post(vec![b'x'; 10_001]).await).await,
    ];
    let endless = stream::iter((0..100).map(|_| Ok::<_, std::io::Error>(vec![b'x'; 1_000])));
    answers.push(shape(door.post(reqwest::Body::wrap_stream(endless)).await).await);
    answers.dedup();
    assert_eq!(answers, [(404, vec![("content-length".to_owned(), "0".to_owned())], String::new())]);
    assert!(door.kept().await.is_empty());
    let refused = door.receiver.refused()();
    assert_eq!((refused.unknown_address, refused.empty, refused.too_long), (6, 1, 2));
}

#[tokio::test]
async fn a_query_or_a_scheme_in_the_target_changes_nothing() {
    let door = Door::open(patient()).await;
    assert_eq!(door.post_to(&format!("{}?a=1", door.path), "x").await.status(), 204);
    let head = format!("POST http://elsewhere.example{} HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\n", door.path);
    let answer = door.raw(&[(format!("{head}connection: close\r\n\r\ny").as_bytes(), std::time::Duration::ZERO)]).await;
    assert!(answer.starts_with("HTTP/1.1 204"), "{answer}");
    assert_eq!(door.kept().await.len(), 2);
}

#[tokio::test]
async fn it_listens_on_loopback_only_and_its_port_is_free_when_it_ends() {
    let door = Door::open(patient()).await;
    let address = door.receiver.address();
    assert!(address.ip().is_loopback());
    let options = || receiver::ReceiverOptions { port: address.port(), addresses: Vec::new(), limits: patient() };
    let ledger = door.store.ledger().clone();
    let taken = receiver::Receiver::start(ledger.clone(), options(), || ()).await;
    assert!(matches!(taken, Err(receiver::ReceiverError::PortTaken(port)) if port == address.port()));
    drop(door.receiver);
    for _ in 0..100 {
        if receiver::Receiver::start(ledger.clone(), options(), || ()).await.is_ok() {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    panic!("the port is still taken");
}
