import { useFormat } from "../../../format/useFormat";
import type { EpisodeDraft, EpisodeView } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { episodes as area } from "../../../messages/episodes";
import { NoteBar } from "../../../parts/NoteBar";
import { Facts } from "../../../parts/Panel";
import { draftOf } from "./draftOf";

/**
 * What the episode holds at the vendor where it differs from what was entered: whoever corrects a refused change writes
 * all of it, and must see what they would write over.
 */
export function AtSoloNow({ episode, draft }: { episode: EpisodeView; draft: EpisodeDraft }) {
  const words = useMessages(area);
  const { form } = words;
  const format = useFormat();
  const now = draftOf(episode);
  const day = (value: string) => (value === "" ? "" : format.fhirDate(value));
  const status = now.status === "unknown" ? `“${episode.statusWord}”` : words.statuses[now.status];
  const rows: [field: keyof EpisodeDraft, label: string, value: string][] = [
    ["name", form.name, now.name],
    ["type", form.type, now.type],
    ["status", form.status, status],
    ["from", form.from, day(now.from)],
    ["to", form.to, day(now.to)],
    ["objective", form.objective, now.objective],
    ["reason", form.reason, now.reason],
  ];
  const differ = rows.filter(([field]) => now[field].trim() !== draft[field].trim());
  if (differ.length === 0) return null;
  return (
    <NoteBar tone="warn" icon="info" boxed title={form.atSoloNow}>
      <Facts of={differ.map(([, label, value]) => [label, value === "" ? form.nothing : value])} />
    </NoteBar>
  );
}
