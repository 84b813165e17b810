import { lengthText } from "../../ecg/names";
import type {
  submission as submissionEn,
  submissionFacts as submissionFactsEn,
  submissionWhat as submissionWhatEn,
} from "../en/outboxSubmissions";

export const submission: typeof submissionEn = {
  withdraw: {
    submitReading: "No se envía nada más. Si llegó, CareMonitor la tiene, y desde aquí no se puede retirar.",
  },
  keepLooking: { submitReading: "CareMonitor no devuelve ninguna lectura, así que no hay nada que mirar." },
  sendAgain: {
    submitReading:
      "Se mira de nuevo el consentimiento y se envía otra vez con el mismo id. Si ya llegó, puede que CareMonitor la tenga dos veces.",
  },
  markLanded: { submitReading: "Dejamos de preguntar. No se envía nada. La lectura cuenta como enviada." },
  enterId: { submitReading: "No tiene un id que se pueda introducir." },
  correct: { submitReading: "Lo que envíe entonces es nuevo; esto no se envía." },
  queued: { submitReading: "No se envía nada. La lectura se puede enviar más tarde." },
  rejected: { submitReading: "Sale de esta lista. CareMonitor no guardó la lectura." },
};

export const submissionWhy: Record<string, string> = {
  consentNeverAsked: "Nunca se preguntó por ella al paciente, así que no se envió",
  consentDeclined: "El paciente rechazó que se envíe, así que no se guardó nada",
  consentNotKnown: "No se sabe qué concedió el paciente, así que no se envió",
  consentWithdrawn: "El paciente retiró el consentimiento, así que no se guardó nada",
  consentEnded: "El consentimiento del paciente ha terminado, así que no se guardó nada",
  recordingGone: "El ECG ya no está entre los de este paciente, así que no se envió",
  recordingChanged: "El ECG ya no es el que se marcó, así que no se envió",
  recordingDamaged: "Una parte del ECG no se puede leer, así que no se envió",
};

export const submissionFacts: typeof submissionFactsEn = {
  ecg: "Electrocardiograma",
  bloodPressure: "Presión arterial",
  heartRate: "Frecuencia cardíaca",
  bloodGlucose: "Glucosa en sangre",
  steps: "Pasos",
};

const units: Record<string, string> = { "mm[Hg]": "mmHg", "/min": "latidos/min", "{steps}": "pasos" };

function submitted(value: string): string {
  const [number = "", unit = ""] = value.split(" ");
  if (unit === "s") return lengthText(Number(number), "es");
  return `${number} ${units[unit] ?? unit}`;
}

export const submissionWhat: typeof submissionWhatEn = {
  submitted,
  submitReading: (metric, value, when) => `Enviar ${metric} ${submitted(value)} del ${when}`,
};
