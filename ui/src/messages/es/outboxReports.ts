import type * as english from "../en/outboxReports";

const only = (text: string) => ({ orderReport: text });

export const report: typeof english.report = {
  withdraw: only(
    "El informe se da por perdido aquí. Si el pedido llegó, Solo lo prepara igualmente y nadie lo recoge.",
  ),
  keepLooking: only("Nada enumera los informes pedidos, así que no hay dónde buscar."),
  sendAgain: only(
    "Se pide un informe más. Si el primer pedido llegó, Solo prepara dos; se recoge el segundo.",
  ),
  markLanded: only("Dejamos de preguntar. Sin el id de Solo no se puede recoger el informe."),
  enterId: only(
    "Se pregunta a Solo por el informe con ese id. Solo cuenta si Solo lo conoce y ningún otro informe de aquí lo tiene.",
  ),
  correct: only("Pida un informe nuevo en Informes; este no se envía."),
  queued: only("No se envía nada y no se prepara ningún informe."),
  rejected: only("Sale de esta lista. No se preparó ningún informe."),
};

export const reportWhy: typeof english.reportWhy = {
  cannotBeLookedFor: "Solo no ofrece modo de mirar si llegó",
};

export const reportFacts: typeof english.reportFacts = {
  from: "Primer día",
  to: "Último día",
  preset: "Plantilla",
};

export const reportWhat: typeof english.reportWhat = {
  orderReport: (from, to) => `Pedir un informe de encuentros del ${from} al ${to}`,
};

export const reportPanel: typeof english.reportPanel = {
  reportId: "El id del informe en Solo",
  reportIdHint: "Tal como lo muestra la aplicación de Solo.",
  noSuchReport: "Solo no conoce ningún informe con este id. Revise el id.",
  otherReport: "Otro informe de aquí tiene este id. Revise el id.",
  noPatient: "Ningún paciente concreto",
};
