import type { en } from "../en/accounts";

export const es: typeof en = {
  vendors: {
    solo: {
      title: "Conectar Teladoc Solo",
      needs: "Necesita la dirección de su sitio de Solo y una clave de API.",
      baseUrlHint: "Por ejemplo https://clinic.example. La da el proveedor.",
      signIn: "Clave de API en una cabecera",
    },
    carium: {
      title: "Conectar Carium",
      needs: "Necesita el id de su organización y un usuario que pueda ver sus citas.",
      baseUrlHint: "https://api.carium.com, salvo que Carium le haya dado otra.",
      signIn: "Inicio de sesión con usuario y contraseña",
    },
    careMonitor: {
      title: "Conectar CareMonitor",
      needs:
        "Necesita lo que CareMonitor le envió como socio: dirección, org_id, y un usuario o una clave de API.",
      baseUrlHint: "CareMonitor no publica ninguna: llega con sus credenciales de socio.",
      signIn: "Inicio de sesión con usuario y contraseña, o una clave de API",
    },
    clinOne: {
      title: "Conectar ClinOne",
      needs: "Necesita un External Client con su secreto y las direcciones de su entorno.",
      baseUrlHint: "La de su entorno. La da el representante de ClinOne.",
      signIn: "Token de un External Client",
    },
    mia: {
      title: "Conectar Mia-Platform",
      needs: "Necesita la dirección del servicio delante de su Device Manager y un usuario de él.",
      baseUrlHint: "La del servicio delante del Device Manager. La da quien lleva su instalación.",
      signIn: "Inicio de sesión con usuario y contraseña",
    },
  },
  fields: {
    solo: {
      apiKey: { label: "Clave de API", hint: "Teladoc Health la emite para este sitio." },
      linkingSecret: {
        label: "Secreto de enlace",
        hint: "Opcional. Permite crear un enlace de llamada en el momento.",
      },
      teamsToken: { label: "Token de Teams", hint: "Opcional. Para llamadas en Microsoft Teams." },
    },
    carium: {
      organizationId: {
        label: "Id de la organización",
        hint: "36 caracteres con guiones. Carium lo da con su acceso.",
      },
      username: { label: "Usuario", hint: "El correo o teléfono con que el usuario entra en Carium." },
      password: {
        label: "Contraseña",
        hint: "De ese usuario. Carium puede pedir además seis cifras al entrar.",
      },
    },
    careMonitor: {
      orgId: {
        label: "Organización (org_id)",
        hint: "Llega con sus credenciales de socio; se envía en cada llamada.",
      },
      way: { label: "Cómo se autentican las llamadas", hint: "Una de las dos, nunca ambas." },
      userId: { label: "Id de usuario", hint: "Llega con sus credenciales de socio." },
      password: { label: "Contraseña", hint: "De ese usuario. Se cambia por un token que caduca pronto." },
      apiKey: {
        label: "Clave de API",
        hint: "Llega con sus credenciales de socio, en lugar de usuario y contraseña.",
      },
      portalUrl: {
        label: "Dirección del portal de pacientes",
        hint: "Opcional. Donde los pacientes entran y consienten; la da el proveedor. Sin ella no se puede pedir a nadie.",
      },
      clientId: {
        label: "Id de cliente para consentimientos",
        hint: "Opcional, con el portal. Por correo de partners@caremonitor.com.au.",
      },
    },
    clinOne: {
      tokenUrl: {
        label: "Dirección de los tokens",
        hint: "Acaba en /oauth2/v2.0/token y está en otro servidor que las llamadas. Pruebas y producción tienen distintas: tome la suya de ClinOne.",
      },
      scope: {
        label: "Ámbito (scope)",
        hint: "Acaba en /clinoneapi/.default. Va con la dirección de los tokens.",
      },
      clientId: {
        label: "Id de cliente",
        hint: "En ClinOne: API Management, Authentication & Authorization, su External Client.",
      },
      clientSecret: {
        label: "Secreto de cliente",
        hint: "ClinOne lo muestra una vez, al crearlo. Si se pierde, bórrelo allí y cree otro.",
      },
    },
    mia: {
      username: { label: "Usuario", hint: "Del servicio delante del Device Manager." },
      password: { label: "Contraseña", hint: "De ese usuario." },
      deviceProvider: {
        label: "Proveedor de dispositivos",
        hint: "De dónde se dice que vienen los dispositivos. Las páginas de Mia dicen apple-healthkit.",
      },
    },
  },
  ways: { password: "Usuario y contraseña", key: "Clave de API" },
  assumed: {
    title: "Contrato supuesto.",
    text: "Este proveedor publica qué puede hacer su servicio, y no las direcciones y nombres con que se llama. Los hemos supuesto; cada supuesto tiene un id en el registro de la conexión. Antes de atender a pacientes reales, compárelos con los papeles del proveedor y márquelos.",
    short: "contrato supuesto",
  },
  choose: {
    title: "Añadir una conexión",
    text: "Elija el proveedor. Lo que introduzca se prueba antes de guardarse.",
    act: (vendor) => `Conectar ${vendor}`,
  },
};
