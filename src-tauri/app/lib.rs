//! The Tauri shell: start-up, the window, the commands' registration and the events' names. It holds no rule of the
//! clinic and no secret; it is the only crate that knows Tauri.

pub mod arguments;
mod away;
mod commands;
mod console;
pub mod crashes;
mod demo;
mod desktop;
pub mod environment;
mod events;
mod files;
mod frames;
mod logs;
mod look;
mod measuring;
mod opening;
mod stop;
mod title;
pub mod upkeep;
pub mod verifying;
mod walls;

use tauri::Manager;

use arguments::Arguments;
use console::Console;

pub use commands::builder;

/// Opens the window and runs until it is closed.
///
/// # Errors
/// When the window cannot be made.
pub fn run(arguments: Arguments) -> Result<(), Box<dyn std::error::Error>> {
    logs::begin();
    let folder = arguments.folder()?;
    let builder = commands::builder();
    let handler = commands::with_raw(builder.invoke_handler());
    tauri::Builder::default()
        .invoke_handler(handler)
        .on_window_event(|window, event| {
            if let tauri::WindowEvent::CloseRequested { api, .. } = event
                && window.try_state::<Console>().is_some_and(|console| console.asks_before_closing())
            {
                api.prevent_close();
            }
        })
        .setup(move |app| {
            builder.mount_events(app);
            let console = Console::new(app.handle().clone(), folder);
            app.manage(console.clone());
            app.manage(console.watch());
            walls::open(app.handle())?;
            tauri::async_runtime::spawn(async move {
                if arguments.demo {
                    if let Err(problem) = console.open_demo().await {
                        tracing::error!(what = problem.what, "the demo clinic could not be opened");
                    }
                } else {
                    console.open().await;
                }
            });
            Ok(())
        })
        .build(tauri::generate_context!())?
        .run(|app, event| {
            if matches!(event, tauri::RunEvent::Exit) {
                app.state::<Console>().leave();
            }
        });
    Ok(())
}
