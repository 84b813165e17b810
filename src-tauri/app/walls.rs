//! The one window and its walls: the page may show what comes with this program, and nothing leads out of it.
//!
//! The page holds no foreign content, so whatever would load another page, open a window or save a file by itself is a
//! fault or an attack. It is refused here, beneath the page's own security policy, which does not govern all of it.

use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, Url, WebviewWindow, WebviewWindowBuilder};

/// Opens the window that `tauri.conf.json` describes.
///
/// # Errors
/// When the window cannot be made.
pub(crate) fn open(app: &AppHandle) -> tauri::Result<WebviewWindow> {
    let described = app.config().app.windows.first().cloned().unwrap_or_default();
    WebviewWindowBuilder::from_config(app, &described)?
        .on_navigation(|url| {
            let own = is_own(url);
            if !own {
                // Neither the address nor its host: a page that was taken over may have put anything into it.
                tracing::warn!(scheme = url.scheme(), "the page was to be left, which was refused");
            }
            own
        })
        .on_new_window(|_, _| {
            tracing::warn!("the page wished for a window, which was refused");
            NewWindowResponse::Deny
        })
        .on_download(|_, _| {
            tracing::warn!("the page wished to save a file by itself, which was refused");
            false
        })
        .devtools(false)
        .build()
}

/// Whether an address is the program's own page.
fn is_own(url: &Url) -> bool {
    url.scheme() == "tauri" && url.host_str() == Some("localhost")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::Value;

    #[test]
    fn only_the_programs_own_page_is_shown() {
        for own in ["tauri://localhost", "tauri://localhost/metrics?patient=1"] {
            assert!(is_own(&Url::parse(own).unwrap()), "{own}");
        }
        for other in [
            "https://localhost/",
            "http://127.0.0.1:9000/visit/1",
            "tauri://elsewhere/",
            "file:///etc/passwd",
            "javascript:alert(1)",
            "data:text/html,hi",
            "about:blank",
            "blob:tauri://localhost/1",
        ] {
            assert!(!is_own(&Url::parse(other).unwrap()), "{other}");
        }
    }

    #[test]
    fn the_policy_names_no_foreign_place_and_nothing_unsafe() {
        let config: Value = serde_json::from_str(include_str!("../../tauri.conf.json")).unwrap();
        let policy = config["app"]["security"]["csp"].as_str().unwrap();
        let allowed = ["'self'", "'none'", "ipc:", "http://ipc.localhost"];
        for directive in policy.split(';') {
            let mut words = directive.split_whitespace();
            let name = words.next().unwrap();
            assert!(words.all(|word| allowed.contains(&word)), "{directive}");
            assert!(name == "connect-src" || !directive.contains("ipc"), "{directive}");
        }
        // What `default-src` does not stand for.
        for named in ["form-action 'none'", "base-uri 'none'", "frame-ancestors 'none'", "object-src 'none'"] {
            assert!(policy.contains(named), "{named}");
        }
        assert_eq!(config["app"]["security"]["freezePrototype"], true);
        assert_eq!(config["app"]["windows"][0]["create"], false, "Tauri would make a window without walls");
        assert_eq!(config["app"]["withGlobalTauri"], Value::Null);
        assert_eq!(config["plugins"], Value::Null, "no deep links, no plugin at all");
    }

    #[test]
    fn the_page_may_hear_events_and_nothing_else_of_tauris_own() {
        let capability: Value = serde_json::from_str(include_str!("capabilities/main.json")).unwrap();
        assert_eq!(
            capability["permissions"],
            serde_json::json!(["core:event:allow-listen", "core:event:allow-unlisten"])
        );
        assert_eq!(capability["windows"], serde_json::json!(["main"]));
        assert_eq!(capability["remote"], Value::Null);
        let beside = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src-tauri/app/capabilities")).unwrap();
        assert_eq!(beside.count(), 1, "one capability file");
    }
}
