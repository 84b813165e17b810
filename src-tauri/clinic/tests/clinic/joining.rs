//! Joining: the link is opened and forgotten.

use clinic::ClinicError;
use clinic::views::{BoardRow, JoinKind};
use sandbox::Fault;

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

/// Somebody whose call can be joined.
async fn joinable(desktop: &Desktop) -> BoardRow {
    desktop.control.arrive_next().unwrap();
    desktop.rows().await.into_iter().find(|row| row.join.offered && row.person.number.is_some()).unwrap()
}

fn leading(to: &str) -> Fault {
    Fault::LinksLead { to: to.to_owned() }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_that_leads_elsewhere_is_neither_opened_nor_copied_and_is_told_as_drift() {
    let desktop = Desktop::connected().await;
    let row = joinable(&desktop).await;
    let (clinician, scheduling) = (desktop.session.clinician().unwrap(), desktop.session.scheduling().unwrap());
    for (to, what, told) in [
        ("javascript:alert(document.cookie)", "linkRefused", "a link begins with javascript:"),
        ("file:///etc/passwd", "linkRefused", "a link begins with file:"),
        ("https://me:secret@127.0.0.1/", "linkRefused", "a link holds a user or password"),
        ("https://visits.example/steal?who=1", "linkForeign", "a link leads to visits.example"),
        ("http://127.0.0.2/", "linkForeign", "a link leads to 127.0.0.2"),
    ] {
        desktop.control.meet_next(&["SOLO-09", "SOLO-12"], &leading(to));
        let opened = clinician.join(&row.visit, JoinKind::Provider, &checked(&row.person)).await.unwrap_err();
        assert!(matches!(opened, ClinicError::Conflict(why) if why == what), "{to}: {opened}");
        let copied = scheduling.copy_patient_link(&row.visit, &checked(&row.person)).await.unwrap_err();
        assert!(matches!(copied, ClinicError::Conflict(why) if why == what), "{to}: {copied}");
        let drift = desktop.session.member().connections().await.unwrap()[0].drift.clone();
        for operation in ["SOLO-09", "SOLO-12"] {
            let place = format!("{operation}: {told}");
            assert!(drift.iter().any(|seen| seen.place == place), "{place} among {drift:?}");
        }
        assert!(drift.iter().all(|seen| !seen.place.contains("steal") && !seen.place.contains("secret")));
    }
    assert!(desktop.desk.opened.lock().unwrap().is_empty() && desktop.desk.copied.lock().unwrap().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_host_that_the_administrator_lists_is_followed_until_it_is_taken_from_the_list() {
    let mut desktop = Desktop::connected().await;
    let row = joinable(&desktop).await;
    let clinician = desktop.session.clinician().unwrap();
    let administrator = desktop.session.administrator().unwrap();
    let id = desktop.session.member().connections().await.unwrap()[0].id.clone();
    let join = async || {
        desktop.control.meet_next(&["SOLO-09"], &leading("https://eu.meet.example/room/7"));
        clinician.join(&row.visit, JoinKind::Provider, &checked(&row.person)).await
    };
    assert!(join().await.is_err());
    let bad = administrator.set_link_hosts(&id, &["https://meet.example/".to_owned()]).await.unwrap_err();
    assert!(matches!(bad, ClinicError::Invalid { field: "linkHosts", what: "badHost" }), "{bad}");
    administrator.set_link_hosts(&id, &[" Meet.Example ".to_owned(), String::new()]).await.unwrap();
    assert_eq!(desktop.session.member().connections().await.unwrap()[0].link_hosts, ["meet.example"]);
    assert_eq!(join().await.unwrap().host, "eu.meet.example");
    administrator.set_link_hosts(&id, &[]).await.unwrap();
    assert!(join().await.is_err());
    assert_eq!(desktop.desk.opened.lock().unwrap().len(), 1);
    drop((clinician, administrator));
    let audit = desktop.close_and_audit().await;
    assert_eq!(audit.iter().filter(|entry| entry.action.as_str() == "set-link-hosts").count(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_copied_is_taken_from_the_clipboard_when_the_console_closes() {
    let mut desktop = Desktop::connected().await;
    let row = joinable(&desktop).await;
    desktop.session.scheduling().unwrap().copy_patient_link(&row.visit, &checked(&row.person)).await.unwrap();
    assert!(desktop.desk.cleared.lock().unwrap().is_empty());
    drop(desktop.close().await);
    let (copied, cleared) = (desktop.desk.copied.lock().unwrap(), desktop.desk.cleared.lock().unwrap());
    assert_eq!((copied.len(), &*copied), (1, &*cleared));
}
