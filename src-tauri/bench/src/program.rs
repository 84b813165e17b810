//! A program with a window, started and ended, with what its page reported.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::Failed;

const PATIENCE: Duration = Duration::from_secs(60);

/// Which program, and what it is started with.
#[derive(Clone)]
pub(crate) struct Recipe {
    pub(crate) program: PathBuf,
    pub(crate) arguments: Vec<String>,
}

/// A program that runs.
pub(crate) struct Program {
    child: Child,
    reports: tempfile::TempDir,
    /// Microseconds of the clock just before the program was started.
    begun: u128,
}

impl Recipe {
    /// The programs stand beside this one.
    pub(crate) fn beside(name: &str, arguments: &[&str]) -> Result<Self, Failed> {
        let program = std::env::current_exe()?.with_file_name(name);
        if !program.exists() {
            return Err(format!("{} was not built", program.display()).into());
        }
        Ok(Self { program, arguments: arguments.iter().map(|word| (*word).to_owned()).collect() })
    }

    /// Starts it. `frames` is what its page is asked to count.
    pub(crate) fn start(&self, frames: Option<&str>) -> Result<Program, Failed> {
        let reports = tempfile::tempdir()?;
        let mut command = Command::new(&self.program);
        command
            .args(&self.arguments)
            .env("ANTEROOM_VISIBLE_FILE", reports.path().join("seen"))
            // What the console sets for itself, so that both windows draw in the same way.
            .env("WEBKIT_DISABLE_DMABUF_RENDERER", "1")
            .env("LANG", "en_US.UTF-8")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        if let Some(frames) = frames {
            command.env("ANTEROOM_FRAMES", frames);
        }
        let begun = SystemTime::now().duration_since(UNIX_EPOCH)?.as_micros();
        Ok(Program { child: command.spawn()?, reports, begun })
    }
}

impl Program {
    /// Milliseconds from the start of the program until its page reported that something can be seen.
    pub(crate) fn visible(&mut self, what: &str) -> Result<f64, Failed> {
        let words = self.report(what, PATIENCE)?;
        let at: u128 = words.first().ok_or("the page reported no moment")?.parse()?;
        Ok(at.saturating_sub(self.begun) as f64 / 1_000.0)
    }

    /// The words of a report, after its name.
    pub(crate) fn report(&mut self, name: &str, patience: Duration) -> Result<Vec<String>, Failed> {
        let begun = Instant::now();
        while begun.elapsed() < patience {
            if let Some(words) = find(&self.reports.path().join("seen"), name) {
                return Ok(words);
            }
            if let Some(status) = self.child.try_wait()? {
                return Err(format!("the program ended before its page reported {name}: {status}").into());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        Err(format!("no {name} was reported in time").into())
    }
}

fn find(file: &Path, name: &str) -> Option<Vec<String>> {
    let text = std::fs::read_to_string(file).ok()?;
    let line = text.lines().find(|line| line.split(' ').next() == Some(name))?;
    Some(line.split(' ').skip(1).map(str::to_owned).collect())
}

impl Drop for Program {
    /// Ended at once, as by a power cut: nothing that is measured is lost by it, and the next start is as cold as any.
    fn drop(&mut self) {
        if let Err(error) = self.child.kill().and_then(|()| self.child.wait().map(drop)) {
            eprintln!("bench: a program could not be ended: {error}");
        }
    }
}
