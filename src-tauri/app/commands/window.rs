//! The window itself: its title, its look before a clinic is open, and its end.

use tauri::State;

use crate::console::Console;
use crate::look::Look;
use crate::title::ScreenName;

/// How the window looked when somebody last chose; for the screens that come before a clinic is open.
#[tauri::command]
#[specta::specta]
pub fn look(console: State<'_, Console>) -> Look {
    console.look().now()
}

/// The page tells which screen it shows, and the window's title names it; none before a clinic is open.
#[tauri::command]
#[specta::specta]
pub fn show_screen(console: State<'_, Console>, screen: Option<ScreenName>) {
    console.title().show(screen);
}

/// Ends the program; the store is closed first.
#[tauri::command]
#[specta::specta]
pub fn quit(console: State<'_, Console>) {
    console.quit();
}

/// The page begins or ceases to hold the window open: something typed has not been sent.
#[tauri::command]
#[specta::specta]
pub fn hold_close(console: State<'_, Console>, held: bool) {
    console.hold_close(held);
}

/// Somebody touched the console: the clock after which it locks begins anew.
#[tauri::command]
#[specta::specta]
pub fn touched(console: State<'_, Console>) {
    console.touched();
}
