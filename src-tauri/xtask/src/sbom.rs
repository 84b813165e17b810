//! What the console is made of, as CycloneDX: one bill for the crates that are compiled into it, one for the npm packages
//! from which its page is made. So that whoever looks after a clinic's computers can ask whether a flaw that becomes known
//! is theirs.
//!
//! Refuses to hand out a bill that leaves something out or has another form: each is held against what Cargo and npm
//! themselves say, and against CycloneDX's own schema.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use walkdir::WalkDir;

use crate::console::say;
use crate::failure::Failure;
use crate::process;
use crate::project::Project;
use crate::setup;

const CRATES: &str = "anteroom-crates.cdx.json";
const PACKAGES: &str = "anteroom-npm.cdx.json";
/// What the tool calls the bills that it writes beside each manifest.
const BESIDE: &str = "anteroom-sbom";
/// The system that the package is for.
const TARGET: &str = "x86_64-unknown-linux-gnu";
/// Ends with what the schema refuses, if it refuses anything.
const JUDGE: &str = "import sys
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
refused = JsonStrictValidator(SchemaVersion.V1_5).validate_str(open(sys.argv[1], encoding='utf-8').read())
sys.exit(None if refused is None else f'{sys.argv[1]} is not CycloneDX 1.5: {str(refused).splitlines()[0]}')
";

/// Writes both bills into a folder, when they are whole.
pub fn write(project: &Project, folder: &Path) -> Result<(), Failure> {
    fs::create_dir_all(folder).map_err(Failure::io(format!("{} could not be made", folder.display())))?;
    let (crates, packages) = (crates(project)?, packages(project)?);
    for (name, bill, wanted, kind) in
        [(CRATES, &crates, compiled(project)?, "cargo"), (PACKAGES, &packages, locked(project)?, "npm")]
    {
        let missing = faults(bill, &wanted, kind);
        if !missing.is_empty() {
            return Err(Failure::Unreadable(format!(
                "the bill of materials {name} is not whole: {}",
                missing.join("; ")
            )));
        }
        let file = folder.join(name);
        fs::write(&file, bill.to_string()).map_err(Failure::io(format!("{} could not be written", file.display())))?;
        judge(project, &file)?;
        say(format!("{}: {} components", file.display(), wanted.len()))?;
    }
    Ok(())
}

/// Holds a bill against CycloneDX's schema, strictly: no field that the schema does not know.
fn judge(project: &Project, bill: &Path) -> Result<(), Failure> {
    process::run(process::program(setup::python(project)).args(["-c", JUDGE]).arg(bill))
}

/// The step of `cargo xtask test`.
pub fn check(project: &Project) -> Result<(), Failure> {
    write(project, &project.root().join("target/xtask/sbom"))
}

/// The bill of the crates. The tool writes one beside each manifest of the workspace: the console's is taken, and none stays.
fn crates(project: &Project) -> Result<Value, Failure> {
    let made = process::run(process::cargo().current_dir(project.root()).args([
        "cyclonedx",
        "--format",
        "json",
        "--spec-version",
        "1.5",
        "--target",
        TARGET,
        "--override-filename",
        BESIDE,
    ]));
    let bill = read(&project.root().join(format!("{BESIDE}.json")));
    for file in beside(project.root()) {
        fs::remove_file(&file).map_err(Failure::io(format!("{} could not be removed", file.display())))?;
    }
    made?;
    bill
}

fn beside(root: &Path) -> Vec<PathBuf> {
    let passed = |name: &str| matches!(name, "target" | "node_modules" | ".git");
    WalkDir::new(root)
        .into_iter()
        .filter_entry(|entry| entry.file_name().to_str().is_none_or(|name| !passed(name)))
        .flatten()
        .filter(|entry| entry.file_name().to_str() == Some(&format!("{BESIDE}.json")))
        .map(walkdir::DirEntry::into_path)
        .collect()
}

/// The bill of the npm packages that the page is made from and with, as the lock file has them; npm writes it itself.
/// Those for development are in it: left out, npm leaves out React too, which the page shares with them.
fn packages(project: &Project) -> Result<Value, Failure> {
    let arguments = ["sbom", "--package-lock-only", "--sbom-format=cyclonedx"];
    parsed(&stdout(process::program("npm").current_dir(project.ui()).args(arguments))?, "npm sbom")
}

/// What Cargo compiles into the console: name and version.
fn compiled(project: &Project) -> Result<BTreeSet<String>, Failure> {
    let tree = stdout(process::cargo().current_dir(project.root()).args([
        "tree",
        "--locked",
        "--package",
        "anteroom",
        "--edges",
        "normal",
        "--target",
        TARGET,
        "--prefix",
        "none",
        "--format",
        "{p}",
    ]))?;
    let named = |line: &str| {
        let mut words = line.split_whitespace();
        Some(format!("{}@{}", words.next()?, words.next()?.trim_start_matches('v')))
    };
    Ok(tree.lines().filter_map(named).filter(|name| !name.starts_with("anteroom@")).collect())
}

/// What the lock file of the page holds: name and version.
fn locked(project: &Project) -> Result<BTreeSet<String>, Failure> {
    let lock = read(&project.ui().join("package-lock.json"))?;
    let packages = lock["packages"].as_object().into_iter().flatten();
    let named = |(path, about): (&String, &Value)| {
        let name = path.rsplit_once("node_modules/").map(|(_, name)| name)?;
        Some(format!("{name}@{}", about["version"].as_str()?))
    };
    Ok(packages.filter_map(named).collect())
}

/// What is wrong with a bill: its form, a component without what identifies it, and what it leaves out.
fn faults(bill: &Value, wanted: &BTreeSet<String>, kind: &str) -> Vec<String> {
    let mut faults = Vec::new();
    if bill["bomFormat"] != "CycloneDX" || bill["specVersion"] != "1.5" {
        faults.push("it is not CycloneDX 1.5".to_owned());
    }
    let serial = bill["serialNumber"].as_str().unwrap_or_default();
    if !serial.starts_with("urn:uuid:") || serial.len() != 45 {
        faults.push("it has no serial number".to_owned());
    }
    if wanted.is_empty() {
        faults.push("nothing is wanted of it".to_owned());
    }
    let mut left: BTreeSet<&str> = wanted.iter().map(String::as_str).collect();
    for component in bill["components"].as_array().into_iter().flatten() {
        let text = |field: &str| component[field].as_str().unwrap_or_default();
        let named = format!("{}@{}", text("name"), text("version"));
        let known = matches!(text("type"), "library" | "application");
        if !known || !text("purl").starts_with(&format!("pkg:{kind}/")) || text("bom-ref").is_empty() {
            faults.push(format!("{named} is not identified"));
        }
        left.remove(named.as_str());
    }
    faults.extend(left.into_iter().map(|name| format!("{name} is missing")));
    faults
}

fn stdout(command: &mut std::process::Command) -> Result<String, Failure> {
    let shown = process::shown(command);
    let output = process::output(command)?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(Failure::Program { command: shown, status: output.status })
    }
}

fn read(file: &Path) -> Result<Value, Failure> {
    let text = fs::read_to_string(file).map_err(Failure::io(format!("{} could not be read", file.display())))?;
    parsed(&text, &file.display().to_string())
}

fn parsed(text: &str, what: &str) -> Result<Value, Failure> {
    serde_json::from_str(text).map_err(|error| Failure::Unreadable(format!("{what} is not JSON: {error}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn bill() -> Value {
        json!({
            "bomFormat": "CycloneDX",
            "specVersion": "1.5",
            "serialNumber": "urn:uuid:bb419856-8b4e-4054-a24c-1fb3f127043a",
            "components": [
                { "type": "library", "bom-ref": "a", "name": "a", "version": "1.0.0", "purl": "pkg:cargo/a@1.0.0" },
            ],
        })
    }

    fn wanted(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|&name| name.to_owned()).collect()
    }

    #[test]
    fn a_bill_that_leaves_nothing_out_has_no_fault() {
        assert_eq!(faults(&bill(), &wanted(&["a@1.0.0"]), "cargo"), Vec::<String>::new());
    }

    #[test]
    fn what_is_left_out_unidentified_or_of_another_form_is_told() {
        assert_eq!(faults(&bill(), &wanted(&["a@1.0.0", "b@2.0.0"]), "cargo"), ["b@2.0.0 is missing"]);
        assert_eq!(faults(&bill(), &wanted(&["a@1.0.1"]), "cargo"), ["a@1.0.1 is missing"]);
        assert_eq!(faults(&bill(), &wanted(&["a@1.0.0"]), "npm"), ["a@1.0.0 is not identified"]);
        assert_eq!(faults(&bill(), &wanted(&[]), "cargo"), ["nothing is wanted of it"]);
        let mut other = bill();
        other["specVersion"] = json!("1.2");
        other["serialNumber"] = Value::Null;
        assert_eq!(faults(&other, &wanted(&["a@1.0.0"]), "cargo").len(), 2);
    }
}
