import type { note as of, noteWhat as what } from "../en/outboxNotes";

/** What each choice does, by what the intent would change. */
export const note: typeof of = {
  withdraw: {
    note: "La nota queda como está en Solo y el borrador queda aquí. Si llegó, la nota lo dirá.",
  },
  keepLooking: {
    note: "Releemos la nota: a los 5s, 30s, 2min y 10min. No se envía nada. Después se le pregunta otra vez.",
  },
  sendAgain: {
    note: "Primero se lee la nota. Se envían las mismas respuestas, salvo que alguien las cambiara o ya estén.",
  },
  markLanded: {
    note: "Dejamos de preguntar. No se envía nada.",
  },
  enterId: {
    note: "Primero se lee la visita con ese id.",
  },
  correct: {
    note: "Se abre la nota con el borrador. Lo que envíe entonces es una nota nueva y esta rechazada se retira.",
  },
  queued: {
    note: "No se envía nada. El borrador queda aquí.",
  },
  rejected: {
    note: "Sale de esta lista. La nota quedó como estaba y el borrador queda aquí.",
  },
};

/** Why an intent stands where it stands. */
export const noteWhy: Record<string, string> = {
  noteChanged: "Alguien cambió la nota después de decidirse, así que no se envió nada",
  questionNotAsked: "El proveedor ya no hace esta pregunta, así que no se envió nada",
  noteNotRead: "La nota no se pudo leer de nuevo, así que no se envió nada",
};

/** Names of what an act says. */
export const noteFacts: Record<string, string> = {
  template: "Plantilla",
  answers: "Respuestas",
};

/** What an intent would change, in one line. */
export const noteWhat: typeof what = {
  note: (when) => `Escribir nota de la visita de ${when}`,
};
