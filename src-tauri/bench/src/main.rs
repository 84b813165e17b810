//! The figures: what the console costs, each beside a limit measured in the same run. A figure is never a test: it is
//! read by people, on the machine that it was taken on.
//!
//! `bench [--json FILE] [--quick] [--only NAME]`. `--quick` takes fewer samples and searches a tenth of the people; the
//! names are `client`, `deliveries`, `rows`, `sync`, `apart`, `paper`, `electrocardiogram`, `export`, `search`, `report`, `audit`,
//! `start`, `settled`, `unlock`, `frames`, `typing`, `painted`, `scroll`, `charts` and `waveform`.
#![allow(clippy::print_stdout)] // A table on standard output is what this program is for.

mod apart;
mod audit;
mod client;
mod deliveries;
mod electrocardiogram;
mod export;
mod figure;
mod fresh;
mod memory;
mod paper;
mod people;
mod prepared;
mod program;
mod receiving;
mod report;
mod rows;
mod search;
mod start;
mod sync;
mod window;

use std::process::ExitCode;

use figure::Figure;

type Failed = Box<dyn std::error::Error>;

#[tokio::main]
async fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let (mut json, mut quick, mut only) = (None, false, None);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--quick" => quick = true,
            "--json" => json = words.next(),
            "--only" => only = words.next(),
            other => {
                eprintln!("bench: {other} is not understood");
                return ExitCode::from(2);
            }
        }
    }
    let mut figures = Vec::new();
    let measured = measure(quick, only.as_deref(), &mut figures).await;
    // What was measured before something failed was measured all the same.
    print!("{}", figure::table(&figures));
    let written = json.map_or(Ok(()), |file| {
        figure::write(&figures, &file).map_err(|error| format!("{file} could not be written: {error}").into())
    });
    match measured.and(written) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn measure(quick: bool, only: Option<&str>, figures: &mut Vec<Figure>) -> Result<(), Failed> {
    let wanted = |name: &str| only.is_none_or(|only| only == name);
    if wanted("client") {
        figures.extend(client::measure().await?);
    }
    if wanted("deliveries") {
        figures.push(deliveries::measure().await?);
    }
    if wanted("rows") {
        figures.extend(rows::measure().await?);
    }
    if wanted("sync") {
        figures.extend(sync::measure(quick).await?);
    }
    if wanted("apart") {
        figures.push(apart::measure(quick).await?);
    }
    if wanted("paper") {
        figures.extend(paper::measure()?);
    }
    if wanted("electrocardiogram") {
        figures.extend(electrocardiogram::measure(quick).await?);
    }
    if wanted("export") {
        figures.extend(tokio::task::block_in_place(|| export::measure(quick))?);
    }
    if wanted("search") {
        figures.extend(search::measure(if quick { 100_000 } else { 1_000_000 }).await?);
    }
    if wanted("report") {
        figures.extend(report::measure(if quick { 100_000 } else { 1_000_000 }).await?);
    }
    if ["audit", "start", "settled", "unlock", "frames", "typing", "painted", "scroll", "charts", "waveform"]
        .into_iter()
        .any(wanted)
    {
        let prepared = prepared::Prepared::new().await?;
        if wanted("audit") {
            figures.extend(audit::measure(&prepared, if quick { 100_000 } else { 1_000_000 }).await?);
        }
        // Waiting for a window must not keep the simulator, which runs on this runtime, from answering.
        if wanted("start") {
            figures.push(tokio::task::block_in_place(|| start::measure(&prepared, quick))?);
        }
        if wanted("settled") {
            figures.push(window::settled::measure(&prepared, quick).await?);
        }
        if wanted("unlock") {
            figures.push(window::unlock::measure(&prepared, quick).await?);
        }
        if wanted("frames") {
            figures.push(window::frames::measure(&prepared).await?);
        }
        if wanted("typing") {
            figures.push(window::typing::measure(&prepared).await?);
        }
        if wanted("painted") {
            figures.push(window::painted::measure(&prepared).await?);
        }
        if wanted("charts") {
            figures.push(window::charts::measure(&prepared).await?);
        }
        if wanted("waveform") {
            figures.extend(window::waveform::measure(&prepared, quick).await?);
        }
        if wanted("scroll") {
            figures.extend(window::scroll::measure(&prepared, if quick { 100_000 } else { 1_000_000 }).await?);
        }
    }
    if figures.is_empty() {
        return Err("there is no figure of that name".into());
    }
    Ok(())
}
