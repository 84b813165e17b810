//! The providers, the note templates and the waiting rooms.

use chrono::{DateTime, NaiveTime, TimeDelta, Timelike as _, Utc};
use chrono_tz::Tz;

use super::day::LocalDay;
use super::notes;
use crate::solo::state::{Clinic, Hours, Provider, Room};

/// How long before the start the first day opens, and how long after it closes, in hours.
const BEFORE: i64 = 4;
const AFTER: i64 = 6;

/// Name, service line, service type, minutes per slot, whether weekends are open, note template.
type Plan = (&'static str, &'static str, &'static str, i64, bool, usize);

const ROOMS: [Plan; 10] = [
    ("Urgent Care", "Primary Care", "Urgent", 15, true, 0),
    ("Cardiology Review", "Cardiology", "Follow-up", 20, false, 1),
    ("Acute Neurology", "Neurology", "Consult", 30, true, 2),
    ("Hypertension RPM", "Cardiology", "Remote monitoring", 15, false, 1),
    ("Sydney Telehealth", "Primary Care", "Telehealth", 20, false, 0),
    ("Diabetes Education", "Endocrinology", "Education", 30, false, 0),
    ("Pediatrics & Family", "Primary Care", "Family", 15, false, 0),
    ("Post-Discharge Follow-up", "Hospital Medicine", "Follow-up", 20, false, 0),
    ("Women's Health", "Obstetrics", "Consult", 20, false, 0),
    ("Behavioral Health", "Psychiatry", "Therapy", 30, false, 0),
];

/// What patients come with, by room in the order of [`ROOMS`]; further rooms use the first line.
const REASONS: [[&str; 5]; 10] = [
    ["Sore throat", "Cough for a week", "Rash on the forearm", "Ankle sprain", "Medication refill"],
    ["Palpitations", "Echo results", "Chest discomfort on exertion", "Anticoagulation review", "Stent follow-up"],
    ["Sudden weakness", "EEG review", "First seizure", "Headache", "Speech difficulty"],
    ["Home readings above target", "Dose review", "Cuff set-up", "Dizziness on standing", "Monthly check"],
    ["Travel advice", "Script renewal", "Follow-up", "Referral", "Skin check"],
    ["Insulin start", "Sensor training", "HbA1c review", "Foot care", "Meal planning"],
    ["Fever", "Ear pain", "School form", "Vaccination advice", "Feeding concerns"],
    ["Wound check", "Medication reconciliation", "Heart failure follow-up", "Pain control", "Oxygen review"],
    ["Prenatal visit", "Contraception", "Blood pressure in pregnancy", "Results", "Postpartum visit"],
    ["Anxiety", "Sleep", "Therapy session", "Medication review", "Grief"],
];

const PROVIDERS: [(&str, &str, &str); 12] = [
    ("Clara", "Oswin", "Whitcombe"),
    ("Ravi", "", "Deshpande"),
    ("Siobhán", "", "O'Callaghan"),
    ("Marcus", "T.", "Merriweather"),
    ("Ji-woo", "", "Seonwoo"),
    ("Elena", "María", "Ibáñez Peña"),
    ("Joost", "", "van den Berg"),
    ("Ngozi", "", "Nwachukwu-Eze"),
    ("Hélène", "", "Saint-Amand"),
    ("Yael", "", "Bar-Lev"),
    ("Tigran", "", "Der Hovanessian"),
    ("Leilani", "", "Kahananui"),
];

/// What a patient of a room may come with.
pub(super) fn reasons(room: usize) -> &'static [&'static str; 5] {
    REASONS.get(room).unwrap_or(&REASONS[0])
}

/// Seeds providers, templates and rooms; a room beyond the tenth is a plain clinic room.
pub(super) fn seed(clinic: &mut Clinic, rooms: usize, providers: usize, start: DateTime<Utc>) {
    for index in 0..providers {
        let (first, middle, last) = PROVIDERS[index % PROVIDERS.len()];
        let round = index / PROVIDERS.len();
        let suffix = if round == 0 { String::new() } else { format!(" {}", round + 1) };
        clinic.providers.push(Provider {
            id: (1_201 + index).to_string(),
            email: format!("provider{}@example.com", 1_201 + index),
            first_name: first.to_owned(),
            middle_name: middle.to_owned(),
            last_name: format!("{last}{suffix}"),
        });
    }
    notes::seed_templates(clinic);
    let first_day = first_day(clinic.zone, start);
    for index in 0..rooms {
        let name = ROOMS.get(index).map_or_else(|| format!("Clinic Room {}", index + 1), |plan| plan.0.to_owned());
        let (_, line, kind, minutes, weekends, template) = ROOMS.get(index).copied().unwrap_or(ROOMS[0]);
        let zone = if name == "Sydney Telehealth" { chrono_tz::Australia::Sydney } else { clinic.zone };
        // The acute room carries both templates that perfect answer needs.
        let templates = if template == 2 { vec![2, 3] } else { vec![template] };
        let id = clinic.uuid();
        clinic.rooms.push(Room {
            id,
            name,
            service_line: line,
            service_type: kind,
            slot: minutes * 60,
            zone,
            opens: NaiveTime::from_hms_opt(8, 0, 0).unwrap_or_default(),
            closes: NaiveTime::from_hms_opt(18, 0, 0).unwrap_or_default(),
            weekends,
            first_day,
            providers: (index..providers).step_by(rooms.max(1)).chain([index % providers]).collect(),
            templates,
        });
    }
    for room in &mut clinic.rooms {
        room.providers.sort_unstable();
        room.providers.dedup();
    }
}

/// From four hours before the start to six after it, on whole hours, within the local day.
fn first_day(zone: Tz, start: DateTime<Utc>) -> Hours {
    let day = LocalDay::of(zone, start);
    let local = start.with_timezone(&zone);
    let into_hour = i64::from(local.minute()) * 60 + i64::from(local.second());
    let hour = start.timestamp() - into_hour;
    let opens = hour - TimeDelta::hours(BEFORE).num_seconds();
    let closes = hour + TimeDelta::hours(AFTER).num_seconds();
    (opens.max(day.begins), closes.min(day.ends))
}
