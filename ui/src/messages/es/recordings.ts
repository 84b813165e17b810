import type { Mark, WayKind } from "../../host/types";
import type { Recordings } from "../en/recordings";

const marks: Record<Mark, string> = {
  late: "llegó tarde",
  future: "fechada en el futuro",
  beforeBirth: "fechada antes del nacimiento",
  unitUnknown: "unidad desconocida",
  unitForeign: "otra unidad que la de esta magnitud",
  partMissing: "falta una parte",
  pressuresReversed: "la diastólica no es menor que la sistólica",
  zero: "cero",
  atLimit: "en el límite del sensor",
  corrected: "corregida",
  severalWays: "llegó por varias vías",
};

const ways: Record<WayKind, string> = {
  read: "Leída del proveedor",
  delivered: "Entregada",
  imported: "Archivo importado",
  entered: "Escrita a mano",
};

export const es: Recordings = {
  marks,
  ways,
  views: {
    label: "Qué se muestra",
    overTime: "A lo largo del tiempo",
    hours: "Por hora y día",
    recordings: (count) => `ECG (${count})`,
    recordingsFailed: "ECG",
    undrawn: (count) => `Unidad desconocida (${count})`,
  },
  list: {
    label: "Registros de ECG, el más reciente primero",
    start: "Comienzo",
    length: "Duración",
    leads: "Derivaciones",
    filter: "Filtro",
    how: "Cómo llegó",
    says: "El dispositivo dice, sin confirmar",
    nothingSaid: "No dice nada",
    startUnknown: "No se sabe cuándo",
    open: (when) => `Abrir el ECG de ${when}`,
    loading: "Se leen los registros de este equipo.",
    empty: "No hay registros",
    emptyText: "De este paciente no ha llegado ningún ECG. No significa que no se haya registrado ninguno.",
    symptoms: (told) => `Síntomas indicados: ${told}`,
  },
  opened: {
    loading: "Se abre el registro.",
    close: "Volver a la lista",
    gone: "Este registro ya no está aquí",
    goneText:
      "No está entre los registros de este paciente. Puede haber terminado un vínculo o haberse retirado una importación.",
    how: (lead) => `Pan y Tompkins (1985), ${lead}`,
    beatsFailed: "No se pudieron leer los picos R. No se marca ninguno, lo que no significa que no los haya.",
    again: "Leer de nuevo",
    held: {
      title: "El ECG que se cerró sigue en la memoria",
      text: "No se liberó. También se libera al abrir otro ECG o al cerrar la consola.",
      act: "Liberarlo",
    },
  },
  paper: {
    title: "Guardar el ECG como PDF",
    denied: "Solo un clínico guarda un ECG como archivo.",
    text: (from) =>
      `Desde ${from}: todas las muestras a 25 mm/s y 10 mm/mV. Impresa al 100 %, la barra de cada página mide 50 mm.`,
    length: "Duración",
    whole: (length) => `Todo, ${length}`,
    start: "el comienzo",
    at: (seconds) => `${seconds} después del comienzo`,
    act: (name) => `Guardar el ECG de ${name}`,
    refusals: {
      traceTooHigh:
        "El trazo es más alto que una página a 10 mm/mV. No se guardó nada, pues nada se recorta. Elija otro tramo.",
      beyondEnd: "El tramo empieza después del final del registro. No se guardó nada.",
      noVoltage: "Ninguna derivación de este registro es un voltaje conocido. No se guardó nada.",
      recordingDamaged: "No se puede leer una parte del registro. No se guardó nada.",
    },
  },
  undrawn: {
    show: "Mostrarlas",
    label: (metric) => `${metric}, sin dibujar, la más reciente primero`,
    value: "Valor como llegó",
    noUnit: "Unidad desconocida",
    older: "Mostrar más antiguas",
    loading: "Se leen las mediciones de este equipo.",
    time: (city) => `Hora, hora de ${city}`,
    how: "Cómo llegó",
    marks: "Por qué no se dibuja",
    none: "Ahora todas las mediciones de esta magnitud se dibujan.",
  },
};
