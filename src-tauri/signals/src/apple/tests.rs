#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;
use crate::fault::{Differs, Doubt, Fault, Place, Why};
use crate::{Reader, Recording, Start};

const ENGLISH: &str = "Name,Nora Ahlberg\nDate of Birth,\"May 2, 1951\"\nRecorded Date,2026-11-20 08:14:40 -0400\n\
    Classification,Sinus Rhythm\nSymptoms,\nSoftware Version,1.90\nDevice,\"Watch6,7\"\nSample Rate,512.391 hertz\n\n\n\
    Lead,Lead I\nUnit,µV\n\n\n-48.673\n-59\n0.5\n";
const GERMAN: &str = "\u{feff}Name,Nora Ahlberg\r\nGeburtsdatum,02.05.1951\r\nAufzeichnungsdatum,2026-11-20 13:14:40 +0100\r\n\
    Klassifizierung,Keine Einstufung\r\nSymptome,\"Schwindel, Herzrasen\"\r\nSoftware-Version,2.0\r\nGerät,\"Watch6,7\"\r\n\
    Messrate,\"512,391 Hertz\"\r\n\r\n\r\nAbleitung,Ableitung I\r\nEinheit,µV\r\n\r\n\r\n-48,673\r\n-59\r\n\"0,5\"\r\n";

fn all(text: &str) -> Result<(Recording, Vec<i32>), Fault> {
    let mut file = AppleEcg::open(text.as_bytes())?;
    let (mut samples, mut part) = (Vec::new(), Vec::new());
    while file.read(&mut part)? {
        samples.extend_from_slice(&part[0]);
    }
    Ok((file.recording().clone(), samples))
}

#[test]
fn an_export_is_read_in_english_and_in_the_phones_own_language() {
    for (text, says, symptoms, at) in [
        (ENGLISH, "Sinus Rhythm", None, "2026-11-20T08:14:40-04:00"),
        (GERMAN, "Keine Einstufung", Some("Schwindel, Herzrasen"), "2026-11-20T13:14:40+01:00"),
    ] {
        let (told, samples) = all(text).unwrap();
        assert_eq!(samples, [-48_673, -59_000, 500]);
        let Some(Start::At(start)) = told.start else { panic!("no start") };
        assert_eq!(start.to_rfc3339(), at);
        // Quoted, unconfirmed, and in the file's words: rule X-ECG-10.
        assert_eq!((told.device_says.as_deref(), told.symptoms.as_deref()), (Some(says), symptoms));
        assert_eq!(told.device.as_deref(), Some("Watch6,7"));
        assert_eq!(told.told.name.as_deref(), Some("Nora Ahlberg"));
        assert!(told.told.born.is_some() && !format!("{told:?}").contains("Ahlberg"));
        let lead = &told.leads[0];
        assert_eq!((lead.name.as_deref(), lead.rate_hz, lead.filter.told.as_deref()), (Some("I"), 512.391, None));
        assert!((lead.millivolts(samples[0]).unwrap() + 0.048_673).abs() < 1e-12);
    }
}

#[test]
fn other_units_and_lines_that_are_added_are_read_too() {
    let text = ENGLISH.replace("Unit,µV", "Unit,mV\nAverage Heart Rate,64 bpm").replace("-48.673\n-59", "1e-3\n2");
    assert_eq!(all(&text).unwrap().1, [1_000, 2_000_000, 500_000]);
    let no_lead = ENGLISH.replace("Lead,Lead I\n", "Lead,\n");
    assert_eq!(all(&no_lead).unwrap().0.leads[0].name, None);
    assert_eq!(all(&ENGLISH.replace("512.391 hertz", "512 Hz")).unwrap().0.leads[0].rate_hz, 512.0);
}

#[test]
fn a_date_that_cannot_be_read_is_doubted_and_nothing_else_is_lost() {
    let text = ENGLISH.replace("2026-11-20 08:14:40 -0400", "yesterday");
    let file = AppleEcg::open(text.as_bytes()).unwrap();
    assert_eq!(file.doubts(), [Doubt { place: Place::Line(3), what: Differs::Time }]);
    let told = file.recording();
    assert_eq!((told.start, told.device_says.as_deref()), (None, Some("Sinus Rhythm")));
}

#[test]
fn what_cannot_be_meant_is_refused_with_its_line() {
    let fault = |text: &str| all(text).map(|_| ()).unwrap_err();
    let changed = |from: &str, to: &str| fault(&ENGLISH.replace(from, to));
    assert_eq!(fault(""), Fault::line(1, Why::HeaderCut));
    assert_eq!(fault("<?xml version=\"1.0\"?>\n"), Fault::line(1, Why::Kind));
    assert_eq!(changed("-59\n", "-59.0x\n"), Fault::line(16, Why::Number));
    assert_eq!(changed("-59\n", "NaN\n"), Fault::line(16, Why::Number));
    assert_eq!(changed("-59\n", "1,059.5\n"), Fault::line(16, Why::Number));
    assert_eq!(changed("-59\n", "1e9\n"), Fault::line(16, Why::Number));
    assert_eq!(changed("512.391 hertz", "many hertz"), Fault::line(8, Why::Rate));
    assert_eq!(changed("512.391 hertz", "0 hertz"), Fault::line(8, Why::Rate));
    assert_eq!(changed("Unit,µV", "Unit,mmHg"), Fault::line(12, Why::Unit));
    assert_eq!(changed("Unit,µV\n\n\n-48.673\n-59\n0.5\n", ""), Fault::line(12, Why::HeaderCut));
    // No line of a German header may be missing: the order tells what they are.
    let short = GERMAN.replace("Symptome,\"Schwindel, Herzrasen\"\r\n", "");
    assert_eq!(fault(&short).why, Why::Rate);
    let half_english = short.replace("Messrate", "Sample Rate");
    assert_eq!(fault(&half_english).why, Why::HeaderLine, "what the watch says is guessed");
    let long = ENGLISH.replace("-59\n", &format!("{}\n", "1".repeat(5_000)));
    assert_eq!(fault(&long), Fault::line(16, Why::LineLength));
    assert_eq!(
        AppleEcg::open(&[0xff, 0xfe, b'\n'][..]).err(),
        Some(Fault { place: Place::Line(1), why: Why::Encoding })
    );
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(at in 0..300_usize, text in "[ -~\n,.;\"µ]{0,40}", any in any::<Vec<u8>>()) {
        let mut whole: Vec<char> = ENGLISH.chars().collect();
        let at = at.min(whole.len());
        whole.splice(at..at, text.chars());
        let _ = all(&whole.into_iter().collect::<String>());
        let _ = AppleEcg::open(any.as_slice()).map(drop);
    }
}
