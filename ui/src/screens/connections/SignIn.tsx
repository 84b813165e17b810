import type { ReactNode } from "react";
import { useFormat } from "../../format/useFormat";
import type { ConnectionView } from "../../host/types";
import { accounts as area } from "../../messages/accounts";
import { useMessages } from "../../messages/area";
import { connections } from "../../messages/connections";
import { Facts } from "../../parts/Panel";
import type { AccountField, SettingName } from "./accountTable";
import styles from "./ConnectionDetail.module.css";
import { askedFor, connectionEntry } from "./connectionEntry";

/** How we sign in at the vendor: what the form asks for. A secret is never shown, only whether one is kept. */
export function SignIn({ connection }: { connection: ConnectionView }) {
  const words = useMessages(connections).signIn;
  const accounts = useMessages(area);
  const format = useFormat();
  const { standing } = connection;
  const entry = connectionEntry(connection.vendor, connection);
  const named: Partial<Record<AccountField["name"], { label: string }>> = accounts.fields[connection.vendor];
  const kept = (is: boolean) => (is ? words.kept : words.notSet);
  const shown = (name: SettingName) => {
    const value = entry.settings[name] ?? "";
    if (name === "way") return value === "key" ? accounts.ways.key : accounts.ways.password;
    if (value === "") return words.notSet;
    return <span className={styles.mono}>{value}</span>;
  };
  return (
    <Facts
      of={[
        [words.kind, accounts.vendors[connection.vendor].signIn],
        ...askedFor(entry).map((field): [string, ReactNode] => [
          named[field.name]?.label ?? field.name,
          field.is === "secret" ? kept(connection.secrets.includes(field.name)) : shown(field.name),
        ]),
        ...(standing.until === null
          ? []
          : [[words.until, format.dateTime(standing.until)] satisfies [string, ReactNode]]),
        ...(standing.scopes.length === 0
          ? []
          : [[words.scopes, <Scopes key="scopes" of={standing.scopes} />] satisfies [string, ReactNode]]),
        [words.made, format.date(connection.createdAt)],
      ]}
    />
  );
}

/** What the token allows, in the vendor's own words. */
function Scopes({ of }: { of: readonly string[] }) {
  return (
    <ul className={styles.scopes}>
      {of.map((scope) => (
        <li key={scope} className={styles.mono}>
          {scope}
        </li>
      ))}
    </ul>
  );
}
