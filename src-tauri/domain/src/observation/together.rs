//! The readings of all ways side by side: one that came on two of them is one reading with two origins (rule X-MET-01).

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::same::{SameKey, may_be_one};
use super::{Entry, Observation, Origin, ReadingDay, Way};

/// What one way told, and since when it is listened to.
#[derive(Debug, Clone)]
pub struct Told {
    /// The way.
    pub way: Way,
    /// Since when.
    pub since: DateTime<Utc>,
    /// What it told.
    pub day: ReadingDay,
}

/// All readings of some ways, in the order in which they were taken. Within one way nothing is joined: that it told two
/// is its own word.
pub fn together(told: Vec<Told>) -> Vec<Observation> {
    let mut all: Vec<Observation> = Vec::with_capacity(told.iter().map(|told| told.day.entries().len()).sum());
    let mut known: HashMap<SameKey, Vec<usize>> = HashMap::new();
    let ways = told.len();
    for (at, Told { way, since, day }) in told.into_iter().enumerate() {
        let before = all.len();
        for entry in day.into_entries() {
            let observation = alone(&way, since, entry);
            // The only way, or the last, leaves nothing to be found by others.
            let key = (ways > 1).then(|| SameKey::of(&observation.reading));
            let same = key.as_ref().and_then(|key| known.get(key)).and_then(|places| {
                let fits = |place: &&usize| {
                    let fits = |one: &Observation| {
                        may_be_one(&one.reading, &observation.reading)
                            && one.origins.iter().all(|origin| origin.way != way)
                    };
                    **place < before && all.get(**place).is_some_and(fits)
                };
                places.iter().find(fits).copied()
            });
            match same.and_then(|place| all.get_mut(place)) {
                Some(one) => join(one, observation),
                None => {
                    if let Some(key) = key.filter(|_| at + 1 < ways) {
                        known.entry(key).or_default().push(all.len());
                    }
                    all.push(observation);
                }
            }
        }
    }
    all.sort_by_key(|one| one.reading.effective.start);
    all
}

fn alone(way: &Way, since: DateTime<Utc>, entry: Entry) -> Observation {
    let origin = Origin {
        way: way.clone(),
        id: entry.reading.id.clone(),
        received: entry.received,
        since: way.is_listened_to().then_some(since),
    };
    Observation { reading: entry.reading, origins: vec![origin], earlier: entry.earlier }
}

/// What the one leaves open, the other may tell; two corrections stand one after the other.
fn join(one: &mut Observation, other: Observation) {
    one.origins.extend(other.origins);
    let (here, there) = (&mut one.reading.instrument, other.reading.instrument);
    here.device = here.device.take().or(there.device);
    here.source = here.source.take().or(there.source);
    one.earlier.extend(other.earlier);
    one.earlier.sort_by_key(|earlier| earlier.until);
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use rust_decimal::Decimal;

    use super::super::{Effective, Instrument, Known, Metric, Quantity, Reading, Taken, Value};
    use super::*;
    use crate::ConnectionId;

    fn at(minute: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_763_700_000 + minute * 60, 0).unwrap()
    }

    fn told(way: Way, readings: &[(i64, i64, Option<&str>)]) -> Told {
        let mut day = ReadingDay::default();
        for (minute, rate, device) in readings {
            let reading = Reading {
                metric: Metric::HeartRate,
                value: Value::One { quantity: Quantity::of(Decimal::from(*rate), Known::PerMinute) },
                effective: Effective::instant(at(*minute)),
                taken: Taken::Device,
                instrument: Instrument { device: device.map(str::to_owned), source: None },
                id: None,
            };
            day.take(reading, at(60));
        }
        Told { way, since: at(0), day }
    }

    fn read() -> Way {
        Way::Read { connection: ConnectionId("c1".into()) }
    }

    fn imported() -> Way {
        Way::Imported { import: "i1".into() }
    }

    fn shown(all: &[Observation]) -> Vec<(i64, usize)> {
        all.iter().map(|one| ((one.reading.effective.start - at(0)).num_minutes(), one.origins.len())).collect()
    }

    #[test]
    fn x_met_01_a_reading_on_two_ways_is_shown_once_with_both() {
        let all = together(vec![
            told(read(), &[(3, 71, None), (1, 60, None)]),
            told(imported(), &[(1, 60, Some("Watch")), (2, 65, Some("Watch")), (3, 72, Some("Watch"))]),
        ]);
        assert_eq!(shown(&all), [(1, 2), (2, 1), (3, 1), (3, 1)]);
        assert_eq!(all[0].reading.instrument.device.as_deref(), Some("Watch"));
        assert_eq!(all[0].origins.iter().map(|origin| origin.way.clone()).collect::<Vec<_>>(), [read(), imported()]);
    }

    #[test]
    fn what_two_devices_measured_and_what_one_way_told_twice_stays_two() {
        let two = [(1, 60, Some("Watch")), (1, 60, Some("Phone"))];
        assert_eq!(shown(&together(vec![told(read(), &two)])), [(1, 1), (1, 1)]);
        let all = together(vec![told(read(), &two), told(imported(), &[(1, 60, Some("Phone"))])]);
        assert_eq!(shown(&all), [(1, 1), (1, 2)]);
    }

    #[test]
    fn nothing_is_late_that_came_by_a_file_or_before_somebody_listened() {
        let origin = |way: Way, since| {
            let told = Told { since, ..told(way, &[(1, 60, None)]) };
            together(vec![told])[0].origins[0].delay(at(1))
        };
        assert_eq!(origin(imported(), at(0)), None);
        assert_eq!(origin(read(), at(2)), None);
        assert_eq!(origin(read(), at(0)), Some(chrono::TimeDelta::minutes(59)));
    }
}
