//! What a person does at the window: reads, types, presses.

use std::time::{Duration, Instant};

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::{Element, ElementRef};
use fantoccini::{Client, Locator};
use serde_json::{Value, json};

/// The page, by words rather than by structure.
pub struct Page {
    client: Client,
}

/// Keys by their WebDriver code points.
pub mod keys {
    #![allow(missing_docs)]

    pub const ENTER: char = '\u{e007}';
    pub const TAB: char = '\u{e004}';
    pub const ESCAPE: char = '\u{e00c}';
    pub const ALT: char = '\u{e00a}';
    pub const CONTROL: char = '\u{e009}';
    pub const SPACE: char = ' ';
    pub const RIGHT: char = '\u{e014}';
    pub const LEFT: char = '\u{e012}';
    pub const END: char = '\u{e010}';
    pub const DOWN: char = '\u{e015}';
    pub const F1: char = '\u{e031}';

    /// A function key, from 1.
    pub fn function(number: u32) -> char {
        char::from_u32(u32::from(F1) + number - 1).unwrap()
    }
}

const PATIENCE: Duration = Duration::from_secs(60);

impl Page {
    pub(crate) fn new(client: Client) -> Self {
        Self { client }
    }

    /// Ends the session; the program ends with it.
    pub async fn close(&self) {
        self.client.clone().close().await.unwrap();
    }

    /// Opens an address in the window.
    pub async fn go_to(&self, url: &str) {
        self.client.goto(url).await.unwrap_or_else(|error| panic!("{url}: {error}"));
    }

    /// Runs a script in the page, and gives what it returns.
    pub async fn run(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.unwrap_or_else(|error| panic!("{script}: {error}"))
    }

    /// Waits until an expression is true.
    pub async fn wait(&self, what: &str, expression: &str) {
        let begun = Instant::now();
        loop {
            if self.run(&format!("return Boolean({expression})")).await == json!(true) {
                return;
            }
            if begun.elapsed() > PATIENCE {
                let text = self.text().await;
                panic!("waited in vain: {what}\n--- the page says:\n{text}");
            }
            tokio::time::sleep(Duration::from_millis(60)).await;
        }
    }

    /// What the page says.
    pub async fn text(&self) -> String {
        let text = self.run("return document.body.innerText").await;
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the page says this.
    pub async fn see(&self, text: &str) {
        self.wait(text, &format!("document.body.innerText.includes({})", json!(text))).await;
    }

    /// Presses a button by the beginning of its name, once it can be pressed.
    pub async fn press_button(&self, name: &str) {
        let find = format!(
            "[...document.querySelectorAll('button,[role=button],[role=tab],[role=radio]')].find(b => \
             (b.getAttribute('aria-label') ?? b.innerText).trim().startsWith({}) && b.getAttribute('aria-disabled') !== 'true' \
             && !b.disabled && b.offsetParent !== null)",
            json!(name)
        );
        self.click(&format!("button {name}"), &find).await;
    }

    /// Clicks what an expression finds, once it is there and takes a click.
    pub async fn click(&self, what: &str, find: &str) {
        let begun = Instant::now();
        let find = format!("const found = {find} ?? null; found?.scrollIntoView({{ block: 'nearest' }}); return found");
        loop {
            let found = self.client.execute(&find, Vec::new()).await.unwrap();
            // A found element travels as an object whose one value is its id.
            let id = found.as_object().and_then(|one| one.values().next()?.as_str().map(str::to_owned));
            if let Some(id) = id {
                let element = Element::from_element_id(self.client.clone(), ElementRef::from(id));
                if element.click().await.is_ok() {
                    return;
                }
            }
            if begun.elapsed() > PATIENCE {
                let text = self.text().await;
                panic!("no {what}\n--- the page says:\n{text}");
            }
            tokio::time::sleep(Duration::from_millis(60)).await;
        }
    }

    /// A field that took a click: it stood, in sight, and has the focus.
    async fn field(&self, label: &str) -> Element {
        let begun = Instant::now();
        let found = json!(label);
        let path = format!(
            "//*[@id=(//label[starts-with(normalize-space(.), {found})]/@for)] | \
             //input[starts-with(@aria-label, {found})] | //textarea[starts-with(@aria-label, {found})]"
        );
        loop {
            // What is found may be gone before it is clicked, while the page is being drawn.
            if let Ok(field) = self.client.find(Locator::XPath(&path)).await
                && field.click().await.is_ok()
            {
                return field;
            }
            if begun.elapsed() > PATIENCE {
                let text = self.text().await;
                panic!("no field {label}\n--- the page says:\n{text}");
            }
            tokio::time::sleep(Duration::from_millis(60)).await;
        }
    }

    /// Types into a field, in the place of what stands there.
    pub async fn fill(&self, label: &str, text: &str) {
        let field = self.field(label).await;
        field.clear().await.unwrap_or_else(|error| panic!("field {label}: {error}"));
        field.send_keys(text).await.unwrap_or_else(|error| panic!("field {label}: {error}"));
    }

    /// Types into a field with a list of choices, and takes the first that fits.
    pub async fn choose(&self, label: &str, text: &str) {
        self.fill(label, text).await;
        self.wait("a choice is offered", "document.querySelector('[role=option]')").await;
        self.press(&[keys::DOWN, keys::ENTER]).await;
    }

    /// Takes one of several choices that stand side by side.
    pub async fn choose_one(&self, name: &str) {
        let find = format!(
            "[...document.querySelectorAll('label')].find(l => l.innerText.trim() === {} && l.querySelector('input[type=radio]'))",
            json!(name)
        );
        self.wait(name, &find).await;
        self.run(&format!("{find}.click(); return true")).await;
    }

    /// Presses keys one after the other, wherever the focus is.
    pub async fn press(&self, pressed: &[char]) {
        let mut actions = KeyActions::new("keyboard".to_owned());
        for &value in pressed {
            actions = actions.then(KeyAction::Down { value }).then(KeyAction::Up { value });
        }
        self.client.perform_actions(actions).await.unwrap();
        tokio::time::sleep(Duration::from_millis(120)).await;
    }

    /// Presses a key while another is held.
    pub async fn press_with(&self, held: char, pressed: char) {
        let actions = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value: held })
            .then(KeyAction::Down { value: pressed })
            .then(KeyAction::Up { value: pressed })
            .then(KeyAction::Up { value: held });
        self.client.perform_actions(actions).await.unwrap();
        tokio::time::sleep(Duration::from_millis(120)).await;
    }

    /// Types as a person does, with a pause after each key: the page gets each one before the next.
    pub async fn type_at_ease(&self, letters: &[char], pause: Duration) {
        let mut actions = KeyActions::new("keyboard".to_owned());
        for &value in letters {
            actions = actions.then(KeyAction::Down { value }).then(KeyAction::Up { value });
            actions = actions.then(KeyAction::Pause { duration: pause });
        }
        self.client.perform_actions(actions).await.unwrap();
    }

    /// Types, wherever the focus is.
    pub async fn type_text(&self, text: &str) {
        self.press(&text.chars().collect::<Vec<_>>()).await;
    }

    /// Presses Tab until what has the focus fits the expression (in which `e` is it).
    pub async fn tab_to(&self, what: &str, expression: &str) {
        for _ in 0..200 {
            let there = format!("const e = document.activeElement; return Boolean(e && ({expression}))");
            if self.run(&there).await == json!(true) {
                return;
            }
            self.press(&[keys::TAB]).await;
        }
        panic!("Tab never reached {what}");
    }

    /// Gives the window a size.
    pub async fn resize(&self, width: u32, height: u32) {
        self.client.set_window_size(width, height).await.unwrap();
    }

    /// Keeps a picture of what is seen.
    pub async fn screenshot(&self, to: &std::path::Path) {
        std::fs::write(to, self.client.screenshot().await.unwrap()).unwrap();
    }

    /// Reaches a field by Tab and types into it.
    pub async fn type_into(&self, label: &str, text: &str) {
        let labelled = format!(
            "e.matches('textarea, input:not([type=radio], [type=checkbox])') && \
             [...e.labels].some(l => l.innerText.trim().startsWith({}))",
            json!(label)
        );
        self.tab_to(label, &labelled).await;
        self.type_text(text).await;
    }

    /// Reaches a button that is not off by Tab and presses Enter.
    pub async fn enter_on(&self, name: &str) {
        let named = format!(
            "e.tagName === 'BUTTON' && (e.getAttribute('aria-label') ?? e.innerText).trim().startsWith({}) && \
             e.getAttribute('aria-disabled') !== 'true'",
            json!(name)
        );
        self.tab_to(name, &named).await;
        self.press(&[keys::ENTER]).await;
    }

    /// Reaches a set of choices that stand side by side by Tab, and moves to the one of that name by arrow keys.
    pub async fn move_to(&self, name: &str) {
        let names = "[...document.getElementsByName(e.name)].map(o => o.labels[0]?.innerText.trim())";
        let within = format!("e.type === 'radio' && {names}.includes({})", json!(name));
        self.tab_to(name, &within).await;
        for _ in 0..8 {
            let here = "const e = document.activeElement; return e.checked ? e.labels[0].innerText.trim() : ''";
            if self.run(here).await == json!(name) {
                return;
            }
            self.press(&[keys::RIGHT]).await;
        }
        panic!("the arrow keys never reached {name}");
    }

    /// Reaches so many empty tick boxes by Tab, one after the other, and ticks each.
    pub async fn tick(&self, boxes: usize) {
        for _ in 0..boxes {
            self.tab_to("a tick", "e.type === 'checkbox' && !e.checked").await;
            self.press(&[keys::SPACE]).await;
        }
    }

    /// Opens a list of choices by its label and takes the one of that text.
    pub async fn pick(&self, label: &str, option: &str) {
        let list = format!(
            "[...document.querySelectorAll('button[aria-haspopup=listbox]')].find(b => \
             (b.getAttribute('aria-labelledby') ?? '').split(' ').some(id => \
             document.getElementById(id)?.innerText.trim() === {}))",
            json!(label)
        );
        self.click(&format!("list {label}"), &list).await;
        let choice = format!(
            "[...document.querySelectorAll('[role=option]')].find(o => o.innerText.trim() === {})",
            json!(option)
        );
        self.click(&format!("choice {option}"), &choice).await;
        self.wait("the list is closed", "!document.querySelector('[role=option]')").await;
    }
}
