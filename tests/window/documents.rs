//! A document goes into a record at Carium in several steps, and the console is killed between each pair of them. Opened
//! again it goes on by itself: there is one document with the right bytes, and no reference that nobody knows of.

use std::time::{Duration, Instant};

use sandbox::{CariumControl, CariumSimulator, Fault, FaultRule};
use serde_json::{Value, json};

use super::axe::violations;
use super::carium;
use super::desk::Desk;
use super::smallest::{look, make_smallest};
use window_driver::{Page, keys};

/// Somebody whom no other record here is alike, and who has no document.
const WHO: &str = "Ekenstam";
const PATIENT: usize = 9;

/// When the console is killed.
#[derive(Debug, Clone, Copy)]
enum Killed {
    /// Kept here, and nothing has left.
    BeforeAnything,
    /// This operation is on its way and never arrives.
    Before(&'static str),
    /// This operation has been carried out, and its answer never arrives.
    After(&'static str),
    /// Everything has been answered, and the list (CAR-16) has not.
    BeforeItIsSeen,
}

/// A file of one page whose bytes are this document's alone.
fn file(name: &str) -> String {
    format!(
        "%PDF-1.4\n% {name}\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
         3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"
    )
}

/// Keeps a document with the open record, as a person does who chooses a file.
pub(crate) async fn add(page: &Page, name: &str) {
    page.press_button("Add a document").await;
    page.see("Name of the document").await;
    page.run(&format!(
        "const given = new DataTransfer(); \
         given.items.add(new File([{}], 'letter.pdf', {{ type: 'application/pdf' }})); \
         const picker = document.querySelector('[role=dialog] input[type=file]'); \
         picker.files = given.files; \
         picker.dispatchEvent(new Event('change', {{ bubbles: true }})); return true",
        json!(file(name))
    ))
    .await;
    page.see("PDF, ").await;
    page.type_into("Name of the document", name).await;
    page.tick(2).await;
    page.press_button(&format!("Add {name} to the record of")).await;
    page.wait("it is kept", "!document.querySelector('[role=dialog]')").await;
}

/// The row of a document says this of where it stands.
pub(crate) async fn stands(page: &Page, name: &str, standing: &str) {
    let row = format!(
        "[...document.querySelectorAll('table[aria-label^=\"Documents at\"] tbody tr')].some(r => \
         r.cells[0].innerText.includes({}) && r.cells[4].innerText.trim() === {})",
        json!(name),
        json!(standing)
    );
    page.wait(&format!("{name}: {standing}"), &row).await;
}

/// Opens the story of an upload in the Outbox.
async fn open_story(page: &Page, name: &str) {
    page.press(&[keys::function(7)]).await;
    let row = format!(
        "[...document.querySelectorAll('tbody tr')].find(r => r.innerText.includes({}))?.querySelector('button')",
        json!(name)
    );
    page.click("the upload in the Outbox", &row).await;
    page.see("What happened").await;
}

/// What the vendor has of a document, by its name.
fn at_vendor(control: &CariumControl, name: &str) -> Vec<Value> {
    let mut all = control.documents();
    all.retain(|one| one["attributes"]["name"] == name);
    all
}

fn is_done(control: &CariumControl, name: &str) -> bool {
    at_vendor(control, name).iter().any(|one| one["state"] == "done")
}

async fn wait_for(what: &str, there: impl Fn() -> bool) {
    let begun = Instant::now();
    while !there() {
        assert!(begun.elapsed() < Duration::from_secs(60), "waited in vain: {what}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// A desk with Carium and a record open in it.
struct AtCarium {
    desk: Desk,
    control: CariumControl,
    /// References that others left without a file.
    before: Vec<Value>,
    _simulator: CariumSimulator,
}

impl AtCarium {
    async fn new() -> Self {
        let simulator = CariumSimulator::start(carium::small()).await.unwrap();
        let control = simulator.control();
        let mut desk = Desk::new().await;
        desk.open(&[]).await;
        desk.make_administrator().await;
        carium::connect(desk.page(), &simulator).await;
        let before = control.orphans();
        let at = Self { desk, control, before, _simulator: simulator };
        at.open_record().await;
        at
    }

    async fn open_record(&self) {
        self.desk.see_board().await;
        self.desk.open_person(WHO).await;
        let page = self.desk.page();
        page.see("Documents at Carium").await;
        let open = "[...document.querySelectorAll('button')].some(b => b.innerText.trim() === 'Add a document' && b.getAttribute('aria-disabled') !== 'true')";
        page.wait("a document can be added", open).await;
    }

    /// Kills the console in the middle of an upload, and opens it again.
    async fn kill(&mut self, when: Killed, name: &str) {
        let control = self.control.clone();
        let asked = |operation: &'static str| control.requests_of(&[operation]);
        match when {
            Killed::BeforeAnything => {
                add(self.desk.page(), name).await;
                stands(self.desk.page(), name, "queued").await;
                assert_eq!(at_vendor(&control, name), Vec::<Value>::new(), "nothing has left");
            }
            Killed::Before(operation) | Killed::After(operation) => {
                let landed = matches!(when, Killed::After(_));
                let fault = if landed { Fault::TimeoutAfterCommit } else { Fault::TimeoutBefore };
                control.add_fault(FaultRule::next(operation, fault));
                let before = asked(operation);
                add(self.desk.page(), name).await;
                wait_for("the step is under way", || asked(operation) > before).await;
            }
            Killed::BeforeItIsSeen => {
                // The last answer takes its time, so that the list is held before anybody can ask for it.
                control.add_fault(FaultRule::next("CAR-15", Fault::Slow { millis: 2_000 }));
                let before = asked("CAR-15");
                add(self.desk.page(), name).await;
                wait_for("the last step is under way", || asked("CAR-15") > before).await;
                let hold = FaultRule { count: 1_000, ..FaultRule::next("CAR-16", Fault::TimeoutBefore) };
                control.add_fault(hold);
                let before = asked("CAR-16");
                wait_for("the list is asked for", || asked("CAR-16") > before).await;
            }
        }
        self.desk.kill();
        control.clear_faults();
        let finished = matches!(when, Killed::After("CAR-15") | Killed::BeforeItIsSeen);
        assert_eq!(is_done(&control, name), finished, "{when:?}");
        self.desk.open(&[]).await;
        self.open_record().await;
    }

    /// One whole document of that name, and every reference without a file named in its story.
    async fn ends_with_one_document(&self, name: &str, given_up: usize) {
        let page = self.desk.page();
        stands(page, name, "At Carium").await;
        let all = at_vendor(&self.control, name);
        let done: Vec<&Value> = all.iter().filter(|one| one["state"] == "done").collect();
        assert_eq!(done.len(), 1, "{all:#?}");
        let document = done[0]["id"].as_str().unwrap();
        assert_eq!(self.control.file_of(document).as_deref(), Some(file(name).as_bytes()), "its bytes");
        let of = self.control.individuals(PATIENT + 1).remove(PATIENT)["id"].clone();
        assert_eq!(done[0]["attributes"]["individual-id"], of, "whose document it is");
        let orphans: Vec<&Value> = all.iter().filter(|one| one["state"] != "done").collect();
        assert_eq!(orphans.len(), given_up, "{all:#?}");
        if orphans.is_empty() {
            return;
        }
        open_story(page, name).await;
        for orphan in orphans {
            page.see(orphan["id"].as_str().unwrap()).await;
        }
        page.see("A reference had to be given up").await;
        page.see("References given up").await;
        assert_eq!(violations(page).await, Vec::<String>::new());
        self.desk.open_person(WHO).await;
    }

    /// Kills at each of these moments in turn, on one record, and sees each upload end.
    async fn survives(mut self, moments: &[(Killed, usize)]) {
        for (number, (when, given_up)) in moments.iter().enumerate() {
            let name = format!("Discharge letter {}", number + 1);
            self.kill(*when, &name).await;
            self.ends_with_one_document(&name, *given_up).await;
        }
        let new: Vec<Value> = self.control.orphans().into_iter().filter(|one| !self.before.contains(one)).collect();
        let known: usize = moments.iter().map(|(_, given_up)| given_up).sum();
        assert_eq!(new.len(), known, "{new:#?}");
        self.desk.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_console_killed_before_the_file_is_at_the_store_ends_with_one_document() {
    let at = AtCarium::new().await;
    at.survives(&[
        (Killed::BeforeAnything, 0),
        // The form for the file came with the answer that was lost: this reference has to be given up.
        (Killed::After("CAR-13"), 1),
        (Killed::Before("CAR-14"), 0),
    ])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_console_killed_once_the_file_is_at_the_store_ends_with_one_document() {
    let at = AtCarium::new().await;
    at.survives(&[
        (Killed::After("CAR-14"), 0),
        (Killed::Before("CAR-15"), 0),
        (Killed::After("CAR-15"), 0),
        (Killed::BeforeItIsSeen, 0),
    ])
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_is_added_in_the_smallest_window_and_opened_page_by_page() {
    let mut at = AtCarium::new().await;
    let page = at.desk.page();
    make_smallest(page).await;
    let found = &mut Vec::new();
    look(page, "documents-none", found).await;
    page.press_button("Add a document").await;
    page.see("Name of the document").await;
    look(page, "documents-add", found).await;
    page.press(&[keys::ESCAPE]).await;
    at.control.add_fault(FaultRule::next("CAR-14", Fault::Slow { millis: 6_000 }));
    add(page, "Discharge letter").await;
    stands(page, "Discharge letter", "sending").await;
    look(page, "documents-under-way", found).await;
    at.ends_with_one_document("Discharge letter", 0).await;
    look(page, "documents-list", found).await;
    page.press_button("Open Discharge letter").await;
    page.wait("its first page is drawn", "document.querySelector('[role=dialog] canvas')?.width > 100").await;
    look(page, "documents-preview", found).await;
    page.press(&[keys::ESCAPE]).await;
    open_story(page, "Discharge letter").await;
    page.see("Carium has the document").await;
    look(page, "documents-story", found).await;
    assert!(found.is_empty(), "{}", found.join("\n"));
    at.desk.close().await;
}
