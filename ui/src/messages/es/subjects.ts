import type { en } from "../en/subjects";

const refusals: Record<string, string> = {
  required: "Falta algo necesario. No se guardó nada. Complételo.",
  "status.required":
    "Elija en qué situación está el sujeto. Si queda vacío, elegiría ClinOne. No se guardó nada.",
  tooLong: "Algo es más largo de lo permitido. No se guardó nada. Acórtelo.",
  unreadable: "Algo contiene caracteres ilegibles. No se guardó nada. Escríbalo otra vez.",
  notListed: "La cuenta ya no enumera este estudio o centro. No se guardó nada. Elija otro.",
  notADate: "Escriba la fecha de nacimiento o déjela vacía.",
  inTheFuture: "La fecha de nacimiento está en el futuro. No se guardó nada.",
  notAnEmail: "No es una dirección de correo. No se guardó nada.",
  notE164: "Escriba el teléfono con su país, como +15551234567. No se guardó nada.",
  notALanguage: "Escriba el idioma como etiqueta, como es-US. No se guardó nada.",
  notAZone: "Elija una zona horaria de la lista. No se guardó nada.",
  notAStatus: "Elija una de las palabras para la situación del sujeto. No se guardó nada.",
  subjectNumberTaken:
    "Alguien de este estudio ya tiene este número de sujeto. No se guardó nada. Compruebe el número.",
  mayBeKnown:
    "Alguien de esta cuenta puede ser la misma persona. No se guardó nada. Mire primero cada registro.",
  enrolmentUnderWay: "Este número de sujeto ya se está inscribiendo: vea la Bandeja de salida.",
  connectionOff: "La conexión está desactivada. No se guardó nada.",
  vendorLacks: "Este registro no es de un sujeto de un ensayo. No se guardó nada.",
  nothingChanged: "Nada difiere de lo que tiene ClinOne, así que no se guardó nada.",
  intentUnderWay: "Ya hay un cambio de este sujeto en camino: vea la Bandeja de salida.",
  subjectMoved: "El sujeto está ahora en otro centro. No se guardó nada. Búsquelo en ese centro.",
  subject: "El estudio ya no tiene a este sujeto. Lo que ve era cierto en la última lectura.",
  otherPatient: "Las marcas son de otro registro. No se guardó nada. Compruebe otra vez los identificadores.",
  identifierChanged:
    "Un identificador de este registro cambió desde que lo marcó. No se guardó nada. Compruébelo otra vez.",
  twoIdentifiers: "Hay que marcar los identificadores. No se guardó nada.",
  past: "Esta hora ya pasó. No se guardó nada. Elija una posterior.",
  notTheSubjects: "La visita era de otro estudio o centro. No se guardó nada. Abra otra vez al sujeto.",
  oneName: "Una visita tiene un solo nombre en el plan del estudio. No se guardó nada.",
  oneSecondToOneDay: "Escriba una duración de 1 minuto a 1 día. No se guardó nada.",
  patientOverlap: "El sujeto tiene otra visita a esa hora. Diga por qué caben ambas o elija otra hora.",
  noAddress: "El registro no tiene número de sujeto. No se guardó nada.",
};
const statuses: Record<string, string> = {
  screening: "En selección",
  enrolled: "Inscrito",
  completed: "Completó el estudio",
  withdrawn: "Retirado",
  screenFailed: "Selección fallida",
};

export const es: typeof en = {
  refusals,
  statuses,
  fields: {
    study: "Estudio",
    site: "Centro",
    number: "Número de sujeto",
    status: "Situación en el estudio",
    firstName: "Nombre",
    lastName: "Apellidos",
    birthDate: "Fecha de nacimiento",
    email: "Correo electrónico",
    mobilePhone: "Teléfono móvil",
    preferredLanguage: "Idioma preferido",
    timeZone: "Zona horaria",
  },
  hints: {
    number: "Tal como lo dio el estudio. Sustituye al nombre en todas partes.",
    site: "Quizá la cuenta no pueda enumerar centros. Escriba el identificador del centro.",
    phone: "Con su país, como +15551234567.",
    language: "Como etiqueta: en-US o es-US.",
    zone: "Escriba una ciudad.",
    noZone: "No se indica",
    noMatch: "No hay zona horaria con ese nombre.",
  },
  choose: "Elegir",
  assumed: "Contrato supuesto",
  assumedText:
    "ClinOne no publica puntos de acceso. Lo que se envía sigue el perfil de contrato de la conexión.",
  lacks: (scope) => `El token de la cuenta no tiene ${scope}. Pida a ClinOne que lo asigne.`,
  role: "Solo para recepción y personal clínico.",
  privacy:
    "El nombre y los datos de contacto llegan solo a ClinOne. Listas, papeles y Bandeja de salida muestran el número de sujeto.",
  enrol: {
    title: "Inscribir a un sujeto",
    back: "Todos los pacientes",
    form: "Sujeto en el estudio",
    person: "La persona, hasta donde el estudio lo dice",
    noStudies: {
      title: "Aún no se conocen estudios",
      text: "Aparecen cuando ClinOne los enumera para esta cuenta. Un cliente ve solo los estudios a los que está asociado.",
    },
    loading: "los estudios de esta cuenta",
    review: "Revisar",
    correct: "Cambiar algo",
    happens:
      "Primero se pregunta a ClinOne si el estudio tiene este número (C1-04). Si lo tiene, no se envía nada. Si no, se envía una vez (C1-05).",
    readBack: "He releído estudio, centro y número de sujeto",
    off: "Resuelva primero lo pendiente de arriba.",
    send: (number) => `Inscribir a ${number}`,
    none: "no se indica",
  },
  place: {
    title: "En el estudio",
    out: {
      title: "El sujeto ya no está en el estudio.",
      text: "Retirado, con selección fallida o quitado. Las visitas realizadas siguen siendo legibles.",
    },
  },
  edit: {
    open: "Cambiar sujeto",
    title: (number) => `Cambiar al sujeto ${number}`,
    loading: "el registro del sujeto en ClinOne",
    failed: "No se pudo leer el registro en ClinOne, así que ahora no puede cambiarse.",
    again: "Leer otra vez",
    happens:
      "El registro se lee otra vez antes de enviarse (C1-06) y vuelve entero con lo que cambió (C1-07). Nada se envía sobre el cambio de un colega.",
    nothing: "Nada difiere de lo que tiene ClinOne. Cambie algo primero.",
    act: (number) => `Cambiar a ${number}`,
    back: "Volver",
  },
  remove: {
    open: "Quitar del estudio",
    title: (number) => `Quitar a ${number} del estudio`,
    text: (study) =>
      `ClinOne saca al sujeto de ${study} (C1-08). Las visitas previstas pueden cancelarse con ello. Nada trae de vuelta al sujeto: habría que inscribirlo otra vez.`,
    instead:
      "Para conservar el registro y decir que alguien se fue, cambie al sujeto a «Retirado» en lugar de esto.",
    planned: (count) =>
      count === 1
        ? "1 visita de este sujeto está por venir."
        : `${count} visitas de este sujeto están por venir.`,
    act: (number) => `Quitar a ${number}`,
    back: "Volver",
  },
  schedule: {
    open: "Programar una visita",
    title: (number) => `Programar una visita de ${number}`,
    name: "Visita en el plan del estudio",
    unnamed: "Sin nombre",
    another: "Otro nombre",
    typed: "Nombre de la visita",
    nameHint: "Los nombres son los de visitas conocidas aquí: ClinOne no enumera ningún plan.",
    kind: "Cómo se realiza",
    kinds: { onsite: "En el centro", televisit: "Por vídeo" },
    date: "Fecha",
    time: "Hora",
    minutes: "Minutos",
    where: (site, study) => `En ${site}, dentro de ${study}.`,
    happens:
      "ClinOne no tiene horas libres. Primero se le pregunta si el sujeto tiene esta visita (C1-09); después se envía una vez (C1-10). Sin respuesta, la buscamos por sujeto y hora.",
    anyway: "Programarla de todos modos",
    badName: "Escriba el nombre de la visita.",
    act: (number) => `Programar la visita de ${number}`,
    back: "Volver",
    out: "El sujeto ya no está en el estudio.",
  },
  noColumns: {
    clinOne: (name) =>
      `${name}: ClinOne no tiene horas libres. Una visita se programa en la página del propio sujeto.`,
    mia: (name) => `${name}: Mia-Platform tiene dispositivos y no visitas, así que allí no se reserva nada.`,
  },
};
