//! The receiver of webhooks: kept as the clinic has it set, for as long as the clinic is open. It keeps ciphertext in
//! the clinic's ledger, and the clinic is told that there is something to open.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use clinic::{Clinic, ClinicError, ReceiverPlan, ReceiverStanding};
use receiver::{Limits, Receiver, ReceiverError, ReceiverOptions, SecretPath};
use vault::SecretString;

use super::Console;
use super::stage::Stage;

/// The old door's port is free soon after it was closed, and not at once.
const TRIES: u32 = 20;
const PAUSE: Duration = Duration::from_millis(50);

/// The open door, and a lock so that of two changes the later one stays.
#[derive(Clone, Default)]
pub(super) struct Receiving {
    door: Arc<Mutex<Option<Receiver>>>,
    changing: Arc<tokio::sync::Mutex<()>>,
}

/// A new secret path.
pub(crate) fn make_path() -> Option<SecretString> {
    SecretPath::generate().map(|path| path.secret().clone())
}

impl Console {
    /// Opens, moves or closes the door of the open clinic, as it is set.
    pub(crate) fn receive_as_set(&self) {
        self.while_open(|open| self.receive(&open.running.clinic));
    }

    /// Nothing waits for this: the keyring may ask somebody first.
    pub(super) fn receive(&self, clinic: &Arc<Clinic>) {
        let (console, clinic) = (self.clone(), clinic.clone());
        tauri::async_runtime::spawn(async move {
            let receiving = console.with(|stage| match stage {
                Stage::Open(open) if Arc::ptr_eq(&open.running.clinic, &clinic) => Some(open.receiving.clone()),
                _ => None,
            });
            if let Some(receiving) = receiving {
                receiving.follow(&clinic).await;
            }
        });
    }
}

impl Receiving {
    /// Closes the door for good; what opens it meanwhile has its turn first.
    pub(super) async fn close(self) {
        let _one = self.changing.lock().await;
        self.put(None);
    }

    async fn follow(&self, clinic: &Arc<Clinic>) {
        let _one = self.changing.lock().await;
        self.put(None);
        let standing = match clinic.receiver_plan().await {
            Ok(None) => None,
            Ok(Some(plan)) => Some(match open(clinic, plan).await {
                Ok(receiver) => {
                    let standing = listens(&receiver);
                    self.put(Some(receiver));
                    standing
                }
                Err(error) => {
                    tracing::warn!(%error, "the receiver could not be started");
                    fails(match error {
                        ReceiverError::PortTaken(_) => "portTaken",
                        ReceiverError::Listen(..) => "cannotListen",
                    })
                }
            }),
            Err(error) => {
                tracing::error!(%error, "the receiver's settings could not be read");
                Some(fails(if matches!(error, ClinicError::Vault(_)) { "keyring" } else { "store" }))
            }
        };
        clinic.receiver_is(standing);
    }

    fn put(&self, receiver: Option<Receiver>) {
        *self.door.lock().unwrap_or_else(PoisonError::into_inner) = receiver;
    }
}

async fn open(clinic: &Arc<Clinic>, plan: ReceiverPlan) -> Result<Receiver, ReceiverError> {
    let addresses: Vec<_> =
        plan.addresses.iter().filter_map(|(id, path)| Some((id.clone(), SecretPath::parse(path)?))).collect();
    let mut tries = 0;
    loop {
        let options = ReceiverOptions { port: plan.port, addresses: addresses.clone(), limits: Limits::default() };
        // The door outlives nothing: the clinic is not held open by it.
        let told = Arc::downgrade(clinic);
        let kept = move || {
            if let Some(clinic) = told.upgrade() {
                clinic.deliveries_arrived();
            }
        };
        match Receiver::start(plan.ledger.clone(), options, kept).await {
            Err(ReceiverError::PortTaken(_)) if tries < TRIES => {
                tries += 1;
                tokio::time::sleep(PAUSE).await;
            }
            started => return started,
        }
    }
}

fn listens(receiver: &Receiver) -> ReceiverStanding {
    let refused = receiver.refused();
    ReceiverStanding {
        listens_on: Some(receiver.address().port()),
        why: None,
        refused: Arc::new(move || {
            let counts = refused();
            vec![
                ("unknownAddress", counts.unknown_address),
                ("tooMany", counts.too_many),
                ("tooLong", counts.too_long),
                ("tooSlow", counts.too_slow),
                ("empty", counts.empty),
                ("notKept", counts.not_kept),
            ]
        }),
    }
}

fn fails(why: &'static str) -> ReceiverStanding {
    ReceiverStanding { listens_on: None, why: Some(why), refused: Arc::new(Vec::new) }
}
