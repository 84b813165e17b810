//! The programs behind the windows: which run, and how they end. Only those that were started by whoever asks, told by
//! their data folder.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// The processes of a program whose arguments name this: never anybody else's.
pub fn of(program: &Path, named: &str) -> Vec<u32> {
    let program = program.to_str().unwrap();
    let all = std::fs::read_dir("/proc").unwrap();
    all.filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .filter(|pid: &u32| {
            let line = std::fs::read(format!("/proc/{pid}/cmdline")).unwrap_or_default();
            let line = String::from_utf8_lossy(&line).into_owned();
            line.starts_with(program) && line.contains(named)
        })
        .collect()
}

/// Sends a signal to each.
pub fn signal(signal: &str, processes: &[u32]) {
    for pid in processes {
        // It may end by itself in between; whether it did is what is waited for.
        let _ended = Command::new("kill").args([signal, &pid.to_string()]).stderr(Stdio::null()).status().unwrap();
    }
}

/// Waits until all have ended.
pub fn wait_until_gone(processes: &[u32]) {
    let begun = Instant::now();
    while processes.iter().any(|pid| lives(*pid)) {
        assert!(begun.elapsed() < Duration::from_secs(60), "the console did not end");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// Whether any thread of a process is alive. A process whose first thread has ended looks dead from outside while
/// another still writes, and holds the lock on the data folder until that one has ended too.
fn lives(pid: u32) -> bool {
    let Ok(threads) = std::fs::read_dir(format!("/proc/{pid}/task")) else { return false };
    threads.flatten().any(|thread| {
        let stat = std::fs::read_to_string(thread.path().join("stat")).unwrap_or_default();
        // The state follows the name, which stands in brackets and may hold anything.
        let state = stat.rsplit_once(')').and_then(|(_, rest)| rest.split_whitespace().next());
        !matches!(state, None | Some("Z" | "X"))
    })
}
