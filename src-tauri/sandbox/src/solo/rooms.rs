//! SOLO-15 and SOLO-18: waiting rooms, and the times that are free in one.

use serde_json::{Value, json};

use super::call::{Call, Ruling, Verdict};
use super::fields::{Problems, is_duration, is_seconds};
use crate::server::Answer;
use crate::solo::state::Clinic;

/// The longest search, in seconds: 400 days, a limit of this simulator.
const LONGEST_SEARCH: i64 = 400 * 86_400;

/// SOLO-15.
pub(super) fn list(clinic: &Clinic, call: &Call) -> Ruling {
    let mut problems = Problems::default();
    call.only_queries(&[], &mut problems);
    problems.settle()?;
    let rooms: Vec<Value> = clinic
        .rooms
        .iter()
        .map(|room| {
            json!({
                "id": room.id,
                "name": room.name,
                "serviceLine": room.service_line,
                "serviceType": room.service_type,
            })
        })
        .collect();
    Verdict::answer(Answer::ok(&rooms))
}

/// SOLO-18: a visit takes its time out of the offer, a cancelled one gives it back.
pub(super) fn slots(clinic: &Clinic, call: &Call) -> Ruling {
    let mut problems = Problems::default();
    call.only_queries(&["after", "before", "waitingRoom", "duration"], &mut problems);
    let after = timestamp(call, "after", &mut problems);
    let before = timestamp(call, "before", &mut problems);
    let duration = call.query("duration").map(|text| {
        let seconds = text.parse().ok().filter(|seconds| is_duration(*seconds));
        if seconds.is_none() {
            problems.note("duration", "This value should be between 1 and 86400.");
        }
        seconds
    });
    let room = match call.query("waitingRoom") {
        Some(name) => {
            let room = clinic.room_named(name);
            if room.is_none() {
                problems.note("waitingRoom", "Waiting room not found.");
            }
            room
        }
        None => {
            problems.note("waitingRoom", "This field is missing.");
            None
        }
    };
    if let (Some(after), Some(before)) = (after, before)
        && !(1..=LONGEST_SEARCH).contains(&(before - after))
    {
        problems.note("before", "This value should be after the left end, by at most 400 days.");
    }
    problems.settle()?;
    let (Some(after), Some(before), Some(room)) = (after, before, room) else {
        return Err(problems.refusal());
    };
    let free = free(clinic, room, after.max(call.now.timestamp()), before, duration.flatten());
    Verdict::answer(Answer::ok(&free))
}

fn timestamp(call: &Call, name: &str, problems: &mut Problems) -> Option<i64> {
    let Some(text) = call.query(name) else {
        problems.note(name, "This field is missing.");
        return None;
    };
    let seconds = text.parse().ok().filter(|seconds| is_seconds(*seconds));
    if seconds.is_none() {
        problems.note(name, "This value is not a valid timestamp.");
    }
    seconds
}

fn free(clinic: &Clinic, room: usize, after: i64, before: i64, duration: Option<i64>) -> Vec<Value> {
    let Some(hours) = clinic.rooms.get(room) else {
        return Vec::new();
    };
    let length = duration.unwrap_or(hours.slot);
    let taken = clinic.diary.taken(room, after, before);
    let mut next_taken = 0;
    let mut free = Vec::new();
    for (opens, closes) in hours.openings(after, before) {
        let mut start = opens;
        while start + length <= closes.min(before) {
            // `taken` is in order of its starts; what ends before this slot can never matter again.
            while taken.get(next_taken).is_some_and(|(_, end)| *end <= start) {
                next_taken += 1;
            }
            let clash =
                taken[next_taken..].iter().take_while(|(from, _)| *from < start + length).any(|(_, end)| *end > start);
            if start >= after && !clash {
                free.push(json!({ "date": start, "duration": length }));
            }
            start += length;
        }
    }
    free
}
