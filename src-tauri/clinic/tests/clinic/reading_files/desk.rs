//! Bringing a file in, step by step, and files to bring in.

use std::io::{Cursor, Write};
use std::path::PathBuf;

use clinic::views::{
    BeginReadingImport, MetricImported, ReadingFileView, ReadingImportInput, ReadingImportState, ReadingImportView,
    ReadingRefusalView, ReadingSampleAnswers, ReadingTableAnswers, ReadingView, SeriesAsked,
};
use clinic::{ClinicError, Clinician};
use domain::PatientKey;
use domain::observation::Metric;
use health_files::synth::{FOOT, HEAD};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::support::{Desktop, checked, until};

pub(super) struct Desk {
    pub(super) desktop: Desktop,
    pub(super) patient: PatientKey,
    pub(super) folder: tempfile::TempDir,
}

impl Desk {
    pub(super) async fn open() -> Self {
        let desktop = Desktop::connected().await;
        let patient = desktop.someone().await.person.key.unwrap();
        Self { desktop, patient, folder: tempfile::tempdir().unwrap() }
    }

    pub(super) fn clinician(&self) -> Clinician {
        self.desktop.session.clinician().unwrap()
    }

    pub(super) fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }

    pub(super) async fn look(&self, name: &str, bytes: impl AsRef<[u8]>) -> Result<ReadingFileView, ClinicError> {
        let path = self.file(name, bytes);
        self.clinician().look_at_reading_file(&self.patient, &path).await
    }

    pub(super) fn input(&self, look: &ReadingFileView) -> BeginReadingImport {
        BeginReadingImport {
            patient: self.patient.clone(),
            token: look.token.clone(),
            table: None,
            samples: None,
            zone: None,
            meant: true,
        }
    }

    /// Begins to read a file; what it says of its person is meant.
    pub(super) async fn begin(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let look = self.look(name, bytes).await.unwrap();
        self.clinician().begin_reading_import(self.input(&look)).await.unwrap()
    }

    pub(super) async fn begin_table(&self, text: &str, said: ReadingTableAnswers, zone: &str) -> String {
        let look = self.look("table.csv", text).await.unwrap();
        let input = BeginReadingImport { table: Some(said), zone: Some(zone.to_owned()), ..self.input(&look) };
        self.clinician().begin_reading_import(input).await.unwrap()
    }

    /// Reads samples to where they end, of which a person said what they are.
    pub(super) async fn samples(&self, text: &str, metric: Metric, unit: Option<&str>) -> ReadingImportView {
        let look = self.look("samples.json", text).await.unwrap();
        let said = ReadingSampleAnswers { metric, unit: unit.map(str::to_owned) };
        let input = BeginReadingImport { samples: Some(said), ..self.input(&look) };
        let id = self.clinician().begin_reading_import(input).await.unwrap();
        self.read(&id).await
    }

    pub(super) async fn imports(&self) -> Vec<ReadingImportView> {
        self.desktop.session.chart().unwrap().reading_imports(&self.patient).await.unwrap()
    }

    pub(super) async fn import(&self, id: &str) -> ReadingImportView {
        self.imports().await.into_iter().find(|import| import.id == id).unwrap()
    }

    /// Waits until a file is not being read any more.
    pub(super) async fn read(&self, id: &str) -> ReadingImportView {
        until("the file is read", || async {
            Some(self.import(id).await).filter(|import| import.state != ReadingImportState::Reading)
        })
        .await
    }

    /// Reads a file to where it ends.
    pub(super) async fn dry_run(&self, name: &str, bytes: impl AsRef<[u8]>) -> ReadingImportView {
        let id = self.begin(name, bytes).await;
        self.read(&id).await
    }

    pub(super) async fn act(&self, import: &str) -> ReadingImportInput {
        let person = self.desktop.session.member().patient(&self.patient).await.unwrap().person;
        ReadingImportInput { import: import.to_owned(), checked: checked(&person) }
    }

    pub(super) async fn keep(&self, import: &str) {
        self.clinician().keep_reading_import(self.act(import).await).await.unwrap();
    }

    pub(super) async fn told(&self, import: &str) -> Vec<ReadingRefusalView> {
        let mut all = Vec::new();
        let mut from = Some(0);
        while let Some(at) = from {
            let page = self.desktop.session.chart().unwrap().reading_refusals(import, at).await.unwrap();
            all.extend(page.rows);
            from = page.next;
        }
        all
    }

    pub(super) async fn whys(&self, import: &str) -> Vec<(String, Option<String>)> {
        self.told(import).await.into_iter().map(|row| (row.why, row.field)).collect()
    }

    pub(super) async fn rows(&self, metric: Metric) -> Vec<ReadingView> {
        let asked = SeriesAsked { patient: self.patient.clone(), metric, from: None, until: None };
        self.desktop.session.chart().unwrap().readings(&asked).await.unwrap().rows
    }

    /// How many readings of each metric count, each way counted.
    pub(super) async fn counts(&self) -> Vec<(Metric, u32)> {
        let view = self.desktop.session.chart().unwrap().metrics(&self.patient).await.unwrap();
        view.metrics.iter().map(|each| (each.metric, each.count)).collect()
    }
}

/// New, known, again, without a unit.
pub(super) fn numbers(one: &MetricImported) -> (u32, u32, u32, u32) {
    (one.new, one.known, one.again, one.without_unit)
}

pub(super) fn export(inside: &str) -> String {
    format!("{HEAD}{inside}{FOOT}")
}

/// A record of an export with a moment and a value.
pub(super) fn record(kind: &str, unit: &str, at: &str, value: &str) -> String {
    let unit = if unit.is_empty() { String::new() } else { format!(" unit=\"{unit}\"") };
    format!(
        "<Record type=\"HKQuantityTypeIdentifier{kind}\" sourceName=\"Watch\"{unit} startDate=\"{at}\" \
         endDate=\"{at}\" value=\"{value}\"/>\n"
    )
}

pub(super) fn rate(at: &str, value: &str) -> String {
    record("HeartRate", "count/min", at, value)
}

pub(super) fn zipped(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}
