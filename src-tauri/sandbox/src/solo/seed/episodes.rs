//! Episodes of care: one patient in eight has one.

use chrono::{DateTime, Days, Utc};

use crate::solo::state::{Clinic, Episode, WRITE_STATUSES};

const KINDS: [(&str, &str, &str); 5] = [
    ("Hypertension monitoring", "hypertension", "Home readings below 130/80 mmHg"),
    ("Diabetes education", "diabetes", "HbA1c below 7 %"),
    ("Heart failure follow-up", "heart failure", "No readmission within 30 days"),
    ("Covid care", "covid", "Recover from covid"),
    ("Prenatal care", "maternity", "Healthy mother and child"),
];

/// Seeds episodes; patients 0 and 8 always have one.
pub(super) fn seed(clinic: &mut Clinic, start: DateTime<Utc>) {
    let today = start.with_timezone(&clinic.zone).date_naive();
    for patient in (0..clinic.people.list().len()).step_by(8) {
        let (name, kind, objective) = KINDS[clinic.rng.usize(..KINDS.len())];
        let status = WRITE_STATUSES[clinic.rng.usize(..WRITE_STATUSES.len())];
        let from = today - Days::new(clinic.rng.u64(1..120));
        let finished = matches!(status, "FINISHED" | "CANCELED");
        let id = clinic.uuid();
        clinic.episodes.push(Episode {
            id,
            patient,
            name: name.to_owned(),
            kind: kind.to_owned(),
            from,
            to: finished.then_some(today),
            status: status.to_owned(),
            objective: Some(objective.to_owned()),
            reason_incomplete: (status == "CANCELED").then(|| "Moved away".to_owned()),
        });
    }
}
