//! Steps that many tasks share.

use super::desk::Desk;
use window_driver::keys;

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
