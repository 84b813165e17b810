//! Importing people and visits: every row has a fate that is told before anything is kept, and a file teaches numbers only.

use std::path::PathBuf;

use chrono::{Days, Utc};
use clinic::views::{ImportCounts, ImportFate, ImportInput, ImportPlan};
use clinic::{ClinicError, FrontDesk};
use domain::{ConnectionId, PatientKey};

use super::records::elsewhere;
use super::support::{Desktop, noon, until};

struct Desk {
    desktop: Desktop,
    connection: ConnectionId,
    folder: tempfile::TempDir,
}

impl Desk {
    async fn connected() -> Self {
        let desktop = Desktop::connected().await;
        let connection = desktop.session.member().connections().await.unwrap()[0].id.clone();
        Self { desktop, connection, folder: tempfile::tempdir().unwrap() }
    }

    fn front_desk(&self) -> FrontDesk {
        self.desktop.session.front_desk().unwrap()
    }

    fn file(&self, text: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join("people of the clinic.csv");
        std::fs::write(&path, text).unwrap();
        path
    }

    async fn plan(&self, text: impl AsRef<[u8]>) -> ImportPlan {
        self.front_desk().plan_import(&self.connection, &self.file(text)).await.unwrap()
    }

    fn input(&self, plan: &ImportPlan) -> ImportInput {
        ImportInput { connection: self.connection.clone(), token: plan.token.clone() }
    }

    async fn known(&self) -> u32 {
        self.desktop.session.member().connections().await.unwrap()[0].known_visits
    }
}

fn told(plan: &ImportPlan) -> Vec<(u32, ImportFate, Vec<&str>, Option<u32>)> {
    let mut rows: Vec<_> = plan
        .rows
        .iter()
        .map(|row| (row.line, row.fate, row.why.iter().map(String::as_str).collect(), row.other_line))
        .collect();
    rows.sort_by_key(|row| row.0);
    rows
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_of_people_teaches_their_numbers_and_the_vendor_says_who_they_are() {
    let desk = Desk::connected().await;
    let member = desk.desktop.session.member();
    let stranger = desk.desktop.control.patients(60).into_iter().rev();
    let mut strangers = Vec::new();
    for patient in stranger {
        let key = PatientKey::external(&desk.connection, patient["patientId"].as_str().unwrap());
        if member.patient(&key).await.is_err() {
            strangers.push(key);
        }
    }
    let id = |at: usize| strangers[at].as_str().rsplit(':').next().unwrap().to_owned();
    let text = format!("Patient ID,Last name\n{},Wrong On Purpose\n{},\n", id(0), id(1));
    let plan = desk.plan(&text).await;
    assert_eq!(plan.counts, ImportCounts { new: 2, ..ImportCounts::default() });
    assert!(member.patient(&strangers[0]).await.is_err(), "a dry run keeps nothing");
    let done = desk.front_desk().apply_import(desk.input(&plan)).await.unwrap();
    assert_eq!((done.people, done.visits, done.stopped), (2, 0, None));
    let person = until("the vendor was read", || async { member.patient(&strangers[0]).await.ok() }).await.person;
    assert_ne!(person.name.family.as_deref(), Some("Wrong On Purpose"), "the vendor's word, not the file's");
    let again = desk.plan(&text).await;
    assert_eq!(
        told(&again)[0],
        (2, ImportFate::Changed, vec!["name"], None),
        "once they are known, what the file says otherwise is told"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn solos_own_report_is_imported_and_each_visit_is_read() {
    let desk = Desk::connected().await;
    let today = Utc::now().with_timezone(&noon()).date_naive();
    let from = today.checked_sub_days(Days::new(30)).unwrap();
    let report = elsewhere(&desk.desktop).reports().csv_data_dump(from, today).await.unwrap();
    let plan = desk.plan(&report).await;
    assert!(plan.counts.new > 0 && plan.counts.refused == 0, "{:?}", plan.counts);
    assert_eq!(plan.ignored, ["Status", "Provider", "Reasons"]);
    let before = desk.known().await;
    let done = desk.front_desk().apply_import(desk.input(&plan)).await.unwrap();
    assert!(done.visits > 0);
    assert_eq!(desk.known().await, before + done.visits);
    let second = desk.plan(&report).await;
    assert_eq!(second.counts.new, 0, "{:?}", second.counts);
}

#[tokio::test(flavor = "multi_thread")]
async fn every_row_has_a_fate_with_its_reason_and_line() {
    let desk = Desk::connected().await;
    let person = desk.desktop.someone().await;
    let id = person.identifiers.iter().find(|one| one.kind == domain::IdentifierKind::ExternalId).unwrap();
    let born = person.person.birth_date.unwrap();
    let text = format!(
        "Patient ID;Appointment ID;Date of birth\n\
         {id};;{born}\n\
         new-1;;1970-01-31\n\
         new-1;;1970-01-31\n\
         new-1;;1971-01-31\n\
         {id};;1931-01-01\n\
         new-2;x;\n\
         ;;1970-01-31\n\
         new-3;;03/04/1970\n\
         too;many;cells;here\n\
         new-4;990001;\n\
         new-5;990001;\n",
        id = id.value,
    );
    let plan = desk.plan(&text).await;
    use ImportFate::{Changed, Known, New, Refused};
    assert_eq!(
        told(&plan),
        [
            (2, Known, vec![], None),
            (3, New, vec![], None),
            (4, Refused, vec!["twice"], Some(3)),
            (5, Refused, vec!["contradicts"], Some(3)),
            (6, Refused, vec!["contradicts"], Some(2)),
            (7, Refused, vec!["notANumber"], None),
            (8, Refused, vec!["noNumber"], None),
            (9, Refused, vec!["birthDateUnclear"], None),
            (10, Refused, vec!["broken"], None),
            (11, New, vec![], None),
            (12, Refused, vec!["contradicts"], Some(11)),
        ]
    );
    assert_eq!(plan.counts, ImportCounts { new: 2, known: 1, changed: 0, refused: 8 });
    let otherwise = desk.plan(format!("Patient ID,DOB\n{},1931-01-01\n", id.value)).await;
    assert_eq!(told(&otherwise), [(2, Changed, vec!["birthDate"], None)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn people_who_could_not_be_read_are_read_once_the_vendor_answers_again() {
    let desk = Desk::connected().await;
    let spid = &desk.desktop.control.patients(15)[14]["spid"];
    let plan = desk.plan(format!("Solo Patient ID\n{spid}\n999999\n")).await;
    desk.desktop.control.set_listening(false).await.unwrap();
    desk.front_desk().apply_import(desk.input(&plan)).await.unwrap();
    let member = desk.desktop.session.member();
    let key = PatientKey::spid(&desk.connection, spid.as_i64().unwrap());
    tokio::time::sleep(std::time::Duration::from_millis(1_500)).await;
    assert!(member.patient(&key).await.is_err());
    desk.desktop.control.set_listening(true).await.unwrap();
    until("the person is read", || async { member.patient(&key).await.ok() }).await;
    let nobody = PatientKey::spid(&desk.connection, 999_999);
    assert!(member.patient(&nobody).await.is_err(), "a number that the vendor does not know is nobody");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_changed_since_it_was_looked_at_is_not_imported() {
    let desk = Desk::connected().await;
    let plan = desk.plan("Patient ID\nnew-1\n").await;
    desk.file("Patient ID\nnew-1\nnew-2\n");
    let refused = desk.front_desk().apply_import(desk.input(&plan)).await.unwrap_err();
    assert!(matches!(refused, ClinicError::Conflict("fileChanged")));
    let plan = desk.plan("Patient ID\nnew-1\n").await;
    let other = ImportInput { token: "another".to_owned(), ..desk.input(&plan) };
    assert!(desk.front_desk().apply_import(other).await.is_err(), "a token that no plan has");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_large_file_is_imported_batch_by_batch_and_only_what_needs_a_look_is_listed() {
    let desk = Desk::connected().await;
    let mut text = String::from("Patient ID,Date of birth\n");
    for number in 0..3_000 {
        text.push_str(&format!("bulk-{number},1970-01-31\n"));
    }
    text.push_str("bulk-1,1980-01-31\n");
    let plan = desk.plan(&text).await;
    assert_eq!(plan.counts, ImportCounts { new: 3_000, refused: 1, ..ImportCounts::default() });
    assert_eq!((plan.rows.len(), plan.more, plan.rows[0].line), (500, 2_501, 3_002));
    let done = desk.front_desk().apply_import(desk.input(&plan)).await.unwrap();
    assert_eq!((done.people, done.counts.refused, done.stopped), (3_000, 1, None));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_import_is_in_the_audit_with_counts_and_without_the_files_name() {
    let mut desk = Desk::connected().await;
    let plan = desk.plan("Patient ID\nnew-1\n").await;
    desk.front_desk().apply_import(desk.input(&plan)).await.unwrap();
    let entries = desk.desktop.close_and_audit().await;
    let done = entries.iter().find(|entry| entry.action.as_str() == "import").unwrap();
    assert_eq!(done.detail["people"], 1);
    assert!(!done.detail.to_string().contains("people of the clinic"));
    assert!(entries.iter().any(|entry| entry.action.as_str() == "begin-import"));
}
