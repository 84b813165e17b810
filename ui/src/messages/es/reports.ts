import type { ReportColumnKind, ReportStage, ReportStep } from "../../host/types";
import type { en } from "../en/reports";

const stages: Record<ReportStage, string> = {
  ordering: "En camino",
  reading: "Leyendo",
  pending: "En preparación",
  completed: "Preparado",
  downloaded: "Cerrado",
  ready: "Listo",
  failed: "Fallido",
};

const steps: Record<ReportStep, string> = {
  waiting: "Esperando al proveedor",
  unlocking: "Abriendo el archivo",
  importing: "Leyendo las líneas",
  sorting: "Ordenando las columnas",
};

const kinds: Record<ReportColumnKind, string> = {
  text: "palabras",
  number: "números",
  instant: "fechas y horas",
};

const why: Readonly<Record<string, string>> = {
  connectionOff: "La conexión está apagada. Continuará cuando un administrador la encienda.",
  unreachable: "No se puede llegar al proveedor. Se vuelve a intentar sin más.",
  noAnswer: "El proveedor no respondió, o su respuesta se cortó. Vuelva a intentarlo o pida menos días.",
  keyRefused:
    "El proveedor rechaza la clave de esta conexión. Un administrador puede cambiarla en Conexiones.",
  notFound: "El proveedor ya no conoce este informe. Pídalo de nuevo.",
  refused: "El proveedor lo rechazó. Revise los días y vuelva a intentarlo.",
  later: "El proveedor pidió paciencia. Se vuelve a intentar sin más.",
  vendorError: "El proveedor tiene un problema propio. Vuelva a intentarlo más tarde.",
  notSent: "La petición incumple una regla del proveedor y no se envió.",
  rangeUnreadable: "No se pueden leer los días de este informe. Quítelo y pídalo de nuevo.",
  fileEmpty: "El proveedor envió un archivo vacío. No hay nada que mostrar de estos días.",
  notCsv:
    "Lo que envió el proveedor no es una tabla. No se tomó nada. Vuelva a intentarlo; si sigue igual, avise al proveedor.",
  tooManyColumns: "La tabla del proveedor tiene más de 500 columnas. No se tomó nada.",
};

export const es: typeof en = {
  title: "Informes",
  whose: "Visitas de varios días, tal como las cuenta un proveedor",
  asOf: (time) => `En vivo, ${time}`,
  loading: "los informes",
  new: "Pedir un informe",
  back: "Todos los informes",
  close: "Cerrar",
  empty: {
    title: "Todavía no hay informes",
    text: "Un informe es una tabla con todas las visitas de varios días en un proveedor. Se guarda cifrado en este equipo.",
  },
  denied: {
    title: "Los informes son solo para administradores.",
    text: "Un informe nombra a todos los pacientes de sus días. Un administrador puede mostrarle lo que necesite.",
  },
  noConnection: {
    title: "No hay ningún proveedor conectado",
    text: "Un informe viene de un proveedor. Conecte uno primero.",
    act: "Abrir Conexiones",
  },
  offline: {
    title: (vendor, since) => `No se puede llegar a ${vendor} desde las ${since}.`,
    text: "Las tablas que están aquí siguen a su disposición. Un informe que se pida espera.",
    silent: (vendor, since) => `${vendor} no responde desde las ${since}.`,
    silentText: "Las tablas que están aquí siguen a su disposición. Un informe que se pida puede tardar más.",
  },
  list: {
    label: "Informes, el más nuevo primero",
    what: "Informe",
    state: "Estado",
    rows: "Filas",
    asked: "Pedido",
    acts: "Acciones",
    open: (what) => `Abrir ${what}`,
    remove: "Quitar",
    removeOf: (what) => `Quitar, ${what}`,
    again: "Volver a intentar",
    againOf: (what) => `Volver a intentar, ${what}`,
    refetch: "Leer de nuevo",
    refetchOf: (what) => `Leer de nuevo, ${what}`,
    by: (who) => `por ${who}`,
    faults: (count) => `${count} líneas excluidas`,
    nextAt: (time) => `próximo intento ${time}`,
  },
  kind: {
    dump: (from, to) => `Visitas del ${from} al ${to}`,
    encounter: (from, to) => `Informe de encuentros del ${from} al ${to}`,
  },
  stages,
  steps,
  percent: (step, percent) => `${step}, ${percent} %`,
  why,
  ask: {
    label: "Un informe nuevo",
    title: "Pedir un informe",
    connection: "Conexión",
    from: "Primer día",
    to: "Último día",
    days: (count) => (count === 1 ? "1 día" : `${count} días`),
    dump: "Las visitas de estos días, tal como el proveedor las tiene ahora (CSV). Nada cambia en el proveedor.",
    submit: "Leer las visitas",
    refusals: {
      notADate: "Eso no es un día.",
      beforeFrom: "El último día es anterior al primero.",
      rangeTooLong: "Como máximo 366 días por informe.",
      connection: "Esta conexión ya no existe.",
    },
  },
  remove: {
    title: (what) => `Quitar ${what}`,
    text: "La tabla sale de este equipo, con su archivo y su contraseña. El proveedor conserva lo que tiene.",
    confirm: "Quitar el informe",
    cancel: "Conservarlo",
  },
  moved: {
    reportUnderWay: "Se está trabajando en él. Espere a que termine.",
    reportMovedOn: "Ha cambiado mientras tanto. Mírelo de nuevo.",
    report: "Ya no está.",
  },
  table: {
    label: "Filas del informe",
    loading: "la tabla",
    find: "Buscar en todas las columnas",
    rows: (matching, total) => `${matching} de ${total} filas`,
    all: (total) => `${total} filas`,
    readAt: (time) => `Leído ${time}. Lo que ha pasado después no está.`,
    number: "Línea",
    column: (place) => `Columna ${place}`,
    sort: (column) => `Ordenar por ${column}`,
    none: {
      title: "Ninguna fila cumple",
      text: "Cambie lo que busca, o quite los filtros.",
      act: "Quitar los filtros",
    },
    empty: {
      title: "La tabla no tiene filas",
      text: "El proveedor no tiene visitas de estos días.",
    },
    notHere: {
      title: "La tabla no está aquí",
      text: "Se está leyendo de nuevo, o se quitó.",
    },
    missing: "…",
  },
  filter: {
    add: "Filtrar",
    label: "Un filtro",
    column: "Columna",
    test: "Prueba",
    tests: {
      contains: "contiene",
      is: "es exactamente",
      between: "va de … a",
      empty: "está vacía",
    },
    text: "Texto",
    from: "Desde",
    to: "Hasta",
    dayHint: "Día como 2026-11-20",
    apply: "Añadir el filtro",
    cancel: "Cerrar",
    remove: (filter) => `Quitar: ${filter}`,
    contains: (column, text) => `${column} contiene «${text}»`,
    is: (column, text) => `${column} es «${text}»`,
    between: (column, from, to) => `${column} de ${from} a ${to}`,
    empty: (column) => `${column} está vacía`,
    open: "…",
    needed: "Escriba qué se busca.",
    refusals: {
      notInThisColumn: "Esta columna no se puede comparar con eso. Los días se escriben 2026-11-20.",
      noSuchColumn: "La tabla ya no tiene esa columna.",
      tooLong: "Es demasiado para buscarlo de una vez.",
    },
  },
  kinds,
};
