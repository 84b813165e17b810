/**
 * What is typed into the form of a connection, checked before anything is sent. Secrets stand in the form's state only,
 * go to the host once, and are gone with the form.
 */

import { isZone } from "../../format/zoned";
import type {
  AccountSettings,
  CareMonitorWay,
  ConnectionInput,
  ConnectionView,
  SecretInput,
  SecretKind,
  Vendor,
} from "../../host/types";
import type { connections } from "../../messages/connections";
import { type AccountField, accountFields, type SettingName } from "./accountTable";

/** The form as typed. */
export interface ConnectionEntry {
  vendor: Vendor;
  name: string;
  issuer: string;
  baseUrl: string;
  zone: string;
  settings: Partial<Record<SettingName, string>>;
  secrets: Partial<Record<SecretKind, string>>;
  /** Kept secrets that are removed when the form is saved. */
  dropped: readonly SecretKind[];
}

/** The fields of the form that can be wrong. */
export type EntryField = "name" | "issuer" | "baseUrl" | "zone" | SettingName | SecretKind;

/** A form for a new connection, or filled from one; never with a secret. */
export function connectionEntry(vendor: Vendor, connection: ConnectionView | null): ConnectionEntry {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return {
    vendor,
    name: connection?.name ?? "",
    issuer: connection?.issuer ?? "",
    baseUrl: connection?.baseUrl ?? "",
    zone: connection?.zone ?? (isZone(here) ? here : "UTC"),
    settings: connection === null ? initialSettings(vendor) : keptSettings(connection.settings),
    secrets: {},
    dropped: [],
  };
}

/** The vendor's fields that are asked for as the form stands. */
export function askedFor({ vendor, settings }: ConnectionEntry): readonly AccountField[] {
  return accountFields[vendor].filter(({ by }) => by === undefined || by === settings.way);
}

/** What is wrong, by field; empty when the form may be sent. */
export function entryErrors(
  entry: ConnectionEntry,
  connection: ConnectionView | null,
  words: (typeof connections)["en"]["form"]["errors"],
): Partial<Record<EntryField, string>> {
  const errors: Partial<Record<EntryField, string>> = {};
  if (entry.name.trim() === "") errors.name = words.name;
  if (entry.issuer.trim() === "") errors.issuer = words.issuer;
  const url = addressProblem(entry.baseUrl.trim());
  if (url !== null) errors.baseUrl = words[url];
  for (const field of askedFor(entry)) {
    if (field.is === "secret") {
      const kept = keepsSecret(field.name, entry, connection);
      if (field.required && !kept && blank(entry.secrets[field.name])) errors[field.name] = words[field.name];
    } else if (field.is === "address") {
      const address = (entry.settings[field.name] ?? "").trim();
      const wrong = addressProblem(address);
      if (wrong !== null && (field.required || address !== "")) errors[field.name] = words[wrong];
    } else if (field.required && blank(entry.settings[field.name])) errors[field.name] = words.missing;
  }
  if (entry.zone === "" || !isZone(entry.zone)) errors.zone = words.zone;
  return errors;
}

/** Whether a kept secret goes on being used: none is ever sent to another address without being entered again. */
export function keepsSecret(
  kind: SecretKind,
  entry: ConnectionEntry,
  connection: ConnectionView | null,
): boolean {
  return connection?.secrets.includes(kind) === true && sameRecipient(entry, connection);
}

/** Whether secrets go to whom they went before: the base address, and at ClinOne where tokens are asked for. */
export function sameRecipient(entry: ConnectionEntry, { baseUrl, settings }: ConnectionView): boolean {
  return (
    sameAddress(entry.baseUrl, baseUrl) &&
    (settings.vendor !== "clinOne" || sameAddress(entry.settings.tokenUrl ?? "", settings.tokenUrl))
  );
}

/** What the host is given: a secret that is not named stays, an empty one is removed. */
export function connectionInput(entry: ConnectionEntry, connection: ConnectionView | null): ConnectionInput {
  const secrets: SecretInput[] = [];
  for (const field of askedFor(entry)) {
    if (field.is !== "secret") continue;
    const value = (entry.secrets[field.name] ?? "").trim();
    if (value !== "" || entry.dropped.includes(field.name)) secrets.push({ kind: field.name, value });
  }
  return {
    id: connection?.id ?? null,
    name: entry.name.trim(),
    issuer: entry.issuer.trim(),
    baseUrl: entry.baseUrl.trim(),
    zone: entry.zone,
    settings: accountSettings(entry),
    secrets,
  };
}

function accountSettings({ vendor, settings }: ConnectionEntry): AccountSettings {
  const typed = (name: SettingName) => (settings[name] ?? "").trim();
  switch (vendor) {
    case "solo":
      return { vendor };
    case "carium":
      return { vendor, organizationId: typed("organizationId"), username: typed("username") };
    case "careMonitor": {
      const way: CareMonitorWay = settings.way === "key" ? "key" : "password";
      const userId = way === "password" ? typed("userId") : "";
      const [clientId, portalUrl] = [typed("clientId"), typed("portalUrl")];
      return { vendor, orgId: typed("orgId"), way, userId, clientId, portalUrl };
    }
    case "clinOne":
      return { vendor, tokenUrl: typed("tokenUrl"), scope: typed("scope"), clientId: typed("clientId") };
    case "mia":
      return { vendor, username: typed("username"), deviceProvider: typed("deviceProvider") };
  }
}

function initialSettings(vendor: Vendor): Partial<Record<SettingName, string>> {
  const settings: Partial<Record<SettingName, string>> = {};
  for (const field of accountFields[vendor])
    if (field.is !== "secret") settings[field.name] = field.initial ?? "";
  return settings;
}

function keptSettings({ vendor, ...settings }: AccountSettings): Partial<Record<SettingName, string>> {
  return { ...initialSettings(vendor), ...settings };
}

function blank(text: string | undefined): boolean {
  return text === undefined || text.trim() === "";
}

function sameAddress(one: string, other: string): boolean {
  return one.trim().replace(/\/+$/, "") === other.trim().replace(/\/+$/, "");
}

function addressProblem(text: string): "baseUrl" | "baseUrlScheme" | "baseUrlForm" | null {
  if (text === "") return "baseUrl";
  if (!URL.canParse(text)) return "baseUrlForm";
  const { protocol, hostname } = new URL(text);
  if (protocol === "https:") return null;
  if (protocol !== "http:") return "baseUrlForm";
  return ["localhost", "127.0.0.1", "[::1]"].includes(hostname) ? null : "baseUrlScheme";
}
