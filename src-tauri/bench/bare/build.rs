//! Tauri's own build step, without anything added.

fn main() {
    tauri_build::build();
}
