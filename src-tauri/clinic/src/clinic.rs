//! One open clinic: its store, its accounts and the work that goes on behind the screens.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use chrono::TimeDelta;
use domain::rhythm::Attention;
use domain::{ConnectionId, IntentId, VisitId};
use store::{HeldFolder, Store};
use tokio::sync::Notify;
use tokio_util::sync::{CancellationToken, DropGuard};
use vault::{StoreKey, Vault};

use crate::account::{Account, At, SoloAccount};
use crate::adapters::drift::{self, Drift};
use crate::clipboard::OnClipboard;
use crate::episodes::Readings;
use crate::events::Events;
use crate::views::{Rebuilding, Tag};
use crate::{
    Door, Pace, Result, alerts, attachments, audit, care, connections, consents, links, metrics, outbox,
    record_documents, refresher, reports, typed, users, webhooks,
};

/// How long a start has the machine to itself.
const BEFORE_THE_FIRST: TimeDelta = TimeDelta::seconds(1);

/// What a clinic is opened with.
pub struct ClinicOptions {
    /// The data folder.
    pub dir: PathBuf,
    /// The key of both databases.
    pub key: StoreKey,
    /// The secrets of the data folder.
    pub vault: Vault,
    /// The way to the browser and the clipboard.
    pub door: Arc<dyn Door>,
    /// How fast the background work runs.
    pub pace: Pace,
}

/// One open clinic. Reached through the handles of a [`crate::Session`].
pub struct Clinic {
    pub(crate) dir: PathBuf,
    pub(crate) store: Store,
    pub(crate) vault: Arc<Vault>,
    pub(crate) door: Arc<dyn Door>,
    /// What was copied and is to be taken away again.
    pub(crate) clipboard: Arc<OnClipboard>,
    pub(crate) pace: Pace,
    pub(crate) events: Events,
    pub(crate) drift: Drift,
    /// Copies of documents that the ledger does not know, since it was restored from an older backup.
    pub(crate) copies_set_aside: usize,
    /// Something may be ready to be sent or looked for.
    pub(crate) outbox_wake: Notify,
    /// Something may be due to be read.
    pub(crate) refresher_wake: Notify,
    /// Intents whose probe is under way, so that two turns never look at once.
    pub(crate) looking: Mutex<HashSet<IntentId>>,
    /// Held while an intent is taken to be sent, or a look is begun; who keeps it keeps the outbox at rest.
    pub(crate) outbox_taking: Arc<tokio::sync::Mutex<()>>,
    /// Requests for assistance that were on screen, by their id.
    pub(crate) seen_requests: Mutex<HashMap<String, care::SeenRequest>>,
    /// Uploads that are under way.
    pub(crate) uploads: Mutex<HashMap<IntentId, Arc<attachments::Way>>>,
    /// Lists of files that are being read, or could not be.
    pub(crate) reading_files: Mutex<HashMap<VisitId, attachments::Reading>>,
    /// Lists of documents of records that are being read, or could not be.
    pub(crate) reading_documents: record_documents::Readings,
    /// Slot ranges that are being read.
    pub(crate) reading_slots: Mutex<HashSet<String>>,
    /// Episodes that are being read.
    pub(crate) episode_readings: Readings,
    /// Deliveries and whom the vendor tells.
    pub(crate) webhooks: webhooks::Webhooks,
    /// The file that was looked at last and may be imported.
    pub(crate) importing: Mutex<Option<crate::import::Planned>>,
    /// The file of readings that was looked at last, and those that are being read.
    pub(crate) reading_imports: metrics::import::Desk,
    /// Reports that are worked on, and the one that is looked at.
    pub(crate) reports: reports::Desk,
    /// Consents that patients are asked for, and those in use.
    pub(crate) consents: consents::Desk,
    /// What judges readings waits there.
    pub(crate) alerts: alerts::Desk,
    /// Openings, searches and anchors of the audit.
    pub(crate) audit: audit::Desk,
    /// The recording that is looked at.
    pub(crate) recording: metrics::Held,
    /// What signing in needs beside the store.
    pub(crate) users: users::Desk,
    accounts: RwLock<BTreeMap<ConnectionId, Arc<Account>>>,
    hidden: AtomicBool,
    rebuilding: Mutex<Option<Rebuild>>,
}

struct Rebuild {
    left: HashSet<VisitId>,
    of: usize,
}

/// An open clinic and its background work, which ends when this is dropped.
pub struct Running {
    /// The clinic.
    pub clinic: Arc<Clinic>,
    stop: CancellationToken,
    _ends: DropGuard,
}

impl Running {
    /// Ends the background work, whatever it waits for.
    pub(crate) fn end_work(&self) {
        self.stop.cancel();
    }

    /// Ends the background work and closes the store. A process must not exit before this: the cipher tears its memory
    /// down at exit, whoever still encrypts a page. What is being sent at this moment is then of unknown outcome, as
    /// after a crash, and is looked for at the next start.
    pub async fn close(self) {
        self.end_work();
        self.clinic.clipboard.take_back(&*self.clinic.door);
        if let Err(error) = self.clinic.drift.keep(&self.clinic.store).await {
            tracing::error!(%error, "departures from the contract could not be kept");
        }
        self.clinic.end_audit().await;
        self.clinic.store.shut().await;
    }
}

/// Starts background work once the start has had the machine to itself: the first board comes from the mirror, and
/// nothing that reads from vendors or tidies up takes the machine away from drawing it. Only what people wait to have
/// sent does not wait.
fn after_the_start(clinic: &Clinic, stop: &CancellationToken, work: impl Future<Output = ()> + Send + 'static) {
    let first = clinic.pace.scaled(BEFORE_THE_FIRST).to_std().unwrap_or_default();
    let stop = stop.clone();
    tokio::spawn(async move {
        if stop.run_until_cancelled(tokio::time::sleep(first)).await.is_some() {
            work.await;
        }
    });
}

impl Clinic {
    /// Opens the store and starts the background work. What stood at "sending" when the last process ended becomes
    /// "unknown" before anything else happens.
    ///
    /// # Errors
    /// When the store cannot be opened; see `store::StoreError`.
    pub async fn open(options: ClinicOptions) -> Result<Running> {
        Self::open_held(HeldFolder::take(&options.dir)?, options).await
    }

    /// The same in a folder that was taken before.
    ///
    /// # Errors
    /// As [`Clinic::open`].
    pub async fn open_held(folder: HeldFolder, options: ClinicOptions) -> Result<Running> {
        let store = Store::open_held(folder, &options.key).await?;
        let copies_set_aside = attachments::sweep(&store, &options.dir).await?;
        let audited = audit::first_head(&store).await;
        let stop = CancellationToken::new();
        let clinic = Arc::new(Self {
            dir: options.dir,
            store,
            vault: Arc::new(options.vault),
            door: options.door,
            clipboard: Arc::default(),
            pace: options.pace,
            events: Events::default(),
            drift: Drift::default(),
            copies_set_aside,
            outbox_wake: Notify::new(),
            refresher_wake: Notify::new(),
            looking: Mutex::default(),
            outbox_taking: Arc::default(),
            seen_requests: Mutex::default(),
            uploads: Mutex::default(),
            reading_files: Mutex::default(),
            reading_documents: record_documents::Readings::default(),
            reading_slots: Mutex::default(),
            episode_readings: Readings::default(),
            webhooks: webhooks::Webhooks::default(),
            importing: Mutex::default(),
            reading_imports: metrics::import::Desk::new(stop.child_token()),
            reports: reports::Desk::default(),
            consents: consents::Desk::new(stop.child_token()),
            alerts: alerts::Desk::default(),
            audit: audit::Desk::default(),
            recording: metrics::Held::default(),
            users: users::Desk::default(),
            accounts: RwLock::default(),
            hidden: AtomicBool::new(false),
            rebuilding: Mutex::default(),
        });
        outbox::recover(&clinic).await?;
        metrics::import::recover(&clinic).await?;
        if clinic.store.mirror_was_rebuilt() {
            refresher::rebuild_from_known(&clinic).await?;
        }
        tokio::spawn(connections::load(clinic.clone()));
        tokio::spawn(consents::recover(clinic.clone()));
        tokio::spawn(outbox::run(clinic.clone(), stop.clone()));
        after_the_start(&clinic, &stop, refresher::run(clinic.clone(), stop.clone()));
        after_the_start(&clinic, &stop, drift::run(clinic.clone(), stop.clone()));
        after_the_start(&clinic, &stop, webhooks::run(clinic.clone(), stop.clone()));
        after_the_start(&clinic, &stop, reports::run(clinic.clone(), stop.clone()));
        after_the_start(&clinic, &stop, audit::run(clinic.clone(), audited, stop.clone()));
        after_the_start(&clinic, &stop, alerts::run(clinic.clone(), stop.clone()));
        after_the_start(&clinic, &stop, links::run(clinic.clone(), stop.clone()));
        after_the_start(&clinic, &stop, typed::run(clinic.clone(), stop.clone()));
        Ok(Running { clinic, _ends: stop.clone().drop_guard(), stop })
    }

    /// Waits until a part of the page is stale, and says which.
    pub async fn next_stale(&self) -> Vec<Tag> {
        self.events.next().await
    }

    /// The window was hidden or shown: reading slows down when nobody looks, and never stops.
    pub fn set_attention(&self, attention: Attention) {
        self.hidden.store(attention == Attention::Hidden, Ordering::Relaxed);
        if attention == Attention::Watched {
            self.refresher_wake.notify_one();
        }
    }

    pub(crate) fn attention(&self) -> Attention {
        if self.hidden.load(Ordering::Relaxed) { Attention::Hidden } else { Attention::Watched }
    }

    /// The live account of a connection, when it is on and its secrets could be read.
    pub(crate) fn account(&self, id: &ConnectionId) -> Option<Arc<Account>> {
        self.accounts.read().unwrap_or_else(PoisonError::into_inner).get(id).cloned()
    }

    /// The live account of a Solo connection; none for a connection to another vendor.
    pub(crate) fn solo(&self, id: &ConnectionId) -> Option<SoloAccount> {
        match self.account(id)?.at() {
            At::Solo(account) => Some(account),
            _ => None,
        }
    }

    pub(crate) fn accounts(&self) -> Vec<Arc<Account>> {
        self.accounts.read().unwrap_or_else(PoisonError::into_inner).values().cloned().collect()
    }

    pub(crate) fn put_account(&self, account: Account) -> Arc<Account> {
        let account = Arc::new(account);
        let mut accounts = self.accounts.write().unwrap_or_else(PoisonError::into_inner);
        accounts.insert(account.row.id.clone(), account.clone());
        account
    }

    pub(crate) fn drop_account(&self, id: &ConnectionId) {
        self.accounts.write().unwrap_or_else(PoisonError::into_inner).remove(id);
    }

    /// Remembers which visits must be read again before the mirror is whole.
    pub(crate) fn start_rebuild(&self, visits: HashSet<VisitId>) {
        let of = visits.len();
        let rebuild = (of > 0).then_some(Rebuild { left: visits, of });
        *self.rebuilding.lock().unwrap_or_else(PoisonError::into_inner) = rebuild;
    }

    /// Takes note that visits were read, for the progress of a rebuild.
    pub(crate) fn was_read<'a>(&self, visits: impl Iterator<Item = &'a VisitId>) {
        let mut rebuilding = self.rebuilding.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(rebuild) = rebuilding.as_mut() else {
            return;
        };
        for visit in visits {
            rebuild.left.remove(visit);
        }
        if rebuild.left.is_empty() {
            *rebuilding = None;
        }
        drop(rebuilding);
        self.events.stale(&[Tag::Startup]);
    }

    /// Progress of reading a lost mirror again.
    pub fn rebuilding(&self) -> Option<Rebuilding> {
        let rebuilding = self.rebuilding.lock().unwrap_or_else(PoisonError::into_inner);
        rebuilding.as_ref().map(|rebuild| Rebuilding {
            done: crate::views::count(rebuild.of - rebuild.left.len()),
            of: crate::views::count(rebuild.of),
        })
    }
}
