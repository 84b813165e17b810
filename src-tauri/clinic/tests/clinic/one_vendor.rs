//! A clinic in a temporary folder with one connection, to the simulator of a vendor that lists its visits.

use std::sync::Arc;

use chrono::Utc;
use clinic::views::{BoardRow, ConnectionInput, ConnectionView, IntentView, SettingChange, VisitView};
use clinic::{Running, Session};
use domain::{Act, ConfirmedHow, ConnectionId, IntentId, IntentState, Subject, VendorId, VisitId};
use store::{IntentRow, KnownAppointment, Store};
use vault::{StoreKey, Vault};

use super::support::{Desk, open_with, until};

/// The connection as it is typed, for a new one or for the one that is there.
pub(crate) type Typed = Box<dyn Fn(Option<ConnectionId>) -> ConnectionInput + Send + Sync>;

pub(crate) struct OneVendor {
    pub(crate) desk: Arc<Desk>,
    session: Option<Session>,
    running: Option<Running>,
    typed: Typed,
    dir: tempfile::TempDir,
    key: [u8; 32],
    pub(crate) vault: Vault,
}

impl OneVendor {
    /// Opened and connected; nothing is waited for. Days are the simulated clinic's.
    pub(crate) async fn connected(typed: Typed) -> Self {
        Self::connected_with(typed, Vault::in_memory()).await
    }

    /// The same with a vault of its own.
    pub(crate) async fn connected_with(typed: Typed, vault: Vault) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let key = *StoreKey::generate().unwrap().expose();
        let mut clinic = Self { desk: Arc::new(Desk::default()), session: None, running: None, typed, dir, key, vault };
        clinic.open().await;
        let zone = SettingChange::Zone((clinic.typed)(None).zone);
        clinic.session().member().change_setting(zone).await.unwrap();
        clinic.connect().await;
        clinic
    }

    pub(crate) fn session(&self) -> &Session {
        self.session.as_ref().unwrap()
    }

    async fn open(&mut self) {
        let running = open_with(self.dir.path(), self.key, self.desk.clone(), self.vault.clone()).await;
        self.session = Some(Session::demo(running.clinic.clone()));
        self.running = Some(running);
    }

    /// Ends the console, lets somebody look into its store, and opens it again with the same keyring.
    pub(crate) async fn reopen_after<T>(&mut self, look: impl AsyncFnOnce(&Store) -> T) -> T {
        self.close().await;
        let store = Store::open(self.dir.path(), &StoreKey::from_bytes(self.key)).await.unwrap();
        let seen = look(&store).await;
        store.close().await;
        self.open().await;
        seen
    }

    /// The connection as somebody typed it; a booking that was kept is sent as soon as it is there.
    async fn connect(&self) {
        let id = self.session().member().connections().await.unwrap().into_iter().next().map(|one| one.id);
        self.session().administrator().unwrap().save_connection((self.typed)(id)).await.unwrap();
    }

    /// The connection as it was typed, to be changed.
    pub(crate) async fn typed(&self) -> ConnectionInput {
        (self.typed)(Some(self.connection().await.id))
    }

    pub(crate) async fn connection(&self) -> ConnectionView {
        self.session().member().connections().await.unwrap().remove(0)
    }

    /// Keeps a booking as a screen does, while the console is closed; it is sent as soon as the console has its secrets.
    pub(crate) async fn book(&mut self, act: Act) -> VisitId {
        let id = self.connection().await.id;
        self.close().await;
        let store = Store::open(self.dir.path(), &StoreKey::from_bytes(self.key)).await.unwrap();
        let now = Utc::now();
        let Act::Book { start, duration_s, external_id, .. } = &act else { panic!("no booking") };
        let known = KnownAppointment {
            start: Some(*start),
            duration_s: *duration_s,
            external_id: Some(external_id.clone()),
            ..KnownAppointment::new(id.clone(), ConfirmedHow::NotYet, now)
        };
        let visit = known.visit.clone();
        let row = IntentRow {
            id: IntentId::random(),
            connection: id,
            subject: Subject::visit(&visit),
            visit: Some(visit.clone()),
            patient: None,
            act,
            state: IntentState::Queued,
            created_at: now,
            created_by: "Test".to_owned(),
            not_before: now,
            sent_at: None,
            settled_at: None,
            looks: 0,
            next_look_at: None,
            vendor_id: None,
            reason: None,
            vendor_message: None,
            correlation_id: None,
            http_status: None,
        };
        let mut tx = store.ledger().begin().await.unwrap();
        tx.put_known(&known).await.unwrap();
        tx.insert_intent(&row).await.unwrap();
        tx.commit().await.unwrap();
        store.close().await;
        self.open().await;
        self.connect().await;
        visit
    }

    /// Ends the console, leaving the store as a crash would, and opens and connects it again.
    pub(crate) async fn reopen(&mut self) {
        self.close().await;
        self.open().await;
        self.connect().await;
    }

    async fn close(&mut self) {
        let weak = Arc::downgrade(self.session().clinic());
        self.session = None;
        self.running.take().unwrap().close().await;
        until("the store is closed", || async { (weak.strong_count() == 0).then_some(()) }).await;
    }

    pub(crate) async fn rows(&self, day: Option<&str>) -> Vec<BoardRow> {
        let board = self.session().member().board(day).await.unwrap();
        board.waiting.into_iter().chain(board.today).collect()
    }

    pub(crate) async fn visit(&self, visit: &VisitId) -> VisitView {
        self.session().member().visit(visit).await.unwrap()
    }

    /// The visit with this vendor's id on that day's board, once it is there and what was read of it is kept.
    pub(crate) async fn listed(&self, day: &str, vendor_id: &str) -> VisitView {
        until(&format!("{vendor_id} is listed"), || async {
            for row in self.rows(Some(day)).await {
                let view = self.visit(&row.visit).await;
                if view.vendor_id.as_deref() == Some(vendor_id) && view.row.confirmed.how == ConfirmedHow::Read {
                    return Some(view);
                }
            }
            None
        })
        .await
    }

    /// The visit as soon as it is what is waited for.
    pub(crate) async fn becomes(&self, visit: &VisitId, what: &str, is: impl Fn(&VisitView) -> bool) -> VisitView {
        until(what, || async {
            let view = self.visit(visit).await;
            is(&view).then_some(view)
        })
        .await
    }

    /// Waits until an intent stands in one of these states.
    pub(crate) async fn comes_to(&self, intent: &IntentId, wanted: &[IntentState]) -> IntentView {
        until(&format!("{intent} is {wanted:?}"), || async {
            let story = self.session().member().intent(intent).await.unwrap();
            wanted.contains(&story.intent.state).then_some(story.intent)
        })
        .await
    }

    /// Waits until the newest intent of a visit stands in one of these states.
    pub(crate) async fn intent_is(&self, visit: &VisitId, wanted: &[IntentState]) -> IntentView {
        let stands = |view: &VisitView| view.intents.first().is_some_and(|intent| wanted.contains(&intent.state));
        self.becomes(visit, &format!("the intent is {wanted:?}"), stands).await.intents.remove(0)
    }

    /// How many visits of that day have this vendor's id.
    pub(crate) async fn times_listed(&self, day: &str, vendor_id: &VendorId) -> usize {
        let mut count = 0;
        for row in self.rows(Some(day)).await {
            let view = self.visit(&row.visit).await;
            count += usize::from(view.vendor_id.as_deref() == Some(vendor_id.as_str()));
        }
        count
    }
}

impl Drop for OneVendor {
    fn drop(&mut self) {
        if let Some(running) = self.running.take() {
            tokio::task::block_in_place(|| tokio::runtime::Handle::current().block_on(running.close()));
        }
    }
}
