//! Figures of the real window, driven as the window tests drive it, with the program as it is released. What is measured
//! is measured in the page: the driver's own time is in none of them.

pub(crate) mod charts;
pub(crate) mod frames;
pub(crate) mod painted;
pub(crate) mod scroll;
pub(crate) mod settled;
pub(crate) mod typing;
pub(crate) mod unlock;
pub(crate) mod waveform;

use std::path::PathBuf;

use window_driver::{Driver, Page, processes};

use crate::Failed;
use crate::prepared::{PASSPHRASE, Prepared, USER};

/// People are on the board.
const ROWS_ON_BOARD: &str = "document.querySelectorAll('[data-visit]').length > 5";

/// An open window and what drives it, which ends with it.
struct Window {
    program: PathBuf,
    folder: String,
    page: Page,
    _driver: Driver,
}

impl Window {
    /// The console on the prepared clinic, with people on the board.
    async fn ours(prepared: &Prepared) -> Result<Self, Failed> {
        let folder = prepared.path().display().to_string();
        let window = Self::open("anteroom", &["--data-dir".to_owned(), folder], prepared).await?;
        window.page.fill("User name", USER).await;
        window.page.fill("Passphrase", PASSPHRASE).await;
        window.page.press_button("Sign in").await;
        window.page.wait("people are on the board", ROWS_ON_BOARD).await;
        Ok(window)
    }

    async fn open(name: &str, arguments: &[String], prepared: &Prepared) -> Result<Self, Failed> {
        let program: PathBuf = std::env::current_exe()?.with_file_name(name);
        if !program.exists() {
            return Err(format!("{} was not built", program.display()).into());
        }
        // What the console sets for itself and the driver would not: both windows draw as they do at a desk.
        let variables = [("LANG", "en_US.UTF-8"), ("WEBKIT_DISABLE_DMABUF_RENDERER", "1")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()));
        let driver = Driver::start(&variables, &prepared.path().join("window.log"));
        let page = driver.open(&program, arguments).await;
        Ok(Self { program, folder: prepared.path().display().to_string(), page, _driver: driver })
    }

    /// The process that the window's tree begins with.
    fn root(&self) -> Result<u32, Failed> {
        let running = processes::of(&self.program, &self.folder);
        running.into_iter().min().ok_or_else(|| "the window's program does not run".into())
    }

    /// Closes it, and waits until its data folder is free.
    async fn close(self) {
        let running = processes::of(&self.program, &self.folder);
        self.page.close().await;
        processes::signal("-TERM", &running);
        processes::wait_until_gone(&running);
    }

    /// A number that a script gives.
    async fn number(&self, script: &str) -> Result<f64, Failed> {
        let answer = self.page.run(script).await;
        answer.as_f64().ok_or_else(|| format!("the page gave {answer} for {script}").into())
    }
}

/// The record number of somebody with a visit today.
fn somebody(prepared: &Prepared) -> Result<String, Failed> {
    let all = prepared.simulator.control().all_appointments();
    let number = all.iter().find_map(|visit| {
        let away = visit["date"].as_i64()? - chrono::Utc::now().timestamp();
        let number = visit["patient"]["demographics"]["mrn"].as_str()?;
        let fits = visit["status"] != "cancelled" && away.abs() < 5 * 3_600;
        fits.then(|| number.to_owned())
    });
    number.ok_or_else(|| "nobody has a visit today".into())
}
