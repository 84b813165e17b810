//! The whole tenant, and the changes that more than one operation makes.

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use fastrand::Rng;
use uuid::Uuid;

use super::appointment::VideoCall;
use super::{
    Appointment, Delivery, Diary, Document, Episode, Event, NewVisit, People, Preset, Provider, Report, Room, Template,
    Wards, Webhook, plan_visit, video_for,
};

/// How long before its time a visit is given a plan, in seconds.
const NEAR: i64 = 600;
/// How long after its time a visit without a plan may still be given one, in seconds.
const STALE: i64 = 7_200;

/// Everything one simulated tenant knows.
pub(crate) struct Clinic {
    pub(crate) zone: Tz,
    pub(crate) rng: Rng,
    pub(crate) people: People,
    pub(crate) providers: Vec<Provider>,
    pub(crate) templates: Vec<Template>,
    pub(crate) rooms: Vec<Room>,
    pub(crate) diary: Diary,
    pub(crate) episodes: Vec<Episode>,
    pub(crate) documents: Vec<Document>,
    pub(crate) presets: Vec<Preset>,
    pub(crate) reports: Vec<Report>,
    pub(crate) webhooks: Vec<Webhook>,
    pub(crate) wards: Wards,
    /// The movement clock: it follows the speed, not the wall.
    pub(crate) clock: DateTime<Utc>,
    pub(crate) events: Vec<Event>,
}

impl Clinic {
    /// An empty practice whose movement clock stands at `clock`.
    pub(crate) fn new(zone: Tz, seed: u64, clock: DateTime<Utc>) -> Self {
        Self {
            zone,
            rng: Rng::with_seed(seed),
            people: People::default(),
            providers: Vec::new(),
            templates: Vec::new(),
            rooms: Vec::new(),
            diary: Diary::default(),
            episodes: Vec::new(),
            documents: Vec::new(),
            presets: Vec::new(),
            reports: Vec::new(),
            webhooks: Vec::new(),
            wards: Wards::default(),
            clock,
            events: Vec::new(),
        }
    }

    /// A UUID that follows from the seed.
    pub(crate) fn uuid(&mut self) -> Uuid {
        uuid::Builder::from_random_bytes(self.rng.u128(..).to_be_bytes()).into_uuid()
    }

    pub(crate) fn room_named(&self, name: &str) -> Option<usize> {
        self.rooms.iter().position(|room| room.name == name)
    }

    pub(crate) fn episode(&self, id: Uuid) -> Option<&Episode> {
        self.episodes.iter().find(|episode| episode.id == id)
    }

    /// Books a visit; two in one slot are allowed.
    pub(crate) fn book(&mut self, visit: NewVisit) -> i64 {
        let aggregate = self.uuid();
        let provider = match self.rooms.get(visit.room) {
            Some(room) if !room.providers.is_empty() => room.providers[self.rng.usize(..room.providers.len())],
            _ => 0,
        };
        let id = self.diary.add(visit, aggregate, provider);
        self.events.push(Event::appointment("appointment:scheduled", id));
        id
    }

    /// Brings a visit to a status; `false` when there is no such visit. Events follow from what changed.
    pub(crate) fn set_status(&mut self, id: i64, status: &str, video: Option<&str>) -> bool {
        let before = match self.diary.get(id) {
            Some(visit) => visit.status.clone(),
            None => return false,
        };
        self.set_call(id, video);
        let event = match (status, video) {
            ("completed", Some("incomplete")) => Some("appointment:incompleted"),
            ("completed", _) => Some("appointment:completed"),
            ("cancelled", Some("LWBS")) => Some("appointment:lwbs"),
            ("cancelled", _) => Some("appointment:cancelled"),
            ("not showed up", _) => Some("appointment:no-show"),
            _ => None,
        };
        if let Some(visit) = self.diary.get_mut(id) {
            visit.status = status.to_owned();
        }
        if let Some(name) = event.filter(|_| before != status) {
            self.events.push(Event::appointment(name, id));
        }
        true
    }

    /// Brings a visit's call to a status, and tells of the two outcomes that have an event of their own.
    pub(crate) fn set_video(&mut self, id: i64, status: Option<&str>) {
        let Some(visit) = self.diary.get(id) else {
            return;
        };
        let changed = visit.video.as_ref().map(|call| call.status.as_str()) != status;
        let event = match status {
            Some("LWBS") => Some("appointment:lwbs"),
            Some("incomplete") => Some("appointment:incompleted"),
            _ => None,
        };
        self.set_call(id, status);
        if let Some(name) = event.filter(|_| changed) {
            self.events.push(Event::appointment(name, id));
        }
    }

    /// One call keeps its id, whatever becomes of it.
    fn set_call(&mut self, id: i64, status: Option<&str>) {
        let fresh = self.uuid();
        if let Some(visit) = self.diary.get_mut(id) {
            visit.video = status.map(|status| VideoCall {
                id: visit.video.as_ref().map_or(fresh, |call| call.id),
                status: status.to_owned(),
            });
        }
    }

    /// Lets simulated time pass and does what has come due.
    pub(crate) fn advance(&mut self, by: TimeDelta) {
        self.clock += by;
        let now = self.clock.timestamp();
        self.plan_what_comes_near(now);
        let due: Vec<i64> = self.diary.all().iter().filter(|visit| is_due(visit, now)).map(|visit| visit.id).collect();
        for id in due {
            while let Some(step) =
                self.diary.get_mut(id).and_then(|visit| visit.plan.pop_front_if(|step| step.due <= now))
            {
                self.set_status(id, step.status, step.video);
            }
        }
    }

    fn plan_what_comes_near(&mut self, now: i64) {
        let near: Vec<(i64, i64)> = self
            .diary
            .all()
            .iter()
            .filter(|visit| visit.status == "scheduled" && visit.plan.is_empty())
            .filter(|visit| (now - STALE..=now + NEAR).contains(&visit.date()))
            .map(|visit| (visit.id, visit.date()))
            .collect();
        for (id, date) in near {
            let arrives = (date - self.rng.i64(0..300)).max(now + 30);
            let plan = plan_visit(&mut self.rng, arrives, date);
            if let Some(visit) = self.diary.get_mut(id) {
                visit.plan = plan;
            }
        }
    }

    /// Makes the next scheduled visit of today arrive now; `None` when none is left.
    pub(crate) fn arrive_next(&mut self) -> Option<i64> {
        let today = self.clock.with_timezone(&self.zone).date_naive();
        let now = self.clock.timestamp();
        let id = self
            .diary
            .all()
            .iter()
            .filter(|visit| visit.status == "scheduled")
            .filter(|visit| {
                DateTime::from_timestamp(visit.date(), 0)
                    .is_some_and(|at| at.with_timezone(&self.zone).date_naive() == today)
            })
            .min_by_key(|visit| (visit.date(), visit.id))?
            .id;
        let plan = super::plan_from(&mut self.rng, "arrived", now);
        self.set_status(id, "arrived", video_for("arrived"));
        if let Some(visit) = self.diary.get_mut(id) {
            visit.plan = plan;
        }
        Some(id)
    }

    /// What the registered webhooks are owed for the events since the last call.
    pub(crate) fn drain_deliveries(&mut self) -> Vec<Delivery> {
        let mut due = Vec::new();
        for event in std::mem::take(&mut self.events) {
            for webhook in self.webhooks.iter().filter(|webhook| webhook.is_loopback()) {
                if webhook.events.iter().any(|name| name == event.name) {
                    due.push(Delivery {
                        webhook: webhook.id,
                        endpoint: webhook.endpoint.clone(),
                        encryption_key: webhook.encryption_key.clone(),
                        event: event.name,
                        payload: event.payload().to_string().into_bytes(),
                    });
                }
            }
        }
        due
    }
}

fn is_due(visit: &Appointment, now: i64) -> bool {
    visit.plan.front().is_some_and(|step| step.due <= now)
}
