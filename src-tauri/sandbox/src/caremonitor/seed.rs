//! The records at the beginning. They follow from the options and the start instant alone.

use chrono::{DateTime, NaiveTime, TimeDelta, TimeZone, Utc};

use super::control::{PortalAnswer, ScopeFormat, TokenPlace};
use super::options::CareMonitorOptions;
use super::state::{Appointment, Kind, Organisation, Patient, Provider, Records, Slot};
use crate::error::SandboxError;
use crate::people::{Keeper, known_to};

const HARBOUR: &str = "org-harbour";
const WEST: &str = "org-west";
/// Length of visits and slots.
const LENGTH: TimeDelta = TimeDelta::minutes(20);
/// Days from the day of the start that have slots.
const DAYS: i64 = 14;

const ORGANISATIONS: [Organisation; 2] = [
    Organisation { id: HARBOUR, name: "Harbour Remote Care", zone: chrono_tz::Australia::Sydney },
    Organisation { id: WEST, name: "West Coast Remote Care", zone: chrono_tz::Australia::Perth },
];

const PROVIDERS: [Provider; 4] = [
    Provider { id: "cm-dr-1", name: "Dr Imogen Vale", organisation: HARBOUR },
    Provider { id: "cm-dr-2", name: "Dr Ravi Menon", organisation: HARBOUR },
    Provider { id: "cm-dr-3", name: "Nurse Tove Lindqvist", organisation: HARBOUR },
    Provider { id: "cm-dr-4", name: "Dr Amara Quill", organisation: WEST },
];

/// The records that a simulator begins with.
pub(super) fn records(options: &CareMonitorOptions, start: DateTime<Utc>) -> Result<Records, SandboxError> {
    if options.patients == 0 {
        return Err(SandboxError::Options("a CareMonitor account needs at least one patient"));
    }
    let people = known_to(Keeper::CareMonitor, options.seed, options.patients);
    let patients: Vec<Patient> = people
        .into_iter()
        .enumerate()
        .map(|(index, person)| Patient {
            id: format!("cm-pt-{}", index + 1),
            organisation: if (index + 1) % 4 == 0 { WEST } else { HARBOUR },
            person,
        })
        .collect();
    let life = |life| TimeDelta::from_std(life).unwrap_or(TimeDelta::MAX);
    let mut records = Records {
        organisations: ORGANISATIONS.to_vec(),
        providers: PROVIDERS.to_vec(),
        patients,
        slots: Vec::new(),
        appointments: Vec::new(),
        readings: Vec::new(),
        password: options.password.clone(),
        token_life: life(options.token_life),
        access_life: life(options.access_life),
        token_place: TokenPlace::Header,
        clinic_tokens: Vec::new(),
        portal: PortalAnswer::Page,
        scope_format: ScopeFormat::Commas,
        names_patient: true,
        codes: Vec::new(),
        consents: Vec::new(),
        clock: start,
        last: 1_000,
    };
    slots(&mut records, start);
    visits(&mut records, options, start);
    records.advance(TimeDelta::zero());
    Ok(records)
}

/// Nine to twelve and one to four on every day, at each provider.
fn slots(records: &mut Records, start: DateTime<Utc>) {
    for provider in PROVIDERS {
        for day in 0..DAYS {
            for hour in [9, 10, 11, 13, 14, 15] {
                for minute in [0, 20, 40] {
                    let Some((start, zone)) = at(provider.organisation, start, day, hour, minute) else { continue };
                    let id = records.next_id("cm-slot");
                    records.slots.push(Slot { id, provider: provider.id.to_owned(), start, end: start + LENGTH, zone });
                }
            }
        }
    }
}

/// Visits of the day, of both kinds, spread over the first organisation's providers and patients.
fn visits(records: &mut Records, options: &CareMonitorOptions, start: DateTime<Utc>) {
    let patients: Vec<String> =
        records.patients.iter().filter(|one| one.organisation == HARBOUR).map(|one| one.id.clone()).collect();
    for number in 0..options.visits_today {
        for (kind, provider, word) in
            [(Kind::Telehealth, "cm-dr-1", "follow-up"), (Kind::Patient, "cm-dr-2", "consultation")]
        {
            let (hour, minute) = (9 + number / 3, 20 * (number % 3));
            let hour = u32::try_from(hour).unwrap_or(23).min(23);
            let minute = u32::try_from(minute).unwrap_or_default();
            let Some((start, zone)) = at(HARBOUR, start, 0, hour, minute) else { continue };
            let place = number * 2 + usize::from(kind == Kind::Patient);
            let Some(patient) = patients.get(place % patients.len().max(1)) else { continue };
            let id = records.next_id("cm-appt");
            records.appointments.push(Appointment {
                id,
                kind,
                patient: patient.clone(),
                provider: provider.to_owned(),
                start,
                end: start + LENGTH,
                zone,
                word: Some(word.to_owned()),
                status: "booked".to_owned(),
            });
        }
    }
}

/// A time of a day in an organisation's zone; none when the clock skips it.
fn at(
    organisation: &str,
    start: DateTime<Utc>,
    day: i64,
    hour: u32,
    minute: u32,
) -> Option<(DateTime<Utc>, chrono_tz::Tz)> {
    let zone = ORGANISATIONS.iter().find(|one| one.id == organisation)?.zone;
    let date = start.with_timezone(&zone).date_naive() + TimeDelta::days(day);
    let time = NaiveTime::from_hms_opt(hour, minute, 0)?;
    Some((zone.from_local_datetime(&date.and_time(time)).earliest()?.to_utc(), zone))
}
