//! Anteroom, the program.

use std::process::ExitCode;

fn main() -> ExitCode {
    anteroom::environment::prepare();
    let arguments = match anteroom::arguments::Arguments::read(std::env::args_os().skip(1)) {
        Ok(arguments) => arguments,
        Err(problem) => {
            eprintln!(
                "anteroom: {problem}\nusage: anteroom [--demo] [--data-dir FOLDER]\n       anteroom verify-audit FILE"
            );
            return ExitCode::from(2);
        }
    };
    if let Some(file) = &arguments.verify_audit {
        return anteroom::verifying::verify_audit(file);
    }
    match anteroom::run(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("anteroom: the window could not be opened: {error}");
            ExitCode::FAILURE
        }
    }
}
