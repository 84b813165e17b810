//! Anteroom, the program.

use std::process::ExitCode;

fn main() -> ExitCode {
    anteroom::environment::prepare();
    if let Err(error) = anteroom::crashes::leave_nothing() {
        eprintln!("anteroom: a crash of this program may leave its memory in a file: {error}");
    }
    let arguments = match anteroom::arguments::Arguments::read(std::env::args_os().skip(1)) {
        Ok(arguments) => arguments,
        Err(problem) => {
            eprintln!("anteroom: {problem}\n{}", anteroom::arguments::USAGE);
            return ExitCode::from(2);
        }
    };
    if let Some(file) = &arguments.verify_audit {
        return anteroom::verifying::verify_audit(file);
    }
    if let Some(upkeep) = &arguments.upkeep {
        return match anteroom::upkeep::run(&arguments, upkeep) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("anteroom: {error}");
                ExitCode::FAILURE
            }
        };
    }
    match anteroom::run(arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("anteroom: the window could not be opened: {error}");
            ExitCode::FAILURE
        }
    }
}
