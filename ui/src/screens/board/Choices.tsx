import type { RefObject } from "react";
import { nameText } from "../../format/name";
import { useShortcuts } from "../../frame/shortcuts";
import type { BoardView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { board as area } from "../../messages/board";
import { parts } from "../../messages/parts";
import { Button } from "../../parts/Button";
import { type Choice, everything, type GroupBy, roomOf } from "./arrange";
import { ColumnChoice } from "./ColumnChoice";
import type { Columns } from "./columns";
import type { ListChoice } from "./ListBar";
import styles from "./ListBar.module.css";
import { SortChoice } from "./SortChoice";

/** What is filtered, how it is sorted or grouped: applied at once, so that the list itself is the preview (FSG-0017). */
export default function Choices({
  which,
  view,
  mode,
  choice,
  onChange,
  columns,
  onColumns,
  list,
  onClose,
}: {
  which: ListChoice;
  view: BoardView;
  mode: "rooms" | "day";
  choice: Choice;
  onChange: (choice: Choice) => void;
  columns: Columns;
  onColumns: (columns: Columns) => void;
  list: RefObject<HTMLDivElement | null>;
  onClose: () => void;
}) {
  const words = useMessages(area);
  const { close, states } = useMessages(parts);
  useShortcuts([{ keys: "Esc", does: close, run: onClose }]);
  const rows = [...view.waiting, ...view.today];
  const clinicians = [
    ...new Set(
      rows.flatMap((row) =>
        row.clinicians.length === 0 ? [""] : row.clinicians.map((one) => nameText(one, "en")),
      ),
    ),
  ].sort();
  const rooms = [...new Set([...view.rooms.map((room) => room.name), ...rows.map(roomOf)])];
  const groups: Record<GroupBy, string> = {
    none: words.group.none,
    room: words.columns.room,
    state: words.columns.state,
    clinician: words.columns.clinician,
  };
  return (
    <div className={styles.choices} data-mode={mode}>
      {which === "filter" && (
        <>
          <OneOf
            legend={words.filter.match}
            value={choice.match}
            options={{ any: words.filter.any, all: words.filter.all }}
            onChange={(match) => onChange({ ...choice, match })}
          />
          <p className={styles.hint}>{words.filter.matchHint}</p>
          <Several
            legend={words.filter.states}
            values={view.counts.byState.map((one) => one.state)}
            text={(state) =>
              `${states[state]} (${view.counts.byState.find((one) => one.state === state)?.count ?? 0})`
            }
            chosen={choice.states}
            onChange={(chosen) => onChange({ ...choice, states: chosen })}
          />
          <Several
            legend={words.filter.rooms}
            values={rooms}
            text={(room) => (room === "" ? words.filter.noRoom : room)}
            chosen={choice.rooms}
            onChange={(chosen) => onChange({ ...choice, rooms: chosen })}
          />
          <Several
            legend={words.filter.clinicians}
            values={clinicians}
            text={(name) => (name === "" ? words.filter.nobody : name)}
            chosen={choice.clinicians}
            onChange={(chosen) => onChange({ ...choice, clinicians: chosen })}
          />
        </>
      )}
      {which === "sort" && (
        <SortChoice sort={choice.sort} onChange={(sort) => onChange({ ...choice, sort })} />
      )}
      {which === "columns" && <ColumnChoice mode={mode} columns={columns} onChange={onColumns} list={list} />}
      {which === "group" && (
        <OneOf
          legend={words.group.title}
          value={choice.group}
          options={groups}
          onChange={(group) => onChange({ ...choice, group })}
        />
      )}
      <div className={styles.ends}>
        {which === "filter" && (
          <Button
            variant="quiet"
            onPress={() => onChange({ ...everything, sort: choice.sort, group: choice.group })}
          >
            {words.filter.removeAll}
          </Button>
        )}
        <Button onPress={onClose} keyCap="Esc">
          {close}
        </Button>
      </div>
    </div>
  );
}

function OneOf<Id extends string>({
  legend,
  value,
  options,
  onChange,
}: {
  legend: string;
  value: Id;
  options: Record<Id, string>;
  onChange: (id: Id) => void;
}) {
  return (
    <fieldset className={styles.set}>
      <legend>{legend}</legend>
      <div>
        {(Object.keys(options) as Id[]).map((id) => (
          <label key={id}>
            <input type="radio" name={legend} checked={id === value} onChange={() => onChange(id)} />
            {options[id]}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function Several<Id extends string>({
  legend,
  values,
  text,
  chosen,
  onChange,
}: {
  legend: string;
  values: Id[];
  text: (id: Id) => string;
  chosen: readonly Id[];
  onChange: (chosen: Id[]) => void;
}) {
  return (
    <fieldset className={styles.set}>
      <legend>{legend}</legend>
      <div>
        {values.map((id) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={(event) =>
                onChange(event.target.checked ? [...chosen, id] : chosen.filter((each) => each !== id))
              }
            />
            {text(id)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
