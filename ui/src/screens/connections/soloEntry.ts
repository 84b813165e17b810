/**
 * What is typed into the form of a Solo connection, checked before anything is sent. Secrets stand in the form's state
 * only, go to the host once, and are gone with the form.
 */

import { isZone } from "../../format/zoned";
import type { ConnectionView, SoloInput } from "../../host/types";
import type { connections } from "../../messages/connections";

/** The form as typed. */
export interface SoloEntry {
  name: string;
  issuer: string;
  baseUrl: string;
  apiKey: string;
  linkingSecret: string;
  teamsToken: string;
  /** The kept ones are removed when the form is saved. */
  dropLinking: boolean;
  dropTeams: boolean;
  zone: string;
}

/** The fields of the form that can be wrong. */
export type SoloField = "name" | "issuer" | "baseUrl" | "apiKey" | "zone";

/** A form for a new connection, or filled from one; never with a secret. */
export function soloEntry(connection: ConnectionView | null): SoloEntry {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return {
    name: connection?.name ?? "",
    issuer: connection?.issuer ?? "",
    baseUrl: connection?.baseUrl ?? "",
    apiKey: "",
    linkingSecret: "",
    teamsToken: "",
    dropLinking: false,
    dropTeams: false,
    zone: connection?.zone ?? (isZone(here) ? here : "UTC"),
  };
}

/** What is wrong, by field; empty when the form may be sent. */
export function entryErrors(
  entry: SoloEntry,
  connection: ConnectionView | null,
  words: (typeof connections)["en"]["form"]["errors"],
): Partial<Record<SoloField, string>> {
  const errors: Partial<Record<SoloField, string>> = {};
  if (entry.name.trim() === "") errors.name = words.name;
  if (entry.issuer.trim() === "") errors.issuer = words.issuer;
  const url = addressProblem(entry.baseUrl.trim());
  if (url !== null) errors.baseUrl = words[url];
  if (!keepsKey(entry, connection) && entry.apiKey.trim() === "") errors.apiKey = words.apiKey;
  if (entry.zone === "" || !isZone(entry.zone)) errors.zone = words.zone;
  return errors;
}

/** Whether the kept key goes on being used: it is never sent to another address without being entered again. */
export function keepsKey(entry: SoloEntry, connection: ConnectionView | null): boolean {
  return connection !== null && sameAddress(entry.baseUrl, connection.baseUrl);
}

/** What the host is given: absent keeps a secret, empty removes it. */
export function soloInput(entry: SoloEntry, connection: ConnectionView | null): SoloInput {
  return {
    id: connection?.id ?? null,
    name: entry.name.trim(),
    issuer: entry.issuer.trim(),
    baseUrl: entry.baseUrl.trim(),
    apiKey: typed(entry.apiKey),
    linkingSecret: entry.dropLinking ? "" : typed(entry.linkingSecret),
    teamsToken: entry.dropTeams ? "" : typed(entry.teamsToken),
    zone: entry.zone,
  };
}

function typed(text: string): string | null {
  return text.trim() === "" ? null : text.trim();
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
