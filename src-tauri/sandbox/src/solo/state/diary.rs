//! All visits, found by any of their ids, by patient and by room and time.

use std::collections::{BTreeSet, HashMap, VecDeque};

use uuid::Uuid;

use super::{Appointment, NewVisit};

/// Id of the first visit.
const FIRST_ID: i64 = 3_110_001;
/// The longest visit the document allows, in seconds.
const LONGEST: i64 = 86_400;

/// Visits in the order they were booked; none is ever removed.
#[derive(Default)]
pub(crate) struct Diary {
    visits: Vec<Appointment>,
    by_room: HashMap<usize, BTreeSet<(i64, i64)>>,
    by_patient: HashMap<usize, Vec<i64>>,
    by_external: HashMap<String, Vec<i64>>,
    by_aggregate: HashMap<Uuid, i64>,
}

impl Diary {
    /// Adds a scheduled visit and gives its id.
    pub(crate) fn add(&mut self, visit: NewVisit, aggregate: Uuid, provider: usize) -> i64 {
        let id = FIRST_ID.saturating_add_unsigned(self.visits.len() as u64);
        self.by_room.entry(visit.room).or_default().insert((visit.date, id));
        self.by_patient.entry(visit.patient).or_default().push(id);
        self.by_aggregate.insert(aggregate, id);
        if let Some(external) = &visit.external_id {
            self.by_external.entry(external.clone()).or_default().push(id);
        }
        self.visits.push(Appointment {
            id,
            aggregate,
            patient: visit.patient,
            room: visit.room,
            provider,
            date: visit.date,
            duration: visit.duration,
            reasons: visit.reasons,
            status: "scheduled".to_owned(),
            video: None,
            created_by: visit.external_id.clone(),
            external_id: visit.external_id,
            account_number: visit.account_number,
            episode: visit.episode,
            notes: Vec::new(),
            attachments: Vec::new(),
            origin: visit.origin,
            plan: VecDeque::new(),
        });
        id
    }

    pub(crate) fn all(&self) -> &[Appointment] {
        &self.visits
    }

    pub(crate) fn get(&self, id: i64) -> Option<&Appointment> {
        self.visits.get(index(id)?)
    }

    pub(crate) fn get_mut(&mut self, id: i64) -> Option<&mut Appointment> {
        self.visits.get_mut(index(id)?)
    }

    pub(crate) fn by_aggregate(&self, aggregate: Uuid) -> Option<&Appointment> {
        self.by_aggregate.get(&aggregate).and_then(|id| self.get(*id))
    }

    /// The first visit that carries this external id.
    pub(crate) fn by_external(&self, external: &str) -> Option<&Appointment> {
        self.by_external.get(external)?.first().and_then(|id| self.get(*id))
    }

    pub(crate) fn of_patient(&self, patient: usize) -> impl Iterator<Item = &Appointment> {
        self.by_patient.get(&patient).into_iter().flatten().filter_map(|id| self.get(*id))
    }

    /// Moves a visit in time.
    pub(crate) fn reschedule(&mut self, id: i64, date: i64) {
        let Some(visit) = index(id).and_then(|index| self.visits.get_mut(index)) else {
            return;
        };
        let times = self.by_room.entry(visit.room).or_default();
        times.remove(&(visit.date, id));
        times.insert((date, id));
        visit.date = date;
    }

    /// Gives a visit another external id.
    pub(crate) fn rename(&mut self, id: i64, external: String) {
        let Some(visit) = index(id).and_then(|index| self.visits.get_mut(index)) else {
            return;
        };
        if let Some(ids) = visit.external_id.as_ref().and_then(|before| self.by_external.get_mut(before)) {
            ids.retain(|other| *other != id);
        }
        self.by_external.entry(external.clone()).or_default().push(id);
        visit.external_id = Some(external);
    }

    /// The stretches of a room that visits take up and that touch this time, unix seconds, in order of their start.
    pub(crate) fn taken(&self, room: usize, from: i64, to: i64) -> Vec<(i64, i64)> {
        let Some(times) = self.by_room.get(&room) else {
            return Vec::new();
        };
        times
            .range((from.saturating_sub(LONGEST), i64::MIN)..(to, i64::MIN))
            .filter_map(|(_, id)| self.get(*id))
            .filter(|visit| visit.takes_time() && visit.date + visit.duration > from)
            .map(|visit| (visit.date, visit.date + visit.duration))
            .collect()
    }
}

fn index(id: i64) -> Option<usize> {
    usize::try_from(id.checked_sub(FIRST_ID)?).ok()
}
