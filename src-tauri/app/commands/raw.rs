//! Commands that answer with raw bytes. They stand outside the list that the page's types are made from, which knows no
//! bytes, and are typed by hand in the page's host interface.

use tauri::Wry;
use tauri::ipc::Invoke;

use super::paper;

/// Every command that answers with bytes.
const RAW: [&str; 1] = ["paper_preview"];

/// The typed commands and, beside them, the raw ones.
pub(crate) fn with_raw(
    typed: impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static,
) -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
    let raw: Box<dyn Fn(Invoke<Wry>) -> bool + Send + Sync> = Box::new(tauri::generate_handler![paper::paper_preview]);
    move |invoke| if RAW.contains(&invoke.message.command()) { raw(invoke) } else { typed(invoke) }
}
