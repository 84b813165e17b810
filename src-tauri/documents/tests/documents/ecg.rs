//! An electrocardiogram on paper, measured in the file's own drawing operators.

use chrono::{DateTime, FixedOffset};
use documents::{EcgClock, EcgLead, EcgPaper, EcgWay, Language, PaperError, Sheet, ecg};

use super::people::{at, issue, patient};
use super::poppler;

const MM: f64 = 72.0 / 25.4;
const RATE_HZ: f64 = 500.0;

/// A flat line with a peak of a millivolt, one sample wide, at every whole second; lost from 4.2 to 4.4 s.
fn lead(name: Option<&str>, seconds: usize) -> EcgLead {
    let value = |at: usize| match at {
        2100..2200 => None,
        at if at % 500 == 0 && at > 0 => Some(1.0),
        _ => Some(0.0),
    };
    EcgLead {
        name: name.map(str::to_owned),
        rate_hz: RATE_HZ,
        filter: None,
        cut_below_hz: None,
        calibrated: true,
        first: 0,
        millivolts: (0..seconds * 500).map(value).collect(),
    }
}

fn paper(sheet: Sheet, leads: Vec<EcgLead>, seconds: f64) -> EcgPaper {
    EcgPaper {
        issue: issue(sheet, Language::English),
        patient: patient("Lindholm", "Greta", "1991-09-02", "4410511"),
        begins: DateTime::<FixedOffset>::parse_from_rfc3339("2026-11-19T21:04:16-05:00").ok(),
        clock: EcgClock::Told,
        of_s: 30.0,
        from_s: 0.0,
        to_s: seconds,
        device: Some("Watch".to_owned()),
        device_says: Some("Inconclusive".to_owned()),
        came: EcgWay::Imported,
        kept_at: at("2026-11-20T15:40:00Z"),
        leads,
    }
}

/// Every stroked path of a page, in millimetres from the lower left corner.
fn paths(bytes: &[u8], page: u32) -> Vec<Vec<(f64, f64)>> {
    let file = lopdf::Document::load_mem(bytes).unwrap();
    let content = file.get_and_decode_page_content(file.get_pages()[&page]).unwrap();
    let (mut all, mut path) = (Vec::new(), Vec::new());
    for operation in content.operations {
        let number = |at: usize| f64::from(operation.operands[at].as_float().unwrap()) / MM;
        match operation.operator.as_str() {
            "m" => path = vec![(number(0), number(1))],
            "l" => path.push((number(0), number(1))),
            "S" => all.push(std::mem::take(&mut path)),
            "cm" => panic!("the page is drawn in another scale"),
            _ => {}
        }
    }
    all
}

fn is_near(one: f64, other: f64) -> bool {
    (one - other).abs() < 0.05
}

/// The traces of a page: paths of more points than any line of the paper.
fn traces(bytes: &[u8], page: u32) -> Vec<Vec<(f64, f64)>> {
    paths(bytes, page).into_iter().filter(|path| path.len() > 20).collect()
}

#[test]
fn x_ecg_07_a_second_is_25_mm_and_a_millivolt_10_mm_on_either_paper() {
    for (sheet, row) in [(Sheet::A4, 10), (Sheet::Letter, 9)] {
        let printed = ecg(&paper(sheet, vec![lead(Some("I"), 30)], 30.0)).unwrap();
        let traces = traces(&printed.bytes, 1);
        // The first row has a gap: two lines.
        let first: Vec<(f64, f64)> = traces[..2].concat();
        let base = first[0].1;
        let peaks: Vec<f64> = first.iter().filter(|(_, y)| is_near(y - base, 10.0)).map(|(x, _)| *x).collect();
        assert_eq!(peaks.len(), row - 1, "every whole second but the first");
        assert!(peaks.windows(2).all(|two| is_near(two[1] - two[0], 25.0)), "{peaks:?}");
        assert!(is_near(peaks[0] - first[0].0, 25.0));
        assert!(first.iter().all(|(_, y)| is_near(*y, base) || is_near(*y, base + 10.0)));
    }
}

#[test]
fn x_ecg_03_the_calibration_mark_is_a_millivolt_high_and_a_fifth_of_a_second_wide_on_every_row() {
    let printed = ecg(&paper(Sheet::A4, vec![lead(Some("I"), 30), lead(Some("II"), 30)], 30.0)).unwrap();
    let mut rows = 0;
    for page in 1..=printed.pages {
        for mark in paths(&printed.bytes, page).into_iter().filter(|path| path.len() == 6) {
            let [_, (left, foot), (_, top), (right, _), _, _] = mark[..] else { panic!() };
            assert!(is_near(right - left, 5.0) && is_near(top - foot, 10.0), "{mark:?}");
            rows += 1;
        }
    }
    assert_eq!(rows, 6, "three rows of ten seconds for each lead");
}

#[test]
fn x_ecg_02_the_paper_has_a_line_at_every_millimetre_and_the_check_bar_is_50_mm_long() {
    let printed = ecg(&paper(Sheet::A4, vec![lead(Some("I"), 10)], 10.0)).unwrap();
    let lines: Vec<_> = paths(&printed.bytes, 1).into_iter().filter(|path| path.len() == 2).collect();
    let mut upright: Vec<f64> =
        lines.iter().filter(|line| is_near(line[0].0, line[1].0)).map(|line| line[0].0).collect();
    upright.sort_by(f64::total_cmp);
    upright.dedup_by(|one, other| is_near(*one, *other));
    // 20 mm for the calibration mark and ten seconds of 25 mm; the bar's ends stand on lines of the paper.
    assert_eq!(upright.len(), 271);
    assert!(upright.windows(2).all(|two| is_near(two[1] - two[0], 1.0)));
    let bars = lines.iter().filter(|line| is_near(line[0].1, line[1].1) && is_near(line[1].0 - line[0].0, 50.0));
    assert_eq!(bars.count(), 1);
}

#[test]
fn x_ecg_08_every_sample_is_drawn_once_and_a_lost_one_ends_the_line() {
    let printed = ecg(&paper(Sheet::A4, vec![lead(Some("I"), 30)], 30.0)).unwrap();
    let traces: Vec<_> = (1..=printed.pages).flat_map(|page| traces(&printed.bytes, page)).collect();
    assert_eq!(traces.iter().map(Vec::len).collect::<Vec<_>>(), [2_100, 2_800, 5_000, 5_000]);
    let gap = traces[1][0].0 - traces[0][2_099].0;
    assert!(is_near(gap, 0.202 * 25.0), "{gap}");
}

#[test]
fn a_page_says_whose_it_is_at_what_scale_and_what_the_device_said_as_the_devices() {
    let mut odd = lead(None, 60);
    (odd.filter, odd.cut_below_hz, odd.calibrated) = (Some("LP:40Hz".to_owned()), Some(150), false);
    let leads = vec![lead(Some("MLII"), 60), odd];
    let printed = ecg(&EcgPaper { of_s: 86_400.0, ..paper(Sheet::Letter, leads, 60.0) }).unwrap();
    assert!(printed.pages > 2);
    for page in 1..=printed.pages {
        let text = poppler::page_text(&printed.bytes, page);
        for said in [
            "LINDHOLM, Greta (Ms)",
            "02-Sep-1991",
            "4410511",
            "ECG, leads MLII, Lead not stated. 25 mm/s, 10 mm/mV, 500 Hz",
            "Filter not stated, Filter LP:40Hz, upper cut-off under 150 Hz",
            "gain not stated: heights are not millivolts",
            "Recorded Thu 19-Nov-2026 21:04:16 UTC−5, shown 0 to 60 s of 86400 s",
            "Device Watch. Imported file, kept 20-Nov-2026 10:40 UTC−5. Device says “Inconclusive”. Unconfirmed.",
            "This bar is 50 mm long. Print at 100 %.",
            &format!("Page {page} of {}", printed.pages),
        ] {
            assert!(text.contains(said), "page {page} lacks {said}: {text}");
        }
    }
    let first = poppler::page_text(&printed.bytes, 1);
    assert!(first.contains("21:04:16") && first.contains("−0.5 to 1.5 mV"), "{first}");
}

#[test]
fn what_nobody_knows_of_the_time_is_said_and_seconds_are_counted() {
    let unknown = EcgPaper { begins: None, ..paper(Sheet::A4, vec![lead(Some("I"), 20)], 20.0) };
    let text = poppler::page_text(&ecg(&unknown).unwrap().bytes, 1);
    assert!(text.contains("Not known when it began: times are counted from the beginning"), "{text}");
    assert!(text.contains("10 s"), "{text}");
    let patients = EcgPaper { clock: EcgClock::Patients, ..paper(Sheet::A4, vec![lead(Some("I"), 10)], 10.0) };
    let text = poppler::page_text(&ecg(&patients).unwrap().bytes, 1);
    assert!(text.contains("zone not stated: the patient's clock"), "{text}");
}

#[test]
fn a_trace_far_from_zero_keeps_its_scale_and_one_higher_than_the_page_is_refused() {
    let shifted = |by: f64| {
        let mut lead = lead(Some("I"), 10);
        lead.millivolts.iter_mut().flatten().for_each(|value| *value += by);
        lead
    };
    let printed = ecg(&paper(Sheet::A4, vec![shifted(120.0)], 10.0)).unwrap();
    let trace = traces(&printed.bytes, 1).concat();
    let (low, high) = trace.iter().fold((f64::MAX, f64::MIN), |(low, high), (_, y)| (low.min(*y), high.max(*y)));
    assert!(is_near(high - low, 10.0));
    assert!(poppler::page_text(&printed.bytes, 1).contains("119.5 to 121.5 mV"));
    let mut high = lead(Some("I"), 10);
    high.millivolts[700] = Some(25.0);
    assert_eq!(ecg(&paper(Sheet::A4, vec![high], 10.0)), Err(PaperError::TraceTooHigh));
}
