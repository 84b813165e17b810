import type { en } from "../en/links";

export const es: typeof en = {
  facts: {
    name: "Nombre",
    birthDate: "Nacimiento",
    gender: "Género",
    phone: "Teléfono",
    email: "Correo",
    mrn: "NHC",
  },
  verdicts: {
    agrees: "Igual",
    differs: "Distinto",
    contradicts: "Se contradice",
    unknown: "No se puede comparar",
  },
  refusals: {
    alreadyLinked: "Estos registros ya están vinculados. No se cambió nada.",
    sameAccount:
      "Ambos lados tienen un registro en la misma cuenta. No se vinculó nada. Dos registros de una persona allí los debe unir ese proveedor.",
    tooLittleAgrees: "Los registros coinciden en menos de dos identificadores. No se vinculó nada.",
    recordsChanged:
      "Un registro o sus vínculos cambiaron desde que los miró. No se vinculó nada. Compare los registros otra vez.",
    twoIdentifiers: "Hay que marcar al menos dos identificadores. No se vinculó nada.",
    doesNotAgree:
      "Está marcado algo en lo que los registros ya no coinciden. No se vinculó nada. Compárelos otra vez.",
    notLinked: "El registro ya no está vinculado. No se cambió nada.",
    required: "Falta algo. No se cambió nada. Complete lo marcado.",
    tooLong: "El motivo tiene más de 200 caracteres. No se cambió nada. Acórtelo.",
    patient: "Un registro ya no está en este equipo. No se cambió nada.",
  },
  off: {
    alreadyLinked: "Estos registros ya están vinculados.",
    sameAccount:
      "Ambos lados tienen un registro en la misma cuenta. Dos registros de una persona allí los debe unir ese proveedor.",
    tooLittleAgrees:
      "Los registros coinciden en menos de dos identificadores, así que no se pueden vincular. Complete antes los registros en sus proveedores.",
  },
  left: {
    joinedAnother: "Pasó a otro vínculo.",
    connectionRemoved: "Se quitó una conexión.",
  },
  denied: "Vincular registros está abierto solo a recepción y clínicos.",
  notKnown: "No se conoce",
  notHere: "No está en este equipo",
  tabs: {
    label: "Qué se muestra",
    find: "Buscar un paciente",
    possible: (count) => (count === 0 ? "Posible misma persona" : `Posible misma persona (${count})`),
  },
  list: {
    label: "Registros que pueden ser una persona",
    one: "Un registro",
    other: "Otro registro",
    agrees: "En qué coinciden",
    act: "Acción",
    look: "Ver ambos",
    lookAt: (one, other) => `Ver ambos registros de ${one} y ${other}`,
    shown: (shown, all) => `Los ${shown} más probables de ${all}.`,
    count: (all) => `${all} por mirar.`,
    comparing: "Aún se comparan registros.",
    contradicts: (what) => `${what} se contradice`,
    loading: "los registros que pueden ser una persona",
    oneAccount: {
      title: "Solo una cuenta tiene personas aquí",
      text: "Los registros se comparan entre cuentas de proveedores distintos. Conecte una segunda, y los parecidos se listan aquí.",
    },
    none: {
      title: "Ningún registro parece de la misma persona",
      text: "Los registros nuevos y cambiados se comparan al leerse. Nada se vincula sin una persona que mire ambos.",
    },
    comparingNow: {
      title: "Se comparan registros",
      text: "Lo que parece una misma persona se lista aquí según se encuentra.",
    },
  },
  page: {
    title: "Registros en otros proveedores",
    none: "No hay ningún registro de otra cuenta vinculado.",
    oneAccount: "Solo una cuenta tiene personas aquí, así que no hay nada que vincular.",
    possible: (count) =>
      count === 1
        ? "1 registro puede ser la misma persona."
        : `${count} registros pueden ser la misma persona.`,
    open: (name, account) => `Abrir el registro de ${name} en ${account}`,
    openShort: "Abrir",
    unlink: (name, account) => `Separar el registro de ${name} en ${account}`,
    unlinkShort: "Separar",
    confirmed: (what, who, when) => `${what}: confirmado por ${who}, ${when}`,
    despite: (why) => `A pesar de una contradicción: ${why}`,
    past: "Vínculos deshechos",
    pastLine: (from, to, who) => `Vinculado ${from}, deshecho ${to} por ${who}.`,
    byHand: "Vincular otro registro",
    loading: "los registros en otros proveedores",
  },
  pick: {
    title: (name) => `¿Qué registro es también de ${name}?`,
    label: "Buscar el otro registro",
    hint: "Personas conocidas en este equipo. Ambos registros se muestran lado a lado antes de vincular nada.",
    sameAccount: "Este registro es de la misma cuenta. Elija uno de otra.",
    self: "Este es el mismo registro. Elija otro.",
  },
  compare: {
    title: "¿Son la misma persona?",
    fact: "Qué",
    found: "Comparación",
    linkedToo: "vinculado con él",
    readAt: "Última lectura",
    declined: (who, when) => `${who} dijo el ${when} que no son una persona.`,
    contradiction: "Algo se contradice.",
    contradictionText:
      "Una fecha de nacimiento, un género o un número de historia no pueden ser dos cosas a la vez: un registro está mal o son dos personas. Pregunte antes de vincular.",
    tick: "Marque al menos dos en los que ve que ambos coinciden",
    same: (fact, value) => `${fact}: ${value}`,
    seen: (count) => `He mirado los ${count} registros`,
    despite: "Por qué son una persona aun así",
    link: "Vincular los registros",
    needsTwo: "Marque dos identificadores.",
    needsAll: "Marque que ha mirado todos los registros.",
    needsWhy: "Diga por qué son una persona aun así.",
    not: "No es la misma persona",
    notWhy: "Por qué (puede quedar vacío)",
    notKeep: "Guardar que son dos personas",
    back: "Volver",
    again: "Comparar otra vez",
    linked: "Los registros están vinculados.",
    declinedNow: "Guardado: son dos personas.",
    what: "Los registros quedan como están en sus proveedores. Sus visitas se muestran juntas aquí, y el vínculo se puede deshacer.",
    loading: "ambos registros",
  },
  apart: {
    title: "Separar el registro",
    text: (name, account) =>
      `El registro de ${name} en ${account} se muestra otra vez por su cuenta y no se vuelve a proponer. En el proveedor no cambia nada.`,
    why: "¿Por qué es otra persona?",
    confirm: "Separar el registro",
    cancel: "Dejarlo vinculado",
    done: "El registro quedó separado.",
  },
};
