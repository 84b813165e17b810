//! Electrocardiograms: inside an export, of a watch alone, as EDF and as WFDB.

use clinic::ClinicError;
use clinic::views::{BeginReadingImport, PersonDiffers, ReadingFileKind, ReadingImportState, ReadingImportView};
use domain::observation::Zone;
use store::SignalRow;

use super::desk::{Desk, export, rate, zipped};

const ECG: &str = "Name,Nora Ahlberg\nDate of Birth,\"May 2, 1951\"\nRecorded Date,2025-11-20 08:14:40 -0400\n\
    Classification,Sinus Rhythm\nSymptoms,\nSoftware Version,1.90\nDevice,\"Watch6,7\"\nSample Rate,512.391 hertz\n\n\n\
    Lead,Lead I\nUnit,µV\n\n\n-48.673\n-59\n0.5\n";

/// A record of one lead with so many samples, whose header says that there are as many as told.
fn wfdb(told: u32, found: u16) -> (String, Vec<u8>) {
    let header = format!("r 1 250 {told} 08:30:00 20/11/2025\nr.dat 16 200 16 0\n");
    (header, (0..found).flat_map(|at| (at % 100).to_le_bytes()).collect())
}

fn edf() -> Vec<u8> {
    let mut text = String::new();
    let mut put = |field: &str, width: usize| text.push_str(&format!("{field:<width$}"));
    put("0", 8);
    put("MCH-02 F 02-MAY-1951 Ahlberg_Nora", 80);
    put("Startdate 20-NOV-2025 X X Holter_7", 80);
    for (field, width) in [("20.11.25", 8), ("08.30.00", 8), ("512", 8), ("EDF+C", 44), ("2", 8), ("1", 8), ("1", 4)] {
        put(field, width);
    }
    for (field, width) in [("ECG II", 16), ("electrode", 80), ("mV", 8), ("-5", 8), ("5", 8), ("-2000", 8), ("2000", 8)]
    {
        put(field, width);
    }
    put("HP:0.05Hz LP:150Hz", 80);
    put("4", 8);
    put("", 32);
    text.into_bytes().into_iter().chain([1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 8, 0]).collect()
}

async fn in_zone(desk: &Desk, name: &str, bytes: impl AsRef<[u8]>) -> ReadingImportView {
    let look = desk.look(name, bytes).await.unwrap();
    assert!(look.asks_zone);
    let input = BeginReadingImport { zone: Some("Europe/Berlin".to_owned()), ..desk.input(&look) };
    let id = desk.clinician().begin_reading_import(input).await.unwrap();
    desk.read(&id).await
}

/// What is seen of signals. The console is closed for it.
async fn seen(mut desk: Desk) -> Vec<SignalRow> {
    let store = desk.desktop.close().await;
    let rows = store.ledger().signals(std::slice::from_ref(&desk.patient)).await.unwrap();
    store.close().await;
    rows
}

#[tokio::test(flavor = "multi_thread")]
async fn the_electrocardiograms_of_an_export_come_with_its_readings() {
    let desk = Desk::open().await;
    let xml = export(&rate("2024-01-31 08:05:00 -0500", "71"));
    let entries: [(&str, &[u8]); 4] = [
        ("apple_health_export/export.xml", xml.as_bytes()),
        ("apple_health_export/electrocardiograms/ecg_1.csv", ECG.as_bytes()),
        ("apple_health_export/electrocardiograms/ecg_2.csv", ECG.as_bytes()),
        ("apple_health_export/electrocardiograms/ecg_3.csv", b"Name,Nora\nUnit,furlong\n1\n"),
    ];
    let import = desk.dry_run("export.zip", zipped(&entries)).await;
    assert_eq!(import.state, ReadingImportState::Whole);
    let signals = import.signals;
    assert_eq!((signals.whole, signals.again, signals.refused), (1, 1, 1));
    let told = desk.told(&import.id).await;
    assert_eq!(told.iter().map(|row| (row.of_signal, row.why.as_str())).collect::<Vec<_>>(), [(true, "signalHeader")]);
    desk.keep(&import.id).await;
    let twice = desk.dry_run("export.zip", zipped(&entries)).await;
    assert_eq!((twice.signals.whole, twice.signals.known), (1, 1));
    let rows = seen(desk).await;
    let [row] = rows.as_slice() else { panic!("{}: the second is not kept yet", rows.len()) };
    assert_eq!((row.leads[0].samples, row.zone), (3, Some(Zone::Offset(-14_400))));
    assert_eq!(row.device_says.as_deref(), Some("Sinus Rhythm"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recording_is_compared_with_the_patient_and_read_in_the_zone_that_was_named() {
    let desk = Desk::open().await;
    let look = desk.look("holter.bin", edf()).await.unwrap();
    assert_eq!(look.kind, ReadingFileKind::Edf);
    let differs = &look.person.differs;
    assert!([PersonDiffers::Born, PersonDiffers::Name, PersonDiffers::Number].iter().all(|one| differs.contains(one)));
    assert_eq!(look.person.name.as_deref(), Some("Ahlberg Nora"));
    let import = in_zone(&desk, "holter.bin", edf()).await;
    assert_eq!((import.state, import.signals.whole), (ReadingImportState::Whole, 1));
    // Its data records should tell their times.
    assert_eq!(desk.whys(&import.id).await, [("signalTime".to_owned(), None)]);
    desk.keep(&import.id).await;
    let rows = seen(desk).await;
    assert_eq!(rows[0].start.unwrap().to_rfc3339(), "2025-11-20T07:30:00+00:00");
    assert_eq!(rows[0].zone, Some(Zone::Assumed(chrono_tz::Tz::Europe__Berlin)));
    assert_eq!(rows[0].leads[0].samples, 8);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_header_that_lies_about_its_length_is_told_and_the_samples_are_kept() {
    let desk = Desk::open().await;
    let (header, samples) = wfdb(9_000, 8_700);
    desk.file("r.dat", &samples);
    let import = in_zone(&desk, "r.hea", &header).await;
    assert_eq!((import.kind, import.signals.whole), (ReadingFileKind::Wfdb, 1));
    let told = desk.told(&import.id).await;
    assert_eq!(told.iter().map(|row| (row.why.as_str(), row.line)).collect::<Vec<_>>(), [("signalLength", Some(2))]);
    assert_eq!(import.refused, 0, "it is told, not refused");
    desk.clinician().discard_reading_import(&import.id).await.unwrap();
    // The samples were chosen, and the header is meant.
    let look = desk.clinician().look_at_reading_file(&desk.patient, &desk.folder.path().join("r.dat")).await.unwrap();
    assert_eq!(look.kind, ReadingFileKind::Wfdb);
    std::fs::remove_file(desk.folder.path().join("r.dat")).unwrap();
    let alone = desk.look("r.hea", &header).await;
    assert!(matches!(alone, Err(ClinicError::Invalid { field: "file", what: "signalFileMissing" })));
    assert!(seen(desk).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wall_time_that_the_clocks_show_twice_is_no_instant() {
    let desk = Desk::open().await;
    let (header, samples) = wfdb(0, 500);
    desk.file("r.dat", &samples);
    let import = in_zone(&desk, "r.hea", header.replace("08:30:00 20/11/2025", "02:30:00 26/10/2025")).await;
    assert_eq!(desk.whys(&import.id).await, [("doubledTime".to_owned(), None)]);
    desk.keep(&import.id).await;
    assert_eq!(seen(desk).await[0].start, None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recording_of_before_the_patients_birth_is_kept_and_told() {
    let desk = Desk::open().await;
    let (header, samples) = wfdb(0, 500);
    desk.file("r.dat", &samples);
    let import = in_zone(&desk, "r.hea", header.replace("2025", "1890")).await;
    assert_eq!(desk.whys(&import.id).await, [("beforeBirth".to_owned(), None)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recording_whose_samples_are_others_is_another_file_though_its_header_is_the_same() {
    let mut desk = Desk::open().await;
    let (header, samples) = wfdb(0, 500);
    for last in [1, 1, 2] {
        desk.file("r.dat", [samples.as_slice(), &[last, 0]].concat());
        let import = in_zone(&desk, "r.hea", &header).await;
        desk.clinician().discard_reading_import(&import.id).await.unwrap();
    }
    let audit = desk.desktop.close_and_audit().await;
    let of = audit.iter().filter(|entry| entry.action.as_str() == "discard-reading-import");
    let sums: Vec<_> = of.map(|entry| entry.detail["sha256"].as_str().unwrap()).collect();
    let mut differing = sums.clone();
    differing.sort_unstable();
    differing.dedup();
    assert_eq!((sums.len(), differing.len()), (3, 2), "{sums:?}");
}
