//! A desk: a data folder, a simulated vendor, and a window that can be opened, killed and opened again.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use sandbox::{Control, Simulator, SimulatorOptions, noon};
use window_driver::{Driver, Page, processes};

/// A desk with a vendor of its own.
pub(crate) struct Desk {
    pub(crate) simulator: Simulator,
    pub(crate) control: Control,
    pub(crate) folder: tempfile::TempDir,
    variables: Vec<(String, String)>,
    open: Option<(Driver, Page)>,
    /// Somebody signs in here.
    has_administrator: bool,
}

/// Who signs in at every desk of these tests.
pub(crate) const USER: &str = "jeanne";
pub(crate) const PASSPHRASE: &str = "copper lantern drifting quietly";

impl Desk {
    /// A vendor with a small busy clinic that stands still until it is told to move.
    pub(crate) async fn new() -> Self {
        let simulator = Simulator::start(SimulatorOptions {
            patients: 80,
            rooms: 3,
            providers: 4,
            days: 6,
            visits_today: 30,
            speed: 0.0,
            zone: noon(),
            ..SimulatorOptions::default()
        })
        .await
        .unwrap();
        let folder = tempfile::tempdir().unwrap();
        let bin = folder.path().join("bin");
        std::fs::create_dir(&bin).unwrap();
        // The system's browser, as far as this desk has one: it writes down what it was asked to open.
        let browser = bin.join("xdg-open");
        let opened = folder.path().join("opened");
        std::fs::write(&browser, format!("#!/bin/sh\nprintf '%s\\n' \"$1\" >> '{}'\n", opened.display())).unwrap();
        std::fs::set_permissions(&browser, std::fs::Permissions::from_mode(0o755)).unwrap();
        let path = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap());
        let control = simulator.control();
        let variables = vec![("PATH".to_owned(), path)];
        Self { simulator, control, folder, variables, open: None, has_administrator: false }
    }

    pub(crate) fn set(&mut self, name: &str, value: &str) {
        self.variables.push((name.to_owned(), value.to_owned()));
    }

    pub(crate) fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    pub(crate) fn log(&self) -> PathBuf {
        self.folder.path().join("log")
    }

    /// Links that the system's browser was asked to open.
    pub(crate) fn opened(&self) -> Vec<String> {
        let text = std::fs::read_to_string(self.folder.path().join("opened")).unwrap_or_default();
        text.lines().map(str::to_owned).collect()
    }

    pub(crate) async fn open(&mut self, arguments: &[&str]) -> &Page {
        self.open_window(arguments).await;
        // Whoever set this clinic up signs in again, as every morning.
        if self.has_administrator {
            self.sign_in().await;
        }
        self.page()
    }

    /// The same, without anybody signing in.
    pub(crate) async fn open_signed_out(&mut self) -> &Page {
        self.open_window(&[]).await;
        self.page()
    }

    async fn open_window(&mut self, arguments: &[&str]) {
        let driver = Driver::start(&self.variables, &self.log());
        let mut all = vec!["--data-dir".to_owned(), self.data().display().to_string()];
        all.extend(arguments.iter().map(|&word| word.to_owned()));
        let page = driver.open(Path::new(env!("CARGO_BIN_EXE_anteroom")), &all).await;
        self.open = Some((driver, page));
    }

    /// Signs the administrator in, where the console asks who is there.
    pub(crate) async fn sign_in(&self) {
        let page = self.page();
        let stands = "document.querySelector('h1') !== null && !/Opening the encrypted/.test(document.body.innerText)";
        page.wait("the console says how far it is", stands).await;
        let asks = "return document.querySelector('input[name=username]') !== null && \
             document.querySelector('input[name=new-password]') === null";
        if page.run(asks).await == true {
            page.fill("User name", USER).await;
            page.fill("Passphrase", PASSPHRASE).await;
            page.press_button("Sign in").await;
            // Hashing takes its time: whoever asks next must not find the form still there.
            page.wait("somebody is signed in", "document.querySelector('input[name=username]') === null").await;
        }
    }

    /// Makes the first administrator, as a person does: from the first run, or in a store where nobody signs in yet. They
    /// hold all roles, so that whole jobs are one person's.
    pub(crate) async fn make_administrator(&mut self) {
        self.has_administrator = true;
        let page = self.page();
        let asked = "/Set up this clinic|The first administrator/.test(document.body.innerText)";
        page.wait("somebody is to be the first", asked).await;
        if page.run("return document.querySelector('input[name=new-password]') === null").await == true {
            page.press_button("Set up this clinic").await;
        }
        page.fill("Name", "MOREAU, Jeanne").await;
        page.fill("User name", USER).await;
        page.run("document.querySelectorAll('input[type=checkbox]:not(:checked)').forEach((box, at) => at < 2 && box.click()); return true").await;
        page.fill("Passphrase", PASSPHRASE).await;
        page.fill("The same again", PASSPHRASE).await;
        page.press_button("Make the first administrator").await;
    }

    pub(crate) fn page(&self) -> &Page {
        &self.open.as_ref().expect("the window is open").1
    }

    /// Ends the session, and the console with the signal that a desktop sends when it is logged out of.
    pub(crate) async fn close(&mut self) {
        let consoles = self.processes();
        if let Some((driver, page)) = self.open.take() {
            page.close().await;
            drop(driver);
        }
        processes::signal("-TERM", &consoles);
        processes::wait_until_gone(&consoles);
    }

    /// Ends the process at once, in the middle of whatever it does.
    pub(crate) fn kill(&mut self) {
        let consoles = self.processes();
        assert!(!consoles.is_empty(), "the console runs");
        processes::signal("-KILL", &consoles);
        self.open = None;
        processes::wait_until_gone(&consoles);
    }

    /// Lets the process crash, as a fault in it would.
    pub(crate) fn crash(&mut self) {
        let consoles = self.processes();
        assert!(!consoles.is_empty(), "the console runs");
        processes::signal("-ABRT", &consoles);
        processes::wait_until_gone(&consoles);
        self.open = None;
    }

    /// Waits until the console has ended by itself, and takes leave of its driver.
    pub(crate) fn wait_until_it_ended(&mut self, consoles: &[u32]) {
        processes::wait_until_gone(consoles);
        self.open = None;
    }

    /// Consoles whose data folder is this desk's: never anybody else's.
    pub(crate) fn processes(&self) -> Vec<u32> {
        processes::of(Path::new(env!("CARGO_BIN_EXE_anteroom")), &self.data().display().to_string())
    }

    /// Goes through the first run as a person does: makes the first administrator and connects this desk's vendor, until
    /// people are on the board.
    pub(crate) async fn connect(&mut self) {
        self.open(&[]).await;
        self.make_administrator().await;
        self.keep_connection().await;
        self.see_board().await;
    }

    /// Rows are on the board, once somebody is signed in.
    pub(crate) async fn see_board(&self) {
        let there = "document.querySelector('[data-visit], input[name=username]') !== null";
        self.page().wait("rows, or the question who is there", there).await;
        self.sign_in().await;
        self.page().see("Waiting rooms").await;
        self.page().wait("rows are on the board", "document.querySelectorAll('[data-visit]').length > 0").await;
    }

    /// Waits until the vendor shows what is looked for.
    pub(crate) async fn vendor_has(&self, what: &str, there: impl Fn(&Control) -> bool) {
        let begun = Instant::now();
        while !there(&self.control) {
            let text = self.page().text().await;
            assert!(begun.elapsed() < Duration::from_secs(60), "not at the vendor: {what}\n--- the page says:\n{text}");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    /// Fills in the form of the first connection and saves it.
    pub(crate) async fn keep_connection(&self) {
        self.try_connection().await;
        self.page().press_button("Save the connection").await;
    }

    /// Fills in the form of the first connection and tries it.
    pub(crate) async fn try_connection(&self) {
        let (base, key, secret) = (
            self.simulator.base_url(),
            self.simulator.api_key().to_owned(),
            self.simulator.linking_secret().to_owned(),
        );
        let page = self.page();
        page.press_button("Connect Solo").await;
        page.fill("Name", "Solo").await;
        page.fill("Issuer of record numbers", "Harbour Street").await;
        page.fill("Base address", &base).await;
        page.fill("API key", &key).await;
        page.fill("Linking secret", &secret).await;
        page.choose("Clinic time zone", &noon().to_string()).await;
        page.press_button("Test").await;
    }
}

/// Every file below a folder.
pub(crate) fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&folder) else { continue };
        for entry in entries.flatten() {
            let Ok(kind) = entry.file_type() else { continue };
            if kind.is_dir() {
                folders.push(entry.path());
            } else if kind.is_file() {
                found.push(entry.path());
            }
        }
    }
    found
}

impl Drop for Desk {
    /// A test that failed leaves no window behind.
    fn drop(&mut self) {
        let consoles = self.processes();
        self.open = None;
        processes::signal("-KILL", &consoles);
    }
}
