//! Writes exports of a given size: for tests, and for measuring the reader on gigabytes. The same size gives the same
//! bytes. People and values are invented.

use std::io::{self, Write};

use chrono::{DateTime, TimeDelta, Utc};

/// What was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Written {
    /// Bytes.
    pub bytes: u64,
    /// Elements under the root that are records: `Record`, `Correlation`, `Workout`, `ActivitySummary`.
    pub records: u64,
    /// Readings that a reader finds in them.
    pub readings: u64,
    /// Of these, blood pressures, whose parts stand beside them too.
    pub pressures: u64,
}

/// The head of an export with the declarations that matter, comment and quote in it included.
pub const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE HealthData [
<!-- HealthKit Export Version: 14 -->
<!ELEMENT HealthData (ExportDate,Me,(Record|Correlation|Workout|ActivitySummary)*)>
<!ATTLIST HealthData
  locale CDATA #REQUIRED
>
<!ELEMENT Record ((MetadataEntry|HeartRateVariabilityMetadataList)*)>
<!ATTLIST Record
  type          CDATA #REQUIRED
  unit          CDATA #IMPLIED
  value         CDATA #IMPLIED
  sourceName    CDATA #REQUIRED
  sourceVersion CDATA #IMPLIED
  device        CDATA #IMPLIED
  creationDate  CDATA #IMPLIED
  startDate     CDATA #REQUIRED
  endDate       CDATA #REQUIRED
>
<!-- Note: Any Records that appear as children of a correlation also appear as top-level records in this document. -->
<!ELEMENT Correlation ((MetadataEntry|Record)*)>
]>
<HealthData locale="en_US">
 <ExportDate value="2026-11-20 20:00:00 -0500"/>
 <Me HKCharacteristicTypeIdentifierDateOfBirth="1961-03-09" HKCharacteristicTypeIdentifierBiologicalSex="HKBiologicalSexFemale" HKCharacteristicTypeIdentifierBloodType="HKBloodTypeNotSet" HKCharacteristicTypeIdentifierFitzpatrickSkinType="HKFitzpatrickSkinTypeNotSet" HKCharacteristicTypeIdentifierCardioFitnessMedicationsUse="None"/>
"#;
/// The end of an export.
pub const FOOT: &str = "</HealthData>\n";

/// Of a thousand records of an export, how many are of each kind: a watch that is worn all day.
const MIX: [(&str, u64, bool); 8] = [
    ("HeartRate", 420, true),
    ("ActiveEnergyBurned", 230, false),
    ("BasalEnergyBurned", 130, false),
    ("StepCount", 90, true),
    ("DistanceWalkingRunning", 80, false),
    ("OxygenSaturation", 30, true),
    ("BloodGlucose", 15, true),
    ("BodyMass", 5, true),
];

struct Counted<W> {
    out: W,
    written: Written,
    random: u64,
}

impl<W: Write> Counted<W> {
    fn put(&mut self, text: &str) -> io::Result<()> {
        self.written.bytes += text.len() as u64;
        self.out.write_all(text.as_bytes())
    }

    /// Xorshift: the same numbers each time.
    fn random(&mut self, below: u64) -> u64 {
        self.random ^= self.random << 13;
        self.random ^= self.random >> 7;
        self.random ^= self.random << 17;
        self.random % below
    }
}

fn stamp(at: DateTime<Utc>) -> String {
    format!("{} -0500", (at - TimeDelta::hours(5)).format("%Y-%m-%d %H:%M:%S"))
}

/// Writes the XML of an export with about so many bytes (within one in a hundred), records grouped by type as Apple does.
pub fn apple_export(out: impl Write, bytes: u64) -> io::Result<Written> {
    let mut to = Counted { out, written: Written::default(), random: 0x2545_f491_4f6c_dd1d };
    to.put(HEAD)?;
    let room = bytes.saturating_sub(to.written.bytes);
    // One pressure for each 200,000 bytes, each some 2,300 long with its copies.
    let pressures = room / 200_000;
    let room = room.saturating_sub(pressures * 2_300);
    let began = DateTime::<Utc>::from_timestamp(1_500_000_000, 0).unwrap_or_default();
    for (name, share, read) in MIX {
        let until = to.written.bytes + room * share / 1000;
        let mut at = began;
        while to.written.bytes < until {
            at += TimeDelta::seconds(5 + i64::try_from(to.random(60)).unwrap_or(0));
            record(&mut to, name, at)?;
            to.written.records += 1;
            to.written.readings += u64::from(read);
        }
    }
    let when = |number: u64| began + TimeDelta::hours(11 * i64::try_from(number).unwrap_or(0));
    for part in ["Systolic", "Diastolic"] {
        for number in 0..pressures {
            to.put(" ")?;
            let one = part_of_pressure(part, number, when(number));
            to.put(&one)?;
            to.written.records += 1;
        }
    }
    for number in 0..pressures {
        let at = stamp(when(number));
        to.put(&format!(
            " <Correlation type=\"HKCorrelationTypeIdentifierBloodPressure\" sourceName=\"Cuff\" sourceVersion=\"2\" creationDate=\"{at}\" startDate=\"{at}\" endDate=\"{at}\">\n"
        ))?;
        for part in ["Systolic", "Diastolic"] {
            let one = format!("  {}", part_of_pressure(part, number, when(number)));
            to.put(&one)?;
        }
        to.put(" </Correlation>\n")?;
        to.written.records += 1;
        to.written.readings += 1;
        to.written.pressures += 1;
    }
    to.put(" <Workout workoutActivityType=\"HKWorkoutActivityTypeWalking\" duration=\"31\" durationUnit=\"min\" sourceName=\"Watch\" startDate=\"2024-05-01 08:00:00 -0500\" endDate=\"2024-05-01 08:31:00 -0500\">\n  <MetadataEntry key=\"HKTimeZone\" value=\"America/New_York\"/>\n </Workout>\n")?;
    to.put(" <ActivitySummary dateComponents=\"2024-05-01\" activeEnergyBurned=\"310\"/>\n")?;
    to.written.records += 2;
    to.put(FOOT)?;
    to.out.flush()?;
    Ok(to.written)
}

fn part_of_pressure(part: &str, number: u64, at: DateTime<Utc>) -> String {
    let value = if part == "Systolic" { 110 + number % 40 } else { 65 + number % 25 };
    let at = stamp(at);
    format!(
        "<Record type=\"HKQuantityTypeIdentifierBloodPressure{part}\" sourceName=\"Cuff\" sourceVersion=\"2\" device=\"&lt;&lt;HKDevice: 0x283c1b0c0&gt;, name:Cuff, manufacturer:Example, model:M3&gt;\" unit=\"mmHg\" creationDate=\"{at}\" startDate=\"{at}\" endDate=\"{at}\" value=\"{value}\"/>\n"
    )
}

fn record<W: Write>(to: &mut Counted<W>, name: &str, at: DateTime<Utc>) -> io::Result<()> {
    let number = to.random(1_000);
    let (unit, value) = match name {
        "HeartRate" => ("count/min", (48 + number % 90).to_string()),
        "StepCount" => ("count", (1 + number % 120).to_string()),
        "OxygenSaturation" => ("%", format!("0.{}", 91 + number % 9)),
        "BloodGlucose" => ("mg/dL", (60 + number % 200).to_string()),
        "BodyMass" => ("kg", format!("{}.{}", 70 + number % 9, number % 10)),
        "DistanceWalkingRunning" => ("km", format!("0.0{number}")),
        _ => ("kcal", format!("0.{number}")),
    };
    let long = matches!(name, "StepCount" | "DistanceWalkingRunning" | "BasalEnergyBurned");
    let (begin, end) = (stamp(at), stamp(at + TimeDelta::seconds(if long { 3 } else { 0 })));
    let address = 0x2_8000_0000 + to.random(1 << 28);
    let tail = if name == "HeartRate" {
        ">\n  <MetadataEntry key=\"HKMetadataKeyHeartRateMotionContext\" value=\"1\"/>\n </Record>\n"
    } else {
        "/>\n"
    };
    to.put(&format!(
        " <Record type=\"HKQuantityTypeIdentifier{name}\" sourceName=\"Rosa’s Apple\u{a0}Watch\" sourceVersion=\"10.4\" device=\"&lt;&lt;HKDevice: 0x{address:x}&gt;, name:Apple Watch, manufacturer:Apple Inc., model:Watch, hardware:Watch6,1, software:10.4&gt;\" unit=\"{unit}\" creationDate=\"{end}\" startDate=\"{begin}\" endDate=\"{end}\" value=\"{value}\"{tail}"
    ))
}
