import { useMessages } from "../../messages/area";
import { board as area } from "../../messages/board";
import { parts } from "../../messages/parts";
import { Button } from "../../parts/Button";
import { NoteBar } from "../../parts/NoteBar";
import type { Choice } from "./arrange";

/** A filter is announced above the list, also at start-up, with its logic spelled out (FSG-0070, PAL-0760). */
export function FilteredNotice({
  choice,
  shown,
  of,
  onRemove,
}: {
  choice: Choice;
  shown: number;
  of: number;
  onRemove: () => void;
}) {
  const words = useMessages(area);
  const { states } = useMessages(parts);
  const { filtered, filter } = words;
  const or = (values: string[]) => values.join(filtered.or);
  const criteria = [
    choice.states.length > 0 &&
      filtered.is(words.columns.state, or(choice.states.map((state) => states[state]))),
    choice.rooms.length > 0 &&
      filtered.is(words.columns.room, or(choice.rooms.map((room) => (room === "" ? filter.noRoom : room)))),
    choice.clinicians.length > 0 &&
      filtered.is(
        words.columns.clinician,
        or(choice.clinicians.map((name) => (name === "" ? filter.nobody : name))),
      ),
    choice.text.trim() !== "" && filtered.text(choice.text.trim()),
  ].filter((part) => part !== false);
  return (
    <NoteBar
      tone="info"
      icon="filter"
      title={`${filtered.start} ${criteria.join(choice.match === "any" ? filtered.or : filtered.and)}.`}
      action={
        <Button variant="quiet" onPress={onRemove}>
          {filtered.remove}
        </Button>
      }
    >
      {filtered.count(shown, of)}
    </NoteBar>
  );
}
