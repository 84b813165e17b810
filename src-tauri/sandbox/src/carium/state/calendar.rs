//! All appointments of an organisation. A deleted one is gone: asking for it again is 404.

use std::collections::HashMap;

use uuid::Uuid;

use super::Appointment;

/// Appointments by id, listed by the time they begin at.
#[derive(Default)]
pub(crate) struct Calendar {
    by_id: HashMap<Uuid, Appointment>,
}

impl Calendar {
    pub(crate) fn add(&mut self, appointment: Appointment) {
        self.by_id.insert(appointment.id, appointment);
    }

    pub(crate) fn get(&self, id: Uuid) -> Option<&Appointment> {
        self.by_id.get(&id)
    }

    pub(crate) fn get_mut(&mut self, id: Uuid) -> Option<&mut Appointment> {
        self.by_id.get_mut(&id)
    }

    pub(crate) fn remove(&mut self, id: Uuid) -> bool {
        self.by_id.remove(&id).is_some()
    }

    /// Those that pass, in order of time.
    pub(crate) fn matching(&self, passes: impl Fn(&Appointment) -> bool) -> Vec<&Appointment> {
        let mut found: Vec<&Appointment> = self.by_id.values().filter(|one| passes(one)).collect();
        found.sort_unstable_by_key(|one| (one.is.start, one.id));
        found
    }
}
