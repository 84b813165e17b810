import type { care as careEn, careWhat as careWhatEn } from "../en/outboxCare";

const look = "a los 5s, 30s, 2min y 10min. No se envía nada. Después se le pregunta otra vez.";
const same = (text: string) => ({
  attach: text,
  deleteAttachment: text,
  sendDocument: text,
  uploadDocument: text,
  registerAtCarium: text,
  invitePatient: text,
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
    uploadDocument:
      "No se envía nada más y la copia de esta clínica se destruye. Las referencias hechas en Carium quedan allí sin archivo: la historia las nombra.",
    registerAtCarium: "No se envía nada más. Si el registro llegó, está en Carium.",
    invitePatient: "No se envía nada más. Si la invitación llegó, la persona la tiene.",
    requestAssistance: "No se envía nada más. Si la petición llegó, puede que alguien acuda a la cama.",
    cancelAssistance: "No se envía nada más. La petición puede seguir en pie: véala en Asistencia.",
    consult:
      "No se envía nada más. Si llegó, la interconsulta está en el proveedor. En caso de duda, llámelos.",
  },
  keepLooking: {
    attach: `Releemos la lista de archivos de la visita: ${look}`,
    deleteAttachment: `Releemos la lista de archivos de la visita: ${look}`,
    sendDocument: "Nada muestra los documentos enviados, así que no hay dónde buscar.",
    uploadDocument: `Releemos la lista de documentos del registro: ${look}`,
    registerAtCarium: `Buscamos otra vez a la persona en Carium: ${look}`,
    invitePatient: "Nada muestra las invitaciones, así que no hay dónde buscar.",
    requestAssistance: `Preguntamos otra vez por la petición actual: ${look}`,
    cancelAssistance: `Preguntamos otra vez por la petición actual: ${look}`,
    consult: `Buscamos la visita que crea una interconsulta nueva: ${look}`,
  },
  sendAgain: {
    attach: "El archivo se envía otra vez. Si el primero llega tarde, está dos veces y hay que borrar uno.",
    deleteAttachment: "El borrado se envía otra vez. Un archivo ya borrado sigue borrado.",
    sendDocument:
      "El documento se envía otra vez. Si el primero llegó, el registro lo tiene dos veces para siempre.",
    uploadDocument:
      "Se envían los pasos que faltan. Lo que la lista del registro muestre del primer intento se continúa, no se repite.",
    registerAtCarium:
      "Primero se mira en Carium: si la persona ya está, no se envía nada. Si no, el registro se envía otra vez.",
    invitePatient: "La invitación se envía otra vez. Si la primera llegó, la persona la recibe dos veces.",
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
    uploadDocument: "No se envía nada y la copia de esta clínica se destruye.",
    registerAtCarium: "No se envía nada. No se registra a nadie.",
    invitePatient: "No se envía nada. No se invita a nadie.",
    requestAssistance: "No se envía nada. No se llama a nadie.",
    cancelAssistance: "No se envía nada. La petición sigue en pie.",
    consult: "No se envía nada. No se pide ninguna interconsulta.",
  },
  rejected: {
    attach: "Sale de esta lista y la copia de esta clínica se destruye. No se adjuntó nada.",
    deleteAttachment: "Sale de esta lista. El archivo quedó.",
    sendDocument: "Sale de esta lista. No se añadió nada al registro.",
    uploadDocument:
      "Sale de esta lista y la copia de esta clínica se destruye. El registro no tiene este documento.",
    registerAtCarium: "Sale de esta lista. No se registró a nadie.",
    invitePatient: "Sale de esta lista. No se invitó a nadie.",
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
  logInNeeded: "Antes hay que iniciar la sesión de la cuenta: vea Conexiones. Sale después",
  uploadBegun: "Se miró qué documentos tiene el registro",
  uploadBegunAnew: "Hubo que abandonar una referencia: queda en Carium sin archivo. Empezado de nuevo",
  referenceMade: "Carium hizo una referencia para él",
  formRunOut: "El formulario del archivo había caducado: se pide otro",
  fileSent: "El archivo está en el almacén de Carium",
  documentFinished: "Carium tiene el documento",
  nothingWasBegun: "No se había empezado nada, así que continúa",
  stepFound: "El paso en curso había llegado, así que continúa desde ahí",
  stepAgain: "El paso en curso se repite, lo que no causa daño",
  registeredThere: "En Carium ya hay alguien con este nombre y fecha de nacimiento, así que no se envió nada",
  requestStands: "Allí ya hay una petición, así que no se envió otra",
  requestMovedOn: "La petición que se vio ya no está allí, así que no se anuló nada",
  requestNotRead: "La petición actual no se pudo leer, así que aún no se anuló nada",
};

export const careFacts: Record<string, string> = {
  file: "Archivo",
  mediaType: "Tipo",
  bytes: "Bytes",
  document: "Documento",
  description: "Descripción",
  reference: "Referencia en Carium",
  givenUp: "Referencias abandonadas",
  gender: "Sexo",
  email: "Correo electrónico",
  mobilePhone: "Teléfono móvil",
  invitedBy: "Invitación por",
  logIn: "Inicia sesión con",
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
  uploadDocument: (name) => `Añadir «${name}» al registro`,
  registerAtCarium: (who) => `Registrar a ${who}`,
  invitePatient: (how) => `Invitar por ${how}`,
  requestAssistance: (where) => `Pedir asistencia, ${where}`,
  cancelAssistance: (where) => `Anular la asistencia, ${where}`,
  consult: (reason, who) => `Pedir interconsulta, ${reason}, ${who}`,
};
