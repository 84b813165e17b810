import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useFormat } from "../../../format/useFormat";
import { useNavigation } from "../../../frame/navigation";
import { usePlaced } from "../../../frame/typing";
import { useQueries } from "../../../host/HostContext";
import { asProblem } from "../../../host/problem";
import type { LinkedRecord, PatientLinks, PatientView, RecordSide } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { links } from "../../../messages/links";
import { Button } from "../../../parts/Button";
import { LoadingBars, ProblemState } from "../../../parts/ViewState";
import page from "../PatientScreen.module.css";
import { LinkSheet } from "./LinkSheet";
import styles from "./Links.module.css";
import { PickSheet } from "./PickSheet";
import { RecordLine } from "./RecordLine";
import { UnlinkSheet } from "./UnlinkSheet";

/** The person's records at other vendors: those that people linked, those that may be theirs, and what was taken apart. */
export function PatientRecords({ patient }: { patient: PatientView }) {
  const words = useMessages(links);
  const queries = useQueries();
  const key = patient.person.key ?? "";
  const read = useQuery(queries.patientLinks(key));
  const who = useQuery(queries.whoAmI()).data;
  const [beside, setBeside] = usePlaced<string | null>(`links.beside ${key}`, null);
  const [apartKey, setApart] = usePlaced<string | null>(`links.apart ${key}`, null);
  const apart = read.data?.linked.find(({ record }) => record.person.key === apartKey)?.record ?? null;
  const [picking, setPicking] = useState(false);
  const may = who === undefined || who.roles.some((role) => role === "frontDesk" || role === "clinician");
  const off = may ? null : words.denied;
  return (
    <section aria-label={words.page.title}>
      <h2 className={page.title}>{words.page.title}</h2>
      <div className={styles.block}>
        {read.isError ? (
          <ProblemState problem={asProblem(read.error)} onRetry={() => void read.refetch()} />
        ) : read.data === undefined ? (
          <LoadingBars waitsFor={words.page.loading} rows={1} />
        ) : (
          <Found
            of={read.data}
            off={off}
            onCompare={setBeside}
            onApart={(record) => setApart(record.person.key)}
          />
        )}
        {read.data?.oneAccount === false && (
          <Button size="small" icon="link" off={off} hasPopup="dialog" onPress={() => setPicking(true)}>
            {words.page.byHand}
          </Button>
        )}
      </div>
      {picking && (
        <PickSheet
          patient={patient}
          onClose={() => setPicking(false)}
          onPick={(other) => {
            setPicking(false);
            setBeside(other);
          }}
        />
      )}
      {beside !== null && <LinkSheet one={key} other={beside} onClose={() => setBeside(null)} />}
      {apart !== null && <UnlinkSheet record={apart} onClose={() => setApart(null)} />}
    </section>
  );
}

function Found({
  of,
  off,
  onCompare,
  onApart,
}: {
  of: PatientLinks;
  off: string | null;
  onCompare: (key: string) => void;
  onApart: (record: RecordSide) => void;
}) {
  const all = useMessages(links);
  const words = all.page;
  const format = useFormat();
  if (of.oneAccount && of.past.length === 0) return <p className={styles.hint}>{words.oneAccount}</p>;
  return (
    <>
      {of.linked.length === 0 ? (
        <p className={styles.hint}>{words.none}</p>
      ) : (
        <ul className={styles.list}>
          {of.linked.map((linked) => (
            <Linked key={linked.record.person.key} linked={linked} off={off} onApart={onApart} />
          ))}
        </ul>
      )}
      {of.possible.length > 0 && (
        <>
          <p>{words.possible(of.possible.length)}</p>
          <ul className={styles.list}>
            {of.possible.map(({ other, agrees }) => {
              const name = format.name(other.person.name);
              return (
                <li key={other.person.key} className={styles.record}>
                  <RecordLine record={other} />
                  <span className={styles.hint}>{agrees.map((fact) => all.facts[fact]).join(", ")}</span>
                  <span className={styles.actions}>
                    <Button
                      size="small"
                      hasPopup="dialog"
                      label={`${all.list.look}: ${name}, ${other.connectionName}`}
                      onPress={() => onCompare(other.person.key ?? "")}
                    >
                      {all.list.look}
                    </Button>
                  </span>
                </li>
              );
            })}
          </ul>
        </>
      )}
      {of.past.length > 0 && (
        <details className={styles.past}>
          <summary>{words.past}</summary>
          <ul className={styles.list}>
            {of.past.map((past) => (
              <li key={past.joinedAt} className={styles.hint}>
                {words.pastLine(format.dateTime(past.joinedAt), format.dateTime(past.leftAt), past.leftBy)}{" "}
                {all.left[past.why] ?? past.why}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Linked({
  linked,
  off,
  onApart,
}: {
  linked: LinkedRecord;
  off: string | null;
  onApart: (record: RecordSide) => void;
}) {
  const all = useMessages(links);
  const words = all.page;
  const format = useFormat();
  const { go } = useNavigation();
  const { record, confirmed, despite, at, by } = linked;
  const name = format.name(record.person.name);
  const facts = confirmed.map((fact) => all.facts[fact]).join(", ");
  return (
    <li className={styles.record}>
      <RecordLine record={record} />
      <span className={styles.hint}>{words.confirmed(facts, by, format.dateTime(at))}</span>
      {despite !== null && <span className={styles.hint}>{words.despite(despite)}</span>}
      <span className={styles.actions}>
        <Button
          size="small"
          off={record.readAt === null ? all.notHere : null}
          label={words.open(name, record.connectionName)}
          onPress={() => go("patient", { key: record.person.key ?? "" })}
        >
          {words.openShort}
        </Button>
        <Button
          size="small"
          off={off}
          hasPopup="dialog"
          label={words.unlink(name, record.connectionName)}
          onPress={() => onApart(record)}
        >
          {words.unlinkShort}
        </Button>
      </span>
    </li>
  );
}
