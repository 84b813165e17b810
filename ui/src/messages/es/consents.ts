import type { en } from "../en/consents";

export const es: typeof en = {
  metrics: {
    ecg: "Electrocardiograma",
    bloodPressure: "Presión arterial",
    heartRate: "Frecuencia cardíaca",
    bloodGlucose: "Glucosa en sangre",
    steps: "Pasos",
  },
  ends: {
    revoked: "CareMonitor ya no lo renueva. El paciente lo retiró allí, o es demasiado antiguo.",
    replaced: "el paciente respondió de nuevo, y vale la respuesta más reciente.",
    declinedLater: "al preguntarle de nuevo, el paciente no concedió nada.",
    ranOut: "se acabó su plazo. CareMonitor no dio nada con que renovarlo.",
    forgotten: "se olvidó en este equipo.",
    tokensMissing: "el llavero de este equipo ya no lo tiene.",
    connectionChanged: "la conexión se cambió o se eliminó.",
  },
  outcomes: {
    granted: "El paciente aceptó.",
    declined: "El paciente no concedió nada de lo que se le pidió. No se envía nada.",
    notAsked: "El portal de CareMonitor no preguntó al paciente.",
    late: "No llegó respuesta en diez minutos. No se concedió nada. Pregunte de nuevo cuando el paciente esté presente.",
    cancelled: "Se retiró la pregunta. No concedió nada.",
    leftBehind:
      "La consola se cerró mientras esperaba. No se oyó respuesta y no se concedió nada. Pregunte de nuevo.",
    otherPatient:
      "En el portal había iniciado sesión otra persona. Lo que concedió se descartó. Pida que cierre allí la sesión y pregunte de nuevo.",
    notKept:
      "El paciente aceptó, pero el llavero de este equipo no lo guardó. Nada cuenta como concedido. Desbloquee el llavero y pregunte de nuevo.",
    notExchanged:
      "El paciente aceptó, pero CareMonitor no lo confirmó. Nada cuenta como concedido. Pregunte de nuevo.",
    notOpened: "No se abrió ningún navegador, así que el paciente no vio la pregunta. No se concedió nada.",
    connectionChanged: "La conexión se cambió o se desactivó con la pregunta abierta. No se concedió nada.",
  },
  whys: {
    portalNotUnderstood: "No entendió la pregunta. Un administrador debería comparar el contrato.",
    portalKnowsUsNot: "No conoce esta consola. Un administrador debería comprobar el id de cliente.",
    portalKnowsNoSuchMetric: "No conoce una de las medidas. Un administrador debería comparar el contrato.",
    portalFailed: "Falló. Inténtelo dentro de unos minutos.",
    portalBusy: "Está ocupado o en mantenimiento. Inténtelo más tarde.",
    portalOther: "Dio un motivo que aquí no se conoce.",
    vendorUnreachable: "No se pudo llegar al portal.",
    vendorNoAnswer: "El portal no dio una respuesta utilizable.",
    vendorKeyRefused: "El portal rechaza esta consola. Un administrador debería comprobar el id de cliente.",
    vendorNotFound:
      "El portal no tiene nada en esta dirección. Un administrador debería comparar el contrato.",
    vendorRefused: "El portal rechazó el código.",
    vendorLater: "El portal pidió paciencia.",
    vendorError: "El portal tiene un problema propio.",
    vendorNotSent: "La pregunta incumple una regla del portal.",
  },
  refusals: {
    consentOpen: "A este paciente ya se le está preguntando. No se preguntó de nuevo.",
    noPortal:
      "Esta conexión no indica ningún portal, así que no se puede preguntar. Un administrador puede indicarlo.",
    noAddress: "El registro no tiene id en CareMonitor. No se preguntó a nadie.",
    connectionOff: "La conexión está desactivada. No se hizo nada.",
    noPort: "Este equipo no pudo escuchar la respuesta. No se preguntó a nadie. Inténtelo de nuevo.",
    linkRefused: "La página por abrir no es del portal de la conexión. No se abrió.",
    leavesOutGranted:
      "La pregunta deja fuera algo que ahora está concedido. No se preguntó a nadie. Pídalo también.",
    required: "Marque al menos una medida. No se preguntó a nadie.",
    deceased: "El paciente ha fallecido. No se preguntó a nadie.",
    door: "No se abrió ningún navegador en este equipo, así que el paciente no vio la pregunta. Compruebe el navegador predeterminado y pregunte de nuevo.",
    noQuestion: "Ya no espera ninguna pregunta. Puede que la respuesta acabe de llegar: mire abajo.",
    noConsent: "Aquí ya no hay ningún consentimiento vigente. No se cambió nada.",
    vault: "El llavero de este equipo se negó. No se cambió nada. Desbloquéelo e inténtelo de nuevo.",
    otherPatient: "Las marcas pertenecen a otro registro. No se hizo nada. Compruebe otra vez.",
    identifierChanged:
      "Un identificador de este registro ha cambiado desde que lo marcó. No se hizo nada. Compruebe otra vez.",
    twoIdentifiers: "Hay que marcar los identificadores. No se hizo nada.",
  },
  title: "Consentimiento en CareMonitor",
  loading: "Consentimiento",
  explains:
    "Qué medidas de este paciente pueden enviarse a CareMonitor. Lo que no está concedido no se envía nunca.",
  metric: "Medida",
  standing: "Consentimiento",
  since: "Desde",
  standings: {
    granted: "Concedido",
    declined: "Rechazado por el paciente",
    neverAsked: "Sin preguntar o sin respuesta",
    notKnown: "No se sabe: CareMonitor no lo dijo. No se envía nada. Pregunte de nuevo.",
    ended: (how) => `Terminado: ${how}`,
    withdrawn: "Terminado: el paciente lo retiró en CareMonitor.",
  },
  open: "Pedir consentimiento",
  check: "Preguntar a CareMonitor si sigue vigente",
  checked: "Se preguntó a CareMonitor. Lo que dijo está abajo.",
  forget: "Olvidar el consentimiento aquí",
  waiting: {
    title: "Se está preguntando al paciente en el navegador.",
    text: (metrics, until) =>
      `${metrics}. La consola espera hasta las ${until}. Puede seguir trabajando; la respuesta aparece aquí.`,
    taking: "La respuesta ha llegado y se está guardando.",
    cancel: "Retirar la pregunta",
    cancelled: "Se retiró la pregunta",
  },
  answer: {
    all: (count) =>
      count === 1 ? "Concedido: lo que se pidió." : `Concedido: las ${count} que se pidieron.`,
    some: (granted, asked) => `Concedido: ${granted} de ${asked}.`,
    declined: (metrics) => `Rechazado: ${metrics}. Esto no se envía nunca.`,
    notKnown: "El paciente aceptó, pero CareMonitor no dijo qué. No se envía nada. Pregunte de nuevo.",
    asked: (metrics, by, at) => `${by} pidió ${metrics}, ${at}.`,
    withdrawn: (metrics) => `Retirado después: ${metrics}.`,
    ended: (at, how) => `Terminado ${at}: ${how}`,
    until: (at) => `Termina por sí solo ${at}.`,
    earlier: "Preguntas anteriores",
    details: "Detalles para soporte",
  },
  ask: {
    title: "Pedir consentimiento",
    which: "Qué pedir",
    granted: "concedido ahora, se pide otra vez: una respuesta nueva ocupa el lugar de la anterior",
    opens:
      "En el navegador de este equipo se abre una página de CareMonitor. El paciente inicia sesión allí y responde; puede rechazar una parte.",
    who: (number) => `Responde quien tenga allí la sesión iniciada. Tiene que ser ${number}.`,
    act: (who) => `Preguntar a ${who} en el navegador`,
    nothing: "Marque primero al menos una medida.",
    asked: "La página se abrió en el navegador",
    back: "Volver",
  },
  forgetting: {
    title: "¿Olvidar este consentimiento en este equipo?",
    text: "La consola borra lo que le permite enviar medidas. En CareMonitor el consentimiento sigue hasta que el paciente lo retire allí. Para volver a enviar hay que preguntar otra vez al paciente.",
    confirm: "Olvidarlo aquí",
    cancel: "Conservarlo",
    done: "El consentimiento se olvidó en este equipo",
  },
};
