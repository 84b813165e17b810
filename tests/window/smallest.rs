//! Every screen in the smallest window that the console promises: nothing that can be pressed or typed into lies outside
//! of it, and no button's words are cut off. With `ANTEROOM_PICTURES` naming a folder, a picture of each is left there,
//! light and dark.

use serde_json::json;

use super::axe::violations;
use super::day::open_row;
use super::desk::Desk;
use window_driver::{Page, keys};

/// What lies outside of the window, is cut off, or stands over its neighbour, in words. What a list scrolls to is not
/// out of reach.
const CUT_OFF: &str = "[...document.querySelectorAll('button, input, textarea, h1, h2, legend')].filter(e => { \
    const r = e.getBoundingClientRect(); \
    if (e.closest('[class*=heard]') || e.offsetParent === null || r.width < 2) return false; \
    for (let p = e.parentElement; p; p = p.parentElement) \
      if (p.scrollWidth > p.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(p).overflowX)) return false; \
    const button = e.tagName === 'BUTTON'; \
    const cut = button && e.scrollWidth > e.clientWidth + 1; \
    const over = button && e.parentElement.tagName === 'LI' && r.right > e.parentElement.getBoundingClientRect().right + 1; \
    return r.left < -1 || r.right > innerWidth + 1 || cut || over; \
  }).map(e => `${e.tagName} ${(e.getAttribute('aria-label') ?? e.innerText ?? '').trim().slice(0, 60)}`)";

/// Leaves a picture of what is shown in each theme, where pictures are wanted.
pub(crate) async fn pictures(page: &Page, name: &str) {
    for theme in ["light", "dark"] {
        page.run(&format!(
            "document.documentElement.dataset.theme = '{theme}'; \
             return new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(() => drawn(true))))"
        ))
        .await;
        if let Some(folder) = std::env::var_os("ANTEROOM_PICTURES") {
            page.screenshot(&std::path::Path::new(&folder).join(format!("small-{name}-{theme}.png"))).await;
        }
    }
}

/// Looks at what is shown, in both themes.
pub(crate) async fn look(page: &Page, name: &str, found: &mut Vec<String>) {
    page.wait("nothing is being drawn", "!document.querySelector('[aria-busy=true]')").await;
    pictures(page, name).await;
    let wide = "document.documentElement.scrollWidth > innerWidth ? ['the page itself'] : []";
    let cut = page.run(&format!("return [...{CUT_OFF}, ...({wide})]")).await;
    let cut = cut.as_array().unwrap().iter().map(|one| format!("{name}: {}", one.as_str().unwrap_or_default()));
    found.extend(cut);
    found.extend(violations(page).await.into_iter().map(|one| format!("{name}: {one}")));
}

/// Makes the window as small as it may be.
pub(crate) async fn make_smallest(page: &Page) {
    page.resize(1024, 700).await;
    page.wait("the window is small", "innerWidth === 1024 && innerHeight <= 700").await;
}

/// The screen of that heading is there, and no longer on its way.
pub(crate) async fn screen(page: &Page, heading: &str) {
    page.wait(heading, &format!("document.querySelector('h1')?.innerText === {}", json!(heading))).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_out_of_reach_in_the_smallest_window() {
    let mut desk = Desk::new().await;
    desk.connect().await;
    let page = desk.page();
    make_smallest(page).await;
    let found = &mut Vec::new();

    look(page, "board", found).await;
    open_row(page, "/Scheduled/.test(r.textContent) && /MRN/.test(r.textContent)").await;
    look(page, "visit", found).await;
    for (act, name) in [("Assign to an episode", "assign"), ("Letter as PDF", "letter"), ("Change time", "reschedule")]
    {
        page.press_button(act).await;
        look(page, name, found).await;
    }
    page.press_button("Visit note").await;
    page.see("Check and send").await;
    look(page, "note", found).await;

    for (key, heading) in
        [(3, "Today"), (4, "Booking"), (6, "Patients"), (7, "Outbox"), (8, "Connections"), (9, "Webhooks")]
    {
        page.press(&[keys::function(key)]).await;
        screen(page, heading).await;
        look(page, &heading.to_lowercase(), found).await;
    }
    page.see("Receiving is off.").await;
    page.press_button("Turn receiving on").await;
    look(page, "receiving", found).await;
    page.press(&[keys::ESCAPE]).await;
    page.choose_one("Whom the vendor tells").await;
    page.press_button("Add a webhook").await;
    look(page, "webhook", found).await;
    page.press(&[keys::ESCAPE]).await;

    let mrn = desk.control.patients(9).remove(8)["demographics"]["mrn"].as_str().unwrap().to_owned();
    let known = desk.control.all_appointments();
    let known = known.iter().find_map(|one| {
        let soon = (one["date"].as_i64()? - chrono::Utc::now().timestamp()).abs() < 5 * 3_600;
        let checkable = one["patient"]["demographics"]["birthDate"].is_string();
        let mrn = one["patient"]["demographics"]["mrn"].as_str()?;
        (soon && checkable).then(|| mrn.to_owned())
    });
    desk.open_person(&known.unwrap_or(mrn)).await;
    look(page, "patient", found).await;
    page.press_button("New episode").await;
    page.see("Make an episode for").await;
    look(page, "episode", found).await;
    page.press(&[keys::ESCAPE]).await;
    page.press_button("Change record").await;
    page.see("Look it over").await;
    look(page, "edit", found).await;
    page.press(&[keys::function(6)]).await;
    page.press_button("Register a patient").await;
    page.see("Look it over").await;
    look(page, "register", found).await;
    page.press(&[keys::function(6)]).await;
    page.press_button("Import a list").await;
    page.see("Choose a CSV file").await;
    look(page, "import", found).await;

    page.press_button("Assistance").await;
    page.see("Name the place by").await;
    look(page, "assistance", found).await;
    page.choose_one("Consult").await;
    look(page, "consult", found).await;

    page.press_button("Reports").await;
    page.see("No report yet").await;
    page.press_button("Get a report").await;
    look(page, "ask-report", found).await;
    page.press_button("Read the visits").await;
    page.press_button("Open Visits").await;
    page.see("Find in all columns").await;
    look(page, "report", found).await;
    page.choose_one("Pictures").await;
    look(page, "pictures", found).await;
    page.press_button("Settings").await;
    screen(page, "Settings").await;
    look(page, "settings", found).await;

    // Spanish words are longer.
    page.choose_one("Español").await;
    screen(page, "Ajustes").await;
    look(page, "es-settings", found).await;
    for key in [2, 3, 4, 6, 7, 8, 9] {
        page.press(&[keys::function(key)]).await;
        let there = format!("document.querySelector('[aria-current=page][aria-keyshortcuts=F{key}]')");
        page.wait("the screen is there", &format!("{there} && document.querySelector('h1')")).await;
        look(page, &format!("es-f{key}"), found).await;
    }
    page.press(&[keys::function(2)]).await;
    page.wait("rows are there", "document.querySelector('[data-visit]')").await;
    page.run("document.querySelector('[data-visit]').focus(); return true").await;
    page.press(&[keys::ENTER]).await;
    page.wait("a visit is open", "document.querySelector('ul button[aria-pressed]')").await;
    look(page, "es-visit", found).await;
    assert!(found.is_empty(), "{}", found.join("\n"));
    desk.close().await;
}
