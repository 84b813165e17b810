//! Looking through a file before anything of it is read: what it holds, whose it says it is, and what a person has to say.

use std::collections::BTreeSet;
use std::io::{Read, Seek};

use serde_json::Value;

use super::people::{People, Person};
use super::walk::Walk;
use super::{Shape, fhir, file, shape, text};
use crate::broken::{Broken, Fault};

/// How many devices are told one by one.
const MOST_DEVICES: usize = 20;

/// What a file holds, as far as it can be read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Look {
    /// Samples of HealthKit: of what they are and in which unit, a person has to say.
    pub health_kit: u64,
    /// Deliveries of Medisanté's portal.
    pub medisante: u64,
    /// Records of the Device Manager.
    pub device_manager: u64,
    /// Resources of FHIR R4.
    pub fhir: u64,
    /// The devices and programs that its records name, the first twenty.
    pub devices: BTreeSet<String>,
    /// Whose it says it is; none where nothing says it.
    pub person: Option<Person>,
}

/// Looks through a file. Of one that is damaged, up to there: what is wrong with it is told where it is read.
///
/// # Errors
/// When it cannot be read, is larger than 8 MiB, is of several people ([`Fault::SeveralPeople`]), or holds no delivery at
/// all before it ends or breaks.
pub fn look(file: impl Read + Seek) -> Result<Look, Broken> {
    let mut walk = Walk::new(file::whole(file)?);
    let mut look = Look::default();
    let mut people = People::default();
    let over = loop {
        let record = match walk.next() {
            Ok(Some(record)) => record,
            Ok(None) => break Fault::NoDelivery.before_all(),
            Err(broken) => break broken,
        };
        let Ok(value) = record.value else { continue };
        let Some(shape) = shape(&value) else { continue };
        let count = match shape {
            Shape::HealthKit => &mut look.health_kit,
            Shape::Medisante => &mut look.medisante,
            Shape::DeviceManager => &mut look.device_manager,
            Shape::Fhir => &mut look.fhir,
        };
        *count += 1;
        if look.devices.len() < MOST_DEVICES {
            look.devices.extend(text(device(shape, &value)).ok().flatten());
        }
        people.take(shape, &value, record.address.as_deref());
    };
    look.person = people.one().map_err(Fault::before_all)?;
    if look.health_kit + look.medisante + look.device_manager + look.fhir == 0 { Err(over) } else { Ok(look) }
}

/// What a record names as what measured it.
fn device(shape: Shape, record: &Value) -> &Value {
    match shape {
        Shape::HealthKit => &record["sourceName"],
        Shape::Medisante => &record["device"]["id"],
        Shape::DeviceManager => &record["deviceId"],
        Shape::Fhir => fhir::device(record),
    }
}
