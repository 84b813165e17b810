//! Record 100 of the MIT-BIH Arrhythmia Database against its own header and its own annotations. The record is no part of
//! the project: where it is not beside it (or under `ANTEROOM_SHARED`), the tests say so and pass.
#![allow(clippy::unwrap_used, clippy::print_stdout)]

use std::fs::{self, File};
use std::io::BufReader;
use std::path::{Path, PathBuf};

use signals::beats::r_peaks;
use signals::wfdb::{Annotations, Header, Record};
use signals::{Columns, Extent, Intake, Pyramid, Reader, block, columns, extent};

/// The folder of given electrocardiograms: `data/ecg` of a folder `shared` beside the project.
fn given() -> Option<PathBuf> {
    let named = std::env::var_os("ANTEROOM_SHARED").map(PathBuf::from);
    let above = || Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().map(|folder| folder.join("shared"));
    let found = named.into_iter().chain(above()).map(|shared| shared.join("data/ecg")).find(|ecg| ecg.is_dir());
    if found.is_none() {
        println!("left out: there is no shared/data/ecg");
    }
    found
}

fn open(ecg: &Path) -> (Header, Record<BufReader<File>>) {
    let header = Header::read(&fs::read_to_string(ecg.join("100.hea")).unwrap()).unwrap();
    let record = Record::open(&header, |name| File::open(ecg.join(name)).map(BufReader::new)).unwrap();
    (header, record)
}

fn leads(ecg: &Path) -> Vec<Vec<i32>> {
    let (_, mut record) = open(ecg);
    let (mut leads, mut part) = (vec![Vec::new(); 2], Vec::new());
    while record.read(&mut part).unwrap() {
        leads.iter_mut().zip(&part).for_each(|(lead, part)| lead.extend_from_slice(part));
    }
    leads
}

#[test]
fn x_ecg_09_record_100_is_read_as_its_header_tells_it() {
    let Some(ecg) = given() else { return };
    let (header, record) = open(&ecg);
    assert_eq!(header.frames, Some(650_000));
    let names: Vec<_> = record.recording().leads.iter().map(|lead| lead.name.clone().unwrap()).collect();
    assert_eq!(names, ["MLII", "V5"]);
    let mut intake = Intake::new(record);
    while intake.next().unwrap().is_some() {}
    let whole = intake.finish().unwrap();
    // Length, first samples and checksums are compared while it is read.
    assert_eq!(whole.doubts, []);
    assert!(whole.leads.iter().all(|lead| lead.samples == 650_000));
    let lead = &whole.recording.leads[0];
    assert!((lead.millivolts(995).unwrap() + 0.145).abs() < 1e-12);
}

#[test]
fn r_peaks_of_record_100_are_those_of_its_annotations_on_both_leads() {
    let Some(ecg) = given() else { return };
    let annotations = Annotations::of(BufReader::new(File::open(ecg.join("100.atr")).unwrap()));
    let beats: Vec<u64> = annotations.map(Result::unwrap).filter(|one| one.is_beat()).map(|one| one.at).collect();
    assert_eq!(beats.len(), 2_273);
    for (lead, samples) in ["MLII", "V5"].into_iter().zip(leads(&ecg)) {
        let found: Vec<u64> = r_peaks(&samples, 360.0).into_iter().map(|beat| beat.at).collect();
        // 150 ms; each beat with one peak and each peak with one beat.
        let (mut hits, mut next) = (0_usize, 0);
        for beat in &beats {
            while found.get(next).is_some_and(|peak| peak + 54 < *beat) {
                next += 1;
            }
            if found.get(next).is_some_and(|peak| peak.abs_diff(*beat) <= 54) {
                hits += 1;
                next += 1;
            }
        }
        let (sensitivity, predictivity) = (hits as f64 / beats.len() as f64, hits as f64 / found.len() as f64);
        println!("{lead}: {hits} of {} beats, {} peaks", beats.len(), found.len());
        assert!(sensitivity >= 0.995 && predictivity >= 0.995, "{lead}: {sensitivity:.5} {predictivity:.5}");
    }
}

#[test]
fn x_ecg_08_every_pixel_column_of_record_100_has_its_true_extremes() {
    let Some(ecg) = given() else { return };
    let samples = &leads(&ecg)[0];
    let mut intake = Intake::new(open(&ecg).1);
    let mut blocks = Vec::new();
    while let Some(made) = intake.next().unwrap() {
        blocks.extend(made.into_iter().filter(|(lead, _)| *lead == 0).map(|(_, block)| block));
    }
    let whole = intake.finish().unwrap();
    let packed = extent::pack(&whole.leads[0].extents).unwrap();
    let pyramid = Pyramid::over(extent::unpack(&packed, 650_000).unwrap());
    for (window, count) in [(0..650_000, 1_400), (0..650_000, 37), (100_003..103_603, 1_381), (649_000..655_000, 700)] {
        let width = window.end - window.start;
        let mut columns = Columns::of(&pyramid, 650_000, window.clone(), count);
        for index in columns.needed() {
            let block = &blocks[index as usize];
            columns.take(index, &block::samples(&block.bytes, block.count).unwrap()).unwrap();
        }
        let found = columns.finish().unwrap();
        for column in 0..u64::from(count) {
            let begin = |column: u64| (window.start + (width * column).div_ceil(count.into())).min(650_000) as usize;
            assert_eq!(found[column as usize], Extent::of(&samples[begin(column)..begin(column + 1)]), "{window:?}");
        }
        let bytes = columns::wire(&found, &whole.recording.leads[0]).unwrap();
        assert_eq!(bytes.len(), 8 * count as usize);
    }
}
