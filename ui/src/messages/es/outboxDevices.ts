import type { device as deviceEn, deviceWhat as deviceWhatEn } from "../en/outboxDevices";

const look = "a los 5s, 30s, 2min y 10min. No se envía nada. Después se le pregunta otra vez.";
const same = (text: string) => ({ assignDevice: text, unassignDevice: text, normaliseAgain: text });

export const device: typeof deviceEn = {
  withdraw: {
    assignDevice: "No se envía nada más. Si llegó, el dispositivo es del paciente: mírelo en Dispositivos.",
    unassignDevice: "No se envía nada más. Si llegó, nadie tiene el dispositivo: mírelo en Dispositivos.",
    normaliseAgain: "No se envía nada más. Si llegó, está normalizado.",
  },
  keepLooking: {
    assignDevice: `Releemos los dispositivos: ${look}`,
    unassignDevice: `Releemos los dispositivos: ${look}`,
    normaliseAgain: `Releemos lo enviado: ${look}`,
  },
  sendAgain: {
    assignDevice: "Se mira el dispositivo otra vez. Si está libre, se entrega de nuevo.",
    unassignDevice: "Se mira el dispositivo otra vez. Si lo tiene el mismo paciente, se retira.",
    normaliseAgain: "Se envía una vez más. Hacerlo dos veces no hace más que hacerlo una.",
  },
  markLanded: same("Dejamos de preguntar. No se envía nada."),
  enterId: same("No tiene un id que se pueda introducir."),
  correct: same("Lo que envíe entonces es nuevo; esto no se envía."),
  queued: {
    assignDevice: "No se envía nada. El dispositivo sigue libre.",
    unassignDevice: "No se envía nada. El dispositivo sigue con su paciente.",
    normaliseAgain: "No se envía nada.",
  },
  rejected: {
    assignDevice: "Sale de esta lista. El dispositivo no se entregó.",
    unassignDevice: "Sale de esta lista. El dispositivo no se retiró.",
    normaliseAgain: "Sale de esta lista. No se normalizó nada.",
  },
};

export const deviceWhy: Record<string, string> = {
  deviceTaken: "Otra persona tiene ya el dispositivo, así que no se envió nada",
  deviceIsTheirs: "El dispositivo es ya de este paciente, así que no se entregó otra vez",
  deviceIsFree: "Ya nadie tiene el dispositivo, así que no se envió nada",
};

export const deviceFacts: Record<string, string> = {
  deviceName: "Dispositivo",
  deviceId: "Id del dispositivo",
  devicePatient: "Id de paciente",
  healthData: "Datos de salud",
};

export const deviceWhat: typeof deviceWhatEn = {
  assignDevice: (name) => `Entregar «${name}» al paciente`,
  unassignDevice: (name) => `Retirar «${name}»`,
  normaliseAgain: (name) => `Normalizar otra vez lo que envió «${name}»`,
};
