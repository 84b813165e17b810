//! What the browser shows when the patient has answered. It is no page of ours: these words stand here, since the console
//! answers the browser itself.

use caremonitor::PageWords;

use crate::views::Language;

pub(super) fn of(language: Language) -> PageWords {
    match language {
        Language::En => PageWords::default(),
        Language::Es => PageWords {
            taken: "Su respuesta se ha recibido. Puede cerrar esta ventana.".to_owned(),
            refused: "Esta página no corresponde a ninguna pregunta abierta. Puede cerrar esta ventana.".to_owned(),
        },
    }
}
