//! Reading a file to its end, and writing small exports.

use std::path::PathBuf;

use std::io::{Cursor, Write};

use domain::observation::{Quantity, Reading, Value};
use health_files::{AppleHealth, Bounds, Broken, Found, Reader, Refusal, Why};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub struct All {
    pub found: Vec<Found>,
    pub broken: Option<Broken>,
    pub copies: u64,
    pub records: u64,
}

impl All {
    pub fn readings(&self) -> Vec<Reading> {
        self.found.iter().filter_map(|one| if let Found::Reading(it) = one { Some(it.clone()) } else { None }).collect()
    }

    pub fn refusals(&self) -> Vec<Refusal> {
        self.found.iter().filter_map(|one| if let Found::Refused(it) = one { Some(*it) } else { None }).collect()
    }

    pub fn whys(&self) -> Vec<(Why, Option<&'static str>)> {
        self.refusals().into_iter().map(|one| (one.why, one.field)).collect()
    }

    pub fn left_out(&self) -> Vec<(String, u64)> {
        let told =
            |one: &Found| if let Found::LeftOut { kind, count } = one { Some((kind.clone(), *count)) } else { None };
        self.found.iter().filter_map(told).collect()
    }

    pub fn left(&self) -> u64 {
        self.left_out().iter().map(|(_, count)| count).sum()
    }

    pub fn fault(&self) -> Option<health_files::Fault> {
        self.broken.map(|broken| broken.fault)
    }
}

pub fn drain(reader: &mut impl Reader) -> (Vec<Found>, Option<Broken>) {
    let mut found = Vec::new();
    let broken = loop {
        match reader.next() {
            Ok(Some(one)) => found.push(one),
            Ok(None) => break None,
            Err(broken) => break Some(broken),
        }
    };
    assert!(matches!(reader.next(), Ok(None)), "a break is told once");
    (found, broken)
}

pub fn read_within(bytes: &[u8], bounds: Bounds) -> All {
    match AppleHealth::open(Cursor::new(bytes), bounds) {
        Ok(mut reader) => {
            let (found, broken) = drain(&mut reader);
            All { found, broken, copies: reader.copies(), records: reader.at().records }
        }
        Err(broken) => All { found: Vec::new(), broken: Some(broken), copies: 0, records: 0 },
    }
}

pub fn read(bytes: impl AsRef<[u8]>) -> All {
    read_within(bytes.as_ref(), Bounds::default())
}

/// An export with these elements under its root.
pub fn export(inside: &str) -> String {
    format!("{}{inside}{}", health_files::synth::HEAD, health_files::synth::FOOT)
}

/// A record of a heart rate, with these attributes instead of its own.
pub fn record(kind: &str, unit: &str, value: &str) -> String {
    format!(
        "<Record type=\"HKQuantityTypeIdentifier{kind}\" sourceName=\"Watch\" unit=\"{unit}\" \
         startDate=\"2024-01-31 08:05:00 -0500\" endDate=\"2024-01-31 08:05:00 -0500\" value=\"{value}\"/>\n"
    )
}

pub fn one(reading: &Reading) -> &Quantity {
    match &reading.value {
        Value::One { quantity } => quantity,
        _ => panic!("a single number"),
    }
}

/// Systolic and diastolic as they are written.
pub fn pressure(reading: &Reading) -> (Option<String>, Option<String>) {
    let text = |part: &Option<Quantity>| part.as_ref().map(|part| part.value.to_string());
    match &reading.value {
        Value::Pressure { systolic, diastolic } => (text(systolic), text(diastolic)),
        _ => panic!("a pressure"),
    }
}

pub fn zipped(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// The folder of real data, which is no part of the project.
pub(crate) fn shared() -> Option<PathBuf> {
    let named = std::env::var_os("ANTEROOM_SHARED").map(PathBuf::from);
    let beside = || {
        PathBuf::from(env!("CARGO_MANIFEST_DIR")).ancestors().map(|folder| folder.join("shared")).find(|it| it.is_dir())
    };
    named.or_else(beside).map(|folder| folder.join("data")).filter(|folder| folder.is_dir())
}
