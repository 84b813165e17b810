//! Memory of a process and all that descend from it: the proportional set size, in which a page that several processes
//! share counts once.

use std::collections::HashMap;

use crate::Failed;

/// MiB of the tree that begins at a process.
pub(crate) fn proportional_mib(root: u32) -> Result<f64, Failed> {
    let mut children: HashMap<u32, Vec<u32>> = HashMap::new();
    for entry in std::fs::read_dir("/proc")? {
        let Some(id) = entry?.file_name().to_str().and_then(|name| name.parse::<u32>().ok()) else { continue };
        // A process that ends meanwhile is no longer part of the tree.
        if let Some(parent) = parent(id) {
            children.entry(parent).or_default().push(id);
        }
    }
    let mut tree = vec![root];
    let mut total_kib = 0;
    while let Some(id) = tree.pop() {
        total_kib += proportional_kib(id)?;
        tree.extend(children.get(&id).into_iter().flatten());
    }
    Ok(total_kib as f64 / 1_024.0)
}

/// Forgets the most memory that this process held at once, and gives what it holds now, in MiB.
pub(crate) fn begin_peak() -> Result<f64, Failed> {
    std::fs::write("/proc/self/clear_refs", "5")?;
    peak_mib()
}

/// The most memory that this process held at once since [`begin_peak`], in MiB.
pub(crate) fn peak_mib() -> Result<f64, Failed> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).ok_or("no peak is told")?;
    Ok(line.split_whitespace().nth(1).ok_or("no peak is told")?.parse::<f64>()? / 1_024.0)
}

/// The fourth word of `stat`; the second is the program's name in parentheses and may hold anything.
fn parent(id: u32) -> Option<u32> {
    let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    stat.rsplit_once(')')?.1.split_whitespace().nth(1)?.parse().ok()
}

fn proportional_kib(id: u32) -> Result<u64, Failed> {
    let rollup = std::fs::read_to_string(format!("/proc/{id}/smaps_rollup"))?;
    let line = rollup.lines().find(|line| line.starts_with("Pss:")).ok_or("no proportional size is told")?;
    Ok(line.split_whitespace().nth(1).ok_or("no proportional size is told")?.parse()?)
}
