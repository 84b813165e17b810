import type { Vendor } from "../../host/types";

/** What stands over a form, and what a person needs at hand to fill it. */
interface VendorWords {
  title: string;
  needs: string;
  baseUrlHint: string;
  /** How we prove who we are. */
  signIn: string;
}

const vendors: Record<Vendor, VendorWords> = {
  solo: {
    title: "Connect Teladoc Solo",
    needs: "You need the address of your Solo site and an API key.",
    baseUrlHint: "For example https://clinic.example. The vendor gives it.",
    signIn: "API key in a header",
  },
  carium: {
    title: "Connect Carium",
    needs: "You need your organisation's id and a user who may see its appointments.",
    baseUrlHint: "https://api.carium.com, unless Carium gave you another.",
    signIn: "Log-in with user and password",
  },
  careMonitor: {
    title: "Connect CareMonitor",
    needs: "You need what CareMonitor sent you as a partner: address, org_id, and a user or an API key.",
    baseUrlHint: "CareMonitor publishes none: it comes with your partner credentials.",
    signIn: "Log-in with user and password, or an API key",
  },
  clinOne: {
    title: "Connect ClinOne",
    needs: "You need an External Client with its secret, and the addresses that belong to your environment.",
    baseUrlHint: "Of your environment. ClinOne's representative gives it.",
    signIn: "Token for an External Client",
  },
  mia: {
    title: "Connect Mia-Platform",
    needs: "You need the address of the backend in front of your Device Manager, and a user of it.",
    baseUrlHint: "Of the backend in front of the Device Manager. Whoever runs your installation gives it.",
    signIn: "Log-in with user and password",
  },
};

const fields = {
  solo: {
    apiKey: { label: "API key", hint: "Teladoc Health issues it for this site." },
    linkingSecret: { label: "Linking secret", hint: "Optional. Lets us make a call link on the spot." },
    teamsToken: { label: "Teams token", hint: "Optional. For calls in Microsoft Teams." },
  },
  carium: {
    organizationId: {
      label: "Organisation id",
      hint: "36 characters with hyphens. Carium gives it with your access.",
    },
    username: { label: "User name", hint: "The email or phone the user logs in to Carium with." },
    password: {
      label: "Password",
      hint: "Of that user. Carium may ask for six digits as well, when it logs in.",
    },
  },
  careMonitor: {
    orgId: {
      label: "Organisation (org_id)",
      hint: "Comes with your partner credentials; sent with every call.",
    },
    way: { label: "How calls are authenticated", hint: "One of the two, never both." },
    userId: { label: "User id", hint: "Comes with your partner credentials." },
    password: { label: "Password", hint: "Of that user. It is exchanged for a token that runs out soon." },
    apiKey: { label: "API key", hint: "Comes with your partner credentials, in place of user and password." },
    portalUrl: {
      label: "Patient portal address",
      hint: "Optional. Where patients log in and consent; the vendor gives it. Without it no patient can be asked.",
    },
    clientId: {
      label: "Client id for consents",
      hint: "Optional, with the portal. By email from partners@caremonitor.com.au.",
    },
  },
  clinOne: {
    tokenUrl: {
      label: "Token address",
      hint: "Ends in /oauth2/v2.0/token and is on another host than the calls. Test and production have different ones: take yours from ClinOne.",
    },
    scope: { label: "Scope", hint: "Ends in /clinoneapi/.default. It belongs to the token address." },
    clientId: {
      label: "Client id",
      hint: "At ClinOne: API Management, Authentication & Authorization, your External Client.",
    },
    clientSecret: {
      label: "Client secret",
      hint: "ClinOne shows it once, when it is made. If it is lost, delete it there and make another.",
    },
  },
  mia: {
    username: { label: "User name", hint: "Of the backend in front of the Device Manager." },
    password: { label: "Password", hint: "Of that user." },
    deviceProvider: {
      label: "Device provider",
      hint: "What devices are enrolled as coming from. Mia's own pages say apple-healthkit.",
    },
  },
};

export const en = {
  vendors,
  fields,
  ways: { password: "User and password", key: "API key" },
  assumed: {
    title: "Assumed contract.",
    text: "This vendor publishes what its service can do, and not the addresses and names it is called by. We assumed them; each assumption has an id in the register of the connection. Before real patients, compare them with the vendor's own papers and mark them.",
    short: "assumed contract",
  },
  choose: {
    title: "Add a connection",
    text: "Choose the vendor. What you enter is tried before it is kept.",
    act: (vendor: string) => `Connect ${vendor}`,
  },
};
