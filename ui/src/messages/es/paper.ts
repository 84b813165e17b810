import type { en } from "../en/paper";

export const es: typeof en = {
  save: "Guardar como PDF",
  look: "Ver antes las páginas",
  preview: "Las páginas tal como se guardarían",
  previewLoading: "que se hagan las páginas",
  choose: "Elegir dónde guardar",
  choosing: "El escritorio pregunta dónde guardar. Responda allí primero.",
  sheet: "Papel",
  sheets: { a4: "A4", letter: "Carta" },
  dayList: {
    title: "Guardar la lista del día como PDF",
    text: (count, day) =>
      `${count === 1 ? "1 visita" : `${count} visitas`} del ${day}, todas, muestre lo que muestre el filtro. Cada fila lleva nombre, fecha de nacimiento y número.`,
  },
  summary: {
    act: (name) => `Guardar el resumen de ${name}`,
    text: "Visita, estado, fuente y la nota como se leyó por última vez; el papel dice cuándo, o que no la hay.",
  },
  letter: {
    act: (name) => `Guardar la carta para ${name}`,
    text: "Fecha, hora y cómo conectarse. El enlace del paciente no está incluido.",
  },
  leaves:
    "El archivo sale del almacén cifrado: quien pueda abrirlo puede leerlo. Que usted lo guardó queda en la auditoría.",
  saved: (file, pages) => `Guardado como ${file}, ${pages === 1 ? "1 página" : `${pages} páginas`}.`,
  print: "Ábralo con el visor del sistema para imprimirlo.",
  notSaved: "No se guardó nada.",
  lost: (count) =>
    count === 1
      ? "1 carácter no está en la página tal como se dio."
      : `${count} caracteres no están en la página tal como se dieron.`,
  lostText: "Compare la página con la ficha antes de usarla.",
  replaced: (shown, code, times) => `${shown} (${code}), ${times} × mostrado como \ufffd`,
  removed: (code, times) => `${code}, invisible, ${times} × omitido`,
  refusals: {
    fileNotKept: "No se pudo escribir el archivo ahí. No se guardó nada. Elija otra carpeta.",
    paper: "No se pudo hacer el documento. No se guardó nada. Dé los detalles a soporte.",
    noTime: "No consta hora para esta visita y una carta no puede nombrarla. No se guardó nada.",
  },
};
