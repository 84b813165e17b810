//! The window's walls: whatever runs in the page, it cannot leave it, load something foreign, or reach more of the program
//! than the page's own commands.

use serde_json::json;

use super::{desk::Desk, desktop};
use window_driver::Page;

/// Runs a body that ends by calling `done` with what it found.
async fn ask(page: &Page, body: &str) -> serde_json::Value {
    page.run(&format!("window.__found = undefined; const done = found => {{ window.__found = found }}; {body}")).await;
    page.wait("an answer", "window.__found !== undefined").await;
    page.run("return window.__found").await
}

/// Whether the page is where it was, and what was open is still open.
async fn still_there(page: &Page) {
    page.wait("the page is still there", "document.querySelectorAll('[data-visit]').length > 0").await;
    assert!(page.run("return location.protocol + location.host").await == json!("tauri:localhost"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_can_neither_be_left_nor_open_a_window_nor_save_a_file() {
    let mut desk = Desk::new().await;
    desk.connect().await;
    let vendor = desk.simulator.base_url();
    let before = desk.control.requests().iter().filter(|seen| seen.path.contains("taken-over")).count();
    let page = desk.page();
    for leave in [
        format!("location.href = '{vendor}/taken-over'"),
        format!("location.assign('{vendor}/taken-over')"),
        format!("const a = document.createElement('a'); a.href = '{vendor}/taken-over'; a.click()"),
        format!(
            "const a = document.createElement('a'); a.href = '{vendor}/taken-over'; a.target = '_blank'; a.click()"
        ),
        format!("const a = document.createElement('a'); a.href = '{vendor}/taken-over'; a.download = 'x'; a.click()"),
        format!(
            "const f = document.createElement('form'); f.action = '{vendor}/taken-over'; document.body.append(f); \
             f.submit(); f.remove()"
        ),
        format!("const f = document.createElement('iframe'); f.src = '{vendor}/taken-over'; document.body.append(f)"),
        "location.href = 'file:///etc/passwd'".to_owned(),
        "location.href = 'data:text/html,gone'".to_owned(),
    ] {
        // The answer to the script comes before the page would be left.
        page.run(&format!("setTimeout(() => {{ window.__tried = true; {leave} }}, 0); return true")).await;
        page.wait("it was tried", "window.__tried === true").await;
        page.run("window.__tried = false; return true").await;
        still_there(page).await;
    }
    let opened = page.run(&format!("return window.open('{vendor}/taken-over') === null")).await;
    assert_eq!(opened, json!(true), "a window was opened");
    still_there(page).await;
    let windows =
        desktop::titles_of(desk.processes()[0]).into_iter().filter(|title| title.contains("Anteroom")).count();
    assert!(windows <= 1, "{windows} windows");
    let after = desk.control.requests().iter().filter(|seen| seen.path.contains("taken-over")).count();
    assert_eq!((before, after), (0, 0), "something foreign was asked for");
    assert!(desk.opened().is_empty(), "the system's browser was asked to open something");
    desk.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_foreign_is_loaded_and_no_text_becomes_a_script() {
    let mut desk = Desk::new().await;
    desk.connect().await;
    let vendor = desk.simulator.base_url();
    let page = desk.page();
    let image = ask(page, &format!("const i = new Image(); i.onload = () => done('loaded'); i.onerror = () => done('refused'); i.src = '{vendor}/taken-over.png'")).await;
    assert_eq!(image, json!("refused"));
    let fetched =
        ask(page, &format!("fetch('{vendor}/taken-over').then(() => done('fetched'), () => done('refused'))")).await;
    assert_eq!(fetched, json!("refused"));
    let script = format!(
        "const s = document.createElement('script'); s.onload = () => done('run'); s.onerror = () => done('refused'); s.src = '{vendor}/taken-over.js'; document.head.append(s)"
    );
    assert_eq!(ask(page, &script).await, json!("refused"));
    let inline = "window.__inline = 0; const s = document.createElement('script'); s.textContent = 'window.__inline = 1'; \
                  document.head.append(s); const d = document.createElement('div'); d.innerHTML = '<img src=\"x\" \
                  onerror=\"window.__inline = 2\">'; document.body.append(d); setTimeout(() => { d.remove(); \
                  done(window.__inline) }, 300)";
    assert_eq!(ask(page, inline).await, json!(0), "a text became a script");
    let evaluated = "try { done((0, eval)('1 + 1')) } catch (error) { done(error.name) }";
    assert_eq!(ask(page, evaluated).await, json!("EvalError"));
    let frozen = "try { Object.prototype.added = 1 } catch {} done(({}).added === undefined)";
    assert_eq!(ask(page, frozen).await, json!(true), "every object was changed at once");
    assert!(desk.control.requests().iter().all(|seen| !seen.path.contains("taken-over")));
    desk.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_reaches_none_of_tauris_own_commands() {
    let mut desk = Desk::new().await;
    desk.connect().await;
    let page = desk.page();
    for command in [
        "plugin:webview|create_webview_window",
        "plugin:webview|internal_toggle_devtools",
        "plugin:window|create",
        "plugin:window|set_title",
        "plugin:window|close",
        "plugin:event|emit",
        "plugin:app|version",
        "plugin:path|resolve_directory",
        "plugin:image|from_path",
        "plugin:menu|new",
        "plugin:tray|new",
        "plugin:resources|close",
        "plugin:shell|open",
        "plugin:fs|read_file",
    ] {
        let body = format!(
            "window.__TAURI_INTERNALS__.invoke('{command}', {{}}).then(() => done('done'), why => done(String(why)))"
        );
        let answer = ask(page, &body).await;
        let answer = answer.as_str().unwrap();
        assert!(answer.contains("not allowed") || answer.contains("not found"), "{command}: {answer}");
    }
    still_there(page).await;
    desk.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_console_on_the_same_data_says_so_and_changes_nothing() {
    let mut desk = Desk::new().await;
    desk.connect().await;
    let data = desk.data();
    let driver = window_driver::Driver::start(&[], &desk.folder.path().join("log-of-the-second"));
    let arguments = ["--data-dir".to_owned(), data.display().to_string()];
    let second = driver.open(std::path::Path::new(env!("CARGO_BIN_EXE_anteroom")), &arguments).await;
    second.wait("the second says so", "/Another Anteroom has this clinic open/.test(document.body.innerText)").await;
    assert_eq!(second.run("return document.querySelectorAll('[data-visit]').length").await, json!(0));
    second.close().await;
    drop(driver);
    desk.close().await;
}
