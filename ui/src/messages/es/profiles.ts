import type { en } from "../en/profiles";

const mistakes: Record<string, string> = {
  unknown: "nada se conoce con este nombre",
  missing: "falta",
  empty: "no puede estar vacío",
  pathStart: "una ruta empieza por /",
  pathQuery: "una ruta no lleva consulta ni fragmento: los parámetros los envía el programa",
  pathSegments: "una ruta no tiene partes vacías, ni de uno o dos puntos",
  pathCharacters: "una ruta solo lleva letras, cifras y signos simples",
  pathBraces: "un marcador se escribe {nombre}",
  headerName: "HTTP no admite tal nombre de cabecera",
  headerReserved: "esta cabecera no está libre: enmarca la petición o lleva otra credencial",
};

export const es: typeof en = {
  mistakes,
  title: "Perfil del contrato",
  text: "Direcciones, cabeceras y nombres de campos que el proveedor no publica. A la izquierda de = está nuestro nombre, a la derecha el suyo. Corríjalos según los papeles del proveedor; un texto con fallos no se guarda.",
  own: "Propio de la clínica",
  program: "Tal como viene con el programa",
  differences: (count) =>
    count === 1 ? "1 diferencia con el del programa" : `${count} diferencias con el del programa`,
  unsaved: "sin guardar",
  save: "Guardar el perfil",
  check: "Comprobar",
  undo: "Deshacer lo escrito",
  restore: "Volver al del programa",
  working: "Comprobando",
  nothing: "No se ha cambiado nada.",
  isProgram: "Es el del programa.",
  kept: "Perfil guardado",
  undone: "Lo escrito se ha deshecho",
  restored: "De nuevo el perfil del programa",
  noFault: "No se han hallado fallos.",
  faults: (count) =>
    count === 1 ? "1 fallo. No se ha guardado nada." : `${count} fallos. No se ha guardado nada.`,
  line: (line, column) => `línea ${line}, columna ${column}`,
  leaving: {
    title: "¿Dejar el perfil sin guardar?",
    text: "Lo que ha cambiado no está en ningún otro sitio.",
    stay: "Seguir aquí",
    leave: "Salir sin guardar",
  },
  restoring: {
    title: (name) => `¿Desechar el perfil propio de ${name}?`,
    text: "La próxima llamada va a las direcciones y nombres que vienen con el programa. Lo que la clínica corrigió se borra.",
    confirm: "Volver al del programa",
    cancel: "Conservarlo",
  },
};
