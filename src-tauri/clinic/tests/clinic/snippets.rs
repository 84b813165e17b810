//! Texts to insert into notes.

use clinic::views::SnippetInput;

use super::support::Desktop;

fn snippet(abbreviation: &str, text: &str) -> SnippetInput {
    SnippetInput { abbreviation: abbreviation.to_owned(), text: text.to_owned() }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_one_clinician_sets_every_clinician_finds_after_a_restart() {
    let mut desktop = Desktop::connected().await;
    let clinician = desktop.session.clinician().unwrap();
    assert!(clinician.snippets().await.unwrap().is_empty());
    clinician.save_snippets(&[snippet("rtc", "Return to clinic. "), snippet("BP", "Blood pressure: ")]).await.unwrap();
    drop(clinician);
    desktop.reopen().await;
    let kept = desktop.session.clinician().unwrap().snippets().await.unwrap();
    let kept: Vec<_> = kept.iter().map(|one| (one.abbreviation.as_str(), one.text.as_str())).collect();
    assert_eq!(kept, [("BP", "Blood pressure: "), ("rtc", "Return to clinic. ")]);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_abbreviation_that_cannot_be_typed_or_stands_twice_is_refused_and_nothing_is_kept() {
    let desktop = Desktop::connected().await;
    let clinician = desktop.session.clinician().unwrap();
    for bad in [
        vec![snippet("two words", "x")],
        vec![snippet("x", "x")],
        vec![snippet("ok", "   ")],
        vec![snippet("ok", "one"), snippet("OK", "two")],
        vec![snippet("ok", &"x".repeat(5_001))],
    ] {
        assert!(clinician.save_snippets(&bad).await.is_err(), "{bad:?}");
    }
    assert!(clinician.snippets().await.unwrap().is_empty());
}
