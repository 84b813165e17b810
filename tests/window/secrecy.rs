//! Nothing of a patient and no secret lies in the open: data folder, log, temporary files.

use super::desk::{Desk, files_below};

#[tokio::test(flavor = "multi_thread")]
async fn no_name_and_no_key_is_found_in_any_file() {
    let temporary = tempfile::tempdir().unwrap();
    let mut desk = Desk::new().await;
    desk.set("TMPDIR", &temporary.path().display().to_string());
    desk.connect().await;
    super::day::book_by_keyboard(&desk).await;
    desk.page().see("Confirmed").await;
    let mut needles: Vec<String> =
        vec![desk.simulator.api_key().to_owned(), desk.simulator.linking_secret().to_owned()];
    for one in desk.control.all_appointments() {
        let demographics = &one["patient"]["demographics"];
        for part in ["lastName", "firstName"] {
            let name = demographics["name"][0][part].as_str().unwrap_or_default();
            // Shorter ones occur by chance in encrypted bytes.
            if name.len() >= 6 {
                needles.push(name.to_owned());
            }
        }
        if let Some(mrn) = demographics["mrn"].as_str().filter(|mrn| mrn.len() >= 6) {
            needles.push(mrn.to_owned());
        }
    }
    assert!(needles.len() > 20);
    let data = desk.data();
    let look = |folder: &std::path::Path| {
        let files = files_below(folder);
        for file in &files {
            let Ok(bytes) = std::fs::read(file) else { continue };
            for needle in &needles {
                let found = bytes.windows(needle.len()).any(|window| window == needle.as_bytes());
                assert!(!found, "a name, number or secret stands in {}", file.display());
            }
            assert!(!bytes.starts_with(b"SQLite format 3") || !file.starts_with(&data), "{}", file.display());
        }
        files.len()
    };
    // While it runs, and after it was closed.
    assert!(look(&desk.data()) >= 2);
    look(temporary.path());
    let log = std::fs::read_to_string(desk.log()).unwrap();
    assert!(log.contains("SOLO-14"), "the log is the one that was meant");
    desk.close().await;
    look(desk.folder.path());
}
