//! A connected clinic whose receiver stands open and is known to the simulator.

use std::num::NonZeroU32;
use std::sync::Arc;

use clinic::views::{DeliveryView, WebhooksView};
use domain::{ConnectionId, DeliveryOutcome};
use receiver::{Limits, Receiver, ReceiverOptions, SecretPath};
use solo::{Solo, SoloConfig, WebhookEvent};
use vault::{ExposeSecret, SecretString};

use crate::support::{Desktop, until};

pub(crate) struct Hooked {
    pub(crate) desktop: Desktop,
    pub(crate) connection: ConnectionId,
    /// Where deliveries go.
    pub(crate) url: String,
    /// Held: dropped, the door closes.
    receiver: Option<Receiver>,
    client: reqwest::Client,
    pub(crate) solo: Solo,
}

/// Every event of the document.
pub(crate) fn every_event() -> Vec<WebhookEvent> {
    use WebhookEvent as E;
    vec![
        E::PatientCreated,
        E::PatientUpdated,
        E::PatientDeactivated,
        E::AppointmentScheduled,
        E::AppointmentRescheduled,
        E::AppointmentCancelled,
        E::AppointmentCompleted,
        E::AppointmentIncompleted,
        E::AppointmentNoShow,
        E::AppointmentLwbs,
        E::EpisodeCreated,
        E::EpisodeUpdated,
    ]
}

pub(crate) fn make() -> Option<SecretString> {
    SecretPath::generate().map(|path| path.secret().clone())
}

impl Hooked {
    /// The receiver is open; the simulator does not know of it yet.
    pub(crate) async fn open() -> Self {
        let desktop = Desktop::connected().await;
        let administrator = desktop.session.administrator().unwrap();
        let made = administrator.turn_on_receiver(47_300, make).await.unwrap();
        assert_eq!(made.len(), 1);
        let clinic = desktop.session.clinic().clone();
        let plan = clinic.receiver_plan().await.unwrap().unwrap();
        assert_eq!(plan.addresses[0].1.expose_secret(), made[0].path);
        let addresses =
            plan.addresses.iter().map(|(id, path)| (id.clone(), SecretPath::parse(path).unwrap())).collect();
        let wide = NonZeroU32::new(100_000).unwrap();
        let limits = Limits { per_second: wide, burst: wide, ..Limits::default() };
        let weak = Arc::downgrade(&clinic);
        let receiver = Receiver::start(plan.ledger, ReceiverOptions { port: 0, addresses, limits }, move || {
            if let Some(clinic) = weak.upgrade() {
                clinic.deliveries_arrived();
            }
        })
        .await
        .unwrap();
        let url = format!("http://{}{}", receiver.address(), made[0].path);
        let config = SoloConfig::new(
            desktop.simulator.base_url().parse().unwrap(),
            SecretString::from(desktop.simulator.api_key().to_owned()),
        );
        let solo = Solo::new(config).unwrap();
        Self {
            connection: made[0].connection.clone(),
            desktop,
            url,
            receiver: Some(receiver),
            client: reqwest::Client::builder().no_proxy().build().unwrap(),
            solo,
        }
    }

    /// Lets go of the ledger.
    pub(crate) fn close_door(&mut self) {
        self.receiver = None;
    }

    /// The simulator delivers every event, and its key is known here.
    pub(crate) async fn subscribed() -> Self {
        let hooked = Self::open().await;
        hooked.subscribe().await;
        until("the key is known", || async {
            let view = hooked.view().await;
            (view.receiver.addresses[0].keys == 1).then_some(())
        })
        .await;
        hooked
    }

    /// Registers the address at the simulator, behind the console's back, and gives the key.
    pub(crate) async fn subscribe(&self) -> SecretString {
        let made = self.solo.webhooks().create(&self.url.parse().unwrap(), &every_event()).await.unwrap();
        made.encryption_key.unwrap()
    }

    pub(crate) async fn view(&self) -> WebhooksView {
        self.desktop.session.administrator().unwrap().webhooks().await.unwrap()
    }

    /// Posts a body as anybody could who knows the address.
    pub(crate) async fn post(&self, body: impl Into<reqwest::Body>) {
        let answer = self.client.post(&self.url).body(body).send().await.unwrap();
        assert_eq!(answer.status(), 204);
    }

    /// The newest delivery, once nothing waits any more to be opened.
    pub(crate) async fn newest(&self, outcome: DeliveryOutcome) -> DeliveryView {
        until(&format!("the newest delivery is {outcome:?}"), || async {
            self.view().await.deliveries.into_iter().next().filter(|delivery| delivery.outcome == outcome)
        })
        .await
    }

    /// The same when the vendor tells nobody.
    pub(crate) async fn book_elsewhere_untold(&self) -> i64 {
        for webhook in self.solo.webhooks().list().await.unwrap() {
            self.solo.webhooks().delete(&webhook.id).await.unwrap();
        }
        self.book_elsewhere()
    }

    /// A visit that was booked elsewhere, an hour from now, and its number.
    pub(crate) fn book_elsewhere(&self) -> i64 {
        let spid = self.desktop.control.patients(1)[0]["spid"].as_i64().unwrap();
        let all = self.desktop.control.all_appointments();
        let room = all[0]["waitingRoom"].as_str().unwrap().to_owned();
        let at = self.desktop.control.now() + chrono::TimeDelta::minutes(61);
        let number = self.desktop.control.book_elsewhere(spid, &room, at);
        assert_ne!(number, 0);
        number
    }
}
