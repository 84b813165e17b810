import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { announce } from "../../frame/announcer";
import { useAct, useQueries } from "../../host/HostContext";
import { asProblem } from "../../host/problem";
import { useMessages } from "../../messages/area";
import { network as area } from "../../messages/network";
import { Button } from "../../parts/Button";
import { Field } from "../../parts/Field";
import { Refusal } from "../../parts/Refusal";
import { Segments } from "../../parts/Segments";
import { LoadingBars, ProblemState } from "../../parts/ViewState";
import styles from "./SettingsScreen.module.css";

/** How the vendors are reached: through the system's proxy or not, and whose certificates are trusted besides the system's. */
export function NetworkSettings() {
  const words = useMessages(area);
  const read = useQuery(useQueries().network());
  const save = useAct("saveNetwork");
  const [typed, setTyped] = useState("");

  async function keep(systemProxy: boolean, authorities: string | null, what: string): Promise<void> {
    const outcome = await save.run({ systemProxy, authorities });
    if (!outcome.ok) return;
    announce(what);
    if (authorities !== null) setTyped("");
  }

  return (
    <section className={styles.group} aria-label={words.title}>
      <h2 className={styles.title}>{words.title}</h2>
      {read.isError ? (
        <ProblemState problem={asProblem(read.error)} onRetry={() => void read.refetch()} />
      ) : read.data === undefined ? (
        <LoadingBars waitsFor={words.loading} rows={2} />
      ) : (
        <>
          {save.problem !== null && <Refusal problem={save.problem} sentences={words.refusals} />}
          <Segments
            label={words.proxy.label}
            value={read.data.systemProxy ? "system" : "direct"}
            options={[
              { id: "system", text: words.proxy.system },
              { id: "direct", text: words.proxy.direct },
            ]}
            hint={words.proxy.hint}
            onChange={(way) => void keep(way === "system", null, words.saved)}
          />
          <p className={styles.dim}>
            {read.data.authorities === 0
              ? words.authorities.none
              : words.authorities.some(read.data.authorities)}
          </p>
          <Field
            label={words.authorities.label}
            value={typed}
            hint={words.authorities.hint}
            rows={3}
            mono
            onChange={setTyped}
          />
          <div className={styles.pair}>
            <Button
              busy={save.busy}
              onPress={() => void keep(read.data.systemProxy, typed, words.authorities.kept)}
              off={typed.trim() === "" ? words.authorities.hint : null}
            >
              {words.authorities.keep}
            </Button>
            {read.data.authorities > 0 && (
              <Button
                variant="danger"
                busy={save.busy}
                onPress={() => void keep(read.data.systemProxy, "", words.authorities.removed)}
              >
                {words.authorities.remove}
              </Button>
            )}
          </div>
        </>
      )}
    </section>
  );
}
