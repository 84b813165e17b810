//! Exports in a ZIP.

use std::io::{Cursor, Read, Write};

use health_files::{Fault, Found, Why};
use zip::write::SimpleFileOptions;
use zip::{AesMode, CompressionMethod, ZipWriter};

use crate::support::{export, read, record, zipped};

fn xml() -> String {
    export(&record("HeartRate", "count/min", "71"))
}

const CDA: &[u8] = b"<?xml version=\"1.0\"?><ClinicalDocument xmlns=\"urn:hl7-org:v3\"/>";

#[test]
fn an_export_is_found_whatever_language_the_phone_speaks() {
    for name in ["apple_health_export/export.xml", "Export.xml", "apple_health_export/导出.xml", "x/exportar.XML"] {
        let all = read(zipped(&[("apple_health_export/export_cda.xml", CDA), (name, xml().as_bytes())]));
        assert_eq!((all.readings().len(), all.fault()), (1, None), "{name}");
        assert_eq!(all.left_out(), [("xml".to_owned(), 1)]);
    }
}

#[test]
fn what_stands_beside_the_readings_is_given_or_counted() {
    let all = read(zipped(&[
        ("apple_health_export/export.xml", xml().as_bytes()),
        ("apple_health_export/electrocardiograms/ecg_2024-01-31.csv", b"Name,Rosa\n"),
        ("apple_health_export/workout-routes/route.gpx", b"<gpx/>"),
        ("apple_health_export/workout-routes/route2.gpx", b"<gpx/>"),
        ("__MACOSX/apple_health_export/._export.xml", b"x"),
    ]));
    let entries: Vec<_> =
        all.found.iter().filter_map(|one| if let Found::Ecg(entry) = one { Some(entry) } else { None }).collect();
    let [entry] = entries.try_into().unwrap();
    let mut text = String::new();
    entry.reader().read_to_string(&mut text).unwrap();
    assert_eq!((entry.name.as_str(), text.as_str(), entry.size()), ("ecg_2024-01-31.csv", "Name,Rosa\n", 10));
    assert!(!format!("{entry:?}").contains("Rosa"));
    assert_eq!(all.left_out(), [("gpx".to_owned(), 2)]);
}

#[test]
fn an_electrocardiogram_that_is_too_large_or_damaged_is_refused_and_the_rest_is_read() {
    let large = vec![b'1'; (4 << 20) + 1];
    let mut bytes = zipped(&[("a.xml", xml().as_bytes()), ("large.csv", &large), ("bad.csv", b"some bytes of a file")]);
    let needle = b"bad.csv";
    let at = bytes.windows(needle.len()).position(|window| window == needle).unwrap() + needle.len() + 3;
    bytes[at] ^= 0x55;
    let all = read(&bytes);
    assert_eq!(all.whys(), [(Why::TooLong, None), (Why::BadEntry, None)]);
    assert_eq!((all.readings().len(), all.fault()), (1, None));
}

#[test]
fn a_cut_zip_is_told_to_be_cut() {
    let whole = zipped(&[("a.xml", xml().as_bytes())]);
    for length in [4, 30, whole.len() / 2, whole.len() - 22] {
        assert_eq!(read(&whole[..length]).fault(), Some(Fault::Cut), "{length}");
    }
    assert!(read(&whole[..whole.len() - 1]).fault().is_some());
}

#[test]
fn a_zip_whose_contents_do_not_fit_its_sums_is_damaged() {
    let mut inside = String::new();
    for second in 0..40_000 {
        inside += &record("HeartRate", "count/min", &(second % 977).to_string()).replace("08:05:00", "08:05:01");
    }
    let mut bytes = zipped(&[("a.xml", export(&inside).as_bytes())]);
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0xff;
    assert!(matches!(read(&bytes).fault(), Some(Fault::ZipDamaged | Fault::Xml | Fault::Encoding)));
    // Stored, so that only the sum can tell.
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    writer.start_file("a.xml", SimpleFileOptions::default().compression_method(CompressionMethod::Stored)).unwrap();
    writer.write_all(xml().as_bytes()).unwrap();
    let mut bytes = writer.finish().unwrap().into_inner();
    let at = bytes.windows(10).position(|window| window == b"value=\"71\"").unwrap();
    bytes[at + 7] = b'9';
    let all = read(&bytes);
    assert_eq!((all.readings().len(), all.fault()), (1, Some(Fault::ZipDamaged)));
}

#[test]
fn a_bomb_is_given_up_by_what_comes_out_of_it_and_not_by_what_it_says() {
    // 24 MB of empty lines: a thousand times longer than packed.
    let lines = format!("{}<a/>", "\n".repeat(900_000)).repeat(27);
    let bytes = zipped(&[("a.xml", export(&lines).as_bytes())]);
    assert!(bytes.len() < 100_000);
    let all = read(&bytes);
    assert_eq!(all.fault(), Some(Fault::Bomb));
    assert!(all.broken.unwrap().place.byte < 20_000_000);
}

#[test]
fn a_zip_that_lies_about_a_length_is_damaged() {
    let mut bytes = zipped(&[("a.xml", xml().as_bytes())]);
    let directory = bytes.windows(4).rposition(|window| window == b"PK\x01\x02").unwrap();
    let claimed = (xml().len() as u32 - 100).to_le_bytes();
    bytes[directory + 24..directory + 28].copy_from_slice(&claimed);
    let all = read(&bytes);
    assert_eq!(all.fault(), Some(Fault::ZipDamaged));
}

#[test]
fn a_locked_zip_a_nested_one_and_one_without_an_export_are_told_apart() {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let locked = SimpleFileOptions::default().with_aes_encryption(AesMode::Aes256, "password");
    writer.start_file("a.xml", locked).unwrap();
    writer.write_all(xml().as_bytes()).unwrap();
    assert_eq!(read(writer.finish().unwrap().into_inner()).fault(), Some(Fault::Locked));

    let inner = zipped(&[("a.xml", xml().as_bytes())]);
    assert_eq!(read(zipped(&[("export.zip", &inner)])).fault(), Some(Fault::ZipInZip));
    assert_eq!(read(zipped(&[("a.xml", CDA), ("b.txt", b"x")])).fault(), Some(Fault::NoExport));
    assert_eq!(read(zipped(&[])).fault(), Some(Fault::NoExport));
    let two = zipped(&[("a.xml", xml().as_bytes()), ("b.xml", xml().as_bytes())]);
    assert_eq!(read(two).fault(), Some(Fault::Several));
    assert_eq!(read(b"PK\x03\x04 but no more than that PK\x05\x06 ").fault(), Some(Fault::ZipDamaged));
}
