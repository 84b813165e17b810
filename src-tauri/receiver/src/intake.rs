//! One request, from its head to its answer.

use std::sync::Arc;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::CONTENT_LENGTH;
use axum::http::{Method, StatusCode};
use chrono::Utc;
use governor::DefaultDirectRateLimiter;
use http_body_util::{BodyExt, LengthLimitError, Limited};
use sha2::{Digest, Sha256};
use store::{ConnectionId, NewDelivery};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::counts::{Counts, Refusal};
use crate::keeper::Keeper;
use crate::{Limits, SecretPath};

/// Memory is counted in pieces of this many bytes.
const PIECE: u32 = 1_024;

pub(crate) struct Intake {
    pub(crate) addresses: Vec<(ConnectionId, SecretPath)>,
    pub(crate) limits: Limits,
    pub(crate) rate: DefaultDirectRateLimiter,
    pub(crate) memory: Arc<Semaphore>,
    pub(crate) keeper: Keeper,
    pub(crate) counts: Arc<Counts>,
}

/// As many pieces as a number of bytes takes; never none.
pub(crate) fn pieces(bytes: u32) -> u32 {
    bytes.div_ceil(PIECE).max(1)
}

/// Answers a request: kept, or not. Whatever is wrong, the answer is the same.
pub(crate) async fn receive(State(intake): State<Arc<Intake>>, request: Request) -> StatusCode {
    match intake.take(request).await {
        Ok(()) => StatusCode::NO_CONTENT,
        Err(refusal) => {
            intake.counts.add(refusal);
            StatusCode::NOT_FOUND
        }
    }
}

impl Intake {
    async fn take(&self, request: Request) -> Result<(), Refusal> {
        let connection = self.connection(request.uri().path()).filter(|_| request.method() == Method::POST);
        let connection = connection.ok_or(Refusal::UnknownAddress)?;
        // Counted after the address: strangers cannot use up what the vendor may send.
        self.rate.check().map_err(|_| Refusal::TooMany)?;
        let body = tokio::time::timeout(self.limits.body_time, self.body(request)).await;
        let (body, memory) = body.map_err(|_| Refusal::TooSlow)??;
        let digest = Sha256::digest(&body).into();
        let delivery = NewDelivery { connection, received_at: Utc::now(), digest, body };
        if self.keeper.keep(delivery, memory).await { Ok(()) } else { Err(Refusal::NotKept) }
    }

    /// The connection whose address it is. Every address is compared, whichever it is.
    fn connection(&self, path: &str) -> Option<ConnectionId> {
        self.addresses.iter().fold(
            None,
            |found, (connection, address)| {
                if address.is(path) { Some(connection.clone()) } else { found }
            },
        )
    }

    /// The body, within its length and within the memory that all bodies share.
    async fn body(&self, request: Request) -> Result<(Vec<u8>, OwnedSemaphorePermit), Refusal> {
        let most = self.limits.body_bytes;
        let said = request.headers().get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse::<u64>().ok());
        let length = match said {
            Some(0) => return Err(Refusal::Empty),
            Some(said) => u32::try_from(said).ok().filter(|said| *said <= most).ok_or(Refusal::TooLong)?,
            // Without a length it may become as long as any.
            None => most,
        };
        let memory = self.memory.clone().acquire_many_owned(pieces(length)).await.map_err(|_| Refusal::NotKept)?;
        let body = read(request.into_body(), most).await?;
        if body.is_empty() {
            return Err(Refusal::Empty);
        }
        Ok((body, memory))
    }
}

async fn read(body: Body, most: u32) -> Result<Vec<u8>, Refusal> {
    match Limited::new(body, most as usize).collect().await {
        Ok(whole) => Ok(whole.to_bytes().into()),
        Err(error) if error.is::<LengthLimitError>() => Err(Refusal::TooLong),
        Err(_) => Err(Refusal::TooSlow),
    }
}
