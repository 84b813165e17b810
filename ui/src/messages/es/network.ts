import type { en } from "../en/network";

export const es: typeof en = {
  title: "Red",
  loading: "cómo se llega a los proveedores",
  proxy: {
    label: "Camino a los proveedores",
    system: "Proxy del sistema",
    direct: "Directo",
    hint: "El sistema nombra su proxy en HTTPS_PROXY y NO_PROXY. Se le pide un túnel y no lee nada.",
  },
  authorities: {
    title: "Certificados de las autoridades de la clínica",
    none: "Solo las autoridades en las que confía el sistema.",
    some: (count) => (count === 1 ? "1 además de las del sistema" : `${count} además de las del sistema`),
    label: "Certificados (PEM)",
    hint: "Solo para una red que abre las conexiones seguras en su borde. Pida el archivo a quien la cuida.",
    keep: "Confiar en estos",
    remove: "No confiar en ninguno",
    kept: "Certificados guardados",
    removed: "Certificados quitados",
  },
  saved: "Camino a los proveedores guardado",
  refusals: {
    privateKey: "En este texto hay una clave privada, que nadie debería recibir. No se guardó nada.",
    noCertificate: "En este texto no hay ningún certificado que se pueda leer. No se guardó nada.",
    tooMuch: "Es más que los certificados de una autoridad. No se guardó nada.",
  },
  links: {
    title: "Adónde pueden llevar los enlaces",
    text: (own) =>
      `Los enlaces de esta conexión se abren cuando llevan a ${own} y a los servidores de esta lista.`,
    label: "Otros servidores",
    hint: "Un nombre por línea, por ejemplo meet.example.org. Se incluye lo que está por debajo de un nombre.",
    keep: "Guardar la lista",
    kept: "Lista de servidores guardada",
    refusals: {
      badHost: "Una línea no es el nombre de un servidor. No se guardó nada.",
      tooMany: "Como máximo 20 servidores. No se guardó nada.",
    },
  },
};
