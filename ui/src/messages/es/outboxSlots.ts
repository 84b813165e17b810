import type { slot as slotEn, slotWhat as slotWhatEn } from "../en/outboxSlots";

export const slot: typeof slotEn = {
  withdraw: { offerSlot: "No se envía nada más. Si llegó, la hora se puede reservar: mire el día." },
  keepLooking: {
    offerSlot:
      "Releemos los huecos: a los 5s, 30s, 2min y 10min. No se envía nada. Después se le pregunta otra vez.",
  },
  sendAgain: { offerSlot: "Se miran los huecos otra vez. Si la hora no se ofrece, se ofrece de nuevo." },
  markLanded: {
    offerSlot: "Dejamos de preguntar. No se envía nada. Puede que alguien lo reservara enseguida.",
  },
  enterId: { offerSlot: "No tiene un id que se pueda introducir." },
  correct: { offerSlot: "Lo que envíe entonces es nuevo; esto no se envía." },
  queued: { offerSlot: "No se envía nada. La hora no se ofrece." },
  rejected: { offerSlot: "Sale de esta lista. No se ofreció la hora con ello." },
};

export const slotWhy: Record<string, string> = {
  slotStands: "Esta hora ya se ofrece, así que no se envió nada",
  slotOverlaps: "Otro hueco comparte esta hora, así que no se envió nada",
};

export const slotWhat: typeof slotWhatEn = {
  offerSlot: (when, who) => `Ofrecer un hueco ${when}, ${who}`,
};
