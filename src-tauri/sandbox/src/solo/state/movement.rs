//! How a visit moves by itself: a plan of dated steps, drawn when the visit comes near.

use std::collections::VecDeque;

use fastrand::Rng;

use super::status::video_for;

/// One thing that will happen to a visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Step {
    /// Unix seconds of the movement clock.
    pub(crate) due: i64,
    pub(crate) status: &'static str,
    pub(crate) video: Option<&'static str>,
}

/// A status on the way through a visit, and how long it lasts, in seconds, at least and at most.
const WAY: [(&str, i64, i64); 9] = [
    ("arrived", 90, 240),
    ("in progress.intake.ready", 45, 180),
    ("in progress.intake.progress", 150, 360),
    ("in progress.exam.ready", 60, 300),
    ("in progress.exam.progress", 360, 840),
    ("discharge.ready", 45, 150),
    ("discharge.progress", 90, 240),
    ("completed", 600, 1_500),
    ("sign off", 0, 0),
];

/// How long after its time a visit whose patient stays away is marked, in seconds.
const PATIENCE: i64 = 1_200;

/// The plan of a visit whose patient is expected to arrive at `arrives`. Most visits go all the way; a few patients
/// stay away, call it off just before, leave without being seen, or lose the connection for good.
pub(crate) fn plan_visit(rng: &mut Rng, arrives: i64, date: i64) -> VecDeque<Step> {
    match rng.u32(0..100) {
        0..5 => VecDeque::from([Step { due: date.max(arrives) + PATIENCE, status: "not showed up", video: None }]),
        5..8 => VecDeque::from([Step { due: arrives - 30, status: "cancelled", video: None }]),
        8..11 => VecDeque::from([
            step(arrives, "arrived"),
            Step { due: arrives + rng.i64(600..1_500), status: "cancelled", video: Some("LWBS") },
        ]),
        outcome => {
            let mut plan = VecDeque::from([step(arrives, "arrived")]);
            plan.extend(plan_from(rng, "arrived", arrives));
            if outcome < 14 {
                lose_the_connection(&mut plan);
            }
            plan
        }
    }
}

/// What remains of a visit that has just come to `status` at `at`; empty when the status is not on the way.
pub(crate) fn plan_from(rng: &mut Rng, status: &str, at: i64) -> VecDeque<Step> {
    let mut plan = VecDeque::new();
    let Some(here) = WAY.iter().position(|(name, ..)| *name == status) else {
        return plan;
    };
    let mut due = at;
    for pair in WAY[here..].windows(2) {
        if let [(_, least, most), (next, ..)] = pair {
            due += rng.i64(*least..=*most);
            plan.push_back(step(due, next));
        }
    }
    plan
}

fn step(due: i64, status: &'static str) -> Step {
    Step { due, status, video: video_for(status) }
}

fn lose_the_connection(plan: &mut VecDeque<Step>) {
    for step in plan.iter_mut().filter(|step| matches!(step.status, "completed" | "sign off")) {
        step.video = Some("incomplete");
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::solo::state::STATUSES;

    #[test]
    fn plans_are_in_order_of_time_and_reach_every_status_a_visit_can_move_to() {
        let mut rng = Rng::with_seed(7);
        let mut reached = std::collections::BTreeSet::new();
        for _ in 0..500 {
            let plan = plan_visit(&mut rng, 10_000, 10_300);
            assert!(plan.iter().zip(plan.iter().skip(1)).all(|(one, next)| one.due <= next.due));
            reached.extend(plan.iter().map(|step| step.status));
        }
        let expected: std::collections::BTreeSet<_> =
            STATUSES.iter().copied().filter(|status| *status != "scheduled").collect();
        assert_eq!(reached, expected);
    }

    #[test]
    fn what_remains_of_a_visit_starts_after_where_it_stands() {
        let plan = plan_from(&mut Rng::with_seed(1), "discharge.ready", 500);
        assert_eq!(
            plan.iter().map(|step| step.status).collect::<Vec<_>>(),
            ["discharge.progress", "completed", "sign off"]
        );
        assert!(plan.front().unwrap().due > 500);
        assert!(plan_from(&mut Rng::with_seed(1), "cancelled", 500).is_empty());
    }
}
