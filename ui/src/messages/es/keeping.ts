import type { KeepingWork } from "../../host/types";
import type { en } from "../en/keeping";

const works: Record<KeepingWork, { title: string; text: string; failed: string }> = {
  changeKey: {
    title: "Se está cambiando la clave",
    text: "Mientras tanto la clínica está cerrada y se abre sola: segundos si es pequeña, un minuto si es grande. Deje el equipo encendido. Si aun así se apaga, no se pierde nada: el próximo inicio termina lo empezado.",
    failed: "La clave no se cambió.",
  },
  bring: {
    title: "Se está trayendo la clínica de su copia",
    text: "Se abre sola. Deje el equipo encendido.",
    failed: "La copia no se puso en su lugar.",
  },
  forget: {
    title: "Se está olvidando la clínica",
    text: "Se destruyen sus secretos, su clave y sus archivos. Deje el equipo encendido.",
    failed: "La clínica no se olvidó.",
  },
};

export const es: typeof en = {
  title: "Claves y copias",
  own: "Su propia frase de paso",
  ownHint: "Otra vez, para que un puesto abandonado no cause daño.",
  back: "Volver",
  works,
  doing: "que la clínica se abra de nuevo",
  demo: "La clínica de demostración se crea de nuevo cada vez.",
  key: {
    text: "Las dos bases reciben otra clave, y las copias de la carpeta se hacen de nuevo con ella. Hágalo si alguien pudo ver la anterior, o con la frecuencia que pidan sus normas.",
    open: "Cambiar la clave",
    title: "Cambiar la clave de esta clínica",
    leaves:
      "Se cierra su sesión, y la clínica queda cerrada hasta que termine. Antes se espera a lo que se está enviando a un proveedor.",
    act: "Cambiar la clave",
  },
  carry: {
    text: "Todo el libro mayor en un archivo con frase de paso propia, para guardarlo en otro lugar. Se abre en cualquier equipo. Los secretos de las conexiones no están en él.",
    open: "Escribir una copia",
    title: "Escribir una copia para llevar",
    leaves:
      "En la ventana siguiente dice dónde. La clínica sigue abierta; lo que se envía a proveedores espera mientras tanto.",
    passphrase: "Frase de paso de la copia",
    passphraseHint:
      "Al menos 12 caracteres. No se guarda en ninguna parte: sin ella nadie abre la copia, y con ella la abre quien tenga el archivo.",
    act: "Escribir la copia",
    written: (file) => `${file} se escribió y se volvió a leer.`,
    keep: "Guárdela en otro lugar que su frase de paso, y pruebe una vez en otro equipo si se abre.",
  },
  forget: {
    text: "Para un equipo que se entrega, o una clínica que se muda. Después nadie puede leer nada aquí.",
    open: "Olvidar esta clínica",
    title: "Olvidar esta clínica",
    goes: "Lo que se va, para siempre:",
    going: [
      "la clave de las bases, y con ella cada página de ellas y de las copias de la carpeta",
      "las claves, los tokens y las contraseñas de todas las conexiones en este equipo",
      "cada archivo de la carpeta de la clínica: libro mayor, copias de documentos, auditoría",
    ],
    stays: "Lo que queda:",
    staying: [
      "todo lo que está en los proveedores: visitas, notas y documentos no se tocan",
      "las copias que se llevaron; se abren con su frase de paso, así que destrúyalas usted",
      "lo que se imprimió o se guardó como archivo",
    ],
    unsent: "Lo que espera en la bandeja de salida ya no se envía. Mire allí antes.",
    name: (clinic) => `Escriba el nombre de la clínica: ${clinic}`,
    act: "Olvidar esta clínica",
    keep: "Conservarla",
  },
  refusals: {
    stillSending:
      "Algo se está enviando a un proveedor y aún no tiene respuesta. No se cambió nada. Mire la bandeja de salida y vuelva a intentarlo en un minuto.",
    waitAfterTries: "Hubo intentos erróneos. Espere un momento y vuelva a intentarlo.",
    demoClinic: "La clínica de demostración se crea de nuevo cada vez. No se cambió nada.",
    fileExists: "Ya hay un archivo con ese nombre. No se escribió nada. Elija otro nombre.",
    diskFull: "Allí no hay espacio. No se escribió nada. Libere espacio o elija otro lugar.",
    user: "Usted ya no inicia sesión aquí.",
  },
  wrong: {
    wrong: "No es correcto.",
    tooLong: "Es demasiado largo.",
    tooShortToCarry: "Tiene menos de 12 caracteres. Use una más larga; sirven varias palabras.",
    notTheName: "No es el nombre de la clínica.",
  },
  bring: {
    choice: "Traer una clínica de una copia",
    choiceText: "De un archivo que se llevó: tras una pérdida, o en un equipo nuevo.",
    title: "Traer una clínica de una copia",
    text: "Las personas inician sesión como allí. Los secretos de las conexiones se escriben de nuevo, y quien tenía un autenticador lo configura otra vez. Lo que se hizo después de la copia falta en ella; lo que llegó a un proveedor queda allí y se vuelve a encontrar.",
    replaces: "El libro mayor dañado se conserva a su lado.",
    choose: "Elegir el archivo",
    another: "Elegir otro archivo",
    chosen: (file) => `Elegido: ${file}`,
    passphrase: "Frase de paso de la copia",
    first: "Elija antes el archivo.",
    act: "Traer esta clínica",
    refusals: {
      wrongPassphrase:
        "La frase de paso no abre esta copia. No se cambió nada. Compruebe el teclado y las mayúsculas.",
      notABackup:
        "Este archivo no es una copia de una clínica, o es solo su comienzo. No se cambió nada. Elija otro.",
      backupDamaged:
        "La frase de paso es correcta, pero el archivo está dañado o cortado. No se cambió nada. Elija otra copia.",
      backupNewer: "Un Anteroom más nuevo escribió esta copia. No se cambió nada. Instale la versión nueva.",
      diskFull: "El disco está lleno. No se cambió nada. Libere espacio y vuelva a intentarlo.",
      noBackupChosen: "Elija antes el archivo.",
      notToFill: "Aquí ya hay una clínica. No se cambió nada.",
      noKeyring:
        "Este escritorio no tiene llavero. Configure antes esta clínica y protéjala con una frase de paso; también allí se puede traer la copia.",
      keyringLocked:
        "El llavero del sistema está bloqueado. Desbloquéelo y vuelva a intentarlo. No se cambió nada.",
      keyringFailed:
        "El llavero del sistema no respondió como debía. No se cambió nada. Vuelva a intentarlo.",
    },
  },
  told: {
    keyChanged: "La clave se cambió.",
    keyChangedText: "Las copias de la carpeta se hicieron de nuevo con ella.",
    withoutBackup: "La clave se cambió, pero no se pudo hacer una copia con ella.",
    withoutBackupText:
      "Las de la carpeta ya no se abren con nada. Mire si el disco está lleno y escriba una copia para llevar.",
    brought: "La clínica se trajo de su copia.",
    broughtText:
      "Inicie sesión como allí. Los secretos de las conexiones se escriben de nuevo en Conexiones.",
    forgotten: "La clínica se olvidó.",
    forgottenText: "Sus secretos, su clave y sus archivos ya no están en este equipo.",
    failedText: "La clínica está abierta como antes.",
  },
};
