import type { en } from "../en/chartsGlucose";

export const es: typeof en = {
  title: "Perfil de glucosa",
  sensor: "sensor",
  bands: { veryLow: "Muy baja", low: "Baja", target: "En objetivo", high: "Alta", veryHigh: "Muy alta" },
  times: "Tiempo en rangos",
  percent: "Parte",
  band: "Rango",
  limits: "Límites",
  goal: "Meta",
  goals: {
    target: (percent) => `más de ${percent} %`,
    belowTarget: (percent, limit) => `menos de ${percent} % por debajo de ${limit}`,
    veryLow: (percent) => `menos de ${percent} %`,
    aboveTarget: (percent, limit) => `menos de ${percent} % por encima de ${limit}`,
    veryHigh: (percent) => `menos de ${percent} %`,
    variation: (percent) => `como máximo ${percent} %`,
  },
  met: "cumplida",
  notMet: "no cumplida",
  noGoals: "No se ha elegido una población, así que no se muestran metas.",
  population: (population) => `Metas: ${population}, consenso de 2019.`,
  populations: {
    typeOneAndTwo: "diabetes de tipo 1 y tipo 2",
    olderOrHighRisk: "mayores o de alto riesgo",
    pregnancyTypeOne: "embarazo con diabetes de tipo 1",
  },
  mean: (value, unit) => `Media ${value} ${unit}`,
  gmi: (percent) => `GMI (estimación), no HbA1c de laboratorio: ${percent} %`,
  variation: (percent) => `CV ${percent} %, meta como máximo 36 %`,
  noVariation: "CV no conocido",
  active: (days, percent) => `${days} días, sensor activo ${percent} %`,
  insufficient: "Datos insuficientes",
  insufficientText: (days, percent) =>
    `Un perfil y un resumen necesitan 14 días y 70 % de tiempo de sensor. Hay ${days} días y ${percent} %. Los días están abajo tal como se midieron.`,
  percentiles: ["5 %", "25 %", "mediana", "75 %", "95 %"],
  profile: (city, unit) =>
    `Perfil ambulatorio de glucosa de 24 horas en hora de ${city}, ${unit}: mediana, la mitad central (25 a 75 %) y las nueve décimas centrales (5 a 95 %).`,
  profileTable: "El perfil como tabla",
  time: "Hora",
  daily: "Día por día",
  dailyScale: (top, unit, target) =>
    `Cada día de 0 a ${top} ${unit}, de medianoche a medianoche; el área es ${target}.`,
  day: (day, count, ends) => `${day}: ${count}${ends}`,
  dayEnds: (least, most) => `, mínima ${least}, máxima ${most}`,
  noData: "Sin datos",
  clock: (city) => `hora de ${city}`,
};
