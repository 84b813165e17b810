import type { en } from "../en/miaUser";

export const es: typeof en = {
  refusals: {
    connectionOff: "La conexión está desactivada. No se preguntó a Mia.",
    vendorLacks: "Solo una cuenta de Mia tiene esto. No se preguntó nada.",
    required: "Escriba la dirección de correo. No se envió nada.",
    tooLong: "La dirección es más larga de lo que puede ser. No se envió nada.",
    mailAddress: "Esto no es una dirección de correo. No se envió nada. Revísela.",
  },
  open: "Quién ha entrado",
  title: (name) => `Usuario de ${name}`,
  asking: "quién ha entrado",
  asked: "Preguntado a Mia ahora mismo. No se guarda en este equipo.",
  again: "Preguntar de nuevo",
  close: "Cerrar",
  name: "Nombre",
  username: "Entra como",
  email: "Dirección de correo",
  verified: "Verificada en Mia",
  notVerified: "No verificada en Mia",
  verifiedUnknown: "Mia no dice si está verificada",
  locale: "Idioma",
  subject: "Id del usuario",
  notSaid: "Mia no lo dice",
  reset: {
    title: "Contraseña nueva",
    text: "Mia envía un correo con el que se elige una contraseña nueva. La contraseña guardada aquí vale hasta entonces y después se rechaza: edite la conexión y escriba la nueva enseguida, o no se leerá nada más.",
    to: "Enviar el correo a",
    act: "Enviar un correo de restablecimiento",
    taken: {
      title: "Mia aceptó la petición.",
      text: "No dice si alguien tiene esta dirección. Mire en su buzón, también entre el correo no deseado.",
    },
    notKnown: {
      title: "No se sabe si se envió un correo.",
      text: "Mia no dio una respuesta utilizable. Mire en el buzón antes de pedirlo otra vez.",
    },
    audited: "Cada petición queda en la auditoría con su nombre.",
  },
};
