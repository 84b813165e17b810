//! Where cryptography is done: the inventory of `SECURITY.md` against the manifests, so that no crate begins with it, or
//! with another cipher, without being looked at.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use walkdir::WalkDir;

/// What the name of a cryptographic crate holds.
const PARTS: &[&str] = &[
    "aes",
    "argon",
    "aws-lc",
    "bcrypt",
    "blake",
    "cbc",
    "chacha",
    "cipher",
    "crypt",
    "curve25519",
    "digest",
    "ecdsa",
    "ed25519",
    "elliptic",
    "getrandom",
    "gcm",
    "hkdf",
    "hmac",
    "jose",
    "jsonwebtoken",
    "jwt",
    "keyring",
    "libsqlite3",
    "md-5",
    "md5",
    "oauth",
    "openssl",
    "p256",
    "pbkdf",
    "pgp",
    "poly1305",
    "rand",
    "reqwest",
    "ring",
    "rsa",
    "rustls",
    "salsa",
    "scrypt",
    "sha1",
    "sha2",
    "sha3",
    "sodium",
    "ssl",
    "subtle",
    "tls",
    "totp",
    "x509",
];
/// Names that hold such a part and are none of it.
const NONE: &[&str] = &["fastrand"];
/// Files of archives, which may be locked with a password.
const ARCHIVES: &str = "zip";
/// What is no part of the console: it draws figures or runs checks.
const APART: &[&str] = &["src-tauri/xtask", "src-tauri/bench", "src-tauri/bench/driver", "src-tauri/bench/bare"];

type Uses = BTreeMap<String, BTreeSet<String>>;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap()
}

fn is_cryptographic(name: &str) -> bool {
    let part = |part: &&str| name.contains(*part);
    name == ARCHIVES || (PARTS.iter().any(part) && !NONE.contains(&name) && name != "keyring-core")
}

/// What each crate of ours uses of cryptography, by its manifest; the console itself is `app`.
fn used() -> Uses {
    let manifests = WalkDir::new(root().join("src-tauri"))
        .into_iter()
        .filter_entry(|entry| entry.file_name() != "target")
        .flatten()
        .filter(|entry| entry.file_name() == "Cargo.toml")
        .map(|entry| {
            let folder = entry.path().parent().unwrap().strip_prefix(root()).unwrap();
            (folder.to_str().unwrap().to_owned(), entry.into_path())
        })
        .filter(|(folder, _)| !APART.contains(&folder.as_str()));
    let mut uses = Uses::new();
    for (folder, manifest) in manifests.chain([("src-tauri/app".to_owned(), root().join("Cargo.toml"))]) {
        let manifest: toml::Table = std::fs::read_to_string(manifest).unwrap().parse().unwrap();
        let dependencies = manifest.get("dependencies").and_then(toml::Value::as_table).into_iter().flatten();
        let names: BTreeSet<String> =
            dependencies.map(|(name, _)| name.clone()).filter(|name| is_cryptographic(name)).collect();
        if !names.is_empty() {
            uses.insert(folder, names);
        }
    }
    uses
}

/// The table "Who uses it" of the inventory.
fn written() -> Uses {
    let text = std::fs::read_to_string(root().join("SECURITY.md")).unwrap();
    let (_, table) = text.split_once("### Who uses it").unwrap();
    let table = table.split("\n*Life of a key*").next().unwrap();
    let rows = table.lines().filter(|line| line.starts_with("| `"));
    rows.map(|row| {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let names = cells[1].split(", ").map(|name| name.trim_matches('`').to_owned()).collect();
        (cells[0].trim_matches('`').to_owned(), names)
    })
    .collect()
}

#[test]
fn every_crate_that_uses_cryptography_stands_in_the_inventory_with_what_it_uses() {
    assert_eq!(used(), written());
}

#[test]
fn a_cipher_is_known_by_its_name() {
    for name in ["aes-gcm", "sha1", "ring", "rand_core", "openssl", "hmac", "zip"] {
        assert!(is_cryptographic(name), "{name}");
    }
    for name in ["serde", "chrono", "tokio", "fastrand", "quick-xml", "tracing", "tracing-subscriber"] {
        assert!(!is_cryptographic(name), "{name}");
    }
}
