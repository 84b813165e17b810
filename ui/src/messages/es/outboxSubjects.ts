import type { subject as of, subjectWhat as what } from "../en/outboxSubjects";

const look = "a los 5s, 30s, 2min y 10min. No se envía nada. Después se le pregunta otra vez.";
const same = (text: string) => ({ enrolSubject: text, editSubject: text, removeSubject: text });

/** What each choice does, by what the intent would change. */
export const subject: typeof of = {
  withdraw: {
    enrolSubject: "No se envía nada más. Si la inscripción llegó, el sujeto está en la lista del estudio.",
    editSubject: "No se envía nada más. Si el cambio llegó, el registro lo mostrará al leerse de nuevo.",
    removeSubject: "No se envía nada más. Si llegó, el estudio ya no tiene al sujeto.",
  },
  keepLooking: {
    enrolSubject: `Buscamos otra vez el número en la lista del estudio: ${look}`,
    editSubject: `Releemos el registro del sujeto: ${look}`,
    removeSubject: `Miramos si la lista del estudio aún tiene el número: ${look}`,
  },
  sendAgain: {
    enrolSubject:
      "Primero se lee la lista del estudio. Si el sujeto está allí como se indicó, no se envía nada; si no, se envía otra vez.",
    editSubject:
      "Primero se lee el registro. Si muestra el cambio, no se envía nada; si no, se envía el mismo cambio otra vez.",
    removeSubject:
      "Primero se lee la lista del estudio. Si el número ya no está, no se envía nada; si no, se envía otra vez.",
  },
  markLanded: same("Dejamos de preguntar. No se envía nada."),
  enterId: same("No tiene id que se pueda introducir."),
  correct: same("Lo que envíe entonces es nuevo; esto no se envía."),
  queued: {
    enrolSubject: "No se envía nada. No se inscribe a nadie.",
    editSubject: "No se envía nada. El registro queda como está.",
    removeSubject: "No se envía nada. El sujeto sigue en el estudio.",
  },
  rejected: {
    enrolSubject: "Sale de esta lista. No se inscribió a nadie.",
    editSubject: "Sale de esta lista. El registro quedó como estaba.",
    removeSubject: "Sale de esta lista. El sujeto siguió en el estudio.",
  },
};

/** Why an intent stands where it stands. */
export const subjectWhy: Record<string, string> = {
  subjectNumberTaken: "Alguien del estudio ya tiene este número de sujeto, así que no se envió nada",
  subjectGone: "El estudio ya no tiene a este sujeto, así que no se envió nada",
  subjectMoved: "El sujeto está ahora en otro centro, así que no se envió nada",
};

/** Names of what an act says. What is hidden names the person. */
export const subjectFacts: Record<string, string> = {
  study: "Estudio",
  site: "Centro",
  subjectNumber: "Número de sujeto",
  subjectStatus: "Situación en el estudio",
  subjectFirstName: "Nombre",
  subjectLastName: "Apellidos",
  subjectBirthDate: "Fecha de nacimiento",
  subjectEmail: "Correo electrónico",
  subjectMobilePhone: "Teléfono móvil",
  subjectPreferredLanguage: "Idioma preferido",
  subjectTimeZone: "Zona horaria",
};

/** What an intent would change, in one line. */
export const subjectWhat: typeof what = {
  enrolSubject: (number, study) => `Inscribir a ${number} en ${study}`,
  editSubject: (number, study) => `Cambiar a ${number} de ${study}`,
  removeSubject: (number, study) => `Quitar a ${number} de ${study}`,
};
