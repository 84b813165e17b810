//! Carium at a desk: an organisation that stands still, and the way in which it is connected.

use sandbox::{CariumOptions, CariumSimulator, noon};
use window_driver::Page;

/// A small organisation that stands still until it is told to move.
pub(crate) fn small() -> CariumOptions {
    CariumOptions {
        patients: 30,
        practitioners: 3,
        days: 4,
        visits_today: 10,
        speed: 0.0,
        zone: noon(),
        ..CariumOptions::default()
    }
}

/// Connects it by user name and password, from the choice of vendors.
pub(crate) async fn connect(page: &Page, carium: &CariumSimulator) {
    page.press_button("Connect Carium").await;
    page.see("Issuer of record numbers").await;
    for (label, text) in [
        ("Name", "Carium"),
        ("Issuer of record numbers", "Harbour Street"),
        ("Base address", &carium.base_url()),
        ("Organisation id", &carium.organization_id()),
        ("User name", carium.username()),
        ("Password", carium.password()),
    ] {
        page.fill(label, text).await;
    }
    page.choose("Clinic time zone", &noon().to_string()).await;
    page.press_button("Test").await;
    page.press_button("Save the connection").await;
    page.wait("the connection is kept", "!document.body.innerText.includes('Save the connection')").await;
}
