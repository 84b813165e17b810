//! A month of appointments, the day the simulation begins in laid out around the start, so that somebody is here at
//! whatever hour it is.

use chrono::{DateTime, Datelike as _, Days, NaiveDate, NaiveTime, TimeDelta, Utc, Weekday};
use chrono_tz::Tz;
use fastrand::Rng;
use uuid::Uuid;

use crate::carium::options::CariumOptions;
use crate::carium::state::{Booking, Organization, Role, plan_from};

/// The grid appointments begin on.
const GRID: i64 = 300;
/// Minutes an appointment of each type takes, in the order of the types.
const MINUTES: [i64; 4] = [30, 20, 15, 60];
const REASONS: [&str; 6] = [
    "Blood pressure readings",
    "Weight and diet plan",
    "Medication review",
    "Monthly check-in",
    "Discharge follow-up",
    "Device set-up",
];

/// Seeds them all.
pub(super) fn seed(organization: &mut Organization, options: &CariumOptions, base_url: &str, start: DateTime<Utc>) {
    if organization.individuals.list().is_empty() {
        return;
    }
    let mut rng = organization.rng.fork();
    let today = start.with_timezone(&options.zone).date_naive();
    let past = u64::try_from(options.days * 2 / 3).unwrap_or_default();
    let first = today.checked_sub_days(Days::new(past)).unwrap_or(today);
    for day in first.iter_days().take(options.days).filter(|day| *day != today) {
        if matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
            continue;
        }
        for index in 0..options.visits_today / 2 {
            let minute = 9 * 60 + i64::try_from(index).unwrap_or_default() * 35 % 480;
            let Some(at) = local(options.zone, day, minute) else { continue };
            let role = match (day < today, rng.u8(0..20)) {
                (true, 0..2) => Role::NoShow,
                (true, 2..4) => Role::Cancelled,
                (true, _) => Role::Completed,
                (false, 0..6) => Role::Confirmed,
                (false, _) => Role::Scheduled,
            };
            book(organization, &mut rng, base_url, at, role);
        }
    }
    seed_today(organization, &mut rng, options, base_url, start);
}

/// The day itself: from four hours before the start to six after, within the local day as far as there is room.
fn seed_today(
    organization: &mut Organization,
    rng: &mut Rng,
    options: &CariumOptions,
    base_url: &str,
    start: DateTime<Utc>,
) {
    let today = start.with_timezone(&options.zone).date_naive();
    let midnight = local(options.zone, today, 0).unwrap_or(start);
    let tomorrow = today.succ_opt().and_then(|day| local(options.zone, day, 0)).unwrap_or(start);
    let from = (start - TimeDelta::hours(4)).max(midnight);
    let to = (start + TimeDelta::hours(6)).min(tomorrow.max(start + TimeDelta::hours(1)));
    let count = i64::try_from(options.visits_today).unwrap_or_default();
    for index in 0..count {
        let seconds = from.timestamp() + (to - from).num_seconds() * index / count.max(1);
        let Some(at) = DateTime::from_timestamp(seconds - seconds % GRID, 0) else { continue };
        let since = (start - at).num_minutes();
        let role = match (since, rng.u8(0..10)) {
            (75.., 0) => Role::NoShow,
            (75.., 1) => Role::Cancelled,
            (35.., _) => Role::Completed,
            (8.., _) => Role::InVisit,
            (-10.., _) => Role::CheckedIn,
            (_, 0..4) => Role::Confirmed,
            _ => Role::Scheduled,
        };
        let id = book(organization, rng, base_url, at, role);
        let plan = plan_from(rng, role, start.timestamp());
        if let Some(one) = organization.calendar.get_mut(id) {
            one.plan = plan;
        }
    }
}

fn book(organization: &mut Organization, rng: &mut Rng, base_url: &str, start: DateTime<Utc>, role: Role) -> Uuid {
    let individuals = organization.individuals.list();
    let individual = individuals[rng.usize(..individuals.len())].id;
    let practitioner = organization.practitioners[rng.usize(..organization.practitioners.len())].id;
    let kind = rng.usize(..organization.types.len());
    let has_channel = rng.u8(0..5) > 0;
    let room = organization.uuid();
    let link = |who: &str| (!has_channel).then(|| format!("{base_url}/visit/{who}/{room}"));
    let booking = Booking {
        individual,
        practitioner,
        start,
        end: start + TimeDelta::minutes(MINUTES.get(kind).copied().unwrap_or(30)),
        status: organization.status(role),
        kind: organization.types[kind].id,
        has_channel,
        guest_url: link("guest"),
        host_url: link("host"),
        description: Some(REASONS[rng.usize(..REASONS.len())].to_owned()),
        patient_instruction: (rng.u8(0..3) == 0).then(|| "Please have your readings at hand.".to_owned()),
        location: None,
    };
    organization.book(booking, start - TimeDelta::days(3))
}

/// A minute of a local day; `None` when it does not exist there.
fn local(zone: Tz, day: NaiveDate, minute: i64) -> Option<DateTime<Utc>> {
    let midnight = day.and_time(NaiveTime::MIN);
    let wall = midnight.checked_add_signed(TimeDelta::minutes(minute))?;
    wall.and_local_timezone(zone).earliest().map(|at| at.with_timezone(&Utc))
}
