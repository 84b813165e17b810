import { useQuery } from "@tanstack/react-query";
import { Head } from "../../frame/Head";
import { useNavigation } from "../../frame/navigation";
import { useShortcuts } from "../../frame/shortcuts";
import { usePlaced } from "../../frame/typing";
import { useQueries } from "../../host/HostContext";
import { asProblem } from "../../host/problem";
import type { Vendor } from "../../host/types";
import { useMessages } from "../../messages/area";
import { connections } from "../../messages/connections";
import { Button } from "../../parts/Button";
import { LoadingBars, ProblemState, ViewState } from "../../parts/ViewState";
import { vendors } from "./accountTable";
import { ConnectionDetail } from "./ConnectionDetail";
import { ConnectionForm } from "./ConnectionForm";
import { ConnectionList } from "./ConnectionList";
import styles from "./ConnectionsScreen.module.css";
import { VendorChoice } from "./VendorChoice";

/** Connections (F8): accounts at vendors with their state, what they can do, what we assume, and how to change them. */
export default function ConnectionsScreen() {
  const words = useMessages(connections);
  const queries = useQueries();
  const { here, go } = useNavigation();
  const read = useQuery(queries.connections());
  const who = useQuery(queries.whoAmI()).data;
  const admin = who === undefined || who.roles.includes("administrator");
  const [editing, setEditing] = usePlaced("connections.editing", false);
  const adding = here.open.new !== undefined;
  const vendor = vendors.find((each) => each === here.open.new);
  const all = read.data ?? [];
  const chosen = all.find((each) => each.id === here.open.connection) ?? all[0];
  const denied = admin ? null : words.acts.adminOnly;

  function choose(id: string | null): void {
    setEditing(false);
    go("connections", { open: id === null ? {} : { connection: id }, replace: true });
  }
  function add(at: Vendor | null): void {
    setEditing(false);
    go("connections", { open: { new: at ?? "vendor" }, replace: true });
  }
  useShortcuts(admin ? [{ keys: "Ctrl N", does: words.new, run: () => add(null) }] : []);

  const silent = all.filter((each) => each.enabled && each.age.silentSince !== null).length;
  const off = all.filter((each) => !each.enabled).length;
  const assumed = all.reduce((sum, each) => sum + each.assumptions.length, 0);
  const summary = [
    words.summary.connections(all.length),
    silent > 0 ? words.summary.silent(silent) : "",
    off > 0 ? words.summary.off(off) : "",
    words.summary.assumptions(assumed),
  ].filter((part) => part !== "");

  return (
    <div className={styles.screen}>
      <Head
        title={words.title}
        asOf={read.data === undefined || all.length === 0 ? undefined : `${summary.join(", ")}.`}
        tools={
          <Button variant="primary" icon="plus" keyCap="Ctrl N" off={denied} onPress={() => add(null)}>
            {words.new}
          </Button>
        }
      />
      {read.isError ? (
        asProblem(read.error).code === "denied" ? (
          <ViewState icon="lock" title={words.denied.title}>
            {words.denied.text}
          </ViewState>
        ) : (
          <ProblemState problem={asProblem(read.error)} onRetry={() => void read.refetch()} />
        )
      ) : read.data === undefined ? (
        <LoadingBars waitsFor={words.loading} rows={4} />
      ) : adding ? (
        admin ? (
          <div className={styles.form}>
            {vendor === undefined ? (
              <VendorChoice onChoose={add} onCancel={all.length > 0 ? () => choose(null) : undefined} />
            ) : (
              <ConnectionForm
                key={vendor}
                vendor={vendor}
                onSaved={(id) => choose(id)}
                onCancel={() => add(null)}
              />
            )}
          </div>
        ) : (
          <ViewState icon="lock" title={words.denied.title}>
            {words.denied.text}
          </ViewState>
        )
      ) : chosen === undefined ? (
        <ViewState
          icon="plug"
          title={words.empty.title}
          actions={
            <Button variant="primary" icon="plus" off={denied} onPress={() => add(null)}>
              {words.new}
            </Button>
          }
        >
          {words.empty.text}
        </ViewState>
      ) : (
        <div className={styles.columns}>
          <ConnectionList connections={all} chosen={chosen.id} onChoose={choose} />
          {editing ? (
            <div className={styles.form}>
              <ConnectionForm
                key={chosen.id}
                vendor={chosen.vendor}
                connection={chosen}
                onSaved={() => setEditing(false)}
                onCancel={() => setEditing(false)}
              />
            </div>
          ) : (
            <ConnectionDetail
              key={chosen.id}
              connection={chosen}
              denied={denied}
              onEdit={() => setEditing(true)}
              onRemoved={() => choose(null)}
            />
          )}
        </div>
      )}
    </div>
  );
}
