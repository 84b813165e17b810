//! Keeps deliveries in the ledger. Those that arrive together are kept together: making a transaction durable costs the
//! same for one as for a hundred, and each sender is answered only after its own is.

use std::sync::Arc;

use chrono::Utc;
use store::{InboxBounds, Ledger, NewDelivery, StoreError};
use tokio::sync::{OwnedSemaphorePermit, mpsc, oneshot};
use tokio_util::sync::CancellationToken;

/// Deliveries in one transaction.
const TOGETHER: usize = 256;
/// Deliveries that may wait for their transaction.
const WAITING: usize = 1_024;
/// The inbox's bounds are looked at after this many deliveries, and after this many bytes.
const LOOK_AFTER: (usize, usize) = (2_000, 32 << 20);

/// What is told when something was kept.
pub(crate) type Told = Arc<dyn Fn() + Send + Sync>;

/// One delivery on its way, with the memory that it may take until it is kept.
struct Arrived {
    delivery: NewDelivery,
    kept: oneshot::Sender<bool>,
    _memory: OwnedSemaphorePermit,
}

/// The way to the ledger.
#[derive(Clone)]
pub(crate) struct Keeper(mpsc::Sender<Arrived>);

impl Keeper {
    pub(crate) fn start(ledger: Ledger, told: Told, stop: CancellationToken) -> Self {
        let (way, arrived) = mpsc::channel(WAITING);
        tokio::spawn(run(ledger, told, arrived, stop));
        Self(way)
    }

    /// Keeps a delivery; true when it survives a power cut.
    pub(crate) async fn keep(&self, delivery: NewDelivery, memory: OwnedSemaphorePermit) -> bool {
        let (kept, answer) = oneshot::channel();
        if self.0.send(Arrived { delivery, kept, _memory: memory }).await.is_err() {
            return false;
        }
        answer.await.unwrap_or(false)
    }
}

async fn run(ledger: Ledger, told: Told, mut arrived: mpsc::Receiver<Arrived>, stop: CancellationToken) {
    let mut since = (0, 0);
    let mut together = Vec::with_capacity(TOGETHER);
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            count = arrived.recv_many(&mut together, TOGETHER) => if count == 0 { return },
        }
        let (deliveries, waiting): (Vec<_>, Vec<_>) =
            together.drain(..).map(|one| (one.delivery, (one.kept, one._memory))).unzip();
        since.0 += deliveries.len();
        since.1 += deliveries.iter().map(|delivery| delivery.body.len()).sum::<usize>();
        let look = since.0 >= LOOK_AFTER.0 || since.1 >= LOOK_AFTER.1;
        let kept = match keep(&ledger, &deliveries, look).await {
            Ok(()) => true,
            Err(error) => {
                tracing::error!(%error, deliveries = deliveries.len(), "deliveries could not be kept");
                false
            }
        };
        if kept && look {
            since = (0, 0);
        }
        for (answer, _memory) in waiting {
            // A sender that has gone away asks no more.
            let _gone = answer.send(kept);
        }
        if kept {
            told();
        }
    }
}

async fn keep(ledger: &Ledger, deliveries: &[NewDelivery], look: bool) -> Result<(), StoreError> {
    let mut tx = ledger.begin().await?;
    tx.keep_deliveries(deliveries).await?;
    if look {
        tx.prune_deliveries(&InboxBounds::default(), Utc::now()).await?;
    }
    tx.commit().await
}
