import type { en } from "../en/documents";

export const es: typeof en = {
  title: "Documentos",
  linked: (account) => `Documentos en ${account}, registro vinculado`,
  refusals: {
    required: "Algo está vacío. No se guardó nada. Rellene lo marcado.",
    tooLong: "Algo es más largo de lo permitido. No se guardó nada. Acórtelo.",
    tooMany: "Un formulario tiene 40 preguntas como máximo. No se guardó nada.",
    questionTwice: "Una pregunta está dos veces. No se guardó nada. Cambie una.",
    formNameTaken: "Otro formulario tiene este nombre. No se guardó nada. Escriba otro.",
    form: "El formulario se quitó mientras tanto. No se guardó nada.",
    formChanged:
      "El formulario cambió desde que lo abrió, así que las respuestas pueden ser de otras preguntas. No se guardó nada. Ábralo de nuevo.",
    noPatientId:
      "Solo añade documentos únicamente por el id de paciente de esta clínica, y este registro no lo tiene. No se guardó nada.",
    connectionOff: "La conexión está desactivada. No se guardó nada.",
    otherPatient:
      "Las marcas son de otro registro. No se guardó nada. Compruebe otra vez ambos identificadores.",
    identifierChanged:
      "Un identificador de este registro ha cambiado desde que lo marcó. No se guardó nada. Compruebe ambos otra vez.",
    twoIdentifiers: "Hay que marcar dos identificadores. No se guardó nada.",
  },
  off: {
    connectionOff: "La conexión está desactivada.",
    noPatientId:
      "Solo añade documentos únicamente por el id de paciente de esta clínica, y este registro no lo tiene.",
  },
  sentHere:
    "Enviados desde esta clínica. Solo no muestra documentos, así que otros pueden haber enviado más.",
  none: "Desde esta clínica no se envió ninguno. Solo no muestra documentos, así que otros pueden haberlos enviado.",
  fill: "Rellenar un formulario",
  noForms: "Aún no hay formularios. Los crea un administrador en Ajustes.",
  denied: "Rellenar formularios está abierto solo a recepción y a profesionales clínicos.",
  by: (when, who) => `${when}, ${who}`,
  answers: (name) => `Respuestas de ${name}`,
  answersShort: "Respuestas",
  decide: (name) => `Decidir sobre ${name} en la Bandeja de salida`,
  decideShort: "Decidir",
  loading: "los documentos",
  filling: {
    title: (name) => `Rellenar un formulario para ${name}`,
    choose: "Formulario",
    answer: "Escriba una respuesta. Solo no admite documentos con respuestas vacías.",
    once: "El documento se añade al registro en Solo. Allí no puede mostrarse, cambiarse ni borrarse.",
    act: (form, name) => `Enviar ${form} de ${name}`,
    back: "Volver",
  },
  forms: {
    title: "Formularios de documentos",
    text: "Recepción los rellena; cada uno pasa a ser un documento del registro del paciente.",
    none: "Aún no hay formularios.",
    add: "Crear un formulario",
    edit: (name) => `Cambiar ${name}`,
    editShort: "Cambiar",
    remove: (name) => `Quitar ${name}`,
    removeShort: "Quitar",
    removed: (name) => `${name}: quitado`,
    questions: (count) => (count === 1 ? "1 pregunta" : `${count} preguntas`),
    newTitle: "Crear un formulario",
    editTitle: (name) => `Cambiar ${name}`,
    name: "Nombre",
    nameHint: "El documento recibe este nombre. 120 caracteres como máximo.",
    lines: "Preguntas",
    linesHint: "Una por línea, 40 como máximo y de 300 caracteres como máximo.",
    keep: "Guardar el formulario",
    kept: (name) => `${name}: guardado`,
    removal: "Quitar un formulario",
    removalText: "Nadie podrá rellenarlo ya. Los documentos enviados con él quedan como están.",
    denied: "Los formularios los crean los administradores.",
    loading: "los formularios",
  },
};
