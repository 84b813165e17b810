import type { AnswerStanding, Closed } from "../../host/types";
import type { en } from "../en/note";

const closed: Record<Closed, string> = {
  noId: "Solo no da un id para esta pregunta: aquí se puede leer, no responder.",
  unknownKind: "Esta consola no sabe cómo se responde esta pregunta. Queda como está en Solo.",
  sameName:
    "Otra pregunta tiene el mismo título y texto. Solo distingue las respuestas por ellos, así que no se escribe ninguna.",
  severalTexts: "Solo tiene aquí varios textos donde se espera uno. Quedan como están en Solo.",
  sameTemplateName: "Otra plantilla de esta visita tiene el mismo nombre: no se escribe en ninguna.",
};

const standings: Record<AnswerStanding, string> = {
  onlyMine: "Solo usted la cambió",
  same: "Solo ya dice lo mismo",
  both: "Ambos la cambiaron",
  notAsked: "Ya no se pregunta",
};

const refusals: Record<string, string> = {
  otherPatient: "Las marcas son de otra ficha. No se envió nada. Compruebe de nuevo los dos identificadores.",
  identifierChanged:
    "Un identificador de esta ficha cambió desde que lo marcó. No se envió nada. Compruebe ambos de nuevo.",
  twoIdentifiers: "Hay que marcar dos identificadores. No se envió nada.",
  intentUnderWay: "Una nota suya sigue en camino. No se envió nada. Espere a que se resuelva en la bandeja.",
  noteChanged: "La nota cambió en Solo mientras la miraba. No se envió nada. Mire de nuevo la comparación.",
  questionNotAsked: "Solo ya no hace una de estas preguntas. No se envió nada. Mire de nuevo.",
  draftChanged: "El borrador cambió entretanto. No se envió nada. Mire de nuevo.",
  nothingDrafted: "No hay nada en borrador, así que no hay nada que enviar.",
  idUnknown: "Solo aún no ha dicho el id de la visita. No se envió nada.",
  goneAtVendor: "Solo ya no conoce esta visita. No se envió nada. El borrador se conserva.",
  connectionOff: "La conexión está apagada. No se envió nada. El borrador se conserva.",
  tooLong: "Una respuesta supera 50.000 caracteres. Acórtela.",
};

const snippetRefusals: Record<string, string> = {
  abbreviation: "Una abreviatura es una palabra de 2 a 20 letras, cifras o guiones. No se guardó nada.",
  twice: "Una abreviatura está dos veces. No se guardó nada.",
  required: "Un texto está vacío. No se guardó nada.",
  tooLong: "Un texto supera 5.000 caracteres. No se guardó nada.",
  tooMany: "Hay más de 300 textos. No se guardó nada.",
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
  loose: {
    title: "En borrador, sin pregunta aquí",
    text: "La nota de Solo no pregunta esto aquí ahora. Lo que escribió se conserva en este equipo y no se envía.",
  },
  assumed: "Supuesto de Solo: escribir una nota cambia solo las preguntas que nombra (A-SO-16).",
  comments: {
    title: "Comentarios",
    none: "Nadie ha comentado.",
    unknownAuthor: "Autor no indicado",
    unknownTime: "hora no indicada",
    zone: (zone) => `Horas en ${zone}.`,
    readOnly: "Los comentarios se escriben en Solo.",
  },
  noAnswer: "Sin respuesta",
  drafted: "Borrador, sin enviar",
  changedThere: "Alguien cambió esto en Solo desde que empezó. Usted elige antes de que se envíe nada.",
  otherDrafts: (names) => `En este equipo ${names} también tiene un borrador de esta nota.`,
  draft: {
    title: "Borrador",
    hint: "Lo que escriba queda en este equipo hasta que lo envíe. Solo se lee de nuevo justo antes de enviar.",
    typing: "Borrador.",
    savedAt: (time) => `Borrador. Guardado en este equipo ${time}.`,
    notSent: (count) => (count === 1 ? "1 respuesta, sin enviar." : `${count} respuestas, sin enviar.`),
    failed: {
      title: "El borrador no se pudo guardar en este equipo.",
      text: "Se intenta de nuevo. No cierre la consola; copie lo que no pueda perder.",
    },
    keep: "Guardar borrador",
    kept: "Borrador guardado en este equipo.",
    discard: "Descartar borrador",
    nothing: "No hay nada en borrador.",
    review: "Comprobar y enviar",
  },
  discard: {
    title: "¿Descartar este borrador?",
    text: (count) =>
      count === 1
        ? "Se descarta 1 respuesta que nunca se envió. Nada la recupera. La nota en Solo queda como está."
        : `Se descartan ${count} respuestas que nunca se enviaron. Nada las recupera. La nota en Solo queda como está.`,
    cancel: "Conservar el borrador",
    confirm: "Descartar borrador",
    done: "El borrador se descartó. No se envió nada.",
  },
  snippets: {
    title: "Textos para insertar",
    hint: "Escriba parte de un texto o su abreviatura. Las flechas mueven, Intro inserta.",
    find: "Buscar un texto",
    insert: "Insertar el texto",
    insertAct: "Insertar un texto",
    noField: "Ponga antes el cursor en un texto.",
    none: "Ningún texto coincide. Los textos se fijan en Ajustes.",
    set: "Fijar los textos",
    settingsHint:
      "Para todos los profesionales clínicos de esta clínica. En una nota, escriba un punto y la abreviatura, y luego un espacio; o elija de la lista con Ctrl y punto. No ponga aquí datos de pacientes.",
    abbreviation: "Abreviatura",
    text: "Texto",
    line: (at, abbreviation) => `Texto ${at} ${abbreviation}`,
    remove: (abbreviation) => `Quitar ${abbreviation}`,
    add: "Añadir un texto",
    keep: "Guardar los textos",
    kept: "Los textos están guardados.",
    refusals: snippetRefusals,
  },
  leaving: {
    title: (count) =>
      count === 1
        ? "¿Salir de esta nota con 1 respuesta sin enviar?"
        : `¿Salir de esta nota con ${count} respuestas sin enviar?`,
    text: "No se ha enviado nada. El borrador está guardado en este equipo y estará cuando abra la nota de nuevo.",
    failed:
      "No se ha enviado nada, y el borrador no se pudo guardar en este equipo. Lo escrito se perdería. Quédese y cópielo.",
    stay: "Quedarse",
    keep: "Salir y conservar el borrador",
    discard: "Descartar el borrador",
    discarded: "El borrador se descartó. No se envió nada.",
  },
  review: {
    title: "Comprobar antes de enviar",
    compareTitle: "Comparar antes de enviar",
    back: "Volver a la nota",
    loading: "la nota de Solo",
    fresh: (time) => `Leída de Solo ${time}. Se lee una vez más justo antes de enviar.`,
    old: {
      title: (time) => `Solo no respondió. Se compara con lo leído ${time}.`,
      text: "Lo que envíe espera. Solo se lee de nuevo justo antes de enviar, y nada se envía sobre un cambio.",
    },
    changed: {
      title: (count) =>
        count === 1
          ? "1 respuesta se cambió en Solo después de que empezara."
          : `${count} respuestas se cambiaron en Solo después de que empezara.`,
      text: "No se ha enviado nada. Elija donde ambos escribieron; el resto va como en el borrador.",
      chosen: (count, of) => `${count} de ${of} elegidas`,
    },
    columns: {
      question: "Pregunta",
      base: "Cuando empezó",
      theirs: "En Solo ahora",
      mine: "Su borrador",
      sent: "Se enviará",
    },
    standings,
    theirs: "La de Solo",
    mine: "La mía",
    both: "Ambas, editadas aquí",
    bothLabel: (question) => `Texto que se envía: ${question}`,
    choice: (question) => `Qué se envía: ${question}`,
    notChosen: "Aún sin elegir",
    nothingSent: "No se envía nada",
    stays: "Queda aquí como borrador",
    untouched: (count) =>
      count === 1 ? "1 pregunta más queda como está." : `${count} preguntas más quedan como están.`,
    toChoose: (count) => (count === 1 ? "1 respuesta por elegir" : `${count} respuestas por elegir`),
    send: (count) => (count === 1 ? "Enviar 1 respuesta a Solo" : `Enviar ${count} respuestas a Solo`),
    leave: "Dejarla como está en Solo",
    act: (name) => `Nota de ${name}`,
    sent: "La nota queda guardada para enviarse.",
    ended: "Queda como está en Solo. No se envió nada.",
    underWay: "Una nota suya sigue en camino. La siguiente se puede enviar cuando se resuelva.",
    refusals,
  },
  intents: {
    underWay: {
      title: "Su nota está en camino.",
      text: "El borrador queda aquí hasta que se sepa que Solo la tiene.",
    },
    unsure: {
      title: "Su nota pudo llegar o no.",
      text: "Se busca y nunca se envía dos veces por sí sola. El borrador se conserva.",
    },
    refused: {
      title: "Su nota no se envió.",
      text: "Nada cambió en Solo. El borrador se conserva.",
    },
    noteChanged: {
      title: "Alguien cambió esta nota en Solo después de que usted decidiera.",
      text: "No se envió nada. El borrador se conserva; compare y envíe.",
    },
    says: (words) => `Solo dice: “${words}”`,
    outbox: "Abrir la bandeja de salida",
    compare: "Comparar",
  },
  loading: "la nota",
  notFound: { title: "Esta visita ya no se conoce aquí", text: "Mire de nuevo las salas de espera." },
  denied: {
    title: "Las notas están abiertas solo a profesionales clínicos",
    text: "Este intento queda en la auditoría. Pregunte a un administrador si su función ha cambiado.",
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
