//! The organisation that is there when a simulation begins: the people every vendor shares, practitioners, statuses,
//! types and classes of its own, a month of appointments and a few documents.

mod calendar;
mod documents;
mod people;

use chrono::{DateTime, Utc};
use totp_rs::{Builder, Secret};

use super::options::CariumOptions;
use super::state::{Organization, User};
use crate::error::SandboxError;

const PRACTITIONERS: [&str; 8] = [
    "Dr. Amara Okonjo",
    "Dr. Lukas Brandt",
    "Sinéad Fitzgerald, RN",
    "Dr. Mei-Ling Zhao",
    "Tomás Villaseñor, NP",
    "Dr. Hannah Bergström",
    "Priya Raghunathan, RD",
    "Dr. Étienne L'Heureux",
];
const TYPES: [&str; 4] = ["Video Visit", "Remote Monitoring Review", "Phone Check-in", "Group Education"];
const CLASSES: [&str; 4] = ["Care Plan", "Lab Result", "Consent", "Correspondence"];

/// Seeds an organisation.
///
/// # Errors
/// When the options make none: no practitioner, a TOTP secret that is none, or a life out of range.
pub(super) fn organization(
    options: &CariumOptions,
    base_url: &str,
    start: DateTime<Utc>,
) -> Result<Organization, SandboxError> {
    if options.practitioners == 0 {
        return Err(SandboxError::Options("an organisation needs at least one practitioner"));
    }
    if !(1..=3_600).contains(&options.access_seconds) {
        return Err(SandboxError::Options("an access token lasts from 1 to 3,600 seconds"));
    }
    let secret = Secret::try_from_base32(&options.totp_secret);
    let totp = secret.ok().and_then(|secret| Builder::new().with_secret(secret).build().ok());
    let totp = totp.ok_or(SandboxError::Options("the TOTP secret must be base32 of at least 128 bits"))?;
    let mut organization = Organization::new(options.seed, start);
    let user = |username: &str, totp| User { username: username.to_owned(), password: options.password.clone(), totp };
    organization.users = vec![user(&options.username, None), user(&options.totp_username, Some(totp))];
    let practitioners: Vec<String> = (0..options.practitioners).map(practitioner).collect();
    let practitioners: Vec<&str> = practitioners.iter().map(String::as_str).collect();
    organization.practitioners = organization.name_all(&practitioners);
    organization.types = organization.name_all(&TYPES);
    organization.classes = organization.name_all(&CLASSES);
    people::seed(&mut organization, options.seed, options.patients);
    calendar::seed(&mut organization, options, base_url, start);
    documents::seed(&mut organization, start);
    Ok(organization)
}

fn practitioner(index: usize) -> String {
    match PRACTITIONERS.get(index) {
        Some(name) => (*name).to_owned(),
        None => format!("Practitioner {}", index + 1),
    }
}
