import type { PdfTrouble } from "../../parts/PdfPreview/openPdf";
import type { en } from "../en/preview";

const trouble: Record<PdfTrouble, { title: string; text: string }> = {
  damaged: {
    title: "Este PDF no se puede mostrar",
    text: "Está dañado o no es un PDF. Ábralo en el programa que lo hizo y guárdelo de nuevo.",
  },
  locked: {
    title: "Este PDF está bloqueado con una contraseña",
    text: "No se puede mostrar aquí. Pida a quien lo envió uno sin contraseña.",
  },
};

export const es: typeof en = {
  trouble,
  loading: "la vista previa",
  pages: (label) => `Páginas de ${label}`,
  page: (page, of) => `Página ${page} de ${of}`,
  previous: "Página anterior",
  next: "Página siguiente",
  first: "Esta es la primera página",
  last: "Esta es la última página",
  smaller: "Más pequeño",
  larger: "Más grande",
  smallest: "No puede ser más pequeño",
  largest: "No puede ser más grande",
  percent: (percent) => `${percent} %`,
  pageFailed: "Esta página no se pudo dibujar. Las demás páginas se pueden leer.",
  picture: (label) => `Imagen: ${label}`,
  pictureFailed: {
    title: "Esta imagen no se puede mostrar",
    text: "Está dañada, o en un formato que esta consola no lee.",
  },
};
