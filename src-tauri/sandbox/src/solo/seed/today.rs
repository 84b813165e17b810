//! The day the simulation begins in, laid out around the start so that the waiting room is busy at any hour.

use std::collections::{HashSet, VecDeque};

use chrono::{DateTime, Utc};
use fastrand::Rng;

use super::day::LocalDay;
use super::{history, notes};
use crate::solo::state::{Clinic, Step, plan_from, plan_visit, video_for};

const MINUTE: i64 = 60;
const HOUR: i64 = 3_600;
/// A quarter of an hour, the grid on which the day's room is measured.
const QUARTER: i64 = 900;
/// How far the visits go that follow one another closely.
const RUSH: i64 = 45 * MINUTE;
/// Visits still to come even in the last minutes of a day; they may reach past midnight.
const FEWEST_TO_COME: usize = 6;

/// Where those stand who are here now: four wait, two are in a call.
const HERE: [&str; 10] = [
    "arrived",
    "in progress.exam.progress",
    "in progress.intake.ready",
    "in progress.intake.progress",
    "in progress.exam.ready",
    "discharge.ready",
    "discharge.progress",
    "arrived",
    "arrived",
    "arrived",
];

/// How the visits that are over ended, in turn.
const OVER: [(&str, Option<&str>); 10] = [
    ("completed", Some("complete")),
    ("sign off", Some("complete")),
    ("not showed up", None),
    ("cancelled", None),
    ("sign off", Some("complete")),
    ("completed", Some("complete")),
    ("cancelled", Some("LWBS")),
    ("sign off", Some("complete")),
    ("completed", Some("incomplete")),
    ("completed", Some("complete")),
];

/// How many visits are over, here and to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Shares {
    over: usize,
    here: usize,
    to_come: usize,
}

/// Seeds the day.
pub(super) fn seed(clinic: &mut Clinic, visits: usize, start: DateTime<Utc>) {
    let mut rng = clinic.rng.fork();
    let now = start.timestamp();
    let day = LocalDay::of(clinic.zone, start);
    let shares = shares(visits, clinic.rooms.len(), now - day.begins, day.ends - now);
    let mut layout = Layout { taken: HashSet::new(), patients: Patients::new(clinic) };
    let since = (now - 4 * HOUR).max(day.begins);
    for index in 0..shares.over {
        let wanted = since + spread(now - 45 * MINUTE - since, index, shares.over);
        let id = layout.book(clinic, &mut rng, wanted.max(day.begins), false);
        let (status, video) = OVER[index % OVER.len()];
        clinic.set_status(id, status, video);
        if matches!(status, "completed" | "sign off") {
            notes::write(clinic, id, &mut rng);
        }
        follow(clinic, id, plan_from(&mut rng, status, now));
    }
    for index in 0..shares.here {
        let wanted = (now - 40 * MINUTE + spread(45 * MINUTE, index, shares.here)).max(day.begins);
        let id = layout.book(clinic, &mut rng, wanted, third(index));
        let status = HERE[index % HERE.len()];
        clinic.set_status(id, status, video_for(status));
        follow(clinic, id, plan_from(&mut rng, status, now));
    }
    to_come(clinic, &mut layout, &mut rng, &shares, now, day.ends);
}

/// Two thirds of what is to come falls within the next hour, and its patients arrive about one a minute.
fn to_come(clinic: &mut Clinic, layout: &mut Layout, rng: &mut Rng, shares: &Shares, now: i64, ends: i64) {
    let rush = shares.to_come.div_ceil(3) * 2;
    let rush = rush.min(shares.to_come);
    let mut booked = Vec::new();
    for index in 0..shares.to_come {
        let wanted = if index < rush {
            now + 5 * MINUTE + spread(RUSH, index, rush)
        } else {
            let until = (now + 6 * HOUR).min(ends - QUARTER).max(now + RUSH);
            now + RUSH + spread(until - now - RUSH, index - rush, shares.to_come - rush)
        };
        booked.push(layout.book(clinic, rng, wanted, third(index)));
    }
    let mut in_order: Vec<(i64, i64)> =
        booked.iter().filter_map(|id| clinic.diary.get(*id)).map(|visit| (visit.date(), visit.id)).collect();
    in_order.sort_unstable();
    for (place, (date, id)) in in_order.into_iter().take(rush).enumerate() {
        let place = i64::try_from(place).unwrap_or_default();
        let arrives = now + 30 + place * MINUTE + rng.i64(0..20);
        let plan = if place < 3 { certain(rng, arrives) } else { plan_visit(rng, arrives, date) };
        follow(clinic, id, plan);
    }
}

/// The plan of someone who certainly comes: the first few do, so that a demo never begins with empty chairs.
fn certain(rng: &mut Rng, arrives: i64) -> VecDeque<Step> {
    let mut plan = plan_from(rng, "arrived", arrives);
    plan.push_front(Step { due: arrives, status: "arrived", video: video_for("arrived") });
    plan
}

/// Every third visit is a difficult patient's, so that they stand among ordinary ones, and both of a pair are still to
/// be seen.
fn third(index: usize) -> bool {
    index.is_multiple_of(3)
}

fn follow(clinic: &mut Clinic, id: i64, plan: VecDeque<Step>) {
    if let Some(visit) = clinic.diary.get_mut(id) {
        visit.plan = plan;
    }
}

/// Splits the day's visits; what does not fit before or after the start within the day goes to the other side.
fn shares(visits: usize, rooms: usize, passed: i64, left: i64) -> Shares {
    let fits = |seconds: i64| usize::try_from(seconds / QUARTER).unwrap_or_default().saturating_mul(rooms);
    let here = HERE.len().min(visits);
    let rest = visits - here;
    let mut over = (rest * 3 / 10).max(rest.min(4));
    if over > fits(passed) {
        over = fits(passed);
    }
    let mut to_come = rest - over;
    let room_left = fits(left).max(FEWEST_TO_COME);
    if to_come > room_left {
        to_come = room_left;
        over = rest - to_come;
    }
    Shares { over, here, to_come }
}

/// Place `index` of `count` evenly spread places in a stretch that may be empty or negative.
fn spread(stretch: i64, index: usize, count: usize) -> i64 {
    let (index, count) = (i64::try_from(index).unwrap_or_default(), i64::try_from(count).unwrap_or(1));
    stretch.max(0) * index / count.max(1)
}

/// Whose turn it is: everyone difficult who can have a visit first, then anyone, nobody twice while others are left.
struct Patients {
    seen: HashSet<usize>,
    difficult: VecDeque<usize>,
}

impl Patients {
    fn new(clinic: &Clinic) -> Self {
        let count = clinic.people.list().len();
        let difficult = [2, 4, 0, 8, 3, 1, 5, 7, 10, 11].into_iter().filter(|index| *index < count).collect();
        Self { seen: HashSet::new(), difficult }
    }

    fn next(&mut self, clinic: &Clinic, rng: &mut Rng, difficult: bool) -> usize {
        let difficult = if difficult { self.difficult.pop_front() } else { None };
        let mut patient = difficult.unwrap_or_else(|| history::some_patient(clinic, rng));
        for _ in 0..50 {
            if self.seen.insert(patient) {
                break;
            }
            patient = history::some_patient(clinic, rng);
        }
        patient
    }
}

/// What is taken already.
struct Layout {
    taken: HashSet<(usize, i64)>,
    patients: Patients,
}

impl Layout {
    /// Books at the first free slot at or after the wanted time, any room; doubles up when three hours are full.
    fn book(&mut self, clinic: &mut Clinic, rng: &mut Rng, wanted: i64, difficult: bool) -> i64 {
        let patient = self.patients.next(clinic, rng, difficult);
        let rooms: Vec<i64> = clinic.rooms.iter().map(|room| room.slot).collect();
        let offset = rng.usize(..rooms.len());
        let mut choice = (offset, wanted - wanted.rem_euclid(rooms[offset]));
        'search: for step in 0..12 {
            for turn in 0..rooms.len() {
                let room = (offset + turn) % rooms.len();
                let time = wanted + step * QUARTER;
                let time = time - time.rem_euclid(rooms[room]);
                if !self.taken.contains(&(room, time)) {
                    choice = (room, time);
                    break 'search;
                }
            }
        }
        self.taken.insert(choice);
        history::book_for(clinic, rng, patient, choice.0, choice.1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn visits_that_do_not_fit_on_one_side_of_the_start_move_to_the_other() {
        assert_eq!(shares(60, 10, 12 * HOUR, 12 * HOUR), Shares { over: 15, here: 10, to_come: 35 });
        assert_eq!(shares(60, 10, 5 * MINUTE, 24 * HOUR), Shares { over: 0, here: 10, to_come: 50 });
        assert_eq!(shares(60, 10, 24 * HOUR, 5 * MINUTE), Shares { over: 44, here: 10, to_come: 6 });
        assert_eq!(shares(4, 10, 12 * HOUR, 12 * HOUR), Shares { over: 0, here: 4, to_come: 0 });
    }
}
