//! Paper: looked at inside the console, or kept as a file where the person chose.

use clinic::views::{PaperInput, PaperKind, Problem, SavedPaper};
use clinic::{Paper, PaperWay};
use tauri::ipc::Response;

use crate::console::Asking;
use crate::files;

/// The PDF file's bytes, for the preview.
#[tauri::command]
pub async fn paper_preview(console: Asking, paper: PaperInput) -> Result<Response, Problem> {
    Ok(Response::new(made(&console, paper).await?.preview().await?))
}

/// Asks where to keep the file and keeps it there; nothing when the person thought better of it. The document is made
/// and its identifiers are checked before anything is asked; it leaves only when a place was chosen.
#[tauri::command]
#[specta::specta]
pub async fn save_paper(
    window: tauri::WebviewWindow,
    console: Asking,
    paper: PaperInput,
) -> Result<Option<SavedPaper>, Problem> {
    let paper = made(&console, paper).await?;
    let Some(path) = files::ask_where(&window, &paper.file_name(), "PDF").await else {
        return Ok(None);
    };
    let (pages, lost) = (paper.pages(), paper.lost());
    let bytes = paper.leave(PaperWay::File).await?;
    let file = files::keep(path, bytes).await?;
    Ok(Some(SavedPaper { file, pages, lost }))
}

async fn made(console: &Asking, paper: PaperInput) -> Result<Paper, Problem> {
    let sheet = paper.sheet;
    Ok(match paper.what {
        PaperKind::DayList { day } => console.scheduling().await?.day_list_pdf(day.as_deref(), sheet).await?,
        PaperKind::VisitSummary { visit, checked } => {
            console.clinician().await?.visit_summary_pdf(&visit, &checked, sheet).await?
        }
        PaperKind::Ecg { patient, recording, from, seconds, checked } => {
            console.clinician().await?.ecg_pdf(&patient, &recording, (from, seconds), &checked, sheet).await?
        }
        PaperKind::AppointmentLetter { visit, checked } => {
            console.scheduling().await?.appointment_letter_pdf(&visit, &checked, sheet).await?
        }
    })
}
