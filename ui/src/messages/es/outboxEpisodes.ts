import type { episode as of, episodeWhat as what } from "../en/outboxEpisodes";

/** What each choice does, by what the intent would change. */
export const episode: typeof of = {
  withdraw: {
    createEpisode: "Desde aquí no se crea ningún episodio. Si aun así llegó, aparece entre los episodios.",
    changeEpisode: "El episodio queda como está. Si el cambio llegó, el episodio lo mostrará.",
    assignEpisode: "La visita queda donde está. Si el cambio llegó, el episodio lo mostrará.",
  },
  keepLooking: {
    createEpisode:
      "Releemos los episodios: a los 5s, 30s, 2min y 10min. No se envía nada. Después se le pregunta otra vez.",
    changeEpisode:
      "Releemos el episodio: a los 5s, 30s, 2min y 10min. No se envía nada. Después se le pregunta otra vez.",
    assignEpisode:
      "Releemos el episodio: a los 5s, 30s, 2min y 10min. No se envía nada. Después se le pregunta otra vez.",
  },
  sendAgain: {
    createEpisode:
      "Primero se leen los episodios. Si este está entre ellos, no se envía nada; si no, se envía una vez más. Si el primero llega aún después, el paciente tiene dos.",
    changeEpisode:
      "Primero se lee el episodio. Si está como se quería, no se envía nada; si no, se envía el mismo cambio otra vez.",
    assignEpisode: "Se envía lo mismo otra vez. Una visita que ya está en el episodio sigue en él.",
  },
  markLanded: {
    createEpisode: "Dejamos de preguntar. No se envía nada.",
    changeEpisode: "Dejamos de preguntar. No se envía nada.",
    assignEpisode: "Dejamos de preguntar. No se envía nada.",
  },
  enterId: {
    createEpisode: "Primero se lee el episodio con ese id.",
    changeEpisode: "Primero se lee el episodio con ese id.",
    assignEpisode: "Primero se lee el episodio con ese id.",
  },
  correct: {
    createEpisode:
      "Se abre el paciente con lo que introdujo. Al guardar se guarda uno nuevo y este rechazado se retira.",
    changeEpisode:
      "Se abre el paciente con lo que introdujo. Al guardar se guarda un cambio nuevo y este rechazado se retira.",
    assignEpisode: "Se abre la visita. Lo que envíe entonces es un cambio nuevo; este no se envía.",
  },
  queued: {
    createEpisode: "No se envía nada ni se crea ningún episodio.",
    changeEpisode: "No se envía nada. El episodio queda como está.",
    assignEpisode: "No se envía nada. La visita queda donde está.",
  },
  rejected: {
    createEpisode: "Sale de esta lista. No se creó ningún episodio.",
    changeEpisode: "Sale de esta lista. El episodio quedó como estaba.",
    assignEpisode: "Sale de esta lista. La visita quedó donde estaba.",
  },
};

/** Why an intent stands where it stands. */
export const episodeWhy: Record<string, string> = {
  episodesNotRead: "No se pudieron releer los episodios del paciente, así que no se envió nada",
  episodeThere: "Solo ya tiene un episodio con el mismo contenido, así que no se envió nada",
  episodeChanged: "Alguien cambió mientras tanto el episodio en Solo, así que no se envió nada",
  otherPatient: "Solo dice que este episodio es de otro paciente, así que no se envió nada",
};

/** Names of what an act says. */
export const episodeFacts: Record<string, string> = {
  episodeName: "Episodio",
  episodeType: "Tipo",
  episodeStatus: "Estado",
  episodeFrom: "De",
  episodeTo: "A",
  episodeObjective: "Objetivo",
  episodeReason: "Por qué está incompleto",
};

/** What an intent would change, in one line. */
export const episodeWhat: typeof what = {
  createEpisode: (name) => `Episodio nuevo ${name}`,
  changeEpisode: (name) => `Cambiar el episodio ${name}`,
  assignEpisode: (name) => `Poner la visita en el episodio ${name}`,
};
