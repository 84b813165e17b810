import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useQueries } from "../../host/HostContext";
import { asProblem } from "../../host/problem";
import { useMessages } from "../../messages/area";
import { parts } from "../../messages/parts";
import { visit as area } from "../../messages/visit";
import { Button } from "../../parts/Button";
import { LoadingBars, ProblemState, ViewState } from "../../parts/ViewState";
import { OpenVisit } from "./OpenVisit";
import styles from "./VisitPanel.module.css";

/**
 * The panel beside a list: the visit, its source and what can be done. It shows no clinical record (deviation PAL-1040).
 */
export default function VisitPanel({ visit, onClose }: { visit: string; onClose: () => void }) {
  const words = useMessages(area);
  const { close } = useMessages(parts);
  const queries = useQueries();
  const read = useQuery(queries.visit(visit));
  const panel = useRef<HTMLElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another visit takes the focus, a refetch does not
  useEffect(() => panel.current?.focus(), [visit]);
  const problem = read.isError ? asProblem(read.error) : null;
  return (
    <aside
      className={styles.panel}
      aria-label={words.label}
      ref={panel}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== "Escape" || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      {read.data !== undefined ? (
        <OpenVisit key={visit} view={read.data} onClose={onClose} />
      ) : (
        <>
          <header className={styles.head}>
            <h2 className={styles.title}>{words.label}</h2>
            <Button variant="quiet" keyCap="Esc" onPress={onClose}>
              {close}
            </Button>
          </header>
          {problem === null ? (
            <LoadingBars waitsFor={words.loading} rows={3} />
          ) : problem.code === "notFound" ? (
            <ViewState icon="door" title={words.notFound.title}>
              {words.notFound.text}
            </ViewState>
          ) : (
            <ProblemState problem={problem} onRetry={() => void read.refetch()} />
          )}
        </>
      )}
    </aside>
  );
}
