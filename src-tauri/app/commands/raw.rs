//! Commands that take or answer raw bytes. They stand outside the list that the page's types are made from, which knows no
//! bytes, and are typed by hand in the page's host interface.

use tauri::Wry;
use tauri::ipc::Invoke;

use super::{files, metrics, paper, record_documents, recordings};

/// Every command that takes or answers bytes.
const RAW: [&str; 9] = [
    "paper_preview",
    "check_file",
    "attach_file",
    "open_copy",
    "add_document",
    "open_document",
    "metric_series",
    "recording_columns",
    "recording_beats",
];

/// The typed commands and, beside them, the raw ones.
pub(crate) fn with_raw(
    typed: impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static,
) -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
    let raw: Box<dyn Fn(Invoke<Wry>) -> bool + Send + Sync> = Box::new(tauri::generate_handler![
        paper::paper_preview,
        files::check_file,
        files::attach_file,
        files::open_copy,
        record_documents::add_document,
        record_documents::open_document,
        metrics::metric_series,
        recordings::recording_columns,
        recordings::recording_beats,
    ]);
    move |invoke| if RAW.contains(&invoke.message.command()) { raw(invoke) } else { typed(invoke) }
}
