//! Rust files, parsed, so that a commented-out function or a string that looks like one is not taken for it.

use std::fs;
use std::path::Path;

use syn::{Attribute, Expr, ExprLit, Lit, Meta};
use walkdir::WalkDir;

use crate::failure::Failure;

/// A parsed file.
pub struct RustSource {
    /// Its syntax tree.
    pub file: syn::File,
}

impl RustSource {
    /// All `.rs` files below a folder of the project, in the order of their names; none when there is no such folder,
    /// since a vendor's crate comes with its issue.
    pub fn read_folder(root: &Path, folder: &str) -> Result<Vec<Self>, Failure> {
        let start = root.join(folder);
        if !start.is_dir() {
            return Ok(Vec::new());
        }
        let mut sources = Vec::new();
        for entry in WalkDir::new(start).sort_by_file_name() {
            let entry = entry.map_err(|error| Failure::io(format!("{folder} could not be read"))(error.into()))?;
            if entry.file_type().is_file() && entry.path().extension().is_some_and(|end| end == "rs") {
                let name = entry.path().strip_prefix(root).unwrap_or(entry.path()).display().to_string();
                let text =
                    fs::read_to_string(entry.path()).map_err(Failure::io(format!("{name} could not be read")))?;
                sources.push(Self::parse(&name, &text)?);
            }
        }
        Ok(sources)
    }

    /// Parses the text of the file `name`.
    pub fn parse(name: &str, text: &str) -> Result<Self, Failure> {
        let file =
            syn::parse_file(text).map_err(|error| Failure::Unreadable(format!("{name} is not valid Rust: {error}")))?;
        Ok(Self { file })
    }
}

/// The documentation of an item, its lines joined.
pub fn documentation(attributes: &[Attribute]) -> String {
    let lines = attributes.iter().filter_map(|attribute| match &attribute.meta {
        Meta::NameValue(pair) if pair.path.is_ident("doc") => match &pair.value {
            Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
            _ => None,
        },
        _ => None,
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Whether the item is compiled for tests only: `#[cfg(test)]`.
pub fn is_for_tests(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg") && attribute.parse_args::<syn::Ident>().is_ok_and(|word| word == "test")
    })
}
