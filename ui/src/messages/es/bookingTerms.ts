import type { en } from "../en/bookingTerms";

export const es: typeof en = {
  what: {
    schedule: "Sala o profesional",
    any: "Cualquiera",
    kind: "Tipo de visita",
    status: "Estado de la visita nueva",
    choose: "Elija",
    call: "Cómo se celebra la visita",
    calls: {
      channel: "Canal de vídeo de Carium",
      links: "Enlaces propios",
      telehealth: "Por vídeo",
      inPerson: "En persona",
      onsite: "En el centro",
      televisit: "Por vídeo",
    },
    guest: "Enlace del paciente",
    host: "Enlace del profesional",
    linkHint: "Una dirección que empieza por https.",
    instruction: "Lo que se dice al paciente",
    instructionHint: "Puede quedar vacío. A menudo, cómo pedir otra hora.",
    freeDuration: (length) => `Aquí no se ofrece ninguna duración. Vacío: ${length}.`,
  },
  missing: {
    kind: "Elija el tipo de visita para reservar",
    status: "Elija el estado de la visita nueva para reservar",
    guest: "Escriba el enlace https del paciente para reservar",
    host: "Escriba el enlace https del profesional para reservar",
    record: "Se está leyendo el registro enlazado",
  },
  check: {
    with: "Con",
    recordThere: "Registro allí",
    linked: "Por el enlace entre los dos registros.",
    noReason: (vendor) => `${vendor} no admite motivos. Lo escrito no se envía.`,
    known: (count) =>
      count === 1
        ? "Consta otra visita con este profesional a esa hora."
        : `Constan otras ${count} visitas con este profesional a esa hora.`,
    asked: (vendor) =>
      `${vendor} no lista horas libres. Antes se le pregunta si una de sus visitas lo impide; entonces no se envía nada.`,
    slotsAsked: (vendor) =>
      `Primero se releen las horas libres. ${vendor} no las retiene, así que otra persona puede tomarla.`,
    sentOnce: (operation) => `Se envía una reserva (${operation}).`,
    looked: (vendor) =>
      `Si no llega respuesta, buscamos en ${vendor} una visita de este paciente, con este profesional, a esta hora. Nada se envía dos veces.`,
  },
  day: {
    free: "Se puede escribir cualquier hora",
    noneNamed: "Aún no consta ningún profesional",
  },
  refusals: {
    "kind.required": "Falta el tipo de visita. No se reservó nada. Elija uno.",
    "kind.notListed": "El proveedor ya no lista este tipo de visita. No se reservó nada. Elija otro.",
    "status.required": "Falta el estado. No se reservó nada. Elija uno.",
    "status.notListed": "El proveedor ya no lista este estado. No se reservó nada. Elija otro.",
    "practitioner.notListed": "El proveedor ya no lista a este profesional. No se reservó nada. Elija otro.",
    "guest.required": "Falta el enlace del paciente. No se reservó nada.",
    "guest.httpsOnly": "El enlace del paciente no empieza por https. No se reservó nada. Corríjalo.",
    "host.required": "Falta el enlace del profesional. No se reservó nada.",
    "host.httpsOnly": "El enlace del profesional no empieza por https. No se reservó nada. Corríjalo.",
    vendorLacks: "El proveedor no tiene lugar para algo que se introdujo. No se reservó nada.",
  },
};
