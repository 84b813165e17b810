//! The bare window: one paragraph, no store, no library in the page. It is the limit that the console's start-up, memory
//! and frames are divided by, and reports its moments in the same way and to the same file.
//! Whoever starts it gives the environment that the console gives itself (see `anteroom::environment`).

use std::io::Write;

/// What the page is asked to do once its text is visible: nothing, or to count the gaps between frames.
fn asked() -> Option<serde_json::Value> {
    let asked = std::env::var("ANTEROOM_FRAMES").ok()?;
    let mut numbers = asked.split(' ').map_while(|word| word.parse::<u32>().ok());
    let (after, seconds, limit) = (numbers.next()?, numbers.next()?, numbers.next()?);
    Some(serde_json::json!({ "afterS": after, "forS": seconds, "limitMs": limit }))
}

#[tauri::command]
fn visible(what: String) -> Option<serde_json::Value> {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).ok()?;
    let file = std::env::var_os("ANTEROOM_VISIBLE_FILE")?;
    let mut words = what.splitn(2, ' ');
    let (name, rest) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let line = format!("{name} {} {rest}", since.as_micros());
    let mut file = std::fs::OpenOptions::new().create(true).append(true).open(file).ok()?;
    writeln!(file, "{}", line.trim_end()).ok()?;
    if name == "board-row" { asked() } else { None }
}

fn main() -> tauri::Result<()> {
    tauri::Builder::default().invoke_handler(tauri::generate_handler![visible]).run(tauri::generate_context!())
}
