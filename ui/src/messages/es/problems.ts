import type { en } from "../en/problems";

export const es: typeof en = {
  byCode: {
    invalid: {
      title: "No se puede aceptar tal como está",
      text: "No se ha cambiado nada. Corrija lo marcado.",
    },
    denied: {
      title: "Su función no lo incluye",
      text: "No se ha cambiado nada. Este intento queda en la auditoría. Consulte a un administrador si su función ha cambiado.",
    },
    notFound: { title: "Ya no está", text: "Puede que alguien lo haya quitado. Vuelva y mire de nuevo." },
    conflict: { title: "Ha cambiado entretanto", text: "No se ha cambiado nada. Mírelo de nuevo y decida." },
    unreachable: {
      title: "No se pudo contactar con el proveedor",
      text: "No se ha cambiado nada. Inténtelo cuando vuelva la conexión.",
    },
    refused: {
      title: "El proveedor lo ha rechazado",
      text: "Allí no se ha cambiado nada. Sus palabras están abajo.",
    },
    notOpen: {
      title: "El almacén cifrado no está abierto",
      text: "No se puede leer nada hasta que lo esté. Ábralo de nuevo.",
    },
    signedOut: {
      title: "Nadie ha iniciado sesión",
      text: "No se ha cambiado nada. Inicie sesión y hágalo de nuevo.",
    },
    locked: {
      title: "La consola está bloqueada",
      text: "No se ha cambiado nada. Inicie sesión y hágalo de nuevo.",
    },
    store: {
      title: "El almacén cifrado o el llavero ha fallado",
      text: "Lo que ve puede ser antiguo. Inténtelo de nuevo; si continúa, comunique los detalles a soporte.",
    },
    other: {
      title: "La consola ha fallado en esto",
      text: "No se ha enviado nada. Inténtelo de nuevo; si continúa, comunique los detalles a soporte.",
    },
  },
  byWhat: {
    diskFull: {
      title: "El disco está lleno",
      text: "El último cambio no se ha guardado y por él no se ha enviado nada a ningún proveedor. Libere espacio e inténtelo de nuevo.",
    },
  },
  vendorSays: (words) => `Dice: «${words}»`,
  status: (status) => `HTTP ${status}`,
  correlation: (id) => `correlación ${id}`,
  details: "Detalles para soporte",
  retry: "Reintentar",
};
