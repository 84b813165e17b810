use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use carium::{CallErrorKind, IndividualFilter, PageAt};
use serde_json::{Value, json};
use wiremock::matchers::path;
use wiremock::{Mock, MockServer, Request, Respond, ResponseTemplate};

use crate::exchange::{all_sent, client, empty_server, refused};

/// A list of `total` patients, of which at most `most` stand on a page.
struct Listed {
    total: usize,
    most: usize,
    says_total: bool,
    asked: Arc<AtomicUsize>,
}

fn asked(request: &Request, name: &str) -> usize {
    request.url.query_pairs().find(|(key, _)| key == name).unwrap().1.parse().unwrap()
}

impl Respond for Listed {
    fn respond(&self, request: &Request) -> ResponseTemplate {
        let (offset, limit) = (asked(request, "page[offset]"), asked(request, "page[limit]"));
        self.asked.fetch_add(1, Ordering::SeqCst);
        let end = self.total.min(offset + limit.min(self.most));
        let items: Vec<Value> = (offset.min(end)..end)
            .map(|n| json!({"id": format!("i{n}"), "type": "aggregation-individuals", "attributes": {"last-name": "Reece"}}))
            .collect();
        let meta = if self.says_total { json!({"page[total]": self.total}) } else { json!({}) };
        // Later pages come sooner, so that their order is not that of their arrival.
        let delay = Duration::from_millis(40_u64.saturating_sub(offset as u64 / 10));
        ResponseTemplate::new(200).set_body_json(json!({"data": items, "meta": meta})).set_delay(delay)
    }
}

async fn listing(total: usize, most: usize, says_total: bool) -> (MockServer, Arc<AtomicUsize>) {
    let server = empty_server().await;
    let asked = Arc::new(AtomicUsize::new(0));
    let listed = Listed { total, most, says_total, asked: asked.clone() };
    Mock::given(path("/caredb/v1/aggregation-individuals/")).respond_with(listed).mount(&server).await;
    (server, asked)
}

fn expected(total: usize) -> Vec<String> {
    (0..total).map(|n| format!("i{n}")).collect()
}

#[tokio::test]
async fn pages_come_one_after_the_other_until_the_total_is_reached() {
    for (total, says_total, requests) in
        [(250, true, 3), (200, true, 2), (0, true, 1), (250, false, 3), (200, false, 3)]
    {
        let (server, asked) = listing(total, 1_000, says_total).await;
        let carium = client(&server).await;
        let patients = carium.patients();
        let mut pages = patients.pages(&IndividualFilter::default());
        let mut ids = Vec::new();
        while let Some(page) = pages.next().await {
            ids.extend(page.unwrap().items.into_iter().map(|one| one.id.0));
        }
        assert_eq!(ids, expected(total));
        assert_eq!(asked.load(Ordering::SeqCst), requests, "{total} {says_total}");
    }
}

#[tokio::test]
async fn all_pages_together_keep_the_lists_order() {
    for (total, says_total) in [(730, true), (730, false), (100, true), (0, true), (1, true)] {
        let (server, _) = listing(total, 1_000, says_total).await;
        let carium = client(&server).await;
        let all = carium.patients().pages(&IndividualFilter::default()).all(4).await.unwrap();
        assert!(!all.moved);
        assert_eq!(all.items.into_iter().map(|one| one.id.0).collect::<Vec<_>>(), expected(total));
    }
}

#[tokio::test]
async fn no_record_falls_between_pages_of_a_vendor_that_gives_fewer_than_asked_for() {
    let (server, asked) = listing(180, 50, true).await;
    let carium = client(&server).await;
    let all = carium.patients().pages(&IndividualFilter::default()).all(4).await.unwrap();
    assert!(!all.moved);
    assert_eq!(all.items.into_iter().map(|one| one.id.0).collect::<Vec<_>>(), expected(180));
    assert_eq!(asked.load(Ordering::SeqCst), 4);
    let patients = carium.patients();
    let mut pages = patients.pages(&IndividualFilter::default());
    let mut count = 0;
    while let Some(page) = pages.next().await {
        count += page.unwrap().items.len();
    }
    assert_eq!(count, 180);
}

#[tokio::test]
async fn four_pages_at_once_take_a_third_of_the_time_and_never_five() {
    struct Slow(AtomicUsize);
    impl Respond for Slow {
        fn respond(&self, request: &Request) -> ResponseTemplate {
            let offset = asked(request, "page[offset]");
            let items: Vec<Value> =
                (offset..(offset + 10).min(330)).map(|n| json!({"id": n, "type": "aggregation-individuals"})).collect();
            self.0.fetch_add(1, Ordering::SeqCst);
            ResponseTemplate::new(200)
                .set_body_json(json!({"data": items, "meta": {"page[total]": 330}}))
                .set_delay(Duration::from_millis(20))
        }
    }
    let server = empty_server().await;
    Mock::given(path("/caredb/v1/aggregation-individuals/"))
        .respond_with(Slow(AtomicUsize::new(0)))
        .mount(&server)
        .await;
    let carium = client(&server).await;
    let patients = carium.patients();
    let time = async |at_a_time| {
        let start = std::time::Instant::now();
        let all = patients.pages(&IndividualFilter::default()).with_limit(10).all(at_a_time).await.unwrap();
        assert_eq!(all.items.len(), 330);
        start.elapsed()
    };
    let (one, four) = (time(1).await, time(4).await);
    assert!(one.as_secs_f64() / four.as_secs_f64() > 2.0, "{one:?} one after the other, {four:?} four at a time");
}

/// Answers the page at an offset with its own ids and total.
async fn shifting(pages: &[(usize, &[&str], usize)]) -> MockServer {
    let server = empty_server().await;
    for (offset, ids, total) in pages {
        let items: Vec<Value> = ids.iter().map(|id| json!({"id": id, "type": "aggregation-individuals"})).collect();
        let answer = ResponseTemplate::new(200).set_body_json(json!({"data": items, "meta": {"page[total]": total}}));
        Mock::given(wiremock::matchers::query_param("page[offset]", offset.to_string()))
            .respond_with(answer)
            .mount(&server)
            .await;
    }
    server
}

#[tokio::test]
async fn a_list_that_changed_while_it_was_read_says_so() {
    let cases: [&[(usize, &[&str], usize)]; 4] = [
        // Someone was added: what stood last on the first page stands first on the second.
        &[(0, &["a", "b"], 4), (2, &["b", "c"], 5)],
        // Someone was removed: the total shrank.
        &[(0, &["a", "b"], 4), (2, &["d"], 3)],
        // A page came short.
        &[(0, &["a", "b"], 4), (2, &["c"], 4)],
        // An empty page although there are some.
        &[(0, &[], 4)],
    ];
    for pages in cases {
        let server = shifting(pages).await;
        let carium = client(&server).await;
        let all = carium.patients().pages(&IndividualFilter::default()).with_limit(2).all(4).await.unwrap();
        assert!(all.moved, "{pages:?}");
        let mut ids: Vec<_> = all.items.iter().map(|one| one.id.as_str()).collect();
        ids.dedup();
        assert_eq!(ids.len(), all.items.len(), "each once");
    }
}

#[tokio::test]
async fn an_empty_page_before_the_end_is_an_error_and_no_end() {
    let server = shifting(&[(0, &["a", "b"], 4), (2, &[], 4)]).await;
    let carium = client(&server).await;
    let patients = carium.patients();
    let mut pages = patients.pages(&IndividualFilter::default()).with_limit(2);
    assert_eq!(pages.next().await.unwrap().unwrap().items.len(), 2);
    assert_eq!(pages.next().await.unwrap().unwrap_err().kind(), CallErrorKind::Malformed);
    assert!(pages.next().await.is_none());
}

#[tokio::test]
async fn a_page_that_failed_can_be_asked_for_again() {
    let server = empty_server().await;
    Mock::given(path("/caredb/v1/aggregation-individuals/"))
        .respond_with(ResponseTemplate::new(500))
        .up_to_n_times(1)
        .mount(&server)
        .await;
    let listed = Listed { total: 3, most: 9, says_total: true, asked: Arc::default() };
    Mock::given(path("/caredb/v1/aggregation-individuals/")).respond_with(listed).mount(&server).await;
    let carium = client(&server).await;
    let patients = carium.patients();
    let mut pages = patients.pages(&IndividualFilter::default());
    assert_eq!(pages.next().await.unwrap().unwrap_err().kind(), CallErrorKind::VendorFailed);
    assert_eq!(pages.next().await.unwrap().unwrap().items.len(), 3);
    assert!(pages.next().await.is_none());
}

#[tokio::test]
async fn a_page_of_nothing_is_not_asked_for_and_a_total_may_be_text() {
    let (server, _) = listing(3, 9, true).await;
    let carium = client(&server).await;
    let none = PageAt { offset: 0, limit: 0 };
    let error = carium.patients().list(&IndividualFilter::default(), none).await.unwrap_err();
    refused(&server, error, "CAR-19", "page[limit]").await;
    assert!(all_sent(&server).await.is_empty());
    let body = json!({"data": null, "meta": {"page[total]": "0"}});
    let server = crate::exchange::answering(body).await;
    let page = client(&server).await.patients().list(&IndividualFilter::default(), PageAt::default()).await.unwrap();
    assert_eq!((page.items.len(), page.total, page.next()), (0, Some(0), None));
}
