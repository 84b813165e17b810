//! What the desktop sees, whoever looks: a window's title and what was copied, asked from the display itself.

use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    Atom, AtomEnum, ClientMessageEvent, ConnectionExt, CreateWindowAux, EventMask, Window, WindowClass,
};
use x11rb::rust_connection::RustConnection;

/// The titles of a process's windows.
pub(crate) fn titles_of(process: u32) -> Vec<String> {
    let (display, screen) = x11rb::connect(None).expect("there is a display");
    let root = display.setup().roots[screen].root;
    let mut found = Vec::new();
    let mut windows = vec![root];
    while let Some(window) = windows.pop() {
        // A window may be gone by now.
        let Ok(tree) = display.query_tree(window).unwrap().reply() else { continue };
        windows.extend(tree.children);
        let owner = property(&display, window, b"_NET_WM_PID", AtomEnum::CARDINAL.into());
        if owner.as_deref() == Some(&process.to_ne_bytes()[..]) {
            let utf8 = atom(&display, b"UTF8_STRING");
            let name = property(&display, window, b"_NET_WM_NAME", utf8);
            found.extend(name.map(|name| String::from_utf8(name).unwrap()));
        }
    }
    found
}

fn atom(display: &RustConnection, name: &[u8]) -> Atom {
    display.intern_atom(false, name).unwrap().reply().unwrap().atom
}

fn property(display: &RustConnection, window: Window, name: &[u8], kind: Atom) -> Option<Vec<u8>> {
    let asked = display.get_property(false, window, atom(display, name), kind, 0, 1024).unwrap();
    let answer = asked.reply().ok()?;
    (!answer.value.is_empty()).then_some(answer.value)
}

/// Asks a process's windows to close, as the button in their frame does.
pub(crate) fn wish_to_close(process: u32) {
    let (display, screen) = x11rb::connect(None).expect("there is a display");
    let root = display.setup().roots[screen].root;
    let (protocols, delete) = (atom(&display, b"WM_PROTOCOLS"), atom(&display, b"WM_DELETE_WINDOW"));
    let mut windows = vec![root];
    while let Some(window) = windows.pop() {
        // A window may be gone by now.
        let Ok(tree) = display.query_tree(window).unwrap().reply() else { continue };
        windows.extend(tree.children);
        let owner = property(&display, window, b"_NET_WM_PID", AtomEnum::CARDINAL.into());
        let listens = property(&display, window, b"WM_PROTOCOLS", AtomEnum::ATOM.into());
        if owner.as_deref() == Some(&process.to_ne_bytes()[..]) && listens.is_some() {
            let wish = ClientMessageEvent::new(32, window, protocols, [delete, x11rb::CURRENT_TIME, 0, 0, 0]);
            display.send_event(false, window, EventMask::NO_EVENT, wish).unwrap();
        }
    }
    display.flush().unwrap();
}

/// The text on a display's clipboard; none when nobody holds one.
pub(crate) fn clipboard(display: &str) -> Option<String> {
    let (display, screen) = x11rb::connect(Some(display)).expect("there is a display");
    let root = display.setup().roots[screen].root;
    let window = display.generate_id().unwrap();
    let plain = (WindowClass::INPUT_OUTPUT, CreateWindowAux::new());
    display.create_window(0, window, root, 0, 0, 1, 1, 0, plain.0, 0, &plain.1).unwrap();
    let (held, text, here) =
        (atom(&display, b"CLIPBOARD"), atom(&display, b"UTF8_STRING"), atom(&display, b"ANTEROOM_TEST"));
    display.convert_selection(window, held, text, here, x11rb::CURRENT_TIME).unwrap();
    display.flush().unwrap();
    loop {
        if let Event::SelectionNotify(told) = display.wait_for_event().unwrap() {
            // No property: nobody holds the clipboard, or not as text.
            return (told.property != x11rb::NONE)
                .then(|| property(&display, window, b"ANTEROOM_TEST", text))
                .flatten()
                .map(|bytes| String::from_utf8(bytes).unwrap());
        }
    }
}
