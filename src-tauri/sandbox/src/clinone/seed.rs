//! The subjects and visits that are there when a simulation begins. Everything follows from the seed and the start.

use chrono::{DateTime, Duration, SecondsFormat, TimeZone as _, Utc};
use chrono_tz::Tz;
use fastrand::Rng;
use serde_json::{Map, Value, json};

use super::options::ClinOneOptions;
use super::state::{Site, Study, Trial};
use crate::error::SandboxError;
use crate::people::{Keeper, Person, known_to};

static STUDIES: [Study; 2] = [
    Study {
        id: "HF-301",
        name: "Heart failure, phase 3",
        blinded: false,
        sites: &[
            Site { id: "007", name: "Hudson Valley Cardiology", zone: "America/New_York" },
            Site { id: "7", name: "Snake River Heart Center", zone: "America/Boise" },
        ],
    },
    Study {
        id: "DERM 2/B",
        name: "Atopic dermatitis, phase 2",
        blinded: true,
        sites: &[
            Site { id: "007", name: "Albany Dermatology", zone: "America/New_York" },
            Site { id: "7", name: "Clínica Ocho", zone: "America/Chicago" },
        ],
    },
];

/// The visits of a study's plan: its name, days from enrolment, whether it is by video.
const PLAN: [(&str, i64, bool); 5] = [
    ("Screening", -28, false),
    ("Baseline", 0, false),
    ("Week 2", 14, true),
    ("Week 4", 28, true),
    ("Week 12", 84, true),
];

/// Seeds an organisation.
///
/// # Errors
/// When there are fewer than twelve subjects, or no External Client.
pub(super) fn trial(options: &ClinOneOptions, start: DateTime<Utc>) -> Result<Trial, SandboxError> {
    if options.subjects < 12 || options.clients.is_empty() {
        return Err(SandboxError::Options("an organisation needs at least twelve subjects and one External Client"));
    }
    let life = i64::try_from(options.token_life.as_secs()).unwrap_or(i64::MAX / 2);
    let mut trial = Trial::new(options.clients.clone(), life, &STUDIES, start);
    let mut rng = Rng::with_seed(options.seed);
    let mut counts = [[0_usize; 2]; 2];
    for (index, person) in known_to(Keeper::ClinOne, options.seed, options.subjects).iter().enumerate() {
        let (study_at, site_at) = (usize::from(index % 10 > 6), usize::from(index % 4 == 3));
        let study = &STUDIES[study_at];
        let site = &study.sites[site_at];
        let count = &mut counts[study_at][site_at];
        *count += 1;
        let mark = if index == 10 { '/' } else { '-' };
        let number = format!("{}{mark}{:03}", site.id, *count);
        trial.patients.push(subject(person, study, site, &number));
        visits(&mut trial, &mut rng, study, site, &number, start);
    }
    trial.advance(Duration::zero());
    Ok(trial)
}

fn subject(person: &Person, study: &Study, site: &Site, number: &str) -> Map<String, Value> {
    let shown = |text: &str| if study.blinded || text.is_empty() { Value::Null } else { json!(text) };
    let record = json!({
        "studyIdentifier": study.id,
        "siteIdentifier": site.id,
        "patientIdentifier": number,
        "firstName": shown(&person.first),
        "lastName": shown(&person.last),
        "email": shown(&person.email),
        "mobilePhone": shown(&person.e164()),
        "dateOfBirth": if study.blinded { Value::Null } else { json!(person.birth) },
        "preferredLanguage": language(person.language),
        "timeZone": site.zone,
        "status": if person.has_died { "withdrawn" } else { "enrolled" },
    });
    match record {
        Value::Object(record) => record,
        _ => Map::new(),
    }
}

/// One visit of a plan has its turn around today, at a quarter of an hour of the site's own morning or afternoon.
fn visits(trial: &mut Trial, rng: &mut Rng, study: &Study, site: &Site, number: &str, start: DateTime<Utc>) {
    let zone: Tz = site.zone.parse().unwrap_or(Tz::UTC);
    let turn = PLAN[rng.usize(1..PLAN.len())].1 + rng.i64(-3..=3);
    let today = start.with_timezone(&zone).date_naive();
    for (name, day, video) in PLAN {
        let (hour, quarter) = (rng.u32(8..17), rng.u32(0..4));
        let date = today + Duration::days(day - turn);
        let wall = date.and_hms_opt(hour, quarter * 15, 0).unwrap_or_default();
        let Some(begin) = zone.from_local_datetime(&wall).earliest() else { continue };
        let end = begin + Duration::minutes(if video { 30 } else { 60 });
        let written = |at: DateTime<Tz>| at.to_rfc3339_opts(SecondsFormat::Secs, true);
        let record = json!({
            "patientIdentifier": number,
            "studyIdentifier": study.id,
            "siteIdentifier": site.id,
            "name": name,
            "scheduledStart": written(begin),
            "scheduledEnd": written(end),
            "type": if video { "televisit" } else { "onsite" },
            "status": if end < start { "completed" } else { "scheduled" },
        });
        if let Value::Object(record) = record {
            trial.keep_visit(record);
        }
    }
}

/// The BCP 47 tag of a language of the shared list.
fn language(name: &str) -> &'static str {
    match name {
        "Amharic" => "am",
        "Arabic" => "ar",
        "Armenian" => "hy",
        "Chinese" => "zh",
        "Czech" => "cs",
        "Dutch" => "nl",
        "French" => "fr",
        "German" => "de",
        "Greek" => "el",
        "Hawaiian" => "haw",
        "Hebrew" => "he",
        "Hindi" => "hi",
        "Japanese" => "ja",
        "Korean" => "ko",
        "Navajo" => "nv",
        "Polish" => "pl",
        "Portuguese" => "pt",
        "Romanian" => "ro",
        "Spanish" => "es-US",
        "Swedish" => "sv",
        "Turkish" => "tr",
        "Vietnamese" => "vi",
        _ => "en-US",
    }
}
