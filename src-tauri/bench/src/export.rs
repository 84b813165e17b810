//! An Apple Health export of a gigabyte, read as an import reads it, beside the bare XML parser over the same bytes: as the
//! text stands in a folder, and packed as people send it. What memory it adds is the most that was held at once.
//!
//! The bare parser is measured twice. One pass looks for where tags begin and end and never at what stands in them; that
//! is less than parsing XML, whose attributes hold everything here. The other looks at the attributes too.

use std::fs::File;
use std::io::{BufReader, BufWriter, Read, Seek, Write};
use std::time::Instant;

use health_files::synth::apple_export;
use health_files::{AppleHealth, Bounds, Found, Reader};
use quick_xml::events::Event;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::Failed;
use crate::figure::Figure;
use crate::memory;

const ROUNDS: usize = 3;
const GOAL: f64 = 0.5;
const GOAL_MIB: f64 = 200.0;
const BUFFER: usize = 256 * 1024;

/// The best of several rounds each: the machine does other things too.
pub(crate) fn measure(quick: bool) -> Result<Vec<Figure>, Failed> {
    let folder = tempfile::tempdir()?;
    let (text, packed) = (folder.path().join("export.xml"), folder.path().join("export.zip"));
    let size = if quick { 64 << 20 } else { 1 << 30 };
    let written = apple_export(BufWriter::with_capacity(BUFFER, File::create(&text)?), size)?;
    let mut zip = ZipWriter::new(File::create(&packed)?);
    zip.start_file("apple_health_export/export.xml", SimpleFileOptions::default().large_file(true))?;
    std::io::copy(&mut File::open(&text)?, &mut zip)?;
    zip.finish()?.flush()?;

    let megabytes = written.bytes as f64 / 1e6;
    let mut figures = Vec::new();
    let mut added: f64 = 0.0;
    for (form, file) in [("text", &text), ("ZIP", &packed)] {
        let plain = form == "text";
        let (mut tags, mut attributes, mut ours) = (f64::MAX, f64::MAX, f64::MAX);
        for _ in 0..ROUNDS {
            for (best, looks) in [(&mut tags, false), (&mut attributes, true)] {
                let begun = Instant::now();
                if plain {
                    bare(File::open(file)?, looks)?;
                } else {
                    bare(ZipArchive::new(BufReader::new(File::open(file)?))?.by_index(0)?, looks)?;
                }
                *best = best.min(begun.elapsed().as_secs_f64());
            }
            let before = memory::begin_peak()?;
            let begun = Instant::now();
            let readings = read(File::open(file)?)?;
            ours = ours.min(begun.elapsed().as_secs_f64());
            added = added.max(memory::peak_mib()? - before);
            if readings != written.readings {
                return Err(format!("{readings} of {} readings were found", written.readings).into());
            }
        }
        let what = format!("An Apple Health export of {megabytes:.0} MB as {form} read");
        let (ours, tags, attributes) = (megabytes / ours, megabytes / tags, megabytes / attributes);
        let beside = |bare: &str| format!("{what}, beside the bare parser with {bare}");
        figures.push(Figure::at_least(GOAL, beside("the attributes"), "MB/s", ours, attributes));
        figures.push(Figure::at_least(GOAL, beside("the tags alone"), "MB/s", ours, tags));
    }
    let what = format!("Memory that reading an export of {megabytes:.0} MB adds at most, MiB");
    figures.push(Figure::no_more(what, added, GOAL_MIB));
    Ok(figures)
}

fn bare(from: impl Read, attributes: bool) -> Result<u64, Failed> {
    let mut reader = quick_xml::Reader::from_reader(BufReader::with_capacity(BUFFER, from));
    let mut buffer = Vec::new();
    let mut seen = 0;
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer)? {
            Event::Start(tag) | Event::Empty(tag) if attributes => {
                for attribute in tag.attributes() {
                    seen += attribute?.value.len() as u64;
                }
            }
            Event::Start(_) | Event::Empty(_) => seen += 1,
            Event::Eof => return Ok(std::hint::black_box(seen)),
            _ => {}
        }
    }
}

fn read(from: impl Read + Seek) -> Result<u64, Failed> {
    let mut reader = AppleHealth::open(from, Bounds::default())?;
    let mut readings = 0;
    while let Some(found) = reader.next()? {
        readings += u64::from(matches!(found, Found::Reading(_)));
    }
    Ok(readings)
}
