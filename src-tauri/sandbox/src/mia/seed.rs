//! The devices and the health data that are there when a simulation begins.

use chrono::{DateTime, TimeDelta, Utc};
use fastrand::Rng;
use serde_json::json;

use super::options::MiaOptions;
use super::state::{Delivery, MEDISANTE, Manager, NewDevice};
use crate::error::SandboxError;
use crate::people::{Person, invent};

/// The id of patient `number`.
pub(super) fn patient_id(number: usize) -> String {
    format!("65a1{:020x}", 1_001 + number)
}

/// Seeds a Device Manager.
///
/// # Errors
/// When there is to be no patient.
pub(super) fn seed(options: &MiaOptions, start: DateTime<Utc>) -> Result<Manager, SandboxError> {
    if options.patients == 0 {
        return Err(SandboxError::Options("a device manager needs at least one patient"));
    }
    let after = TimeDelta::from_std(options.normalised_after)
        .map_err(|_| SandboxError::Options("normalising cannot wait for so long"))?;
    let mut manager = Manager::new(options.seed, start, after);
    // The people every vendor draws from, whom Mia knows by a device's name at most.
    for person in invent(&mut Rng::with_seed(options.seed).fork(), options.patients) {
        give_devices(&mut manager, &person);
    }
    for spare in 1..=options.spare_devices {
        let device = format!("spare-{spare}");
        add(&mut manager, device, "Medical", format!("Spare cuff {spare}"), MEDISANTE, None);
    }
    history(&mut manager, options.days, start);
    Ok(manager)
}

fn add(manager: &mut Manager, device: String, kind: &str, name: String, provider: &str, patient: Option<String>) {
    manager.add_device(NewDevice { device, kind: kind.to_owned(), name, provider: provider.to_owned(), patient });
}

fn give_devices(manager: &mut Manager, person: &Person) {
    let (number, patient) = (person.number, patient_id(person.number));
    if number.is_multiple_of(2) {
        let name = format!("Cuff of {}", person.full_name());
        add(manager, format!("cuff-{}", 1_001 + number), "Medical", name, MEDISANTE, Some(patient.clone()));
    }
    if number.is_multiple_of(3) {
        let name = format!("Watch of {}", person.full_name());
        add(manager, format!("watch-{}", 1_001 + number), "Wearable", name, "apple-healthkit", Some(patient));
    }
}

/// Every cuff was used once a day, in the morning. Of eleven deliveries one has no health data type and one cannot be
/// normalised: both stay as they were stored.
fn history(manager: &mut Manager, days: usize, start: DateTime<Utc>) {
    let cuffs: Vec<String> = manager
        .devices
        .iter()
        .filter_map(|device| device["deviceId"].as_str())
        .filter(|device| device.starts_with("cuff-"))
        .map(str::to_owned)
        .collect();
    let mut rng = manager.rng.fork();
    let mut count = 0;
    for day in (1..=days).rev() {
        for cuff in &cuffs {
            count += 1;
            let minutes = i64::try_from(day * 24 * 60).unwrap_or(i64::MAX / 2) + rng.i64(0..180);
            let at = start - TimeDelta::try_minutes(minutes).unwrap_or_default();
            let delivery = match count % 11 {
                5 => Delivery::medisante(&mut rng, cuff, "Spirometry", json!({"fev1": 3.1}), at),
                9 => Delivery::medisante(&mut rng, cuff, "BloodPressure", json!("left open"), at),
                _ => Delivery::blood_pressure(&mut rng, cuff, at),
            };
            manager.store(delivery);
            manager.run_job(manager.records.len() - 1);
        }
    }
}
