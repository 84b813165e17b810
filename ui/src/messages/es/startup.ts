import type { en } from "../en/startup";

export const es: typeof en = {
  stops: {
    noKeyring: {
      title: "Este escritorio no tiene llavero",
      text: "Anteroom guarda la clave de su almacén cifrado en el llavero del escritorio y no ha encontrado ninguno. Inicie un llavero y reinténtelo, o proteja el almacén con una frase de paso. No se ha escrito nada.",
    },
    keyringLocked: {
      title: "El llavero del sistema está bloqueado",
      text: "La clave del almacén cifrado está en él, así que no se puede leer nada hasta desbloquearlo. Desbloquéelo y reinténtelo.",
    },
    keyringFailed: {
      title: "El llavero del sistema no respondió como debía",
      text: "No se pudo leer de él la clave del almacén cifrado. No se ha cambiado nada. Cierre la sesión y vuelva a entrar, o reinicie el llavero, y reinténtelo.",
    },
    keyMissing: {
      title: "El llavero ya no tiene la clave de este almacén",
      text: "Aquí hay un almacén, pero su clave ha desaparecido del llavero, por ejemplo porque se restableció. El almacén está intacto. Si puede recuperarse el llavero, hágalo y reinténtelo.",
    },
    wrongKey: {
      title: "La clave del llavero no abre este almacén",
      text: "El almacén está intacto. Puede haberse copiado de otra máquina o haberse sustituido el llavero. Vuelva a juntar los que se corresponden y reinténtelo.",
    },
    passphraseNeeded: {
      title: "Introduzca la frase de paso",
      text: "Este almacén está protegido con una frase de paso. Sin ella no se puede leer nada.",
    },
    wrongPassphrase: {
      title: "Esa frase de paso no abre el almacén",
      text: "No se ha cambiado nada. Compruebe el teclado y las mayúsculas e introdúzcala de nuevo.",
    },
    plaintext: {
      title: "Una base de datos de aquí no está cifrada",
      text: "Anteroom se niega a abrirla y no la ha tocado. Alguien puede haberla puesto en lugar de la verdadera. Avise a su administrador antes de continuar.",
    },
    newer: {
      title: "Un Anteroom más nuevo escribió este almacén",
      text: "Esta versión no puede leerlo sin dañarlo, y no lo ha tocado. Instale la versión más nueva.",
    },
    ledgerDamaged: {
      title: "El libro mayor está dañado",
      text: "Contiene lo que no puede volver a obtenerse: conexiones, cambios en curso, notas, vínculos. Se ha dejado como está. Puede restaurar una copia; el dañado se conserva a su lado.",
    },
    diskFull: {
      title: "El disco está lleno",
      text: "No se puede guardar nada, así que Anteroom se detuvo antes de perder algo. Libere espacio y reinténtelo.",
    },
    inUse: {
      title: "Otro Anteroom tiene abierta esta clínica",
      text: "Dos consolas sobre un almacén lo dañarían. Use la que está abierta, o ciérrela y reinténtelo.",
    },
    folderFailed: {
      title: "No se puede leer o escribir la carpeta de datos",
      text: "Anteroom necesita leer y escribir su carpeta. Pida a su administrador que compruebe su dueño y permisos y reinténtelo.",
    },
  },
  ways: {
    tryAgain: "Reintentar",
    passphrase: "Usar una frase de paso",
    restoreBackup: "Restaurar una copia",
    quit: "Cerrar Anteroom",
  },
  welcome: "Bienvenido a Anteroom",
  welcomeText:
    "Una sala de espera sobre sus proveedores de telesalud. Todo se guarda cifrado en esta máquina. Elija cómo empezar; lo otro puede hacerlo después.",
  demo: {
    title: "Recorrer la clínica de demostración",
    text: "Una clínica inventada con personas inventadas que se mueve mientras la mira. Funciona solo en esta máquina y tiene su propia carpeta de datos.",
    act: "Abrir la clínica de demostración",
  },
  connect: {
    title: "Conectar un proveedor",
    text: "Una llamada de prueba muestra que lo introducido funciona antes de guardar nada. Después puede añadir más proveedores.",
    back: "Volver",
  },
  opening: "que se abra el almacén cifrado",
  openingTitle: "Abriendo el almacén cifrado",
  openingText: "Tarda un momento tras una actualización.",
  details: "Detalles para soporte",
  passphrase: {
    field: "Frase de paso",
    again: "Frase de paso otra vez",
    hint: "Al menos 12 caracteres. Anteroom no la guarda: si se pierde, el almacén no puede abrirse.",
    open: "Abrir el almacén",
    create: "Proteger el almacén con esta frase",
    short: "Tiene menos de 12 caracteres. Use una más larga; valen varias palabras.",
    differ: "Las dos son distintas. Introduzca la misma frase dos veces.",
    empty: "Introduzca la frase de paso.",
    show: "Mostrar lo escrito",
  },
  backups: {
    title: "Copias del libro mayor",
    none: "No hay ninguna copia en la carpeta de copias. Pida a su administrador una de otro lugar.",
    restore: "Restaurar",
    restoreOf: (when) => `Restaurar la copia del ${when}`,
    warn: "Lo hecho después de la copia falta en ella; lo que ya había llegado a un proveedor sigue allí y se encuentra de nuevo.",
  },
};
