//! Documents of records at Carium: each becomes one document, whatever is interrupted, and no reference stays behind that
//! the outbox does not name.

use std::sync::Arc;

use clinic::views::{AddDocumentInput, ConnectionInput, Decision, IntentStory, Kept, RecordDocuments, SecretInput};
use clinic::{Clinic, ClinicError, ClinicOptions, Running, Session};
use domain::{AccountSettings, ConnectionId, IntentId, IntentState, PatientKey, SecretKind};
use sandbox::{CariumControl, CariumOptions, CariumSimulator, Fault, FaultRule};
use serde_json::Value;
use vault::{StoreKey, Vault};

use super::support::{Desk, checked, noon, pace, until};

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\nendobj\nstartxref\n9\n%%EOF\n";
const STEPS: [&str; 3] = ["CAR-13", "CAR-14", "CAR-15"];

pub(super) struct AtCarium {
    simulator: CariumSimulator,
    pub(super) control: CariumControl,
    pub(super) session: Session,
    dir: tempfile::TempDir,
    key: [u8; 32],
    running: Option<Running>,
    pub(super) connection: ConnectionId,
    /// References that others left without a file.
    before: Vec<Value>,
}

async fn open(dir: &std::path::Path, key: [u8; 32]) -> Running {
    let (key, door) = (StoreKey::from_bytes(key), Arc::new(Desk::default()));
    Clinic::open(ClinicOptions { dir: dir.to_owned(), key, vault: Vault::in_memory(), door, pace: pace() })
        .await
        .unwrap()
}

impl AtCarium {
    /// A small organisation that stands still, connected, its people and classes read.
    pub(super) async fn connected() -> Self {
        let options = CariumOptions { patients: 12, days: 2, visits_today: 2, speed: 0.0, ..CariumOptions::default() };
        let simulator = CariumSimulator::start(options).await.unwrap();
        let dir = tempfile::tempdir().unwrap();
        let key = *StoreKey::generate().unwrap().expose();
        let running = open(dir.path(), key).await;
        let session = Session::demo(running.clinic.clone());
        let control = simulator.control();
        let before = control.orphans();
        let connection = ConnectionId(String::new());
        let mut desk = Self { simulator, control, session, dir, key, running: Some(running), connection, before };
        desk.connection = desk.save(None).await;
        until("people and classes are read", || async {
            let view = desk.session.member().record_documents(&desk.patient()).await.ok()?;
            (!view.classes.is_empty()).then_some(())
        })
        .await;
        desk
    }

    async fn save(&self, id: Option<ConnectionId>) -> ConnectionId {
        let input = ConnectionInput {
            id,
            name: "Carium".to_owned(),
            issuer: "Harbour Street".to_owned(),
            base_url: self.simulator.base_url(),
            zone: noon().to_string(),
            settings: AccountSettings::Carium {
                organization_id: self.simulator.organization_id(),
                username: self.simulator.username().to_owned(),
            },
            secrets: vec![SecretInput { kind: SecretKind::Password, value: self.simulator.password().to_owned() }],
        };
        self.session.administrator().unwrap().save_connection(input).await.unwrap()
    }

    /// Ends the console in the midst of what it does, and opens it again. What hangs at the vendor is cut.
    async fn killed_and_opened_again(&mut self) {
        let weak = Arc::downgrade(self.session.clinic());
        self.running.take().unwrap().close().await;
        let elsewhere = tempfile::tempdir().unwrap();
        let placeholder = open(elsewhere.path(), self.key).await;
        self.session = Session::demo(placeholder.clinic.clone());
        placeholder.close().await;
        self.control.set_listening(false).await.unwrap();
        until("the store is closed", || async { (weak.strong_count() == 0).then_some(()) }).await;
        self.control.set_listening(true).await.unwrap();
        let running = open(self.dir.path(), self.key).await;
        self.session = Session::demo(running.clinic.clone());
        self.running = Some(running);
        self.save(Some(self.connection.clone())).await;
    }

    pub(super) fn individual(&self) -> Value {
        self.control.individuals(2)[1].clone()
    }

    pub(super) fn patient(&self) -> PatientKey {
        PatientKey::vendor(&self.connection, self.individual()["id"].as_str().unwrap())
    }

    pub(super) async fn input(&self, file_name: &str) -> AddDocumentInput {
        let person = self.session.member().patient(&self.patient()).await.unwrap().person;
        let mut checked = checked(&person);
        checked.family = person.name.family.clone();
        AddDocumentInput {
            patient: self.patient(),
            class: self.control.document_classes()[0].1.clone(),
            name: "Discharge letter".to_owned(),
            description: Some("From Harbour Street".to_owned()),
            file_name: file_name.to_owned(),
            checked,
        }
    }

    async fn add(&self, file_name: &str) -> Kept {
        let input = self.input(file_name).await;
        self.session.scheduling().unwrap().add_document(input, PDF.to_vec()).await.unwrap()
    }

    pub(super) async fn story(&self, id: &IntentId) -> IntentStory {
        self.session.member().intent(id).await.unwrap()
    }

    pub(super) async fn comes_to(&self, id: &IntentId, wanted: &[IntentState]) -> IntentState {
        until(&format!("the intent is {wanted:?}"), || async {
            let state = self.story(id).await.intent.state;
            wanted.contains(&state).then_some(state)
        })
        .await
    }

    async fn view(&self) -> RecordDocuments {
        self.session.member().record_documents(&self.patient()).await.unwrap()
    }

    /// One whole document with these bytes, and every reference without one named in the story.
    async fn ends_with_one_document(&self, id: &IntentId) {
        let mine = self.individual()["id"].clone();
        let mut made = self.control.documents();
        made.retain(|one| {
            one["attributes"]["individual-id"] == mine && one["attributes"]["name"] == "Discharge letter"
        });
        let done: Vec<_> = made.iter().filter(|one| one["state"] == "done").collect();
        assert_eq!(done.len(), 1, "{made:#?}");
        assert_eq!(self.control.file_of(done[0]["id"].as_str().unwrap()).unwrap(), PDF);
        let story: Vec<String> =
            self.story(id).await.steps.into_iter().flat_map(|step| step.detail).map(|fact| fact.value).collect();
        for orphan in self.control.orphans().into_iter().filter(|one| !self.before.contains(one)) {
            let reference = orphan["id"].as_str().unwrap();
            assert!(story.iter().any(|told| told.contains(reference)), "nobody knows of {reference}");
        }
    }
}

impl Drop for AtCarium {
    fn drop(&mut self) {
        if let Some(running) = self.running.take() {
            tokio::task::block_in_place(|| tokio::runtime::Handle::current().block_on(running.close()));
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_goes_into_the_record_and_its_file_comes_back_byte_for_byte() {
    let desk = AtCarium::connected().await;
    let kept = desk.add("letter.pdf").await;
    desk.comes_to(&kept.intent, &[IntentState::Confirmed]).await;
    desk.ends_with_one_document(&kept.intent).await;
    let listed = until("it is listed", || async {
        let view = desk.view().await;
        let found = view.documents.into_iter().find(|one| one.name.as_deref() == Some("Discharge letter"))?;
        found.intent.is_none().then_some(found)
    })
    .await;
    assert_eq!(listed.class.as_deref(), Some(desk.control.document_classes()[0].0.as_str()));
    assert!(listed.copy.is_some(), "the clinic's own copy stays");
    let id = listed.vendor_id.unwrap();
    let fetched = desk.session.chart().unwrap().fetch_document(&desk.patient(), &id).await.unwrap();
    assert_eq!((fetched.name.as_str(), fetched.bytes.as_slice()), ("letter.pdf", PDF));
    assert_eq!(desk.control.requests_of(&STEPS), 3, "each step once");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_console_that_is_killed_in_any_step_goes_on_and_ends_with_one_document() {
    for step in STEPS {
        for (fault, landed) in [(Fault::TimeoutBefore, false), (Fault::TimeoutAfterCommit, true)] {
            let mut desk = AtCarium::connected().await;
            desk.control.add_fault(FaultRule::next(step, fault));
            let kept = desk.add("letter.pdf").await;
            until("the step is under way", || async { (desk.control.requests_of(&[step]) == 1).then_some(()) }).await;
            desk.killed_and_opened_again().await;
            let state = desk.comes_to(&kept.intent, &[IntentState::Confirmed, IntentState::NeedsPerson]).await;
            if state == IntentState::NeedsPerson {
                // Nothing shows that a reference was never made: only a person says so.
                assert_eq!((step, landed), ("CAR-13", false));
                let again = Decision::SendAgain { intent: kept.intent.clone() };
                desk.session.member().decide(again).await.unwrap();
                desk.comes_to(&kept.intent, &[IntentState::Confirmed]).await;
            }
            desk.ends_with_one_document(&kept.intent).await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_step_that_got_no_answer_is_looked_for_and_gone_on_with_by_itself() {
    for step in STEPS {
        for fault in
            [Fault::CutAfterCommit, Fault::TruncatedJson, Fault::EmptyBody, Fault::CommitLate { millis: 1_700 }]
        {
            let desk = AtCarium::connected().await;
            desk.control.add_fault(FaultRule::next(step, fault.clone()));
            let kept = desk.add("letter.pdf").await;
            desk.comes_to(&kept.intent, &[IntentState::Confirmed]).await;
            desk.ends_with_one_document(&kept.intent).await;
            // The form came with the answer: a reference whose answer was lost has to be given up, and is named.
            let made = desk.control.requests_of(&["CAR-13"]);
            assert_eq!(made, if step == "CAR-13" { 2 } else { 1 }, "{step} {fault:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reference_whose_form_ran_out_is_given_up_and_named_in_the_story() {
    let mut desk = AtCarium::connected().await;
    desk.control.add_fault(FaultRule::next("CAR-14", Fault::TimeoutBefore));
    let kept = desk.add("letter.pdf").await;
    until("the file is under way", || async { (desk.control.requests_of(&["CAR-14"]) == 1).then_some(()) }).await;
    desk.control.expire_signatures();
    desk.killed_and_opened_again().await;
    desk.comes_to(&kept.intent, &[IntentState::Confirmed]).await;
    desk.ends_with_one_document(&kept.intent).await;
    let orphans = desk.control.orphans().len();
    assert_eq!(orphans, desk.before.len() + 1, "the one that was given up");
    let words: Vec<String> = desk.story(&kept.intent).await.steps.into_iter().map(|step| step.what).collect();
    assert!(words.iter().any(|word| word == "uploadBegunAnew"), "{words:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_a_document_is_refused_before_anything_is_kept() {
    let desk = AtCarium::connected().await;
    let scheduling = desk.session.scheduling().unwrap();
    let refused = |result: clinic::Result<Kept>| match result {
        Err(ClinicError::Conflict(why) | ClinicError::Invalid { what: why, .. }) => why,
        other => panic!("{other:?}"),
    };
    let input = || desk.input("letter.pdf");
    assert_eq!(refused(scheduling.add_document(input().await, b"text".to_vec()).await), "fileType");
    let mut unnamed = input().await;
    unnamed.name = " ".to_owned();
    assert_eq!(refused(scheduling.add_document(unnamed, PDF.to_vec()).await), "required");
    let mut unknown = input().await;
    unknown.class = "nothing".to_owned();
    assert_eq!(refused(scheduling.add_document(unknown, PDF.to_vec()).await), "required");
    let mut other = input().await;
    other.checked.birth_date = Some("1901-01-01".to_owned());
    assert_eq!(refused(scheduling.add_document(other, PDF.to_vec()).await), "identifierChanged");
    assert!(desk.session.member().outbox().await.unwrap().under_way.is_empty());
    desk.control.add_fault(FaultRule::next("CAR-13", Fault::TimeoutBefore));
    desk.add("letter.pdf").await;
    assert_eq!(refused(scheduling.add_document(input().await, PDF.to_vec()).await), "nameTaken");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_and_a_form_are_never_kept_once_the_document_is_there() {
    let mut desk = AtCarium::connected().await;
    let kept = desk.add("letter.pdf").await;
    desk.comes_to(&kept.intent, &[IntentState::Confirmed]).await;
    let weak = Arc::downgrade(desk.session.clinic());
    desk.running.take().unwrap().close().await;
    let elsewhere = tempfile::tempdir().unwrap();
    let placeholder = open(elsewhere.path(), desk.key).await;
    desk.session = Session::demo(placeholder.clinic.clone());
    placeholder.close().await;
    until("the store is closed", || async { (weak.strong_count() == 0).then_some(()) }).await;
    let store = store::Store::open(desk.dir.path(), &StoreKey::from_bytes(desk.key)).await.unwrap();
    assert_eq!(store.ledger().document_upload(&kept.intent).await.unwrap(), None);
    store.close().await;
}
