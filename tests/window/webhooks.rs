//! Webhooks in the real window: the vendor tells of a visit that was booked elsewhere, and nobody can forge one.

use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::axe::violations;
use super::desk::Desk;
use window_driver::keys;

/// Posts bytes to a port of this machine as anybody could, and gives the answer's status line.
async fn post(port: u16, path: &str, body: &[u8]) -> String {
    let mut stream = tokio::net::TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/plain\r\nContent-Length: {}\r\n\
         Connection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    stream.write_all(body).await.unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.unwrap();
    String::from_utf8_lossy(&answer).lines().next().unwrap_or_default().to_owned()
}

/// A port that nobody listens on now.
fn free_port() -> u16 {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visit_booked_elsewhere_is_on_the_board_by_its_delivery_and_garbage_changes_nothing() {
    let mut desk = Desk::new().await;
    desk.connect().await;
    let port = free_port();
    let page = desk.page();
    page.press(&[keys::function(9)]).await;
    page.see("Receiving is off.").await;
    assert_eq!(violations(page).await, Vec::<String>::new());
    page.press_button("Turn receiving on").await;
    page.fill("Port on this machine", &port.to_string()).await;
    page.press(&[keys::ENTER]).await;
    page.see("This is shown once.").await;
    assert_eq!(violations(page).await, Vec::<String>::new());
    let path = page.run("return document.querySelector('[role=dialog] code').innerText").await;
    let path = path.as_str().unwrap().trim().to_owned();
    page.press(&[keys::ESCAPE]).await;
    page.see(&format!("port {port} on this machine")).await;

    // By keyboard alone.
    page.move_to("Whom the vendor tells").await;
    page.enter_on("Add a webhook").await;
    page.see("Add a webhook at Solo").await;
    page.type_into("Endpoint", &format!("http://127.0.0.1:{port}{path}")).await;
    assert_eq!(violations(page).await, Vec::<String>::new());
    page.enter_on("Keep it").await;
    page.wait("the vendor lists it", "/Leads here\\s+key kept/.test(document.querySelector('table')?.innerText)").await;
    assert!(!page.text().await.contains(&path), "the secret address is not shown again");

    // The clinic's list was read when it was connected, and is next read in six hours: only the delivery can tell.
    let soon = chrono::Utc::now() + chrono::TimeDelta::minutes(10);
    let spid = desk.control.patients(1)[0]["spid"].as_i64().unwrap();
    let room = desk.control.all_appointments()[0]["waitingRoom"].as_str().unwrap().to_owned();
    let visit = desk.control.book_elsewhere(spid, &room, soon);
    assert!(visit > 0);
    page.choose_one("Deliveries").await;
    page.see("appointment:scheduled").await;
    page.wait("it was read back, and brought the visit", "/Read back\\s+New visit/.test(document.body.innerText)")
        .await;
    page.click("the delivery", "document.querySelector('[data-delivery]')").await;
    page.see("Nobody can prove who sent this.").await;
    page.see("Read from the vendor, SOLO-14").await;
    page.see("Decrypted, AES-256-CBC, strict JSON").await;
    assert_eq!(violations(page).await, Vec::<String>::new());
    page.press(&[keys::ESCAPE]).await;
    page.wait("the row has the focus", "document.activeElement.hasAttribute('data-delivery')").await;

    page.press(&[keys::function(2)]).await;
    let row = "[...document.querySelectorAll('[data-visit]')].some(r => r.innerText.includes('Booked by telephone'))";
    page.wait("the visit is on the board", row).await;

    // Whoever knows no address is turned away, and whoever knows it cannot make the console believe anything.

    let rows = |text: &str| text.matches("Booked by telephone").count();
    let stranger = post(port, "/hook/0000000000000000000000000000000000000000000", b"x").await;
    assert!(stranger.contains(" 404 "), "{stranger}");
    let before = (desk.control.all_appointments(), rows(&page.text().await));
    let taken = post(port, &path, b"{\"event\":\"appointment:cancelled\",\"data\":{\"appointmentId\":1}}").await;
    assert!(taken.contains(" 200 ") || taken.contains(" 202 ") || taken.contains(" 204 "), "{taken}");
    page.press(&[keys::function(9)]).await;
    page.see("2 deliveries, 0 repeats, 1 unreadable").await;
    page.see("1 at unknown addresses").await;
    page.see("Not a delivery").await;
    assert_eq!(desk.control.all_appointments(), before.0, "nothing was written at the vendor");

    page.press(&[keys::function(2)]).await;
    page.wait("the visit is still there", row).await;
    assert_eq!(rows(&page.text().await), before.1);
    desk.close().await;
}
