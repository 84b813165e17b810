use std::num::NonZeroU32;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use vendor_http::{HttpError, Method, NotSent, Reach, Transport, TransportOptions};

use crate::raw::{RawServer, Then};
use crate::{quick, request};

#[tokio::test]
async fn a_spent_budget_refuses_before_anything_is_sent_and_counts_repeats() {
    let server = RawServer::start(Then::Keep(b"HTTP/1.1 500 Oops\r\ncontent-length: 0\r\n\r\n")).await;
    let options = TransportOptions { budget_per_minute: NonZeroU32::new(4), ..quick() };
    let transport = Transport::new(&server.base.parse().unwrap(), options).unwrap();
    transport.execute(&request(Method::GET)).await.unwrap_err();
    assert_eq!(server.requests(), 3);
    transport.execute(&request(Method::POST)).await.unwrap_err();
    let error = transport.execute(&request(Method::POST)).await.unwrap_err();
    assert!(matches!(error, HttpError::NeverLeft { reason: NotSent::BudgetExhausted { .. }, .. }), "{error}");
    assert_eq!(error.reach(), Reach::NeverLeft);
    assert_eq!(server.requests(), 4);
}

#[tokio::test]
async fn no_more_than_four_requests_are_under_way_at_once() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    let now = Arc::new(AtomicUsize::new(0));
    let most = Arc::new(AtomicUsize::new(0));
    let (counted, highest) = (now.clone(), most.clone());
    let server = tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let (now, most) = (counted.clone(), highest.clone());
            tokio::spawn(async move {
                let mut head = [0_u8; 1024];
                assert!(stream.read(&mut head).await.unwrap() > 0);
                most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                tokio::time::sleep(Duration::from_millis(20)).await;
                now.fetch_sub(1, Ordering::SeqCst);
                let answer = b"HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n";
                stream.write_all(answer).await.unwrap();
            });
        }
    });
    let options = TransportOptions { timeout: Duration::from_secs(5), ..quick() };
    let transport = Transport::new(&base.parse().unwrap(), options).unwrap();
    let calls = (0..16).map(|_| {
        let transport = transport.clone();
        tokio::spawn(async move { transport.execute(&request(Method::GET)).await })
    });
    for call in calls.collect::<Vec<_>>() {
        call.await.unwrap().unwrap();
    }
    server.abort();
    assert_eq!(most.load(Ordering::SeqCst), 4);
}

#[tokio::test]
async fn three_hundred_reads_share_as_many_connections_as_may_be_under_way() {
    let server = RawServer::start(Then::Keep(b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}")).await;
    let options = TransportOptions { timeout: Duration::from_secs(30), ..quick() };
    let transport = Transport::new(&server.base.parse().unwrap(), options).unwrap();
    let calls = (0..300).map(|_| {
        let transport = transport.clone();
        tokio::spawn(async move { transport.execute(&request(Method::GET)).await })
    });
    for call in calls.collect::<Vec<_>>() {
        call.await.unwrap().unwrap();
    }
    assert_eq!(server.requests(), 300, "nothing was lost and nothing repeated");
    // hyper may open one more while it waits for one to come free.
    assert!(server.connections() <= 8, "{}", server.connections());
}

#[tokio::test]
async fn a_request_that_finds_no_free_place_in_time_never_leaves() {
    let server = RawServer::start(Then::Silence).await;
    let options = TransportOptions { max_concurrent: 1, ..quick() };
    let transport = Transport::new(&server.base.parse().unwrap(), options).unwrap();
    let slow = request(Method::POST).with_timeout(Duration::from_millis(800));
    let first = tokio::spawn({
        let transport = transport.clone();
        async move { transport.execute(&slow).await }
    });
    while server.requests() == 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let hasty = request(Method::POST).with_timeout(Duration::from_millis(50));
    let error = transport.execute(&hasty).await.unwrap_err();
    assert!(matches!(error, HttpError::NeverLeft { reason: NotSent::Busy, .. }), "{error}");
    first.await.unwrap().unwrap_err();
    assert_eq!(server.requests(), 1);
}
