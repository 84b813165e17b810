//! Recordings: kept as an import keeps them, then listed, opened and looked at.

use chrono::{DateTime, TimeDelta, Utc};
use clinic::views::{BeatsAsked, ColumnsAsked, PaperSheet, RecordingAsked, RecordingView, SeriesAsked, WayKind};
use clinic::{ClinicError, PaperWay};
use domain::PatientKey;
use domain::observation::{Effective, Instrument, Mark, Metric, Quantity, Reading, Taken, Value, Way, Zone};
use signals::{Doubt, Fault, Intake, LOST, Lead, Reader, Recording};
use store::{NewSignal, Store};

use crate::paper::words;
use crate::support::{Desktop, checked, keep_readings};

const RATE_HZ: f64 = 360.0;

/// A recorder with what it recorded.
pub(crate) struct Recorder {
    recording: Recording,
    samples: Vec<Vec<i32>>,
    at: usize,
}

impl Recorder {
    pub(crate) fn new(leads: Vec<Lead>, samples: Vec<Vec<i32>>) -> Self {
        Self { recording: Recording { leads, ..Recording::default() }, samples, at: 0 }
    }
}

impl Reader for Recorder {
    fn recording(&self) -> &Recording {
        &self.recording
    }

    fn read(&mut self, leads: &mut Vec<Vec<i32>>) -> Result<bool, Fault> {
        let part = self.at..self.at + 5_000;
        self.at = part.end;
        let of = |lead: &Vec<i32>| lead.iter().skip(part.start).take(part.len()).copied().collect::<Vec<_>>();
        *leads = self.samples.iter().map(of).collect();
        Ok(leads.iter().any(|lead| !lead.is_empty()))
    }

    fn doubts(&self) -> &[Doubt] {
        &[]
    }
}

/// When and on which way a recording came.
pub(crate) struct Came<'a> {
    pub(crate) id: &'a str,
    pub(crate) way: Way,
    pub(crate) seen: bool,
    pub(crate) start: Option<DateTime<Utc>>,
}

impl<'a> Came<'a> {
    pub(crate) fn imported(id: &'a str, minutes_ago: i64) -> Self {
        let start = Utc::now() - TimeDelta::minutes(minutes_ago);
        // As a device's clock tells it.
        let start = DateTime::from_timestamp_millis(start.timestamp_millis());
        Self { id, way: Way::Imported { import: "i1".to_owned() }, seen: true, start }
    }
}

/// Keeps a recording as an import does.
pub(crate) async fn keep(store: &Store, patient: &PatientKey, came: Came<'_>, recorder: Recorder) {
    let mut intake = Intake::new(recorder);
    let mut tx = store.ledger().begin().await.unwrap();
    let origin = tx.reading_origin(patient, &came.way, Utc::now(), came.seen).await.unwrap().id;
    let new = NewSignal {
        id: came.id.to_owned(),
        patient: patient.clone(),
        origin,
        start: came.start,
        zone: Some(Zone::Offset(-18_000)),
        leads: intake.recording().leads.clone(),
        instrument: Instrument { device: Some("Holter 3".to_owned()), source: None },
        device_says: Some("Inconclusive".to_owned()),
        symptoms: None,
        kept_at: Utc::now(),
    };
    let no = tx.begin_signal(&new).await.unwrap();
    while let Some(blocks) = intake.next().unwrap() {
        tx.put_signal_blocks(no, blocks).await.unwrap();
    }
    let whole = intake.finish().unwrap();
    assert!(tx.finish_signal(no, &whole.leads, &whole.sha256).await.unwrap());
    tx.commit().await.unwrap();
}

fn mlii() -> Lead {
    Lead::new(Some("MLII"), "mV", 200.0, 1024.0, RATE_HZ)
}

/// A beat every 0.8 s on a wandering line; some samples lost.
fn heart(seconds: usize) -> Vec<i32> {
    let sample = |at: usize| {
        let time = at as f64 / RATE_HZ;
        let since = time % 0.8 - 0.4;
        let wave = 200.0 * (-(since / 0.012).powi(2)).exp() + 40.0 * (-((since - 0.25) / 0.05).powi(2)).exp();
        if (20.0..23.0).contains(&time) { LOST } else { 1024 + (wave + 15.0 * (time * 1.3).sin()) as i32 }
    };
    (0..seconds * RATE_HZ as usize).map(sample).collect()
}

/// A console with recordings of a patient, and another patient of whom there are none.
struct Room {
    desktop: Desktop,
    patient: PatientKey,
    other: PatientKey,
}

impl Room {
    async fn with(keep: impl AsyncFnOnce(&Store, &PatientKey)) -> Self {
        let mut desktop = Desktop::connected().await;
        let patient = desktop.someone().await.person.key.unwrap();
        let rows = desktop.rows().await;
        let other = rows.into_iter().filter_map(|row| row.person.key).find(|key| *key != patient).unwrap();
        let store = desktop.close().await;
        keep(&store, &patient).await;
        store.close().await;
        desktop.open_again().await;
        Self { desktop, patient, other }
    }

    async fn of_two_leads() -> Self {
        Self::with(async |store, patient| {
            // A lead that was recorded upside down, and one that is no voltage.
            let leads =
                vec![mlii(), Lead::new(None, "uV", -0.5, 0.0, 100.0), Lead::new(Some("Resp"), "au", 1.0, 0.0, 10.0)];
            let second = (0..9_000).map(|at| (at * 37) % 901 - 450).collect();
            let recorder = Recorder::new(leads, vec![heart(90), second, vec![3; 600]]);
            keep(store, patient, Came::imported("s1", 60), recorder).await;
        })
        .await
    }

    async fn list(&self, patient: &PatientKey) -> Vec<RecordingView> {
        self.desktop.session.chart().unwrap().recordings(patient).await.unwrap().recordings
    }

    fn asked(&self, recording: &str) -> RecordingAsked {
        RecordingAsked { patient: self.patient.clone(), recording: recording.to_owned() }
    }

    fn columns(&self, lead: u32, from: f64, to: f64, count: u32) -> ColumnsAsked {
        let (patient, recording) = (self.patient.clone(), "s1".to_owned());
        ColumnsAsked { patient, recording, lead, from, to, count }
    }

    async fn drawn(&self, asked: &ColumnsAsked) -> Vec<(f32, f32)> {
        let bytes = self.desktop.session.chart().unwrap().recording_columns(asked).await.unwrap();
        let number = |bytes: &[u8]| f32::from_le_bytes(bytes.try_into().unwrap());
        bytes.chunks(8).map(|pair| (number(&pair[..4]), number(&pair[4..]))).collect()
    }
}

fn not_found<T: std::fmt::Debug>(answer: Result<T, ClinicError>) {
    assert!(matches!(answer, Err(ClinicError::NotFound(_))), "{answer:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recording_is_listed_with_what_its_recorder_told_and_who_opens_it_is_in_the_audit() {
    let mut room = Room::of_two_leads().await;
    let listed = room.list(&room.patient).await;
    let [one] = listed.as_slice() else { panic!("{}", listed.len()) };
    assert_eq!((one.zone.as_deref(), one.offset_minutes, one.zone_assumed), (None, Some(-300), false));
    assert_eq!(
        (one.seconds, one.device.as_deref(), one.device_says.as_deref()),
        (90.0, Some("Holter 3"), Some("Inconclusive"))
    );
    assert_eq!(
        one.leads.iter().map(|lead| lead.name.as_deref()).collect::<Vec<_>>(),
        [Some("MLII"), None, Some("Resp")]
    );
    assert_eq!(
        one.leads.iter().map(|lead| lead.millivolts_per_unit).collect::<Vec<_>>(),
        [Some(1.0), Some(0.001), None]
    );
    assert_eq!(one.leads.iter().map(|lead| lead.samples).collect::<Vec<_>>(), [32_400, 9_000, 600]);
    assert!(one.leads.iter().all(|lead| lead.filter.is_none()), "X-ECG-05: nothing was told");
    assert_eq!((one.ways[0].kind, one.marks.as_slice()), (WayKind::Imported, [].as_slice()));

    let chart = room.desktop.session.chart().unwrap();
    let opened = chart.open_recording(&room.asked("s1")).await.unwrap();
    assert_eq!((opened.patient, opened.recording, opened.beats_lead), (room.patient.clone(), one.clone(), Some(0)));
    // Looking at what is open is the same reading; what was let go is opened anew.
    room.drawn(&room.columns(0, 0.0, 90.0, 100)).await;
    chart.close_recording("another").await;
    room.drawn(&room.columns(1, 0.0, 90.0, 100)).await;
    chart.close_recording("s1").await;
    room.drawn(&room.columns(0, 0.0, 90.0, 100)).await;
    drop(chart);
    let audit = room.desktop.close_and_audit().await;
    let opened: Vec<_> = audit.iter().filter(|entry| entry.action.as_str() == "open-recording").collect();
    assert_eq!(opened.len(), 2);
    assert!(opened.iter().all(|one| one.patient.as_ref() == Some(&room.patient) && one.entity_id() == Some("s1")));
}

#[tokio::test(flavor = "multi_thread")]
async fn x_ecg_08_columns_through_store_and_wire_have_the_true_extremes_of_every_window() {
    let room = Room::of_two_leads().await;
    let leads = [
        (heart(90), RATE_HZ, 1.0 / 200.0, 1024.0),
        ((0..9_000).map(|at| (at * 37) % 901 - 450).collect(), 100.0, -0.002, 0.0),
    ];
    let mut seed = 7_u32;
    let mut random = |most: u32| {
        seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (seed >> 8) % most
    };
    for round in 0..60 {
        let at = round % leads.len();
        let (samples, rate_hz, millivolts, baseline) = &leads[at];
        let from = f64::from(random(110_000)) / 1_000.0 - 10.000_000_33;
        let (to, count) = (from + f64::from(1 + random(60_000)) / 1_000.0, 1 + random(1_300));
        let drawn = room.drawn(&room.columns(at as u32, from, to, count)).await;
        assert_eq!(drawn.len(), count as usize);
        let mut expected = vec![(f32::NAN, f32::NAN); count as usize];
        for (place, sample) in samples.iter().enumerate().filter(|(_, sample)| **sample != LOST) {
            let column = (place as f64 / rate_hz - from) * f64::from(count) / (to - from);
            if (0.0..f64::from(count)).contains(&column) {
                let (value, (low, high)) =
                    ((f64::from(*sample) - baseline) * millivolts, &mut expected[column as usize]);
                (*low, *high) = (low.min(value as f32), high.max(value as f32));
            }
        }
        for (drawn, expected) in drawn.iter().zip(&expected) {
            let same = |one: f32, other: f32| (one.is_nan() && other.is_nan()) || (one - other).abs() < 1e-5;
            assert!(same(drawn.0, expected.0) && same(drawn.1, expected.1), "{drawn:?} {expected:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn beats_are_told_with_their_moments_and_no_interval_reaches_across_lost_samples() {
    let room = Room::of_two_leads().await;
    let asked = BeatsAsked { patient: room.patient.clone(), recording: "s1".to_owned(), lead: 0 };
    let bytes = room.desktop.session.chart().unwrap().recording_beats(&asked).await.unwrap();
    let count = bytes.len() / 9;
    let at: Vec<f64> = bytes[..count * 8].chunks(8).map(|one| f64::from_le_bytes(one.try_into().unwrap())).collect();
    let follows = &bytes[count * 8..];
    let expected: Vec<f64> =
        (0..112).map(|beat| 0.4 + 0.8 * f64::from(beat)).filter(|at| !(20.0..23.0).contains(at)).collect();
    assert_eq!(at.len(), expected.len());
    assert!(at.iter().zip(&expected).all(|(one, other)| (one - other).abs() < 0.01));
    let parted: Vec<f64> = at.iter().zip(follows).filter(|(_, follows)| **follows == 0).map(|(at, _)| *at).collect();
    assert!(parted.len() == 2 && (parted[0] - 0.4).abs() < 0.01 && (parted[1] - 23.6).abs() < 0.01, "{parted:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn another_persons_recording_is_refused_and_so_is_what_is_no_window_and_no_voltage() {
    let room = Room::of_two_leads().await;
    let chart = room.desktop.session.chart().unwrap();
    assert!(room.list(&room.other).await.is_empty());
    chart.open_recording(&room.asked("s1")).await.unwrap();
    not_found(chart.open_recording(&RecordingAsked { patient: room.other.clone(), recording: "s1".to_owned() }).await);
    not_found(chart.open_recording(&room.asked("s2")).await);
    let columns = room.columns(0, 0.0, 10.0, 100);
    not_found(chart.recording_columns(&ColumnsAsked { patient: room.other.clone(), ..columns.clone() }).await);
    not_found(chart.recording_columns(&ColumnsAsked { lead: 3, ..columns.clone() }).await);
    not_found(chart.recording_columns(&ColumnsAsked { lead: 70_000, ..columns.clone() }).await);
    let beats = BeatsAsked { patient: room.other.clone(), recording: "s1".to_owned(), lead: 0 };
    not_found(chart.recording_beats(&beats).await);
    for asked in [
        ColumnsAsked { to: 0.0, ..columns.clone() },
        ColumnsAsked { from: f64::NAN, ..columns.clone() },
        ColumnsAsked { to: f64::INFINITY, ..columns.clone() },
        ColumnsAsked { count: 0, ..columns.clone() },
        ColumnsAsked { count: u32::MAX, ..columns.clone() },
    ] {
        assert!(matches!(chart.recording_columns(&asked).await, Err(ClinicError::Invalid { field: "window", .. })));
    }
    let no_voltage = chart.recording_columns(&ColumnsAsked { lead: 2, ..columns }).await;
    assert!(matches!(no_voltage, Err(ClinicError::Conflict("noVoltage"))));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_an_import_has_not_brought_whole_is_in_no_answer() {
    let room = Room::with(async |store, patient| {
        let came = Came { seen: false, ..Came::imported("s1", 60) };
        keep(store, patient, came, Recorder::new(vec![mlii()], vec![heart(30)])).await;
    })
    .await;
    let chart = room.desktop.session.chart().unwrap();
    assert!(room.list(&room.patient).await.is_empty());
    not_found(chart.open_recording(&room.asked("s1")).await);
    not_found(chart.recording_columns(&room.columns(0, 0.0, 10.0, 100)).await);
    let beats = BeatsAsked { patient: room.patient.clone(), recording: "s1".to_owned(), lead: 0 };
    not_found(chart.recording_beats(&beats).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn x_met_01_a_recording_that_came_on_two_ways_is_one_and_names_both() {
    let room = Room::with(async |store, patient| {
        let first = Came::imported("s1", 60);
        let second = Came {
            id: "s2",
            way: Way::Imported { import: "i2".to_owned() },
            ..Came { start: first.start, ..Came::imported("s2", 60) }
        };
        let third = Came { id: "s3", way: Way::Imported { import: "i3".to_owned() }, ..Came::imported("s3", -60) };
        for came in [first, second, third] {
            keep(store, patient, came, Recorder::new(vec![mlii()], vec![heart(30)])).await;
        }
    })
    .await;
    let listed = room.list(&room.patient).await;
    let seen: Vec<_> = listed.iter().map(|one| (one.id.as_str(), one.ways.len(), one.marks.as_slice())).collect();
    assert_eq!(seen, [("s3", 1, [Mark::Future].as_slice()), ("s1", 2, [Mark::SeveralWays].as_slice())]);
}

#[tokio::test(flavor = "multi_thread")]
async fn readings_without_a_usable_unit_are_found_among_all_and_listed_as_they_came() {
    let room = Room::with(async |store, patient| {
        let way = Way::Imported { import: "i1".to_owned() };
        let came = |(minutes, digits, unit): (i64, &str, Option<&str>)| Reading {
            metric: Metric::HeartRate,
            value: Value::One { quantity: Quantity::new(Quantity::number(digits).unwrap(), unit) },
            effective: Effective::instant(Utc::now() - TimeDelta::minutes(minutes)),
            taken: Taken::NotTold,
            instrument: Instrument::default(),
            id: None,
        };
        let all =
            [(500, "71", Some("/min")), (400, "1.2", None), (300, "72", Some("/min")), (200, "88", Some("mm[Hg]"))];
        keep_readings(store, patient, &way, true, all.map(came).into()).await;
    })
    .await;
    let asked = SeriesAsked { patient: room.patient.clone(), metric: Metric::HeartRate, from: None, until: None };
    let page = room.desktop.session.chart().unwrap().undrawn_readings(&asked).await.unwrap();
    let rows: Vec<_> =
        page.rows.iter().map(|row| (row.value.as_str(), row.unit.as_deref(), row.marks.as_slice())).collect();
    assert_eq!(
        rows,
        [("88", Some("mm[Hg]"), [Mark::UnitForeign].as_slice()), ("1.2", None, [Mark::UnitUnknown].as_slice())]
    );
    assert_eq!(page.next, None);
    let other = SeriesAsked { patient: room.other.clone(), ..asked };
    assert_eq!(room.desktop.session.chart().unwrap().undrawn_readings(&other).await.unwrap().rows, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn x_ecg_07_a_stretch_is_put_on_paper_for_the_right_patient_and_the_audit_knows_who_took_it() {
    let mut room = Room::of_two_leads().await;
    let clinician = room.desktop.session.clinician().unwrap();
    let person = room.desktop.session.member().patient(&room.patient).await.unwrap().person;
    let ticked = checked(&person);
    let paper = clinician.ecg_pdf(&room.patient, "s1", (15.5, 10), &ticked, PaperSheet::A4).await.unwrap();
    assert!(paper.file_name().starts_with("ecg-20"), "{}", paper.file_name());
    let text = words(&paper.leave(PaperWay::File).await.unwrap());
    let family = person.name.family.clone().unwrap().to_uppercase();
    for said in [
        family.as_str(),
        person.number.as_ref().unwrap().value.as_str(),
        "ECG, leads MLII, Lead not stated. 25 mm/s, 10 mm/mV, 360 Hz, 100 Hz",
        "Filter not stated",
        "shown 15.5 to 25.5 s of 90 s",
        "UTC\u{2212}5",
        "Device Holter 3. Imported file",
        "Device says \u{201c}Inconclusive\u{201d}. Unconfirmed.",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    let other = room.desktop.session.member().patient(&room.other).await.unwrap().person;
    let sheet = PaperSheet::Letter;
    let wrong = clinician.ecg_pdf(&room.patient, "s1", (0.0, 10), &checked(&other), sheet).await;
    assert!(matches!(wrong, Err(ClinicError::Conflict("otherPatient"))), "{wrong:?}");
    not_found(clinician.ecg_pdf(&room.other, "s1", (0.0, 10), &checked(&other), sheet).await);
    for stretch in [(0.0, 0), (0.0, 121), (f64::NAN, 10), (90.0, 10)] {
        let refused = clinician.ecg_pdf(&room.patient, "s1", stretch, &ticked, sheet).await;
        assert!(matches!(refused, Err(ClinicError::Invalid { field: "stretch", .. })), "{stretch:?}: {refused:?}");
    }
    drop(clinician);
    let audit = room.desktop.close_and_audit().await;
    let left: Vec<_> = audit.iter().filter(|entry| entry.action.as_str() == "save-paper").collect();
    let [left] = left.as_slice() else { panic!("{}", left.len()) };
    assert_eq!((left.patient.as_ref(), left.entity_id()), (Some(&room.patient), Some("s1")));
    assert_eq!(left.detail["paper"], "ecg");
}
