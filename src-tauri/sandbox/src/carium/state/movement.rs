//! How a visit moves by itself through the organisation's statuses.

use std::collections::VecDeque;

use fastrand::Rng;

use super::{Role, Step};

/// How long after its time a visit whose patient stays away is marked, in seconds.
const PATIENCE: i64 = 1_200;
/// The way through a visit, and how long each status lasts, in seconds, at least and at most.
const WAY: [(Role, i64, i64); 3] = [(Role::CheckedIn, 120, 600), (Role::InVisit, 480, 1_500), (Role::Completed, 0, 0)];

/// The plan of a visit that begins at `start`. Most go all the way; a few patients stay away or call it off.
pub(crate) fn plan_visit(rng: &mut Rng, now: i64, start: i64) -> VecDeque<Step> {
    match rng.u32(0..100) {
        0..8 => VecDeque::from([Step { due: start.max(now) + PATIENCE, role: Role::NoShow }]),
        8..12 => VecDeque::from([Step { due: (start - 60).max(now), role: Role::Cancelled }]),
        _ => {
            let due = (start - rng.i64(0..300)).max(now + 15);
            let mut plan = VecDeque::from([Step { due, role: Role::CheckedIn }]);
            plan.extend(plan_from(rng, Role::CheckedIn, due));
            plan
        }
    }
}

/// What remains of a visit that has just come to `role`; empty when it is not on the way.
pub(crate) fn plan_from(rng: &mut Rng, role: Role, at: i64) -> VecDeque<Step> {
    let mut plan = VecDeque::new();
    let here = WAY.iter().position(|(on_the_way, ..)| *on_the_way == role);
    let mut due = at;
    for pair in here.map(|here| &WAY[here..]).unwrap_or_default().windows(2) {
        if let [(_, least, most), (next, ..)] = pair {
            due += rng.i64(*least..=*most);
            plan.push_back(Step { due, role: *next });
        }
    }
    plan
}
