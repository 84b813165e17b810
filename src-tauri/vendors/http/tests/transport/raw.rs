//! A server made of bare sockets, for what no HTTP server would do: cut, stay silent, close a kept-alive connection.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// What the server does after it has read a request whole.
#[derive(Clone, Copy)]
pub enum Then {
    /// Sends these bytes and keeps the connection.
    Keep(&'static [u8]),
    /// Sends these bytes and closes the connection.
    Close(&'static [u8]),
    /// Says nothing.
    Silence,
    /// Answers a connection's first request with these bytes; reads its second and closes without a word.
    KeepOnce(&'static [u8]),
    /// Closes each connection before it has read a byte of it.
    Slam,
}

pub struct RawServer {
    pub base: String,
    requests: Arc<AtomicUsize>,
    connections: Arc<AtomicUsize>,
    task: JoinHandle<()>,
}

impl RawServer {
    /// Every request is met with `then`.
    pub async fn start(then: Then) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let requests = Arc::new(AtomicUsize::new(0));
        let connections = Arc::new(AtomicUsize::new(0));
        let (seen, opened) = (requests.clone(), connections.clone());
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                opened.fetch_add(1, Ordering::SeqCst);
                tokio::spawn(serve(stream, then, seen.clone()));
            }
        });
        Self { base, requests, connections, task }
    }

    /// Requests read whole.
    pub fn requests(&self) -> usize {
        self.requests.load(Ordering::SeqCst)
    }

    /// Connections opened.
    pub fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }
}

impl Drop for RawServer {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn serve(mut stream: TcpStream, then: Then, seen: Arc<AtomicUsize>) {
    if matches!(then, Then::Slam) {
        return;
    }
    let mut here = 0;
    while read_request(&mut stream).await {
        seen.fetch_add(1, Ordering::SeqCst);
        here += 1;
        match then {
            Then::Keep(bytes) => stream.write_all(bytes).await.unwrap(),
            Then::Close(bytes) => {
                stream.write_all(bytes).await.unwrap();
                return;
            }
            Then::Silence => std::future::pending().await,
            Then::KeepOnce(bytes) if here == 1 => stream.write_all(bytes).await.unwrap(),
            Then::KeepOnce(_) | Then::Slam => return,
        }
    }
}

/// Reads up to the end of one request with its announced body; false at the end of the stream.
async fn read_request(stream: &mut TcpStream) -> bool {
    let mut read = Vec::new();
    let mut byte = [0_u8; 1];
    while !read.ends_with(b"\r\n\r\n") {
        match stream.read(&mut byte).await {
            Ok(1) => read.push(byte[0]),
            _ => return false,
        }
    }
    let head = String::from_utf8_lossy(&read).to_ascii_lowercase();
    let length = head
        .lines()
        .find_map(|line| line.strip_prefix("content-length: "))
        .map_or(0, |n| n.trim().parse::<usize>().unwrap());
    let mut body = vec![0_u8; length];
    stream.read_exact(&mut body).await.is_ok()
}
