//! Serves the Solo simulator alone: prints one JSON line that says where, then runs until it is interrupted.

use std::process::ExitCode;

use sandbox::{Simulator, SimulatorOptions};
use serde_json::json;

const USAGE: &str = "usage: anteroom-sandbox [--port N] [--speed X] [--seed N] [--control]

  --port N     the port on 127.0.0.1; 0, the default, takes any free one
  --speed X    simulated seconds per real second; 0 stands still, the default is 1
  --seed N     what the invented clinic follows from
  --control    also answer at /_control";

fn options() -> Result<SimulatorOptions, String> {
    let mut options = SimulatorOptions { control_over_http: false, ..SimulatorOptions::default() };
    let mut arguments = std::env::args().skip(1);
    while let Some(name) = arguments.next() {
        let mut value = || arguments.next().ok_or_else(|| format!("{name} needs a value"));
        let wrong = |text: &str| format!("{name} cannot be {text}");
        match name.as_str() {
            "--port" => options.port = value().and_then(|text| text.parse().map_err(|_| wrong(&text)))?,
            "--speed" => options.speed = value().and_then(|text| text.parse().map_err(|_| wrong(&text)))?,
            "--seed" => options.seed = value().and_then(|text| text.parse().map_err(|_| wrong(&text)))?,
            "--control" => options.control_over_http = true,
            _ => return Err(format!("{name} is not known")),
        }
    }
    Ok(options)
}

#[tokio::main]
#[allow(clippy::print_stdout, reason = "the line is what the program is started for")]
async fn main() -> ExitCode {
    let options = match options() {
        Ok(options) => options,
        Err(problem) => {
            eprintln!("{problem}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    let control = options.control_over_http;
    let simulator = match Simulator::start(options).await {
        Ok(simulator) => simulator,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    let base = simulator.base_url();
    let control = control.then(|| format!("{base}/_control"));
    println!("{}", json!({ "baseUrl": base, "apiKey": simulator.api_key(), "control": control }));
    match tokio::signal::ctrl_c().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("the interrupt signal cannot be waited for: {error}");
            ExitCode::FAILURE
        }
    }
}
