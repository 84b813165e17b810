//! The page's types are those of the host.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::path::Path;

/// Run with `UPDATE_BINDINGS=1` to write the file anew.
#[test]
fn the_checked_in_bindings_are_those_of_the_host() {
    let checked_in = Path::new(env!("CARGO_MANIFEST_DIR")).join("ui/src/host/bindings.ts");
    let folder = tempfile::tempdir().unwrap();
    let fresh = folder.path().join("bindings.ts");
    anteroom::builder().export(specta_typescript::Typescript::default(), &fresh).expect("the types can be exported");
    let fresh = std::fs::read_to_string(fresh).unwrap();
    if std::env::var_os("UPDATE_BINDINGS").is_some() {
        std::fs::write(&checked_in, &fresh).unwrap();
    }
    let kept = std::fs::read_to_string(&checked_in).unwrap();
    assert!(kept == fresh, "ui/src/host/bindings.ts differs: UPDATE_BINDINGS=1 cargo test --test bindings");
}
