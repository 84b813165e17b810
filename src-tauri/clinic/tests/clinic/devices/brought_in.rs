//! What the Device Manager was told and a file holds, too: shown once, with both; and a file of somebody else's device.

use std::path::PathBuf;

use clinic::ClinicError;
use clinic::views::{
    BeginReadingImport, PersonDiffers, ReadingFileView, ReadingImportInput, ReadingImportState, WayKind,
};
use domain::PatientKey;
use domain::observation::Metric;
use serde_json::{Value, json};

use super::desk::Desk;
use crate::support::{checked, until};

impl Desk {
    async fn look_at(&self, patient: &PatientKey, file: &Value) -> (tempfile::TempDir, ReadingFileView) {
        let folder = tempfile::tempdir().unwrap();
        let path: PathBuf = folder.path().join("records.json");
        std::fs::write(&path, file.to_string()).unwrap();
        let clinician = self.desktop.session.clinician().unwrap();
        (folder, clinician.look_at_reading_file(patient, &path).await.unwrap())
    }

    /// The vendor's records of a person.
    fn records(&self, number: usize) -> Vec<Value> {
        let id = self.control.patient_id(number);
        self.control.health_data().into_iter().filter(|one| one["patientId"] == *id).collect()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn x_met_01_what_came_by_the_device_manager_and_by_its_file_is_shown_once_with_both() {
    let desk = Desk::open().await;
    let patient = desk.someone_with_a_cuff().await;
    let before = until("the pressures are there", || async {
        let rows = desk.table(&patient, Metric::BloodPressure).await;
        (!rows.is_empty()).then_some(rows)
    })
    .await;
    let file = json!(desk.records(0));
    let (_folder, look) = desk.look_at(&patient, &file).await;
    assert_eq!(look.person.differs, [], "the number is known to be theirs, and so is the cuff");
    let input = BeginReadingImport {
        patient: patient.clone(),
        token: look.token,
        table: None,
        samples: None,
        zone: None,
        meant: false,
    };
    let clinician = desk.desktop.session.clinician().unwrap();
    let id = clinician.begin_reading_import(input).await.unwrap();
    let import = until("the file is read", || async {
        let imports = desk.desktop.session.chart().unwrap().reading_imports(&patient).await.unwrap();
        imports.into_iter().find(|one| one.state == ReadingImportState::Whole)
    })
    .await;
    let pressures = import.metrics.iter().find(|one| one.metric == Metric::BloodPressure).unwrap();
    assert_eq!((pressures.new, pressures.known as usize), (0, before.len()), "{:?}", import.metrics);
    let person = desk.desktop.session.member().patient(&patient).await.unwrap().person;
    clinician.keep_reading_import(ReadingImportInput { import: id, checked: checked(&person) }).await.unwrap();
    let after = desk.table(&patient, Metric::BloodPressure).await;
    let values = |rows: &[clinic::views::ReadingView]| rows.iter().map(|row| row.value.clone()).collect::<Vec<_>>();
    assert_eq!(values(&after), values(&before), "each once");
    for row in &after {
        let ways: Vec<_> = row.ways.iter().map(|way| way.kind).collect();
        assert!(ways.len() == 2 && ways.contains(&WayKind::Read) && ways.contains(&WayKind::Imported), "{ways:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn x_01_a_file_of_a_device_that_is_somebody_elses_has_to_be_meant() {
    let desk = Desk::open().await;
    let patient = desk.someone_with_a_cuff().await;
    let records = (1..8).map(|number| desk.records(number)).find(|records| !records.is_empty()).unwrap();
    let (_folder, look) = desk.look_at(&patient, &json!(records)).await;
    assert_eq!(look.person.differs, [PersonDiffers::Number, PersonDiffers::Device]);
    // Medisanté tells the device alone: that is enough to ask.
    let device = records[0]["deviceId"].clone();
    let delivery = json!({"metadata": {}, "device": {"id": device}, "measurements": {"data": 1}});
    let (_folder, look) = desk.look_at(&patient, &delivery).await;
    assert_eq!(look.person.differs, [PersonDiffers::Device]);
    let input = BeginReadingImport {
        patient: patient.clone(),
        token: look.token,
        table: None,
        samples: None,
        zone: None,
        meant: false,
    };
    let asked = desk.desktop.session.clinician().unwrap().begin_reading_import(input).await;
    assert!(matches!(asked, Err(ClinicError::Conflict("personDiffers"))));
}
