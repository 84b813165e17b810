//! The figures: what the console costs, each beside a limit measured in the same run. A figure is never a test: it is
//! read by people, on the machine that it was taken on.
//!
//! `bench [--json FILE] [--quick]`. `--quick` searches a tenth of the people.
#![allow(clippy::print_stdout)] // A table on standard output is what this program is for.

mod client;
mod figure;
mod paper;
mod search;

use std::process::ExitCode;

use figure::Figure;

#[tokio::main]
async fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let (mut json, mut quick) = (None, false);
    while let Some(word) = words.next() {
        match word.as_str() {
            "--quick" => quick = true,
            "--json" => json = words.next(),
            other => {
                eprintln!("bench: {other} is not understood");
                return ExitCode::from(2);
            }
        }
    }
    match measure(quick).await {
        Ok(figures) => {
            print!("{}", figure::table(&figures));
            if let Some(file) = json
                && let Err(error) = figure::write(&figures, &file)
            {
                eprintln!("bench: {file} could not be written: {error}");
                return ExitCode::FAILURE;
            }
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("bench: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn measure(quick: bool) -> Result<Vec<Figure>, Box<dyn std::error::Error>> {
    let mut figures = client::measure().await?;
    figures.extend(paper::measure()?);
    figures.extend(search::measure(if quick { 100_000 } else { 1_000_000 }).await?);
    Ok(figures)
}
