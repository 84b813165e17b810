import type { Closed } from "../../host/types";
import type { en } from "../en/note";

const closed: Record<Closed, string> = {
  noId: "Solo no da un id para esta pregunta: aquí se puede leer, no responder.",
  unknownKind: "Esta consola no sabe cómo se responde esta pregunta. Queda como está en Solo.",
  sameName:
    "Otra pregunta tiene el mismo título y texto. Solo distingue las respuestas por ellos, así que no se escribe ninguna.",
  severalTexts: "Solo tiene aquí varios textos donde se espera uno. Quedan como están en Solo.",
  sameTemplateName: "Otra plantilla de esta visita tiene el mismo nombre: no se escribe en ninguna.",
};

export const es: typeof en = {
  title: "Nota de la visita",
  whose: (when, room) => (room === "" ? when : `${when}, ${room}`),
  timeUnknown: "hora desconocida",
  back: "Volver",
  readAgain: "Leer de nuevo",
  reading: (vendor) => `Leyendo de ${vendor}.`,
  read: (vendor, age) => `Leída de ${vendor} hace ${age}.`,
  neverRead: (vendor) => `Aún no leída de ${vendor}.`,
  sections: "Secciones",
  sectionOf: (at, of) => `Sección ${at} de ${of}`,
  templateOf: (vendor, sections) =>
    sections === 1 ? `Plantilla de ${vendor}, 1 sección` : `Plantilla de ${vendor}, ${sections} secciones`,
  answered: (count, of) => `${count} de ${of}`,
  answeredLong: (section, count, of) => `${section}, ${count} de ${of} respondidas`,
  empty: "Vacía",
  answeredAt: (when) => `Respondida ${when}`,
  closed,
  unplaced: {
    title: "Otras respuestas",
    text: "Solo muestra estas respuestas sin una pregunta que responder. Quedan como están.",
  },
  comments: {
    title: "Comentarios",
    none: "Nadie ha comentado.",
    unknownAuthor: "Autor no indicado",
    unknownTime: "hora no indicada",
    zone: (zone) => `Horas en ${zone}.`,
    readOnly: "Los comentarios se escriben en Solo.",
  },
  loading: "la nota",
  notFound: { title: "Esta visita ya no se conoce aquí", text: "Mire de nuevo las salas de espera." },
  denied: {
    title: "Las notas están abiertas solo a profesionales clínicos",
    text: "Pregunte a un administrador si su función ha cambiado.",
  },
  patientUnknown: {
    title: "El paciente de esta visita aún no se ha leído",
    text: "Una nota se abre solo bajo el nombre al que pertenece. Se abre en cuanto Solo lo diga.",
  },
  noNote: {
    title: "Aún no hay nota aquí",
    never: "No se ha leído de Solo en este equipo. Aparece cuando Solo responda.",
    none: "Solo no tiene plantilla para la sala de esta visita.",
  },
  unread: {
    title: (vendor) => `${vendor} no se pudo leer ahora.`,
    text: (age) => `Lo que ve se leyó hace ${age}.`,
  },
  offline: {
    title: (vendor, since) => `${vendor} no está accesible desde ${since}.`,
    text: "Puede leer la nota como estaba. Lo que escriba queda en este equipo hasta que lo envíe.",
    silent: (vendor, since) => `${vendor} no ha respondido desde ${since}.`,
  },
};
