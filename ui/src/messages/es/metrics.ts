import type { Metrics } from "../en/metrics";

export const es: Metrics = {
  title: "Mediciones",
  back: "Volver",
  open: "Mediciones",
  overTime: "A lo largo del tiempo",
  loading: "Se leen las mediciones de este equipo.",
  asOf: (readings, metrics) =>
    `${readings === 1 ? "1 medición" : `${readings} mediciones`} de ${metrics === 1 ? "1 magnitud" : `${metrics} magnitudes`}, contando cada vía de llegada.`,
  empty: {
    title: "No se conocen mediciones",
    text: "De este paciente no ha llegado nada de un proveedor, un dispositivo o un archivo. No significa que no se haya medido nada.",
  },
  notFound: {
    title: "Este registro no está en este equipo",
    text: "Busque de nuevo al paciente. Las mediciones solo se muestran bajo la cabecera de su paciente.",
  },
  denied: {
    title: "Su función no incluye las mediciones",
    text: "Este intento queda en la auditoría. Pídalas a un administrador si las necesita para su trabajo.",
  },
  clinicZone: {
    title: "Los días son los de la clínica, no los del paciente",
    text: "Ningún registro indica la zona horaria de este paciente. Los días y las horas siguen el reloj de la clínica.",
  },
  glucose: {
    unit: "Unidad",
    population: "Objetivos para",
    none: "Nadie",
    typeOneAndTwo: "Tipo 1 y 2",
    olderOrHighRisk: "Mayores, alto riesgo",
    pregnancyTypeOne: "Embarazo, tipo 1",
    loading: "Se calculan las cifras.",
    empty: "El sensor dio menos de dos lecturas en los últimos 14 días. No se puede decir nada de ellas.",
  },
  undrawn: {
    title: (metric, count) =>
      count === 1 ? `${metric}: 1 medición no se dibuja` : `${metric}: ${count} mediciones no se dibujan`,
    text: "No se indicó su unidad, o mide otra cosa. Se guardan como llegaron y no se adivina ningún número.",
  },
};
