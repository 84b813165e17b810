//! Tells Tauri where the capability files stand: beside the shell, not at the root.

fn main() {
    let attributes = tauri_build::Attributes::new().capabilities_path_pattern("src-tauri/app/capabilities/*.json");
    if let Err(error) = tauri_build::try_build(attributes) {
        // A build script has no other way to refuse.
        panic!("tauri's build step failed: {error:#}");
    }
}
