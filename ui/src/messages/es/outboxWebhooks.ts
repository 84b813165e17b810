import type { webhook as of, webhookWhat as what } from "../en/outboxWebhooks";

/** What each choice does, by what the intent would change. */
export const webhook: typeof of = {
  withdraw: {
    addWebhook: "No se añade desde aquí. Si llegó, la lista lo dirá.",
    changeWebhook: "El webhook queda como está. Si el cambio llegó, la lista lo dirá.",
    deactivateWebhook: "El webhook sigue. Si el fin llegó, la lista lo dirá.",
  },
  keepLooking: {
    addWebhook:
      "Leemos la lista otra vez: tras 5 s, 30 s, 2 min y 10 min. No se envía nada. Después se le pregunta de nuevo.",
    changeWebhook:
      "Leemos la lista otra vez: tras 5 s, 30 s, 2 min y 10 min. No se envía nada. Después se le pregunta de nuevo.",
    deactivateWebhook:
      "Leemos la lista otra vez: tras 5 s, 30 s, 2 min y 10 min. No se envía nada. Después se le pregunta de nuevo.",
  },
  sendAgain: {
    addWebhook:
      "Se añade otro webhook. Si el primero llega tarde, el proveedor avisa dos veces y hay que terminar uno.",
    changeWebhook: "Se envía el mismo cambio otra vez. Si el primero llega tarde, el webhook es el mismo.",
    deactivateWebhook: "Se envía el fin otra vez. Un webhook terminado sigue terminado.",
  },
  markLanded: {
    addWebhook: "Dejamos de preguntar. No se envía nada.",
    changeWebhook: "Dejamos de preguntar. No se envía nada.",
    deactivateWebhook: "Dejamos de preguntar. No se envía nada.",
  },
  enterId: {
    addWebhook: "Primero se lee la lista.",
    changeWebhook: "Primero se lee la lista.",
    deactivateWebhook: "Primero se lee la lista.",
  },
  correct: {
    addWebhook: "Se abren los webhooks. Lo que envíe entonces es un cambio nuevo; este no se envía.",
    changeWebhook: "Se abren los webhooks. Lo que envíe entonces es un cambio nuevo; este no se envía.",
    deactivateWebhook: "Se abren los webhooks. Lo que envíe entonces es un cambio nuevo; este no se envía.",
  },
  queued: {
    addWebhook: "No se envía ni se añade nada.",
    changeWebhook: "No se envía nada. El webhook queda como está.",
    deactivateWebhook: "No se envía nada. El webhook sigue.",
  },
  rejected: {
    addWebhook: "Sale de esta lista. No se añadió nada.",
    changeWebhook: "Sale de esta lista. El webhook quedó como estaba.",
    deactivateWebhook: "Sale de esta lista. El webhook siguió.",
  },
};

/** Names of what an act says. */
export const webhookFacts: Record<string, string> = {
  endpoint: "Destino",
  events: "Eventos",
};

/** What an intent would change, in one line. */
export const webhookWhat: typeof what = {
  addWebhook: "Añadir un webhook",
  changeWebhook: "Cambiar un webhook",
  deactivateWebhook: "Terminar un webhook",
};
