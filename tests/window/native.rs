//! The desktop's own dialogs, driven as a person drives them: by their keyboard. The window must be alone on its display.

use std::path::Path;
use std::time::{Duration, Instant};

use super::display::Display;

/// Answers the dialog that asks where to save.
pub(crate) fn save_as(display: &Display, place: &Path) {
    answer(display, "^Save|^Guardar", &["ctrl+a"], place);
}

/// Answers the dialog that asks which file to open.
pub(crate) fn open(display: &Display, file: &Path) {
    // Without a field for a place until it is asked for.
    answer(display, "^Open|^Abrir", &["ctrl+l", "ctrl+a"], file);
}

/// Waits for the dialog whose title fits, types the place and presses Enter, until the dialog is gone: one that is still
/// being filled loses keys.
fn answer(display: &Display, title: &str, before: &[&str], place: &Path) {
    let begun = Instant::now();
    let mut typed: Option<Instant> = None;
    loop {
        let window = shown(display, title);
        match (window, typed) {
            (None, Some(_)) => return,
            (Some(_), Some(at)) if at.elapsed() < Duration::from_secs(5) => {}
            (Some(window), _) => {
                std::thread::sleep(Duration::from_millis(800));
                press(display, &["windowfocus", "--sync", &window]);
                for keys in before {
                    press(display, &["key", keys]);
                }
                press(display, &["type", "--delay", "15", place.to_str().unwrap()]);
                press(display, &["key", "Return"]);
                typed = Some(Instant::now());
            }
            (None, None) => {}
        }
        assert!(begun.elapsed() < Duration::from_secs(40), "no dialog {title} came, or it did not go");
        std::thread::sleep(Duration::from_millis(100));
    }
}

/// The window whose title fits, while it is shown.
fn shown(display: &Display, title: &str) -> Option<String> {
    let found = display.xdotool().args(["search", "--onlyvisible", "--name", title]).output().unwrap();
    String::from_utf8_lossy(&found.stdout).lines().last().map(str::to_owned)
}

/// A dialog may go while it is typed at; whether it did is what is waited for.
fn press(display: &Display, arguments: &[&str]) {
    let _gone = display.xdotool().args(arguments).output().unwrap();
}
