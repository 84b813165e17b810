//! The four-step upload and the download, with the program killed between any two steps.

use bytes::Bytes;
use carium::{CallErrorKind, Certainty, Upload, UploadStep};
use sandbox::{CariumOptions, Fault};
use serde_json::Value;

use crate::support::{Clinic, small};

const FILE: Bytes = Bytes::from_static(b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n");

/// Kept as a program would keep it, and read again after a crash.
fn kept(upload: &Upload) -> Upload {
    serde_json::from_str(&upload.expose().unwrap().to_string()).unwrap()
}

/// Steps until the end, each time from what was kept.
async fn finish(clinic: &Clinic, mut upload: Upload) -> Upload {
    for _ in 0..9 {
        if upload.finished().is_some() {
            return upload;
        }
        upload = kept(&clinic.documents().resume(&upload, &FILE, None).await.unwrap());
    }
    panic!("it does not end: {upload:?}");
}

/// Every reference without a finished document is named by the upload.
fn no_unknown_orphans(clinic: &Clinic, upload: &Upload) {
    for orphan in clinic.orphans() {
        let id = orphan["id"].as_str().unwrap();
        let known = match upload.step() {
            UploadStep::Created { id: ours, .. } | UploadStep::Sent { id: ours } => ours.as_str() == id,
            UploadStep::Begun { .. } | UploadStep::Finished { .. } => false,
        };
        assert!(known || upload.abandoned().iter().any(|one| one.as_str() == id), "nobody knows of {id}");
    }
}

#[tokio::test]
async fn car_13_to_car_18_a_file_goes_up_and_comes_back_byte_for_byte() {
    for nests_download_info in [false, true] {
        let clinic = Clinic::open(CariumOptions { nests_download_info, ..small() }).await;
        let begun = clinic.documents().begin(clinic.letter(), &FILE).await.unwrap();
        let done = finish(&clinic, kept(&begun)).await;
        let id = done.finished().unwrap();
        assert_eq!(clinic.control.file_of(id.as_str()).unwrap(), FILE);
        assert!(clinic.orphans().is_empty());
        let link = clinic.documents().download_link(id).await.unwrap();
        assert_eq!(clinic.documents().download(&link).await.unwrap(), FILE);
        let listed = clinic.documents().pages(&clinic.patient(0)).all(4).await.unwrap().items;
        assert!(listed.iter().any(|one| one.id == *id && one.attributes.name.as_deref() == Some("Discharge letter")));
    }
}

#[tokio::test]
async fn car_18_a_link_that_ran_out_says_so_and_another_is_to_be_had() {
    let clinic = Clinic::open(small()).await;
    let begun = clinic.documents().begin(clinic.letter(), &FILE).await.unwrap();
    let done = finish(&clinic, begun).await;
    let id = done.finished().unwrap();
    let link = clinic.documents().download_link(id).await.unwrap();
    clinic.control.expire_signatures();
    assert_eq!(clinic.documents().download(&link).await.unwrap_err().kind(), CallErrorKind::Forbidden);
    let link = clinic.documents().download_link(id).await.unwrap();
    assert_eq!(clinic.documents().download(&link).await.unwrap(), FILE);
}

#[tokio::test]
async fn a_reference_whose_answer_was_cut_is_found_and_becomes_the_document_or_is_known() {
    let clinic = Clinic::open(small()).await;
    let begun = kept(&clinic.documents().begin(clinic.letter(), &FILE).await.unwrap());
    clinic.control.meet_next(&["CAR-13"], &Fault::CutAfterCommit);
    let error = clinic.documents().resume(&begun, &FILE, None).await.unwrap_err();
    assert_eq!(error.certainty(), Certainty::Unknown);
    let found = clinic.documents().look(&begun).await.unwrap().expect("it landed");
    no_unknown_orphans(&clinic, &found);
    let done = finish(&clinic, kept(&found)).await;
    no_unknown_orphans(&clinic, &done);
    assert_eq!(clinic.control.file_of(done.finished().unwrap().as_str()).unwrap(), FILE);
}

#[tokio::test]
async fn a_reference_that_never_landed_is_not_found() {
    let clinic = Clinic::open(small()).await;
    let begun = clinic.documents().begin(clinic.letter(), &FILE).await.unwrap();
    clinic.control.meet_next(&["CAR-13"], &Fault::TimeoutBefore);
    let error = clinic.documents().resume(&begun, &FILE, None).await.unwrap_err();
    assert_eq!(error.certainty(), Certainty::Unknown);
    assert_eq!(clinic.documents().look(&begun).await.unwrap(), None);
}

#[tokio::test]
async fn a_file_whose_answer_was_lost_is_sent_again_to_the_same_place() {
    let clinic = Clinic::open(small()).await;
    let begun = clinic.documents().begin(clinic.letter(), &FILE).await.unwrap();
    let created = clinic.documents().resume(&begun, &FILE, None).await.unwrap();
    clinic.control.meet_next(&["CAR-14"], &Fault::CutAfterCommit);
    let error = clinic.documents().resume(&created, &FILE, None).await.unwrap_err();
    assert_eq!(error.certainty(), Certainty::Unknown);
    assert_eq!(clinic.documents().look(&created).await.unwrap(), None);
    let done = finish(&clinic, kept(&created)).await;
    assert!(done.abandoned().is_empty() && clinic.orphans().is_empty());
}

#[tokio::test]
async fn an_end_whose_answer_was_lost_is_found() {
    let clinic = Clinic::open(small()).await;
    let begun = clinic.documents().begin(clinic.letter(), &FILE).await.unwrap();
    let created = clinic.documents().resume(&begun, &FILE, None).await.unwrap();
    let sent = clinic.documents().resume(&created, &FILE, None).await.unwrap();
    assert_eq!(clinic.documents().look(&sent).await.unwrap(), None, "it has not ended yet");
    clinic.control.meet_next(&["CAR-15"], &Fault::CutAfterCommit);
    assert_eq!(clinic.documents().resume(&sent, &FILE, None).await.unwrap_err().certainty(), Certainty::Unknown);
    let found = clinic.documents().look(&kept(&sent)).await.unwrap().expect("it landed");
    assert!(found.finished().is_some() && clinic.orphans().is_empty());
}

#[tokio::test]
async fn a_form_that_ran_out_gives_up_one_reference_that_is_named_and_the_document_arrives() {
    let clinic = Clinic::open(small()).await;
    let begun = clinic.documents().begin(clinic.letter(), &FILE).await.unwrap();
    let created = clinic.documents().resume(&begun, &FILE, None).await.unwrap();
    clinic.control.expire_signatures();
    let done = finish(&clinic, kept(&created)).await;
    assert_eq!(done.abandoned().len(), 1);
    no_unknown_orphans(&clinic, &done);
    assert_eq!(clinic.control.file_of(done.finished().unwrap().as_str()).unwrap(), FILE);
}

#[tokio::test]
async fn a_program_that_is_killed_between_any_two_steps_leaves_nothing_that_nobody_knows_of() {
    // Killed after each step, with and without the answer to the one that was under way.
    for lost in 0..3 {
        let clinic = Clinic::open(small()).await;
        let mut upload = kept(&clinic.documents().begin(clinic.letter(), &FILE).await.unwrap());
        let mut step = 0;
        while upload.finished().is_none() {
            let made = clinic.documents().resume(&upload, &FILE, None).await.unwrap();
            // The step landed, and the program died before it kept what came of it.
            let kept_step = if step == lost { upload.clone() } else { kept(&made) };
            upload = match clinic.documents().look(&kept_step).await.unwrap() {
                Some(landed) => kept(&landed),
                None => kept_step,
            };
            no_unknown_orphans(&clinic, &upload);
            step += 1;
            assert!(step < 9);
        }
        let documents: Vec<Value> = clinic.control.documents();
        let finished: Vec<_> = documents
            .iter()
            .filter(|one| one["attributes"]["name"] == "Discharge letter" && one["state"] == "done")
            .collect();
        assert_eq!(finished.len(), 1, "one document, step {lost} lost");
        no_unknown_orphans(&clinic, &upload);
    }
}
