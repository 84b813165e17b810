#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;
use crate::wfdb::Format;

const RECORD: &str = "# a comment\nx100 2 360 650000 21:04:16 19/11/2026\n\
    x100.dat 212 200 11 1024 995 -22131 0 MLII\n\n\
    x100.dat 212 400(1000)/uV 11 1024 1011 20052 0 lead V 5\n# last\n";

#[test]
fn a_header_tells_its_leads() {
    let header = Header::read(RECORD).unwrap();
    assert_eq!((header.rate_hz, header.frames), (360.0, Some(650_000)));
    assert_eq!(header.begins.unwrap().to_string(), "2026-11-19 21:04:16");
    assert_eq!(header.comments, ["a comment", "last"]);
    let [first, second] = header.signals.as_slice() else { panic!("{header:?}") };
    assert_eq!((first.line, first.first, first.checksum), (3, Some(995), Some(-22_131)));
    let lead = |line: &SignalLine| (line.lead.name.clone().unwrap(), line.lead.gain, line.lead.baseline);
    assert_eq!(lead(first), ("MLII".to_owned(), 200.0, 1024.0));
    assert_eq!(lead(second), ("lead V 5".to_owned(), 400.0, 1000.0));
    assert_eq!((first.lead.unit.as_str(), second.lead.unit.as_str()), ("mV", "uV"));
}

#[test]
fn x_ecg_09_a_baseline_that_is_not_told_is_the_recorders_zero() {
    let baseline = |line: &str| Header::read(&format!("r 1\n{line}\n")).unwrap().signals[0].lead.baseline;
    assert_eq!(baseline("r.dat 16 200 11 1024"), 1024.0);
    assert_eq!(baseline("r.dat 16 200(7)/mV 11 1024"), 7.0);
    assert_eq!(baseline("r.dat 16 200"), 0.0);
}

#[test]
fn what_is_not_told_has_the_values_that_the_format_names() {
    let header = Header::read("r 1\nr.dat 16\n").unwrap();
    assert_eq!((header.rate_hz, header.frames, header.begins), (250.0, None, None));
    let lead = &header.signals[0].lead;
    assert_eq!((lead.gain, lead.name.as_deref(), lead.calibrated), (200.0, None, false));
    assert!(!Header::read("r 1\nr.dat 16 0/mV\n").unwrap().signals[0].lead.calibrated);
    assert!(Header::read("r 1\nr.dat 16 200/mV\n").unwrap().signals[0].lead.calibrated);
    let header = Header::read("r 1 250/1000(5) 0 25:00 x\nr.dat 80x4+512\n").unwrap();
    assert_eq!((header.frames, header.begins, header.begins_unread), (None, None, true));
    let signal = &header.signals[0];
    assert_eq!((signal.format, signal.per_frame, signal.prolog), (Format::Bits8, 4, 512));
    assert_eq!(signal.lead.rate_hz, 1_000.0);
}

#[test]
fn a_fault_has_its_line() {
    for (text, line, why) in [
        ("", 1, Why::Empty),
        ("# only a comment\n", 1, Why::Empty),
        ("r/3 2 360\n", 1, Why::Segments),
        ("r two 360\n", 1, Why::Number),
        ("r 0 360\n", 1, Why::SignalCount),
        ("r 99999 360\n", 1, Why::SignalCount),
        ("r 1 -360\nr.dat 16\n", 1, Why::Rate),
        ("r 1 NaN\nr.dat 16\n", 1, Why::Rate),
        ("r 1 1e9\nr.dat 16\n", 1, Why::Rate),
        ("r 1 90000\nr.dat 16x2\n", 2, Why::Rate),
        ("r 1 360 many\nr.dat 16\n", 1, Why::Number),
        ("r 2 360\nr.dat 16\n", 1, Why::SignalMissing),
        ("r 1 360\n../r.dat 16\n", 2, Why::FileName),
        ("r 1 360\n- 16\n", 2, Why::FileName),
        ("r 1 360\nr.dat 61\n", 2, Why::Format),
        ("r 1 360\nr.dat\n", 2, Why::Format),
        ("r 1 360\nr.dat 16:4\n", 2, Why::Shifted),
        ("r 1 360\nr.dat 16+x\n", 2, Why::Number),
        ("r 1 360\nr.dat 16x0\n", 2, Why::Number),
        ("r 1 360\nr.dat 16 gain\n", 2, Why::Number),
        ("r 1 360\nr.dat 16 inf\n", 2, Why::Number),
        ("r 1 360\nr.dat 16 1e-300\n", 2, Why::Range),
        ("r 1 360\nr.dat 16 200(zero)\n", 2, Why::Number),
        ("r 1 360\nr.dat 16 200 11 zero\n", 2, Why::Number),
        ("r 1 360\nr.dat 16 200 11 0 first\n", 2, Why::Number),
        ("r 2 360\na.dat 16\n\na.dat 212\n", 4, Why::Mixed),
        ("r 3 360\na.dat 16\nb.dat 16\na.dat 16\n", 4, Why::Mixed),
    ] {
        assert_eq!(Header::read(text).unwrap_err(), Fault::line(line, why), "{text:?}");
    }
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "[ -~\n/()#:+x0-9]{0,200}", count in 0..4_u8) {
        let _ = Header::read(&text);
        let _ = Header::read(&format!("r {count} 360 10\n{text}"));
    }
}
