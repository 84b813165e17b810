import type { visit as of, visitWhat as what } from "../en/outboxVisits";

/** What each choice does, by what the intent would change. */
export const visit: typeof of = {
  withdraw: {
    book: "Desde aquí no se reserva nada. Si aun así llegó, la visita queda en el proveedor hasta que alguien la cancele allí.",
    reschedule: "La visita conserva aquí su hora. Si el cambio llegó, el tablero lo dirá.",
    changeReasons: "Los motivos quedan aquí como están. Si el cambio llegó, el tablero lo dirá.",
    cancel: "La visita queda. Si la cancelación llegó, el tablero lo dirá.",
  },
  keepLooking: {
    book: "Buscamos de nuevo nuestra referencia: a los 5s, 30s, 2min y 10min. No se envía nada. Después se le pregunta otra vez.",
    reschedule:
      "Releemos la visita: a los 5s, 30s, 2min y 10min. No se envía nada. Después se le pregunta otra vez.",
    changeReasons:
      "Releemos la visita: a los 5s, 30s, 2min y 10min. No se envía nada. Después se le pregunta otra vez.",
    cancel:
      "Releemos la visita: a los 5s, 30s, 2min y 10min. No se envía nada. Después se le pregunta otra vez.",
  },
  sendAgain: {
    book: "Se envía una reserva más. Si la primera llega tarde, el paciente tiene dos visitas y hay que cancelar una.",
    reschedule:
      "Se envía el mismo cambio otra vez. Si el primero llega tarde, la visita tiene la misma hora.",
    changeReasons: "Se envían los mismos motivos otra vez. Si los primeros llegan tarde, son los mismos.",
    cancel: "Se envía la cancelación otra vez. Una visita ya cancelada sigue cancelada.",
  },
  markLanded: {
    book: "La visita sigue en el tablero como llegada, id desconocido, y seguimos buscando su id. No se envía nada.",
    reschedule: "Dejamos de preguntar. No se envía nada.",
    changeReasons: "Dejamos de preguntar. No se envía nada.",
    cancel: "Dejamos de preguntar. No se envía nada.",
  },
  enterId: {
    book: "Primero se lee la visita con ese id. Solo cuenta si lleva nuestra referencia.",
    reschedule: "Primero se lee la visita con ese id.",
    changeReasons: "Primero se lee la visita con ese id.",
    cancel: "Primero se lee la visita con ese id.",
  },
  correct: {
    book: "Se abre Reservas con lo que introdujo. Al reservar se guarda una reserva nueva y esta rechazada se retira.",
    reschedule: "Se abre la visita. Lo que envíe entonces es un cambio nuevo; este no se envía.",
    changeReasons: "Se abre la visita. Lo que envíe entonces es un cambio nuevo; este no se envía.",
    cancel: "Se abre la visita. Lo que envíe entonces es una cancelación nueva; esta no se envía.",
  },
  queued: {
    book: "No se envía ni se reserva nada.",
    reschedule: "No se envía nada. La visita conserva su hora.",
    changeReasons: "No se envía nada. Los motivos quedan como están.",
    cancel: "No se envía nada. La visita queda.",
  },
  rejected: {
    book: "Sale de esta lista. No se reservó nada.",
    reschedule: "Sale de esta lista. La visita conservó su hora.",
    changeReasons: "Sale de esta lista. Los motivos quedaron como estaban.",
    cancel: "Sale de esta lista. La visita quedó.",
  },
};

/** Why an intent stands where it stands. */
export const visitWhy: Record<string, string> = {
  overlapSince:
    "El paciente ya tiene otra visita a esa hora, así que no se envió nada. Mire ambas y diga por qué pueden quedar",
  slotTaken: "El turno ya no estaba libre al releerlo, así que no se envió nada",
  alreadyBooked: "El proveedor ya tiene esta visita, así que no se envió nada",
  notLookedAt: "No se pudo mirar si algo lo impide, así que no se envió nada",
  cannotBeLookedFor: "El proveedor no ofrece forma de buscarlo",
  slotsNotRead: "No se pudieron releer los turnos, así que no se envió nada",
};

/** Names of what an act says. */
export const visitFacts: Record<string, string> = {
  overlapReason: "Por qué dos visitas a la vez",
  with: "Con",
  held: "Cómo se celebra la visita",
  instruction: "Lo que se dice al paciente",
};

/** What an intent would change, in one line. */
export const visitWhat: typeof what = {
  book: (when, room) => (room === "" ? `Reservar ${when}` : `Reservar ${when}, ${room}`),
  reschedule: (from, to) => `Mover la visita del ${from} al ${to}`,
  rescheduleTo: (to) => `Mover la visita al ${to}`,
  reasons: (when) => `Cambiar motivos de la visita del ${when}`,
  cancel: (when) => `Cancelar la visita del ${when}`,
};
