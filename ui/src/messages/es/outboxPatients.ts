import type { patient as of, patientWhat as what } from "../en/outboxPatients";

/** What each choice does, by what the intent would change. */
export const patient: typeof of = {
  withdraw: {
    editPatient:
      "El registro queda aquí como está. Si el cambio llegó, el registro lo dirá al leerse de nuevo.",
    registerPatient:
      "Desde aquí no se registra a nadie. Si aun así llegó, el registro queda en el proveedor.",
  },
  keepLooking: {
    editPatient:
      "Releemos el registro: a los 5s, 30s, 2min y 10min. No se envía nada. Después se le pregunta otra vez.",
    registerPatient:
      "Preguntamos de nuevo por el identificador: a los 5s, 30s, 2min y 10min. No se envía nada. Después se le pregunta otra vez.",
  },
  sendAgain: {
    editPatient:
      "Primero se lee el registro. Si muestra el cambio, no se envía nada; si no, se envía el mismo cambio otra vez.",
    registerPatient:
      "Primero se pregunta por el identificador. Si la persona está en él, no se envía nada; si no, se envía otra vez.",
  },
  markLanded: {
    editPatient: "Dejamos de preguntar. No se envía nada.",
    registerPatient: "Dejamos de preguntar. No se envía nada.",
  },
  enterId: {
    editPatient: "Primero se lee el registro con ese id.",
    registerPatient: "Primero se lee el registro con ese id.",
  },
  correct: {
    editPatient:
      "Se abre el formulario con lo que escribió, junto a lo que tiene ahora el proveedor. Lo que envíe entonces es un cambio nuevo.",
    registerPatient: "Se abre el formulario con lo que escribió. Lo que envíe entonces es un alta nueva.",
  },
  queued: {
    editPatient: "No se envía nada. El registro queda como está.",
    registerPatient: "No se envía nada ni se registra a nadie.",
  },
  rejected: {
    editPatient: "Sale de esta lista. El registro quedó como estaba.",
    registerPatient: "Sale de esta lista. No se registró a nadie.",
  },
};

/** Why an intent stands where it stands. */
export const patientWhy: Record<string, string> = {
  recordNotRead: "No se pudo leer antes el registro, así que no se envió nada",
  recordChanged: "Otra persona cambió un campo entretanto, así que no se envió nada",
  recordGone: "El proveedor ya no conoce el registro, así que no se envió nada",
  idTaken: "Alguien ya tiene este identificador, así que no se envió nada",
};

/** What an intent would change, in one line. */
export const patientWhat: typeof what = {
  editPatient: "Cambiar el registro",
  registerPatient: "Registrar paciente",
};
