//! What the records of an export become.

use std::io::Cursor;

use chrono::{DateTime, NaiveDate};
use domain::Gender;
use domain::observation::{Known, Metric, Taken, Zone};
use health_files::synth::apple_export;
use health_files::{AppleHealth, Bounds, Found, Reader, Why};

use crate::support::{export, one, pressure, read, read_within, record};

#[test]
fn a_record_keeps_its_value_its_unit_and_its_offset_as_they_are_written() {
    let all = read(export(&record("HeartRate", "count/min", "71.0")));
    let [reading] = all.readings().try_into().unwrap();
    assert_eq!(reading.metric, Metric::HeartRate);
    assert_eq!(one(&reading).value.to_string(), "71.0");
    assert_eq!(one(&reading).unit.as_ref().unwrap().as_received(), "count/min");
    assert_eq!(reading.effective.start.to_string(), "2024-01-31 13:05:00 UTC");
    assert_eq!(reading.effective.zone, Some(Zone::Offset(-5 * 3600)));
    assert_eq!((reading.effective.end, reading.taken), (None, Taken::NotTold));
    assert_eq!(all.broken, None);
}

#[test]
fn each_kind_with_each_unit_that_apple_writes_is_read() {
    let known = [
        ("HeartRate", "count/min", "71", Metric::HeartRate, Known::PerMinute),
        ("RestingHeartRate", "count/min", "58", Metric::RestingHeartRate, Known::PerMinute),
        ("BloodGlucose", "mg/dL", "118", Metric::BloodGlucose, Known::MilligramPerDecilitre),
        ("BloodGlucose", "mmol&lt;180.1558800000541&gt;/L", "6.5", Metric::BloodGlucose, Known::MillimolePerLitre),
        ("StepCount", "count", "212", Metric::Steps, Known::Steps),
        ("BodyMass", "lb", "160.5", Metric::BodyWeight, Known::Pound),
        ("BodyMass", "kg", "72.8", Metric::BodyWeight, Known::Kilogram),
        ("OxygenSaturation", "%", "0.97", Metric::OxygenSaturation, Known::Fraction),
        ("BodyTemperature", "degF", "98.6", Metric::BodyTemperature, Known::Fahrenheit),
        ("BodyTemperature", "degC", "36.9", Metric::BodyTemperature, Known::Celsius),
    ];
    let inside: String = known.iter().map(|(kind, unit, value, ..)| record(kind, unit, value)).collect();
    let readings = read(export(&inside)).readings();
    assert_eq!(readings.len(), known.len());
    for (reading, (_, _, value, metric, unit)) in readings.iter().zip(known) {
        assert_eq!(reading.metric, metric);
        assert_eq!(one(reading).value.to_string(), value);
        assert_eq!(one(reading).unit.as_ref().unwrap().known(), Some(unit), "{metric:?}");
    }
    let percent = one(&readings[7]).in_unit(Known::Percent).unwrap();
    assert_eq!(percent.value.normalize().to_string(), "97", "a share of one, and not 0.97 %");
}

#[test]
fn a_saturation_over_one_and_a_reading_without_a_unit_are_kept_with_their_unit_unknown() {
    let inside = format!("{}{}", record("OxygenSaturation", "%", "97"), record("HeartRate", "", "71"));
    let readings = read(export(&inside)).readings();
    let told: Vec<_> =
        readings.iter().map(|reading| (one(reading).value.to_string(), one(reading).unit.clone())).collect();
    assert_eq!(told, [("97".to_owned(), None), ("71".to_owned(), None)]);
}

#[test]
fn gtab_219_how_a_reading_was_taken_and_by_what_is_told_and_never_guessed() {
    let device = "device=\"&lt;&lt;HKDevice: 0x28&gt;, name:Contour, manufacturer:Ascensia, model:N1&gt;\"";
    let with = |device: &str, second: u8, inside: &str| {
        format!(
            "<Record type=\"HKQuantityTypeIdentifierBloodGlucose\" sourceName=\"Rosa’s iPhone\" {device} unit=\"mg/dL\" \
             startDate=\"2024-01-31 08:05:0{second} +0100\" endDate=\"2024-01-31 08:05:0{second} +0100\" \
             value=\"118\">{inside}</Record>"
        )
    };
    let typed = "<MetadataEntry key=\"HKWasUserEntered\" value=\"1\"/>";
    let zone = "<MetadataEntry key=\"HKTimeZone\" value=\"America/New_York\"/>";
    let meal = "<MetadataEntry key=\"HKBloodGlucoseMealTime\" value=\"2\"/>";
    let sensor = "device=\"&lt;&lt;HKDevice: 0x28&gt;, name:CGM, manufacturer:Dexcom, model:G6&gt;\"";
    let all = read(export(
        &[with(device, 1, meal), with("", 2, typed), with("", 3, ""), with(device, 4, zone), with(sensor, 5, "")]
            .concat(),
    ));
    let readings = all.readings();
    let taken: Vec<_> = readings.iter().map(|reading| reading.taken).collect();
    assert_eq!(taken, [Taken::Device, Taken::Typed, Taken::NotTold, Taken::Device, Taken::Device]);
    assert_eq!(readings[0].instrument.device.as_deref(), Some("Contour"));
    assert_eq!(readings[0].instrument.source.as_deref(), Some("Rosa’s iPhone"));
    assert_eq!(readings[3].effective.zone, Some(Zone::Named(chrono_tz::America::New_York)));
    let metrics: Vec<_> = readings.iter().map(|reading| reading.metric).collect();
    assert_eq!(metrics[..4], [Metric::BloodGlucose; 4], "a meter or a sensor: Apple does not tell");
    assert_eq!(metrics[4], Metric::SensorGlucose);
    assert_eq!(all.left_out(), [("HKBloodGlucoseMealTime".to_owned(), 1)]);
}

#[test]
fn x_stp_01_steps_keep_the_stretch_they_are_of() {
    let text =
        record("StepCount", "count", "20").replace("endDate=\"2024-01-31 08:05:00", "endDate=\"2024-01-31 08:15:30");
    let [reading] = read(export(&text)).readings().try_into().unwrap();
    let end = reading.effective.end.unwrap();
    assert_eq!((end - reading.effective.start).num_seconds(), 630);
}

fn part(name: &str, value: &str) -> String {
    record(&format!("BloodPressure{name}"), "mmHg", value)
}

fn together(inside: &str) -> String {
    format!(
        "<Correlation type=\"HKCorrelationTypeIdentifierBloodPressure\" sourceName=\"Watch\" \
         startDate=\"2024-01-31 08:05:00 -0500\" endDate=\"2024-01-31 08:05:00 -0500\">{inside}</Correlation>"
    )
}

#[test]
fn x_bp_01_a_pressure_that_stands_inside_and_beside_its_correlation_is_one_reading() {
    let (systolic, diastolic) = (part("Systolic", "128"), part("Diastolic", "76"));
    let inside = format!("<MetadataEntry key=\"HKWasUserEntered\" value=\"1\"/>{systolic}{diastolic}");
    for text in [
        [systolic.clone(), diastolic.clone(), together(&inside)].concat(),
        [together(&inside), systolic.clone(), diastolic.clone()].concat(),
        [systolic.clone(), together(&inside), diastolic.clone()].concat(),
    ] {
        let all = read(export(&text));
        let [reading] = all.readings().try_into().unwrap();
        assert_eq!(pressure(&reading), (Some("128".to_owned()), Some("76".to_owned())));
        assert_eq!((reading.taken, all.copies), (Taken::Typed, 2));
        assert_eq!(all.refusals(), []);
    }
}

#[test]
fn x_bp_01_parts_outside_of_a_correlation_are_never_paired() {
    let all = read(export(&[part("Systolic", "128"), part("Diastolic", "76")].concat()));
    let parts: Vec<_> = all.readings().iter().map(pressure).collect();
    assert_eq!(parts, [(Some("128".to_owned()), None), (None, Some("76".to_owned()))]);
}

#[test]
fn a_pressure_with_a_bad_part_keeps_the_other_and_one_with_two_systolic_parts_is_refused() {
    let all = read(export(&together(&[part("Systolic", "NaN"), part("Diastolic", "76")].concat())));
    assert_eq!(all.readings().iter().map(pressure).collect::<Vec<_>>(), [(None, Some("76".to_owned()))]);
    assert_eq!(all.whys(), [(Why::NotANumber, Some("value"))]);
    let all = read(export(&together(&[part("Systolic", "128"), part("Systolic", "129")].concat())));
    assert_eq!((all.readings().len(), all.whys()), (0, vec![(Why::PartTwice, None)]));
    assert_eq!(read(export(&together(""))).whys(), [(Why::Missing, None)]);
}

#[test]
fn what_is_no_reading_is_refused_with_its_line_and_its_reason() {
    let good = record("HeartRate", "count/min", "71");
    let bad = |from: &str, to: &str| good.replacen(from, to, 1);
    let start = "startDate=\"2024-01-31 08:05:00 -0500\"";
    let cases = [
        (bad("value=\"71\"", "value=\"NaN\""), Why::NotANumber, "value"),
        (bad("value=\"71\"", "value=\"-inf\""), Why::NotANumber, "value"),
        (bad("value=\"71\"", "value=\"7l\""), Why::BadNumber, "value"),
        (bad("value=\"71\"", "value=\"1e400\""), Why::BadNumber, "value"),
        (bad("value=\"71\"", "value=\"\""), Why::Missing, "value"),
        (bad("value=\"71\"", ""), Why::Missing, "value"),
        (bad(start, ""), Why::Missing, "startDate"),
        (bad(start, "startDate=\"31/01/2024 08:05\""), Why::BadTime, "startDate"),
        (bad(start, "startDate=\"2024-02-30 08:05:00 -0500\""), Why::BadTime, "startDate"),
        (bad(start, "startDate=\"2024-01-31 09:05:00 -0500\""), Why::EndBeforeStart, "endDate"),
        (bad(start, "startDate=\"2031-01-31 08:05:00 -0500\" "), Why::EndBeforeStart, "endDate"),
        (bad("unit=\"count/min\"", &format!("unit=\"{}\"", "x".repeat(65))), Why::TooLong, "unit"),
        (bad("value=\"71\"", &format!("value=\"{}\"", "1".repeat(65))), Why::TooLong, "value"),
        (bad("\"Watch\"", &format!("\"{}\"", "x".repeat(1025))), Why::TooLong, "sourceName"),
    ];
    let first = health_files::synth::HEAD.lines().count() as u64 + 1;
    let text: String = cases.iter().map(|(text, ..)| text.as_str()).chain([good.as_str()]).collect();
    let all = read(export(&text));
    assert_eq!(all.readings().len(), 1);
    assert_eq!(all.refusals().len(), cases.len());
    for (number, (refusal, (text, why, field))) in all.refusals().iter().zip(&cases).enumerate() {
        assert_eq!((refusal.why, refusal.field), (*why, Some(*field)), "{text}");
        assert_eq!(refusal.place.record, number as u64 + 1);
        assert_eq!(refusal.place.line, Some(first + number as u64), "{text}");
    }
}

#[test]
fn a_record_that_stands_twice_is_one_reading_and_its_copy_is_named() {
    let one = record("HeartRate", "count/min", "71");
    let other = one.replace("Watch", "Phone");
    let all = read(export(&[one.as_str(), &other, &one, &one.replace("71", "71.0")].concat()));
    assert_eq!(all.readings().len(), 3, "another source, and another way to write the number, are no copies");
    assert_eq!(all.whys(), [(Why::Duplicate, None)]);
    assert_eq!(all.refusals()[0].place.record, 3);
    let pair = together(&[part("Systolic", "128"), part("Diastolic", "76")].concat());
    let all = read(export(&[pair.as_str(), &pair].concat()));
    assert_eq!((all.readings().len(), all.whys()), (1, vec![(Why::Duplicate, None)]));
}

#[test]
fn what_lies_in_the_future_or_before_the_birth_is_refused_when_the_caller_knows_them() {
    let text = export(&record("HeartRate", "count/min", "71"));
    let at = |text: &str| Some(DateTime::parse_from_rfc3339(text).unwrap().to_utc());
    let born = |year| NaiveDate::from_ymd_opt(year, 2, 2);
    let judged = |now, born| read_within(text.as_bytes(), Bounds { now, born }).whys();
    assert_eq!(judged(at("2024-01-31T13:00:00Z"), born(1961)), [], "a clock may be five minutes ahead");
    assert_eq!(judged(at("2024-01-31T12:59:59Z"), None), [(Why::InFuture, Some("startDate"))]);
    assert_eq!(judged(None, born(2024)), [(Why::BeforeBirth, Some("startDate"))]);
    assert_eq!(judged(None, None), []);
}

#[test]
fn the_owner_is_told_for_comparison_and_stands_in_no_debug_output() {
    let mut reader =
        AppleHealth::open(Cursor::new(export(&record("HeartRate", "count/min", "71"))), Bounds::default()).unwrap();
    let found = reader.next().unwrap().unwrap();
    let me = *reader.me().unwrap();
    assert_eq!((me.born, me.sex), (NaiveDate::from_ymd_opt(1961, 3, 9), Some(Gender::Female)));
    assert_eq!(reader.exported().unwrap().to_string(), "2026-11-21 01:00:00 UTC");
    let printed = format!("{me:?} {found:?} {reader:?} {:?}", Bounds { now: None, born: me.born });
    for secret in ["1961", "emale", "71", "Watch"] {
        assert!(!printed.contains(secret), "{printed}");
    }
}

#[test]
fn a_synthesised_export_is_read_in_full_and_every_record_is_accounted_for() {
    let mut bytes = Vec::new();
    let written = apple_export(&mut bytes, 3_000_000).unwrap();
    assert_eq!(written.bytes, bytes.len() as u64);
    let all = read(&bytes);
    assert_eq!(all.broken, None);
    assert_eq!(all.readings().len() as u64, written.readings);
    assert_eq!(all.records, written.records);
    assert_eq!(all.refusals(), []);
    assert_eq!(all.records, written.readings + all.left() + all.copies);
    assert!(written.pressures > 10 && all.left() > 100);
}

#[test]
fn a_reader_that_is_killed_anywhere_goes_on_and_tells_nothing_twice() {
    let mut bytes = Vec::new();
    apple_export(&mut bytes, 300_000).unwrap();
    let open = |bytes: &[u8]| AppleHealth::open(Cursor::new(bytes.to_vec()), Bounds::default()).unwrap();
    let whole = read(&bytes).found;
    for stop in [0, 1, 7, 250, whole.len() - 2, whole.len()] {
        let mut first = open(&bytes);
        let mut found: Vec<Found> = (0..stop).map(|_| first.next().unwrap().unwrap()).collect();
        let checkpoint = first.at();
        let mut second = open(&bytes);
        second.resume(checkpoint).unwrap();
        while let Some(one) = second.next().unwrap() {
            found.push(one);
        }
        assert_eq!(found, whole, "{stop}");
    }
}

#[test]
fn a_reader_does_not_go_on_in_another_file() {
    let mut bytes = Vec::new();
    apple_export(&mut bytes, 300_000).unwrap();
    let mut first = AppleHealth::open(Cursor::new(bytes.clone()), Bounds::default()).unwrap();
    for _ in 0..100 {
        first.next().unwrap();
    }
    let other = String::from_utf8(bytes).unwrap().replacen("</Record>", "</Record> ", 3);
    let mut second = AppleHealth::open(Cursor::new(other.into_bytes()), Bounds::default()).unwrap();
    assert_eq!(second.resume(first.at()).unwrap_err().fault, health_files::Fault::Changed);
    let mut third = AppleHealth::open(Cursor::new(export("")), Bounds::default()).unwrap();
    assert_eq!(third.resume(first.at()).unwrap_err().fault, health_files::Fault::Changed);
}
