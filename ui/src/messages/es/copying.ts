import type { en } from "../en/copying";

export const es: typeof en = {
  copy: "Copiar",
  copied: "Copiado",
  copyOf: (number) => `Copiar ${number}`,
  copiedOf: (number) => `Copiado ${number}`,
  said: (number) => `${number} está en el portapapeles durante 30sec.`,
  failed: (number) => `${number} no se copió.`,
  failedShort: "No se copió",
};
