import type { device as deviceEn, deviceWhat as deviceWhatEn } from "../en/outboxDevices";

const look = "a los 5s, 30s, 2min y 10min. No se envía nada. Después se le pregunta otra vez.";
const same = (text: string) => ({
  assignDevice: text,
  unassignDevice: text,
  normaliseAgain: text,
  submitDetections: text,
  handIn: text,
});

export const device: typeof deviceEn = {
  withdraw: {
    assignDevice: "No se envía nada más. Si llegó, el dispositivo es del paciente: mírelo en Dispositivos.",
    unassignDevice: "No se envía nada más. Si llegó, nadie tiene el dispositivo: mírelo en Dispositivos.",
    normaliseAgain: "No se envía nada más. Si llegó, está normalizado.",
    submitDetections:
      "No se envía nada más. Si llegó, las detecciones se crearon y desde aquí no se pueden retirar.",
    handIn:
      "No se envía nada más. Si llegó, el Device Manager lo tiene a nombre de este paciente y desde aquí no se puede retirar.",
  },
  keepLooking: {
    assignDevice: `Releemos los dispositivos: ${look}`,
    unassignDevice: `Releemos los dispositivos: ${look}`,
    normaliseAgain: `Releemos lo enviado: ${look}`,
    submitDetections: "Nada enumera las detecciones de una medición, así que no hay nada que mirar.",
    handIn: `Lo buscamos por su propio id: ${look}`,
  },
  sendAgain: {
    assignDevice: "Se mira el dispositivo otra vez. Si está libre, se entrega de nuevo.",
    unassignDevice: "Se mira el dispositivo otra vez. Si lo tiene el mismo paciente, se retira.",
    normaliseAgain: "Se envía una vez más. Hacerlo dos veces no hace más que hacerlo una.",
    submitDetections: "Se envía una vez más. Si ya llegó, las detecciones estarán dos veces.",
    handIn:
      "Se busca otra vez. Si no está y el mismo paciente tiene el dispositivo, se envía una vez más; donde el Device Manager guarda sellados los datos en bruto, puede quedar entonces dos veces.",
  },
  markLanded: same("Dejamos de preguntar. No se envía nada. Cuenta como enviado."),
  enterId: same("No tiene un id que se pueda introducir."),
  correct: same("Lo que envíe entonces es nuevo; esto no se envía."),
  queued: {
    assignDevice: "No se envía nada. El dispositivo sigue libre.",
    unassignDevice: "No se envía nada. El dispositivo sigue con su paciente.",
    normaliseAgain: "No se envía nada.",
    submitDetections: "No se envía nada. No se crea ninguna detección.",
    handIn: "No se envía nada. El archivo se puede entregar más tarde.",
  },
  rejected: {
    assignDevice: "Sale de esta lista. El dispositivo no se entregó.",
    unassignDevice: "Sale de esta lista. El dispositivo no se retiró.",
    normaliseAgain: "Sale de esta lista. No se normalizó nada.",
    submitDetections: "Sale de esta lista. No se creó ninguna detección.",
    handIn: "Sale de esta lista. El Device Manager no lo aceptó.",
  },
};

export const deviceWhy: Record<string, string> = {
  deviceTaken: "Otra persona tiene ya el dispositivo, así que no se envió nada",
  deviceIsTheirs: "El dispositivo es ya de este paciente, así que no se entregó otra vez",
  deviceIsFree: "Ya nadie tiene el dispositivo, así que no se envió nada",
  dataGone: "El Device Manager ya no tiene esta medición, así que no se envió nada",
  dataChanged: "La medición es ya de otro dispositivo o de otro paciente, así que no se envió nada",
  notNormalised: "La medición ya no está normalizada, así que no se envió nada",
  givenLater:
    "Se midió antes de entregar el dispositivo al paciente, o no consta desde cuándo lo tiene, así que no se envió",
  deliveryThere: "El Device Manager ya lo tiene, así que no se envió otra vez",
};

export const deviceFacts: Record<string, string> = {
  deviceName: "Dispositivo",
  deviceId: "Id del dispositivo",
  devicePatient: "Id de paciente",
  healthData: "Datos de salud",
  deliveryId: "Id de lo que se entrega",
};

export const deviceWhat: typeof deviceWhatEn = {
  assignDevice: (name) => `Entregar «${name}» al paciente`,
  unassignDevice: (name) => `Retirar «${name}»`,
  normaliseAgain: (name) => `Normalizar otra vez lo que envió «${name}»`,
  submitDetections: (name) => `Crear detecciones de lo que midió «${name}»`,
  handIn: (name) => `Entregar lo que envió «${name}»`,
};
