//! What the browser shows once the patient has answered: a few words, and nothing of what the redirect carried.

/// The words of the page, in the language of the console.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageWords {
    /// When the answer was taken.
    pub taken: String,
    /// When what came is not an answer to the question that is open.
    pub refused: String,
}

impl Default for PageWords {
    fn default() -> Self {
        Self {
            taken: "Your answer has been received. You can close this window.".to_owned(),
            refused: "This page does not belong to a question that is open. You can close this window.".to_owned(),
        }
    }
}

/// A page that shows `text` and loads nothing.
pub(super) fn page(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    format!(
        "<!doctype html><html><head><meta charset=\"utf-8\"><meta name=\"referrer\" content=\"no-referrer\">\
         <title>CareMonitor</title></head><body><p>{escaped}</p></body></html>"
    )
}
