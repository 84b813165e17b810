/**
 * What an account at each vendor is set up with, in the order in which it is asked for. One table, so that there is one
 * form; the host's names are the names of the fields, so that what it refuses is shown where it was typed.
 */

import type { CareMonitorWay, SecretKind, Vendor } from "../../host/types";

/** The settings that are no secret, by the host's names. */
export type SettingName =
  | "organizationId"
  | "username"
  | "orgId"
  | "way"
  | "userId"
  | "clientId"
  | "portalUrl"
  | "tokenUrl"
  | "scope"
  | "deviceProvider";

/** What every asked thing says of itself. */
interface Asked {
  /** The account cannot do without it. */
  required: boolean;
  /** Asked for only when CareMonitor is entered in this way. */
  by?: CareMonitorWay;
}

/** A setting: text, a web address, or the choice of how CareMonitor is entered. */
export interface AskedSetting extends Asked {
  is: "text" | "address" | "way";
  name: SettingName;
  /** What stands there in a new form. */
  initial?: string;
}

/** A secret, kept in the keyring. */
export interface AskedSecret extends Asked {
  is: "secret";
  name: SecretKind;
}

/** One thing that is asked for. */
export type AccountField = AskedSetting | AskedSecret;

/** The fields of each vendor. */
export const accountFields: Record<Vendor, readonly AccountField[]> = {
  solo: [
    { is: "secret", name: "apiKey", required: true },
    { is: "secret", name: "linkingSecret", required: false },
    { is: "secret", name: "teamsToken", required: false },
  ],
  carium: [
    { is: "text", name: "organizationId", required: true },
    { is: "text", name: "username", required: true },
    { is: "secret", name: "password", required: true },
  ],
  careMonitor: [
    { is: "text", name: "orgId", required: true },
    { is: "way", name: "way", required: true, initial: "password" },
    { is: "text", name: "userId", required: true, by: "password" },
    { is: "secret", name: "password", required: true, by: "password" },
    { is: "secret", name: "apiKey", required: true, by: "key" },
    { is: "address", name: "portalUrl", required: false },
    { is: "text", name: "clientId", required: false },
  ],
  clinOne: [
    { is: "address", name: "tokenUrl", required: true },
    { is: "text", name: "scope", required: true },
    { is: "text", name: "clientId", required: true },
    { is: "secret", name: "clientSecret", required: true },
  ],
  mia: [
    { is: "text", name: "username", required: true },
    { is: "secret", name: "password", required: true },
    { is: "text", name: "deviceProvider", required: true, initial: "apple-healthkit" },
  ],
};

/** The five vendors, in the order in which they are offered. */
export const vendors = Object.keys(accountFields) as Vendor[];

/** The vendors that publish what their service can do and not how it is called: their whole contract is assumed. */
export const assumedVendors: readonly Vendor[] = ["careMonitor", "clinOne"];
