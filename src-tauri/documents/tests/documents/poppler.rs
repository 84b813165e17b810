//! The tools of poppler, on a file in a temporary folder: the people in it are invented.

use std::path::Path;
use std::process::Command;

fn run(program: &str, arguments: &[&str], folder: &Path) -> Vec<u8> {
    let output = Command::new(program)
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap_or_else(|error| panic!("{program} (Debian package poppler-utils): {error}"));
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{program}: {said}");
    // Poppler reads a damaged file as far as it can and says so here.
    assert!(said.trim().is_empty(), "{program} complains: {said}");
    output.stdout
}

fn kept(bytes: &[u8]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.pdf"), bytes).unwrap();
    folder
}

/// The text of each page.
pub(crate) fn text(bytes: &[u8]) -> Vec<String> {
    let folder = kept(bytes);
    let text = run("pdftotext", &["-layout", "-enc", "UTF-8", "a.pdf", "-"], folder.path());
    let text = String::from_utf8(text).unwrap();
    let mut pages: Vec<String> = text.split('\u{c}').map(str::to_owned).collect();
    pages.pop();
    pages
}

/// All words in the order in which they were written, which is how they are heard.
pub(crate) fn written(bytes: &[u8]) -> String {
    let folder = kept(bytes);
    let text = run("pdftotext", &["-raw", "-enc", "UTF-8", "a.pdf", "-"], folder.path());
    flat(&String::from_utf8(text).unwrap().replace('\u{c}', " "))
}

/// The words of one page in the order in which they were written.
pub(crate) fn page_text(bytes: &[u8], page: u32) -> String {
    let folder = kept(bytes);
    let page = page.to_string();
    let text = run("pdftotext", &["-raw", "-enc", "UTF-8", "-f", &page, "-l", &page, "a.pdf", "-"], folder.path());
    flat(&String::from_utf8(text).unwrap().replace('\u{c}', " "))
}

/// A table of what the file says of itself.
pub(crate) fn info(bytes: &[u8]) -> String {
    let folder = kept(bytes);
    String::from_utf8(run("pdfinfo", &["-rawdates", "a.pdf"], folder.path())).unwrap()
}

/// The fonts in the file.
pub(crate) fn fonts(bytes: &[u8]) -> String {
    let folder = kept(bytes);
    String::from_utf8(run("pdffonts", &["a.pdf"], folder.path())).unwrap()
}

/// One page in grey, as a PNG file.
pub(crate) fn picture(bytes: &[u8], page: u32, dots_per_inch: u32) -> Vec<u8> {
    let folder = kept(bytes);
    let (page, resolution) = (page.to_string(), dots_per_inch.to_string());
    let arguments = ["-png", "-gray", "-r", &resolution, "-f", &page, "-l", &page, "-singlefile", "a.pdf", "a"];
    run("pdftoppm", &arguments, folder.path());
    std::fs::read(folder.path().join("a.png")).unwrap()
}

/// All words, whatever the line they stand on.
pub(crate) fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
