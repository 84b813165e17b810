import type { en } from "../en/reasons";

export const es: typeof en = {
  reasons: {
    visitOver: "La visita ha terminado.",
    idUnknown: "Solo aún no ha comunicado el id de la visita. Puede introducirse en la Bandeja de salida.",
    intentUnderWay: "Un cambio nuestro para esta visita sigue en camino. La Bandeja de salida lo muestra.",
    soloSetsStatusItself: "Solo lo establece por sí mismo. De nosotros solo acepta «cancelled».",
    soloCannotMoveRooms: "Solo no puede mover una visita a otra sala. Cancélela y reserve de nuevo.",
    noTeamsToken: "Esta conexión no tiene token de Teams. Un administrador puede añadirlo.",
    noLinkingSecret: "Esta conexión no tiene secreto de enlace. Un administrador puede añadirlo.",
    noExternalId: "La visita no tiene referencia nuestra, así que Solo no puede buscar sus enlaces.",
    incompleteIdentity:
      "Al registro le falta un nombre o una fecha de nacimiento que Solo necesita para un enlace.",
    deceased: "El paciente ha fallecido.",
    roleLacks: "Su función no lo incluye.",
    connectionOff: "La conexión está desactivada. Un administrador puede activarla.",
    goneAtVendor: "Solo ya no conoce esta visita.",
    unreachable: "Ahora no hay conexión con Solo. Será posible cuando Solo responda.",
    noPatientId:
      "Este registro no tiene id de paciente. Solo nombra al paciente de un episodio por ese id y de ninguna otra forma.",
  },
};
