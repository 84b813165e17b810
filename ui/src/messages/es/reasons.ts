import type { en } from "../en/reasons";

export const es: typeof en = {
  reasons: (vendor, enterable) => ({
    visitOver: "La visita ha terminado.",
    idUnknown: enterable
      ? `${vendor} aún no ha comunicado el id de la visita. Puede introducirse en la Bandeja de salida.`
      : `${vendor} aún no ha comunicado el id de la visita.`,
    intentUnderWay: "Un cambio nuestro para esta visita sigue en camino. La Bandeja de salida lo muestra.",
    soloSetsStatusItself: "Solo lo establece por sí mismo. De nosotros solo acepta «cancelled».",
    soloCannotMoveRooms: "Solo no puede mover una visita a otra sala. Cancélela y reserve de nuevo.",
    vendorLacks: "El proveedor no tiene nada así.",
    noHostLink: "La cita del proveedor no lleva enlace a una llamada.",
    noTeamsToken: "Esta conexión no tiene token de Teams. Un administrador puede añadirlo.",
    noLinkingSecret: "Esta conexión no tiene secreto de enlace. Un administrador puede añadirlo.",
    noExternalId: "La visita no tiene referencia nuestra, así que Solo no puede buscar sus enlaces.",
    incompleteIdentity:
      "Al registro le falta un nombre o una fecha de nacimiento que Solo necesita para un enlace.",
    deceased: "El paciente ha fallecido.",
    roleLacks: "Su función no lo incluye.",
    connectionOff: "La conexión está desactivada. Un administrador puede activarla.",
    goneAtVendor: `${vendor} ya no conoce esta visita.`,
    unreachable: `Ahora no hay conexión con ${vendor}. Será posible cuando ${vendor} responda.`,
    deviceAssigned: "Alguien tiene el dispositivo. Retírelo primero.",
    deviceFree: "Nadie tiene el dispositivo.",
    holderUnknown: "Aquí no se sabe quién tiene el dispositivo.",
    deviceNotInUse: "El proveedor dice que este registro del dispositivo no está en uso.",
    deviceWithoutId: "El proveedor no da el id propio del dispositivo.",
    noPortal: "La conexión no indica ningún portal de pacientes. Un administrador puede indicarlo.",
    consentOpen: "Se está preguntando al paciente en este momento.",
    notGranted: "El paciente no ha concedido que esto se envíe.",
    noReadings: "Aquí no hay lecturas de ello.",
    noConsent: "Aquí no hay ningún consentimiento vigente que consultar u olvidar.",
    noPatientId:
      "Este registro no tiene id de paciente. Solo nombra al paciente de un episodio por ese id y de ninguna otra forma.",
  }),
};
