//! How the vendors are reached, as administrators set it.

use clinic::ClinicError;
use clinic::views::NetworkInput;

use super::support::{Desktop, until};

fn input(system_proxy: bool, authorities: Option<&str>) -> NetworkInput {
    NetworkInput { system_proxy, authorities: authorities.map(str::to_owned) }
}

fn authority() -> String {
    let params = rcgen::CertificateParams::new(Vec::new()).unwrap();
    params.self_signed(&rcgen::KeyPair::generate().unwrap()).unwrap().pem()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_clinics_own_authority_and_the_way_around_the_proxy_are_kept_and_calls_go_on() {
    let mut desktop = Desktop::connected().await;
    let administrator = desktop.session.administrator().unwrap();
    let view = administrator.network().await.unwrap();
    assert!(view.system_proxy && view.authorities == 0);
    administrator.save_network(input(false, Some(&authority()))).await.unwrap();
    let view = administrator.network().await.unwrap();
    assert!(!view.system_proxy && view.authorities == 1);
    // What is not said stays.
    administrator.save_network(input(true, None)).await.unwrap();
    assert_eq!(administrator.network().await.unwrap().authorities, 1);
    // Over the new clients the vendor answers as before.
    until("the vendor answers", || async {
        desktop.session.member().refresh().await.unwrap();
        desktop.session.member().connections().await.unwrap()[0].age.answered_at.clone()
    })
    .await;
    administrator.save_network(input(true, Some(""))).await.unwrap();
    assert_eq!(administrator.network().await.unwrap().authorities, 0);
    drop(administrator);
    let audit = desktop.close_and_audit().await;
    assert_eq!(audit.iter().filter(|entry| entry.action.as_str() == "save-network").count(), 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_certificate_is_refused_and_changes_nothing() {
    let desktop = Desktop::connected().await;
    let administrator = desktop.session.administrator().unwrap();
    let key = rcgen::KeyPair::generate().unwrap().serialize_pem();
    for (text, word) in
        [("a letter", "noCertificate"), (key.as_str(), "privateKey"), (&*"x".repeat(300_000), "tooMuch")]
    {
        let refused = administrator.save_network(input(false, Some(text))).await.unwrap_err();
        assert!(matches!(refused, ClinicError::Invalid { field: "authorities", what } if what == word), "{refused}");
    }
    let view = administrator.network().await.unwrap();
    assert!(view.system_proxy && view.authorities == 0);
}
