//! A year of minute heart rate and a year of a glucose sensor, stacked and redrawn, beside bare uPlot drawing the same
//! points in the same page of the same window.
//!
//! The page is the charts' own gallery with the real charts in it, built as a page of its own and served on loopback to
//! the bare window: the console has no page that draws anything twice.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::extract::State;
use axum::http::{StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use tokio::net::TcpListener;

use super::Window;
use crate::Failed;
use crate::figure::Figure;
use crate::prepared::Prepared;

const GOAL: f64 = 1.2;

/// The middle of forty redraws of each.
pub(crate) async fn measure(prepared: &Prepared) -> Result<Figure, Failed> {
    let folder = built()?;
    let listener = TcpListener::bind(("127.0.0.1", 0)).await?;
    let address = listener.local_addr()?;
    let pages = Router::new().fallback(page).with_state(Arc::new(folder));
    let serving = tokio::spawn(async move { axum::serve(listener, pages).await });
    let window = Window::open("bare-window", &[], prepared).await?;
    window.page.go_to(&format!("http://{address}/index.html?show=compare")).await;
    window.page.wait("the charts were redrawn", "document.querySelector('[data-ours]') !== null").await;
    let ours = window.number("return Number(document.querySelector('[data-ours]').dataset.ours)").await?;
    let bare = window.number("return Number(document.querySelector('[data-bare]').dataset.bare)").await?;
    window.close().await;
    serving.abort();
    let what = "A year of minute heart rate and of a glucose sensor redrawn, beside bare uPlot";
    Ok(Figure::at_most(GOAL, what, "ms", ours, bare))
}

/// Where `cargo xtask bench` built the page: beside this program's folder.
fn built() -> Result<PathBuf, Failed> {
    let program = std::env::current_exe()?;
    let folder = program.parent().and_then(Path::parent).map(|target| target.join("charts"));
    folder.filter(|folder| folder.join("index.html").is_file()).ok_or_else(|| "the page of charts was not built".into())
}

async fn page(State(folder): State<Arc<PathBuf>>, uri: Uri) -> Response {
    let name = uri.path().trim_start_matches('/');
    let kind = match name.rsplit_once('.').map(|(_, ending)| ending) {
        Some("html") => "text/html",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        _ => "application/octet-stream",
    };
    if name.split('/').any(|part| part == "..") {
        return StatusCode::NOT_FOUND.into_response();
    }
    match tokio::fs::read(folder.join(name)).await {
        Ok(bytes) => ([(header::CONTENT_TYPE, kind)], bytes).into_response(),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}
