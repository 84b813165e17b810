//! Nothing of a patient and no secret lies in the open: data folder, log, temporary files.

use std::path::Path;
use std::time::{Duration, Instant};

use super::desk::{Desk, files_below};

/// Every name, number and secret of the simulated clinic that is long enough not to occur by chance.
fn needles(desk: &Desk) -> Vec<String> {
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
    needles
}

/// Looks through every file of a folder, and gives how many there are.
fn look_through(folder: &Path, data: &Path, needles: &[String]) -> usize {
    let files = files_below(folder);
    for file in &files {
        let Ok(bytes) = std::fs::read(file) else { continue };
        for needle in needles {
            let found = bytes.windows(needle.len()).any(|window| window == needle.as_bytes());
            assert!(!found, "a name, number or secret stands in {}", file.display());
        }
        assert!(!bytes.starts_with(b"SQLite format 3") || !file.starts_with(data), "{}", file.display());
    }
    files.len()
}

/// A desk after a day's work, with temporary files in a folder of their own.
async fn after_a_day(temporary: &Path) -> Desk {
    let mut desk = Desk::new().await;
    desk.set("TMPDIR", &temporary.display().to_string());
    desk.connect().await;
    super::day::book_by_keyboard(&desk).await;
    desk.page().see("Confirmed").await;
    desk
}

#[tokio::test(flavor = "multi_thread")]
async fn no_name_and_no_key_is_found_in_any_file() {
    let temporary = tempfile::tempdir().unwrap();
    let mut desk = after_a_day(temporary.path()).await;
    let (needles, data) = (needles(&desk), desk.data());
    let look = |folder: &Path| look_through(folder, &data, &needles);
    // While it runs, and after it was closed.
    assert!(look(&desk.data()) >= 2);
    look(temporary.path());
    let log = std::fs::read_to_string(desk.log()).unwrap();
    assert!(log.contains("SOLO-14"), "the log is the one that was meant");
    desk.close().await;
    look(desk.folder.path());
}

/// The processes that a process started, and those that they started.
fn below(process: u32) -> Vec<u32> {
    let mut found = vec![process];
    let mut next = 0;
    while let Some(&parent) = found.get(next) {
        next += 1;
        let tasks = std::fs::read_dir(format!("/proc/{parent}/task")).into_iter().flatten().flatten();
        for task in tasks {
            let children = std::fs::read_to_string(task.path().join("children")).unwrap_or_default();
            found.extend(children.split_whitespace().filter_map(|id| id.parse::<u32>().ok()));
        }
    }
    found
}

#[tokio::test(flavor = "multi_thread")]
async fn a_console_that_crashes_leaves_no_core_and_nothing_that_can_be_read() {
    let temporary = tempfile::tempdir().unwrap();
    let mut desk = after_a_day(temporary.path()).await;
    let (needles, data) = (needles(&desk), desk.data());
    let consoles = desk.processes();
    let all: Vec<u32> = consoles.iter().flat_map(|&console| below(console)).collect();
    assert!(all.len() >= 2, "a console has a web process: {all:?}");
    for process in &all {
        let limits = std::fs::read_to_string(format!("/proc/{process}/limits")).unwrap();
        let core = limits.lines().find(|line| line.starts_with("Max core file size")).unwrap();
        assert_eq!(core.split_whitespace().filter(|word| *word == "1").count(), 2, "{process}: {core}");
    }
    // Where a core would be put, unless the system says otherwise.
    let folders: Vec<_> = all.iter().filter_map(|id| std::fs::read_link(format!("/proc/{id}/cwd")).ok()).collect();
    assert!(!folders.is_empty());
    let cores = || -> Vec<String> {
        let entries = folders.iter().filter_map(|folder| std::fs::read_dir(folder).ok()).flatten().flatten();
        entries
            .filter_map(|entry| entry.file_name().into_string().ok())
            .filter(|name| name.starts_with("core"))
            .collect()
    };
    let before = cores();
    desk.crash();
    assert_eq!(cores(), before, "a core was left");
    assert!(look_through(&data, &data, &needles) >= 2);
    look_through(temporary.path(), &data, &needles);
    look_through(desk.folder.path(), &data, &needles);
    // And it opens again.
    desk.open(&[]).await;
    desk.see_board().await;
    desk.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copied_link_leaves_the_clipboard_after_half_a_minute() {
    // A clipboard belongs to all windows of a display.
    let display = super::display::Display::start();
    let mut desk = Desk::new().await;
    desk.set("DISPLAY", display.name());
    desk.connect().await;
    let on_clipboard = || super::desktop::clipboard(display.name()).unwrap_or_default();
    let page = desk.page();
    super::day::open_row(page, "r.hasAttribute('data-waiting') && /MRN/.test(r.textContent)").await;
    page.press_button("Copy the patient's link").await;
    page.tick(2).await;
    page.press_button("Copy the link").await;
    let begun = Instant::now();
    while !on_clipboard().starts_with(&desk.simulator.base_url()) {
        assert!(begun.elapsed() < Duration::from_secs(20), "nothing was copied");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let copied = Instant::now();
    while on_clipboard().starts_with(&desk.simulator.base_url()) {
        assert!(copied.elapsed() < Duration::from_secs(90), "the link stayed on the clipboard");
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
    // Not at once: it has to be pasted somewhere first.
    assert!(copied.elapsed() > Duration::from_secs(20), "{:?}", copied.elapsed());
    desk.close().await;
}
