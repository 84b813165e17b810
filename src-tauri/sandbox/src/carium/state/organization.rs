//! The whole organisation, and the changes that more than one operation makes.

use std::collections::{BTreeMap, VecDeque};

use chrono::{DateTime, TimeDelta, Utc};
use fastrand::Rng;
use uuid::Uuid;

use super::{Appointment, Booking, Calendar, Document, Individuals, Named, Role, Sessions, User, plan_visit};

/// How long before its time a visit is given a plan, in seconds.
const NEAR: i64 = 900;
/// How long after its time a visit without a plan may still be given one, in seconds.
const STALE: i64 = 3_600;

/// Somebody was invited (CAR-03).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Invitation {
    pub(crate) username: String,
    pub(crate) by: Vec<&'static str>,
}

/// Everything one simulated organisation knows.
pub(crate) struct Organization {
    pub(crate) id: Uuid,
    pub(crate) rng: Rng,
    pub(crate) users: Vec<User>,
    pub(crate) sessions: Sessions,
    pub(crate) individuals: Individuals,
    pub(crate) practitioners: Vec<Named>,
    /// In the order of [`Role::ALL`].
    pub(crate) statuses: Vec<Named>,
    pub(crate) types: Vec<Named>,
    pub(crate) classes: Vec<Named>,
    pub(crate) calendar: Calendar,
    pub(crate) documents: Vec<Document>,
    /// Signed links by the object's name in the store: which document, and until when.
    pub(crate) links: BTreeMap<String, (Uuid, DateTime<Utc>)>,
    pub(crate) invitations: Vec<Invitation>,
    /// The movement clock: it follows the speed, not the wall.
    pub(crate) clock: DateTime<Utc>,
}

impl Organization {
    /// An organisation of which only the names of its statuses are known.
    pub(crate) fn new(seed: u64, clock: DateTime<Utc>) -> Self {
        let mut organization = Self {
            id: Uuid::nil(),
            rng: Rng::with_seed(seed),
            users: Vec::new(),
            sessions: Sessions::default(),
            individuals: Individuals::default(),
            practitioners: Vec::new(),
            statuses: Vec::new(),
            types: Vec::new(),
            classes: Vec::new(),
            calendar: Calendar::default(),
            documents: Vec::new(),
            links: BTreeMap::new(),
            invitations: Vec::new(),
            clock,
        };
        organization.id = organization.uuid();
        organization.statuses = organization.name_all(&Role::ALL.map(Role::name));
        organization
    }

    /// A UUID that follows from the seed.
    pub(crate) fn uuid(&mut self) -> Uuid {
        uuid::Builder::from_random_bytes(self.rng.u128(..).to_be_bytes()).into_uuid()
    }

    /// A text that nobody guesses, of 64 hexadecimal digits.
    pub(crate) fn secret(&mut self) -> String {
        format!("{}{}", self.uuid().simple(), self.uuid().simple())
    }

    /// Names under fresh ids.
    pub(crate) fn name_all(&mut self, names: &[&str]) -> Vec<Named> {
        names.iter().map(|name| Named { id: self.uuid(), name: (*name).to_owned() }).collect()
    }

    /// The id of the status that stands for a role.
    pub(crate) fn status(&self, role: Role) -> Uuid {
        let place = Role::ALL.iter().position(|one| *one == role);
        place.and_then(|place| self.statuses.get(place)).map_or(Uuid::nil(), |status| status.id)
    }

    /// Books an appointment; two at one time are allowed.
    pub(crate) fn book(&mut self, booking: Booking, now: DateTime<Utc>) -> Uuid {
        let id = self.uuid();
        let channel = booking.has_channel.then(|| self.uuid());
        self.calendar.add(Appointment {
            id,
            is: booking,
            channel,
            created: now,
            updated: now,
            plan: VecDeque::new(),
            is_held: false,
        });
        id
    }

    pub(crate) fn document(&self, id: Uuid) -> Option<&Document> {
        self.documents.iter().find(|document| document.id == id)
    }

    pub(crate) fn document_mut(&mut self, id: Uuid) -> Option<&mut Document> {
        self.documents.iter_mut().find(|document| document.id == id)
    }

    /// Lets simulated time pass and does what has come due.
    pub(crate) fn advance(&mut self, by: TimeDelta) {
        self.clock += by;
        let now = self.clock.timestamp();
        let to_come = [Role::Scheduled, Role::Confirmed].map(|role| self.status(role));
        let near = self.calendar.matching(|one| {
            let start = one.is.start.timestamp();
            let is_near = (now - STALE..=now + NEAR).contains(&start);
            is_near && one.plan.is_empty() && !one.is_held && to_come.contains(&one.is.status)
        });
        let near: Vec<(Uuid, i64)> = near.into_iter().map(|one| (one.id, one.is.start.timestamp())).collect();
        for (id, start) in near {
            let plan = plan_visit(&mut self.rng, now, start);
            if let Some(one) = self.calendar.get_mut(id) {
                one.plan = plan;
            }
        }
        let due = self.calendar.matching(|one| one.plan.front().is_some_and(|step| step.due <= now));
        let due: Vec<Uuid> = due.into_iter().map(|one| one.id).collect();
        for id in due {
            while let Some(step) =
                self.calendar.get_mut(id).and_then(|one| one.plan.pop_front_if(|step| step.due <= now))
            {
                self.come_to(id, step.role);
            }
        }
    }

    /// Brings an appointment to the status that stands for a role.
    pub(crate) fn come_to(&mut self, id: Uuid, role: Role) {
        let (status, clock) = (self.status(role), self.clock);
        if let Some(one) = self.calendar.get_mut(id) {
            one.is.status = status;
            one.updated = clock;
        }
    }
}
