//! Serves one vendor's simulator alone: prints one JSON line that says where, then runs until it is interrupted.

use std::process::ExitCode;
use std::time::Duration;

use sandbox::{
    CareMonitorOptions, CareMonitorSimulator, CariumOptions, CariumSimulator, ClinOneOptions, ClinOneSimulator,
    MiaOptions, MiaSimulator, Orders, SandboxError, Simulator, SimulatorOptions,
};
use serde_json::{Value, json};

const USAGE: &str =
    "usage: anteroom-sandbox [--vendor NAME] [--port N] [--speed X] [--seed N] [--latency MS] [--control]

  --vendor NAME  solo, the default, carium, caremonitor, clinone or mia
  --port N       the port on 127.0.0.1; 0, the default, takes any free one
  --speed X      simulated seconds per real second; 0 stands still, the default is 1
  --seed N       what the invented clinic follows from
  --latency MS   how late every answer is
  --control      also answer at /_control";

/// What the arguments say.
struct Wanted {
    vendor: Vendor,
    port: u16,
    speed: f64,
    seed: Option<u64>,
    latency: Duration,
    control: bool,
}

#[derive(Clone, Copy)]
enum Vendor {
    Solo,
    Carium,
    CareMonitor,
    ClinOne,
    Mia,
}

impl Vendor {
    fn named(name: &str) -> Option<Self> {
        match name {
            "solo" => Some(Self::Solo),
            "carium" => Some(Self::Carium),
            "caremonitor" => Some(Self::CareMonitor),
            "clinone" => Some(Self::ClinOne),
            "mia" => Some(Self::Mia),
            _ => None,
        }
    }
}

/// A running simulator, which lives as long as this does, and what the line says of it.
struct Served {
    _simulator: Box<dyn Send>,
    line: Value,
}

impl Served {
    /// Keeps a simulator, and adds to its line what every vendor's has.
    fn new(wanted: &Wanted, orders: &Orders, mut line: Value, simulator: impl Send + 'static) -> Self {
        orders.set_latency(wanted.latency);
        line["baseUrl"] = json!(orders.base_url());
        line["control"] = json!(wanted.control.then(|| format!("{}/_control", orders.base_url())));
        Self { _simulator: Box::new(simulator), line }
    }
}

/// A vendor's options with what was wanted of them; every vendor's have these members.
macro_rules! served {
    ($wanted:expr, $options:ident) => {{
        let usual = $options::default();
        $options {
            port: $wanted.port,
            speed: $wanted.speed,
            seed: $wanted.seed.unwrap_or(usual.seed),
            control_over_http: $wanted.control,
            ..usual
        }
    }};
}

fn wanted() -> Result<Wanted, String> {
    let mut wanted =
        Wanted { vendor: Vendor::Solo, port: 0, speed: 1.0, seed: None, latency: Duration::ZERO, control: false };
    let mut arguments = std::env::args().skip(1);
    while let Some(name) = arguments.next() {
        let mut value = || arguments.next().ok_or_else(|| format!("{name} needs a value"));
        let wrong = |text: &str| format!("{name} cannot be {text}");
        match name.as_str() {
            "--vendor" => {
                wanted.vendor = value().and_then(|text| Vendor::named(&text).ok_or_else(|| wrong(&text)))?;
            }
            "--port" => wanted.port = value().and_then(|text| text.parse().map_err(|_| wrong(&text)))?,
            "--speed" => wanted.speed = value().and_then(|text| text.parse().map_err(|_| wrong(&text)))?,
            "--seed" => wanted.seed = Some(value().and_then(|text| text.parse().map_err(|_| wrong(&text)))?),
            "--latency" => {
                let millis = value().and_then(|text| text.parse().map_err(|_| wrong(&text)))?;
                wanted.latency = Duration::from_millis(millis);
            }
            "--control" => wanted.control = true,
            _ => return Err(format!("{name} is not known")),
        }
    }
    Ok(wanted)
}

async fn serve(wanted: &Wanted) -> Result<Served, SandboxError> {
    match wanted.vendor {
        Vendor::Solo => solo(wanted).await,
        Vendor::Carium => carium(wanted).await,
        Vendor::CareMonitor => caremonitor(wanted).await,
        Vendor::ClinOne => clinone(wanted).await,
        Vendor::Mia => mia(wanted).await,
    }
}

async fn solo(wanted: &Wanted) -> Result<Served, SandboxError> {
    let options = served!(wanted, SimulatorOptions);
    let simulator = Simulator::start(options).await?;
    let line = json!({ "apiKey": simulator.api_key() });
    Ok(Served::new(wanted, &simulator.control(), line, simulator))
}

async fn carium(wanted: &Wanted) -> Result<Served, SandboxError> {
    let simulator = CariumSimulator::start(served!(wanted, CariumOptions)).await?;
    let line = json!({
        "organizationId": simulator.organization_id(),
        "username": simulator.username(),
        "totpUsername": simulator.totp_username(),
        "password": simulator.password(),
        "totpSecret": simulator.totp_secret(),
    });
    Ok(Served::new(wanted, &simulator.control(), line, simulator))
}

async fn caremonitor(wanted: &Wanted) -> Result<Served, SandboxError> {
    let options = served!(wanted, CareMonitorOptions);
    let line = json!({
        "userId": options.user_id,
        "password": options.password,
        "apiKey": options.api_key,
        "clientId": options.client_id,
        "clientSecret": options.client_secret,
    });
    let simulator = CareMonitorSimulator::start(options).await?;
    Ok(Served::new(wanted, &simulator.control(), line, simulator))
}

async fn clinone(wanted: &Wanted) -> Result<Served, SandboxError> {
    let simulator = ClinOneSimulator::start(served!(wanted, ClinOneOptions)).await?;
    let line = json!({
        "tokenUrl": simulator.token_url(),
        "scope": simulator.scope(),
        "clientId": simulator.client_id(),
        "clientSecret": simulator.client_secret(),
    });
    Ok(Served::new(wanted, &simulator.control(), line, simulator))
}

async fn mia(wanted: &Wanted) -> Result<Served, SandboxError> {
    let simulator = MiaSimulator::start(served!(wanted, MiaOptions)).await?;
    let line = json!({ "username": simulator.username(), "password": simulator.password() });
    Ok(Served::new(wanted, &simulator.control(), line, simulator))
}

#[tokio::main]
#[allow(clippy::print_stdout, reason = "the line is what the program is started for")]
async fn main() -> ExitCode {
    let wanted = match wanted() {
        Ok(wanted) => wanted,
        Err(problem) => {
            eprintln!("{problem}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    let served = match serve(&wanted).await {
        Ok(served) => served,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::FAILURE;
        }
    };
    println!("{}", served.line);
    match tokio::signal::ctrl_c().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("the interrupt signal cannot be waited for: {error}");
            ExitCode::FAILURE
        }
    }
}
