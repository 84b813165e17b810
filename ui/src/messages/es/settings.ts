import type { en } from "../en/settings";

export const es: typeof en = {
  title: "Ajustes",
  sub: "Cada cambio se aplica enseguida, en este equipo.",
  saved: (what) => `${what}: guardado`,
  saving: "Guardando",
  notSaved: "Esto no se guardó.",
  sections: {
    clinic: "Clínica",
    waiting: "Espera",
    sending: "Envío",
    look: "Aspecto",
    language: "Idioma",
    keys: "Teclado",
  },
  clinic: {
    label: "Nombre de la clínica",
    hint: "Figura sobre cada lista.",
    empty: "Una lista sin nombre de clínica puede confundirse. Escriba uno.",
  },
  zone: {
    label: "Zona horaria de la clínica",
    hint: "Escriba una ciudad, por ejemplo New York. Todas las horas en pantalla son de esta zona.",
    now: (time, offset) => `Allí son las ${time}, ${offset}.`,
    noMatch: "No hay zona con este nombre.",
    changed: "Las citas quedan en el mismo momento; cambian sus horas en pantalla.",
  },
  thresholds: {
    target: "Objetivo de espera",
    limit: "Límite de espera",
    minutes: "min",
    hint: "Pasado el objetivo, la espera se marca una vez; pasado el límite, dos.",
    order: "El objetivo es de al menos 1min y menor que el límite; el límite es de 24h como máximo.",
  },
  undo: {
    label: "Tiempo para retirar un cambio",
    seconds: "s",
    hint: "Una reserva, un cambio o una cancelación espera este tiempo antes de enviarse. Con 0 se envía enseguida.",
    range: "De 0 a 60s.",
  },
  density: {
    label: "Altura de las filas",
    compact: "Compacta",
    comfortable: "Cómoda",
    hint: "La compacta muestra más filas.",
  },
  theme: { label: "Tema", system: "Como el escritorio", light: "Claro", dark: "Oscuro" },
  language: {
    label: "Idioma",
    en: "English",
    es: "Español",
    hint: "Lo que dice un proveedor nunca se traduce.",
  },
  letterKeys: {
    label: "Teclas de una letra",
    on: "Activadas",
    off: "Desactivadas",
    hint: "N, R, U y T actúan mientras su lista o panel tiene el foco. Las teclas de función actúan siempre.",
  },
  increase: (what) => `Más, ${what}`,
  decrease: (what) => `Menos, ${what}`,
  who: {
    title: "Quién está aquí",
    demo: "Hasta que las personas inicien sesión, la sesión de demostración tiene todas las funciones.",
    roles: "Funciones",
  },
  roles: { frontDesk: "Recepción", clinician: "Profesional clínico", administrator: "Administrador" },
  denied: {
    title: "Los ajustes de la clínica son solo para administradores",
    text: "Puede cambiar el aspecto, el idioma y las teclas.",
  },
  loading: "los ajustes",
};
