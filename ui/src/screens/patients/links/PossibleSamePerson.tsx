import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useFormat } from "../../../format/useFormat";
import { useQueries } from "../../../host/HostContext";
import { asProblem } from "../../../host/problem";
import type { PossibleLink, RecordSide } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { links } from "../../../messages/links";
import { Button } from "../../../parts/Button";
import { IdentityCell } from "../../../parts/Identity";
import { people } from "../../../parts/PatientPicker/people";
import { LoadingBars, ProblemState, ViewState } from "../../../parts/ViewState";
import table from "../../table.module.css";
import { LinkSheet } from "./LinkSheet";
import styles from "./Links.module.css";
import { Account } from "./Side";

/** The clinic's worklist of records that may be one person. It proposes; only a person who looks at both links. */
export function PossibleSamePerson() {
  const words = useMessages(links).list;
  const queries = useQueries();
  const read = useQuery(queries.possibleLinks());
  const [open, setOpen] = useState<PossibleLink | null>(null);
  if (read.isError)
    return <ProblemState problem={asProblem(read.error)} onRetry={() => void read.refetch()} />;
  const { data } = read;
  if (data === undefined) return <LoadingBars waitsFor={words.loading} rows={4} />;
  const none = data.oneAccount ? words.oneAccount : data.comparing ? words.comparingNow : words.none;
  const all = people(data.all);
  return (
    <>
      {data.list.length === 0 ? (
        <ViewState icon="person" title={none.title}>
          {none.text}
        </ViewState>
      ) : (
        <>
          <p className={styles.block} role="status">
            {data.list.length < data.all ? words.shown(data.list.length, all) : words.count(all)}
            {data.comparing && ` ${words.comparing}`}
          </p>
          <table className={table.table} aria-label={words.label}>
            <thead>
              <tr>
                <th scope="col">{words.one}</th>
                <th scope="col">{words.other}</th>
                <th scope="col">{words.agrees}</th>
                <th scope="col" className={styles.small}>
                  {words.act}
                </th>
              </tr>
            </thead>
            <tbody>
              {data.list.map((pair) => (
                <Pair key={`${pair.one.person.key} ${pair.other.person.key}`} pair={pair} onOpen={setOpen} />
              ))}
            </tbody>
          </table>
        </>
      )}
      {open !== null && (
        <LinkSheet
          one={open.one.person.key ?? ""}
          other={open.other.person.key ?? ""}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

function Pair({ pair, onOpen }: { pair: PossibleLink; onOpen: (pair: PossibleLink) => void }) {
  const all = useMessages(links);
  const words = all.list;
  const format = useFormat();
  const { one, other, agrees, contradicts } = pair;
  const name = (side: RecordSide) => `${format.name(side.person.name)}, ${side.connectionName}`;
  return (
    <tr>
      <th scope="row">
        <IdentityCell person={one.person} />
        <Account record={one} />
      </th>
      <td>
        <IdentityCell person={other.person} />
        <Account record={other} />
      </td>
      <td>
        {agrees.map((fact) => all.facts[fact]).join(", ")}
        {contradicts.length > 0 && (
          <span className={`${table.second} ${table.bad}`}>
            {words.contradicts(contradicts.map((fact) => all.facts[fact]).join(", "))}
          </span>
        )}
      </td>
      <td>
        <Button
          size="small"
          hasPopup="dialog"
          label={`${words.look}: ${name(one)}; ${name(other)}`}
          onPress={() => onOpen(pair)}
        >
          {words.look}
        </Button>
      </td>
    </tr>
  );
}
