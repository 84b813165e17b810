import type { en } from "../en/formats";

export const es: typeof en = {
  months: ["Ene", "Feb", "Mar", "Abr", "May", "Jun", "Jul", "Ago", "Sep", "Oct", "Nov", "Dic"],
  longMonths: [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
  ],
  weekdays: ["Dom", "Lun", "Mar", "Mié", "Jue", "Vie", "Sáb"],
  longDate: (day, month, year) => `${day} de ${month} de ${year}`,
  unknown: "Desconocido",
  notKnown: "No consta",
  notRecorded: "No registrado",
  units: { y: "a", m: "m", w: "sem", d: "d", hr: "h", hrs: "h", min: "min", sec: "s" },
  approx: "Aprox.",
  unknownFamily: "DESCONOCIDO",
  gender: { male: "Masculino", female: "Femenino", other: "Otro específico", unknown: "No consta" },
};
