//! Joining: the link is opened and forgotten.

use clinic::views::JoinKind;

use super::support::{Desktop, checked};

#[tokio::test(flavor = "multi_thread")]
async fn each_way_of_joining_opens_its_own_link_and_none_is_kept() {
    let desktop = Desktop::connected().await;
    desktop.control.arrive_next().unwrap();
    let rows = desktop.rows().await;
    let row = rows.iter().find(|row| row.join.offered && row.person.number.is_some()).unwrap();
    let clinician = desktop.session.clinician().unwrap();
    for kind in [JoinKind::Provider, JoinKind::Said, JoinKind::ContextLink] {
        let joined = clinician.join(&row.visit, kind, &checked(&row.person)).await.unwrap();
        assert_eq!(joined.host, "127.0.0.1");
    }
    assert!(clinician.join(&row.visit, JoinKind::Teams, &checked(&row.person)).await.is_err(), "no token");
    let opened = desktop.desk.opened.lock().unwrap().clone();
    assert_eq!(opened.len(), 3);
    assert!(opened[2].contains("/integrations/linking?arg="));
    for file in std::fs::read_dir(desktop.dir.path()).unwrap() {
        let path = file.unwrap().path();
        if path.is_file() {
            let bytes = std::fs::read(&path).unwrap();
            let text = String::from_utf8_lossy(&bytes);
            assert!(opened.iter().all(|link| !text.contains(link.as_str())), "{}", path.display());
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_patients_link_goes_to_the_clipboard_only() {
    let desktop = Desktop::connected().await;
    let rows = desktop.rows().await;
    let row = rows.iter().find(|row| row.join.offered && row.person.number.is_some()).unwrap();
    let scheduling = desktop.session.scheduling().unwrap();
    let mut unchecked = checked(&row.person);
    unchecked.birth_date = None;
    assert!(scheduling.copy_patient_link(&row.visit, &unchecked).await.is_err());
    scheduling.copy_patient_link(&row.visit, &checked(&row.person)).await.unwrap();
    assert_eq!(desktop.desk.copied.lock().unwrap().len(), 1);
    assert!(desktop.desk.opened.lock().unwrap().is_empty());
}
