//! What is said of an electrocardiogram, in each language.

use crate::EcgWay;

/// Labels and sentences of an electrocardiogram.
pub(crate) struct EcgWords {
    pub(crate) title: &'static str,
    pub(crate) leads: fn(&str) -> String,
    pub(crate) not_stated: &'static str,
    /// Speed, gain and rates.
    pub(crate) scale: fn(&str) -> String,
    pub(crate) filter: fn(&str) -> String,
    pub(crate) no_filter: &'static str,
    pub(crate) cut_low: fn(u32) -> String,
    pub(crate) no_gain: &'static str,
    pub(crate) begins: fn(&str) -> String,
    pub(crate) unknown_begin: &'static str,
    pub(crate) zone_assumed: &'static str,
    pub(crate) zone_patients: &'static str,
    /// From where to where of how long.
    pub(crate) stretch: fn(&str, &str, &str) -> String,
    pub(crate) device: fn(&str) -> String,
    pub(crate) device_says: fn(&str) -> String,
    pub(crate) way: fn(&EcgWay) -> String,
    /// How it came and when it was kept.
    pub(crate) came: fn(&str, &str) -> String,
    pub(crate) bar: &'static str,
    /// From how many millivolts to how many a row reaches.
    pub(crate) reach: fn(&str, &str) -> String,
    pub(crate) no_samples: &'static str,
}

pub(super) const ENGLISH: EcgWords = EcgWords {
    title: "Electrocardiogram",
    leads: |names| format!("ECG, leads {names}"),
    not_stated: "Lead not stated",
    scale: |rates| format!("25 mm/s, 10 mm/mV, {rates}"),
    filter: |told| format!("Filter {told}"),
    no_filter: "Filter not stated",
    cut_low: |hertz| format!("upper cut-off under {hertz} Hz: ST and late potentials may be distorted"),
    no_gain: "gain not stated: heights are not millivolts",
    begins: |at| format!("Recorded {at}"),
    unknown_begin: "Not known when it began: times are counted from the beginning",
    zone_assumed: "zone assumed at import",
    zone_patients: "zone not stated: the patient's clock",
    stretch: |from, to, of| format!("shown {from} to {to} s of {of} s"),
    device: |name| format!("Device {name}"),
    device_says: |said| format!("Device says \u{201c}{said}\u{201d}. Unconfirmed."),
    way: |way| match way {
        EcgWay::Read(vendor) => format!("Read from {vendor}"),
        EcgWay::Delivered(vendor) => format!("Delivered by {vendor}"),
        EcgWay::Imported => "Imported file".to_owned(),
        EcgWay::Entered(by) => format!("Entered by {by}"),
    },
    came: |how, at| format!("{how}, kept {at}"),
    bar: "This bar is 50 mm long. Print at 100 %.",
    reach: |low, high| format!("{low} to {high} mV"),
    no_samples: "No sample in this row: the signal was lost",
};

pub(super) const SPANISH: EcgWords = EcgWords {
    title: "Electrocardiograma",
    leads: |names| format!("ECG, derivaciones {names}"),
    not_stated: "Derivación no indicada",
    scale: |rates| format!("25 mm/s, 10 mm/mV, {rates}"),
    filter: |told| format!("Filtro {told}"),
    no_filter: "Filtro no indicado",
    cut_low: |hertz| {
        format!("corte superior por debajo de {hertz} Hz: ST y potenciales tardíos pueden estar deformados")
    },
    no_gain: "ganancia no indicada: las alturas no son milivoltios",
    begins: |at| format!("Registrado {at}"),
    unknown_begin: "No se sabe cuándo empezó: los tiempos se cuentan desde el comienzo",
    zone_assumed: "zona supuesta al importar",
    zone_patients: "zona no indicada: el reloj del paciente",
    stretch: |from, to, of| format!("se muestra de {from} a {to} s de {of} s"),
    device: |name| format!("Dispositivo {name}"),
    device_says: |said| format!("El dispositivo dice «{said}». Sin confirmar."),
    way: |way| match way {
        EcgWay::Read(vendor) => format!("Leído de {vendor}"),
        EcgWay::Delivered(vendor) => format!("Entregado por {vendor}"),
        EcgWay::Imported => "Archivo importado".to_owned(),
        EcgWay::Entered(by) => format!("Introducido por {by}"),
    },
    came: |how, at| format!("{how}, guardado {at}"),
    bar: "Esta barra mide 50 mm. Imprima al 100 %.",
    reach: |low, high| format!("de {low} a {high} mV"),
    no_samples: "Ninguna muestra en esta fila: la señal se perdió",
};
