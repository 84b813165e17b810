//! What only Carium and Mia bring, in the smallest window that the console promises: nothing is out of reach, light and
//! dark. With `ANTEROOM_PICTURES` naming a folder, a picture of each is left there.

use sandbox::{CariumSimulator, MiaOptions, MiaSimulator};

use super::carium;
use super::desk::Desk;
use super::smallest::{look, make_smallest, screen};
use super::vendors;
use window_driver::keys;

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_carium_and_mia_is_out_of_reach_in_the_smallest_window() {
    let at_carium = CariumSimulator::start(carium::small()).await.unwrap();
    let mia = MiaSimulator::start(MiaOptions { speed: 0.0, ..MiaOptions::default() }).await.unwrap();
    let mut desk = Desk::new().await;
    desk.open(&[]).await;
    desk.make_administrator().await;
    let page = desk.page();
    carium::connect(page, &at_carium).await;
    desk.see_board().await;
    page.press_button("Connections").await;
    let fields = [("User name", mia.username()), ("Password", mia.password())];
    vendors::connect(page, "Mia", "Mia", &mia.base_url(), &fields).await;
    vendors::save(page).await;
    make_smallest(page).await;
    let found = &mut Vec::new();

    page.press_button("Who is logged in").await;
    page.see("Demo Clinic").await;
    page.see("Verified at Mia").await;
    look(page, "mia-user", found).await;
    page.enter_on("Send a reset mail").await;
    page.see("Mia took the request.").await;
    look(page, "mia-reset", found).await;
    assert_eq!(mia.control().resets(), ["demo-clinic@example.com"], "to the address of the profile, once");
    page.press(&[keys::ESCAPE]).await;
    look(page, "mia-connection", found).await;

    page.press_button("Devices").await;
    screen(page, "Devices").await;
    let listed = "document.querySelectorAll('tbody tr').length > 3";
    page.wait("devices are listed", listed).await;
    look(page, "devices", found).await;
    page.click("a device", "document.querySelector('tbody tr button')").await;
    page.see("Take back").await;
    look(page, "device", found).await;

    page.press(&[keys::function(6)]).await;
    page.press_button("Register a patient").await;
    page.see("Record at Carium").await;
    look(page, "register-at-carium", found).await;
    for (label, text) in [
        ("Given name", "Lucia"),
        ("Family name", "Marchetti"),
        ("Date of birth", "05-Apr-1984"),
        ("E-mail", "lucia@example.com"),
    ] {
        page.type_into(label, text).await;
    }
    page.enter_on("Look it over").await;
    page.see("I have read name and date of birth back").await;
    look(page, "register-at-carium-review", found).await;

    page.press(&[keys::function(2)]).await;
    page.press_button("Leave, lose what was typed").await;
    page.wait("the board is there", "document.querySelector('[data-visit]')").await;
    desk.open_person("Ekenstam").await;
    page.press_button("Invite to Carium").await;
    page.see("Carium sends a message").await;
    look(page, "invite", found).await;
    assert!(found.is_empty(), "{}", found.join("\n"));
    desk.close().await;
}
