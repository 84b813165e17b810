//! Whole tasks by the keyboard alone, and the steps that many tasks share.

use serde_json::json;

use super::desk::Desk;
use super::page::{Page, keys};

impl Page {
    /// Reaches a field by Tab and types into it.
    pub(crate) async fn type_into(&self, label: &str, text: &str) {
        let labelled = format!(
            "e.matches('textarea, input:not([type=radio], [type=checkbox])') && \
             [...e.labels].some(l => l.innerText.trim().startsWith({}))",
            json!(label)
        );
        self.tab_to(label, &labelled).await;
        self.type_text(text).await;
    }

    /// Reaches a button that is not off by Tab and presses Enter.
    pub(crate) async fn enter_on(&self, name: &str) {
        let named = format!(
            "e.tagName === 'BUTTON' && (e.getAttribute('aria-label') ?? e.innerText).trim().startsWith({}) && \
             e.getAttribute('aria-disabled') !== 'true'",
            json!(name)
        );
        self.tab_to(name, &named).await;
        self.press(&[keys::ENTER]).await;
    }

    /// Reaches a set of choices that stand side by side by Tab, and moves to the one of that name by arrow keys.
    pub(crate) async fn move_to(&self, name: &str) {
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
    pub(crate) async fn tick(&self, boxes: usize) {
        for _ in 0..boxes {
            self.tab_to("a tick", "e.type === 'checkbox' && !e.checked").await;
            self.press(&[keys::SPACE]).await;
        }
    }

    /// Opens a list of choices by its label and takes the one of that text.
    pub(crate) async fn pick(&self, label: &str, option: &str) {
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

impl Desk {
    /// Opens the record of a person known here, found by the record number.
    pub(crate) async fn open_person(&self, mrn: &str) {
        let page = self.page();
        page.press(&[keys::function(6)]).await;
        page.wait("the field has the focus", "document.activeElement.tagName === 'INPUT'").await;
        page.type_text(mrn).await;
        page.wait("somebody is found", "document.querySelectorAll('[data-hit]').length === 1").await;
        page.press(&[keys::ENTER]).await;
        page.see("Numbers of this record").await;
    }

    /// The vendor's patient of that record number: patient id, SPID and demographics.
    pub(crate) fn patient_of(&self, mrn: &str) -> serde_json::Value {
        let all = self.control.patients(usize::MAX);
        all.into_iter().find(|one| one["demographics"]["mrn"] == mrn).expect("the vendor has them")
    }
}
