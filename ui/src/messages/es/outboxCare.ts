import type { care as careEn, careWhat as careWhatEn } from "../en/outboxCare";

const look = "a los 5s, 30s, 2min y 10min. No se envía nada. Después se le pregunta otra vez.";
const same = (text: string) => ({
  attach: text,
  deleteAttachment: text,
  sendDocument: text,
  requestAssistance: text,
  cancelAssistance: text,
  consult: text,
});

export const care: typeof careEn = {
  withdraw: {
    attach:
      "No se envía nada más y la copia de esta clínica se destruye. Si el archivo llegó, está en la lista de la visita y allí puede borrarse.",
    deleteAttachment: "El archivo queda. Si el borrado llegó, la lista de la visita lo dirá.",
    sendDocument:
      "No se envía nada más. Si el documento llegó, queda en el registro del paciente en el proveedor.",
    requestAssistance: "No se envía nada más. Si la petición llegó, puede que alguien acuda a la cama.",
    cancelAssistance: "No se envía nada más. La petición puede seguir en pie: véala en Asistencia.",
    consult:
      "No se envía nada más. Si llegó, la interconsulta está en el proveedor. En caso de duda, llámelos.",
  },
  keepLooking: {
    attach: `Releemos la lista de archivos de la visita: ${look}`,
    deleteAttachment: `Releemos la lista de archivos de la visita: ${look}`,
    sendDocument: "Nada muestra los documentos enviados, así que no hay dónde buscar.",
    requestAssistance: `Preguntamos otra vez por la petición actual: ${look}`,
    cancelAssistance: `Preguntamos otra vez por la petición actual: ${look}`,
    consult: `Buscamos la visita que crea una interconsulta nueva: ${look}`,
  },
  sendAgain: {
    attach: "El archivo se envía otra vez. Si el primero llega tarde, está dos veces y hay que borrar uno.",
    deleteAttachment: "El borrado se envía otra vez. Un archivo ya borrado sigue borrado.",
    sendDocument:
      "El documento se envía otra vez. Si el primero llegó, el registro lo tiene dos veces para siempre.",
    requestAssistance: "La petición se envía otra vez. Si la primera llega tarde, hay dos.",
    cancelAssistance: "La anulación se envía otra vez. Una petición ya anulada sigue anulada.",
    consult:
      "La petición se envía otra vez. Si la primera llegó, el proveedor rechaza esta durante 24 horas.",
  },
  markLanded: same("Dejamos de preguntar. No se envía nada."),
  enterId: same("No tiene un id que pueda introducirse."),
  correct: same("Lo que envíe entonces es nuevo; esto no se envía."),
  queued: {
    attach: "No se envía nada y la copia de esta clínica se destruye.",
    deleteAttachment: "No se envía nada. El archivo queda.",
    sendDocument: "No se envía nada.",
    requestAssistance: "No se envía nada. No se llama a nadie.",
    cancelAssistance: "No se envía nada. La petición sigue en pie.",
    consult: "No se envía nada. No se pide ninguna interconsulta.",
  },
  rejected: {
    attach: "Sale de esta lista y la copia de esta clínica se destruye. No se adjuntó nada.",
    deleteAttachment: "Sale de esta lista. El archivo quedó.",
    sendDocument: "Sale de esta lista. No se añadió nada al registro.",
    requestAssistance: "Sale de esta lista. No se llamó a nadie.",
    cancelAssistance: "Sale de esta lista. No se anuló nada.",
    consult: "Sale de esta lista. No se pidió ninguna interconsulta.",
  },
};

export const careWhy: Record<string, string> = {
  copyUnreadable: "La copia del archivo de esta clínica ya no puede abrirse, así que no se envió nada",
  stopped: "Detenido antes de que el archivo saliera entero",
  stoppedLate: "Detenido cuando el archivo ya había salido entero: se busca",
  cannotBeLookedFor: "El proveedor no ofrece forma de ver si llegó",
  tooLate: "Esperó demasiado, así que no se envió",
  requestStands: "Allí ya hay una petición, así que no se envió otra",
  requestMovedOn: "La petición que se vio ya no está allí, así que no se anuló nada",
  requestNotRead: "La petición actual no se pudo leer, así que aún no se anuló nada",
};

export const careFacts: Record<string, string> = {
  file: "Archivo",
  mediaType: "Tipo",
  bytes: "Bytes",
  document: "Documento",
  building: "Edificio",
  floor: "Planta",
  department: "Departamento",
  room: "Habitación",
  bed: "Cama",
  mrn: "N.º de historia",
  device: "Dispositivo",
  consultFor: "Para",
  born: "Nacimiento",
  reason: "Motivo",
  consultType: "Interconsulta",
  location: "Lugar",
};

export const careWhat: typeof careWhatEn = {
  attach: (name) => `Adjuntar «${name}»`,
  deleteAttachment: (name) => `Borrar «${name}»`,
  sendDocument: (name) => `Enviar el documento «${name}»`,
  requestAssistance: (where) => `Pedir asistencia, ${where}`,
  cancelAssistance: (where) => `Anular la asistencia, ${where}`,
  consult: (reason, who) => `Pedir interconsulta, ${reason}, ${who}`,
};
