//! Every screen is looked at by axe in the real window, light and dark. With `ANTEROOM_PICTURES` naming a folder, a picture
//! of each is left there for people to look at.

use serde_json::Value;

use super::desk::Desk;
use window_driver::{Page, keys};

const AXE: &str = include_str!("../../ui/node_modules/axe-core/axe.min.js");

pub(crate) async fn violations(page: &Page) -> Vec<String> {
    page.run(&format!("{AXE}; window.__axe = axe; return true")).await;
    page.run(
        "window.__found = null; window.__axe.run(document, {runOnly: ['wcag2a','wcag2aa','wcag21aa','wcag22aa']}) \
         .then(r => { window.__found = r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ')).slice(0, 3).join(' | ')) }); return true",
    )
    .await;
    page.wait("axe has looked", "window.__found !== null").await;
    match page.run("return window.__found").await {
        Value::Array(found) => found.iter().map(|one| one.as_str().unwrap_or_default().to_owned()).collect(),
        other => panic!("{other}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_screen_is_free_of_axe_violations_in_light_and_dark() {
    let mut desk = Desk::new().await;
    desk.connect().await;
    let page = desk.page();
    let mut found = Vec::new();
    for theme in ["light", "dark"] {
        page.run(&format!("document.documentElement.dataset.theme = '{theme}'; return true")).await;
        for key in [2, 3, 4, 6, 7, 8] {
            page.press(&[keys::function(key)]).await;
            tokio::time::sleep(std::time::Duration::from_millis(500)).await;
            if let Some(folder) = std::env::var_os("ANTEROOM_PICTURES") {
                let name = format!("f{key}-{theme}.png");
                page.screenshot(&std::path::Path::new(&folder).join(name)).await;
            }
            found.extend(violations(page).await.into_iter().map(|one| format!("F{key} {theme}: {one}")));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
    desk.close().await;
}
