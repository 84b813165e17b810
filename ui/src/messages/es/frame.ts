import type { en } from "../en/frame";

export const es: typeof en = {
  product: "Anteroom",
  screens: {
    board: "Salas de espera",
    today: "Hoy",
    booking: "Reservas",
    patients: "Pacientes",
    patient: "Paciente",
    metrics: "Mediciones",
    editPatient: "Cambiar registro",
    registerPatient: "Registrar paciente",
    importPeople: "Importar",
    note: "Nota de la visita",
    outbox: "Bandeja de salida",
    alerts: "Avisos",
    reports: "Informes",
    assistance: "Asistencia",
    devices: "Dispositivos",
    connections: "Conexiones",
    webhooks: "Webhooks",
    audit: "Auditoría",
    settings: "Ajustes",
    users: "Personas y roles",
    account: "Su cuenta",
  },
  roles: { frontDesk: "Recepción", clinician: "Personal clínico", administrator: "Administración" },
  demo: "Sesión de demostración",
  rail: "Pantallas",
  find: "Buscar paciente",
  count: (screen, count) => `${screen}, ${count}`,
  alerts: (count) => `${count} sin confirmar`,
  status: {
    label: "Conexiones y reloj",
    age: (connection, age) => `${connection}: respondió hace ${age}`,
    never: "aún sin leer",
    silent: (age) => age,
    refused: "clave rechazada",
    logIn: "entrar de nuevo",
    logInTo: (connection) => `entrar de nuevo: ${connection}`,
    sending: (count) => `${count} enviando`,
    unknown: (count) => `${count} desconocidas`,
    needsPerson: (count) => `${count} por decidir`,
    queued: (count) => `${count} en cola`,
    refusedCount: (count) => `${count} rechazadas`,
    clock: "reloj de 24 horas",
    rebuilding: (done, of) => `Releyendo visitas: ${done} de ${of}`,
  },
  rebuilding: {
    title: "Lo leído de los proveedores estaba dañado y se está leyendo de nuevo.",
    text: (done, of) =>
      `Han vuelto ${done} de ${of} visitas. Las filas aparecen según llegan; no se ha perdido nada propio.`,
  },
  lockSoon: {
    title: (seconds) => `Esta consola se bloquea en ${seconds} segundos.`,
    text: "Nadie la ha tocado desde hace un rato. Lo escrito se guarda.",
    ends: "Lleva 12 horas con la sesión abierta. Inicie sesión otra vez para seguir donde estaba. Lo escrito se guarda.",
    stay: "Seguir",
  },
  setAside: {
    title: (count) =>
      count === 1
        ? "La copia de seguridad restaurada es anterior a 1 copia de un documento."
        : `La copia de seguridad restaurada es anterior a ${count} copias de documentos.`,
    text: "No se borraron: están selladas en la carpeta de datos, en documents-set-aside. Solo las abre el libro mayor sustituido, que también se conserva allí. Lo enviado sigue en el proveedor.",
  },
  auditDoubt: {
    title: "La auditoría de este centro no es la que se ancló.",
    shorter: (from, until) =>
      `Faltan anotaciones: lo que se hizo ${from === null ? "" : `desde ${from} `}hasta ${until} está en duda. Siga trabajando; una persona de administración tiene que examinarlo.`,
    other: (from, until) =>
      `Hay anotaciones distintas de las que había: lo que se hizo ${from === null ? "" : `desde ${from} `}hasta ${until} está en duda. Siga trabajando; una persona de administración tiene que examinarlo.`,
    act: "Abrir Auditoría",
  },
  emergencies: {
    title: (count) =>
      count === 1
        ? "Se abrió un registro clínico en una emergencia."
        : `Se abrieron ${count} registros clínicos en emergencias.`,
    text: "Quien lo hizo no tiene el rol para ello y dio un motivo.",
    act: "Tomar nota",
  },
  unconnected: {
    title: "No hay ningún proveedor conectado.",
    text: "La lista sigue vacía hasta que lo haya.",
    act: "Conectar un proveedor",
  },
  undo: {
    undo: "Deshacer",
    sendsIn: (seconds) => `Se enviará en ${seconds}s.`,
    done: "Retirado. No se ha enviado nada.",
    tooLate: (what) => `No se ha retirado: ${what}.`,
    close: "Cerrar",
  },
  loading: "la pantalla",
  failed: {
    title: "Esta pantalla ha fallado",
    text: "No se ha enviado nada. Ábrala de nuevo; si continúa, diga a soporte qué pantalla era.",
    again: "Abrirla de nuevo",
  },
  palette: {
    label: "Buscar cualquier cosa",
    placeholder: "Paciente, número, fecha de nacimiento o pantalla",
    people: "Pacientes",
    screens: "Pantallas",
    acts: "Acciones",
    searched: (count) => `Se ha buscado entre ${count} personas de este equipo.`,
    none: (typed) => `Nada coincide con «${typed}»`,
    noneHint:
      "Se buscan nombres, números de historia y fechas de nacimiento de las personas conocidas en este equipo. Solo no tiene lista de pacientes: a quien aún no se conoce aquí se le abre por número en Pacientes.",
    refresh: "Actualizar desde los proveedores",
    lock: "Bloquear la consola",
    help: "Teclas y ayuda",
    openByNumber: "Abrir un paciente por número",
  },
  keys: {
    title: "Teclas",
    close: "Cerrar",
    everywhere: "En todas partes",
    here: "En esta pantalla",
    palette: "Buscar cualquier cosa",
    help: "Esta lista",
    refresh: "Actualizar desde los proveedores",
    lock: "Bloquear la consola",
    find: "Buscar en la lista",
    back: "Cerrar, volver",
    grid: "En una lista",
    arrows: "Moverse entre filas; izquierda y derecha se mueven dentro de la fila",
    homeEnd: "Primera y última fila",
    page: "Una pantalla arriba o abajo",
    enter: "Abrir",
    notHere: (keys) => `${keys} no hace nada en esta pantalla.`,
    letters:
      "Las letras sueltas solo funcionan mientras su lista o panel tiene el foco. Pueden desactivarse en Ajustes.",
  },
  refreshed: "Se está leyendo ahora todo lo de hoy desde los proveedores.",
  notLocked: "No se pudo bloquear la consola. Ciérrela.",
};
