import { useQuery } from "@tanstack/react-query";
import { useFormat } from "../format/useFormat";
import { useQueries } from "../host/HostContext";
import type { ConnectionAge } from "../host/types";
import { NoteBar } from "./NoteBar";

/** Sentences about a connection that does not answer, in the words of the screen that shows them. */
export interface ConnectionWords {
  offline: (vendor: string, since: string) => string;
  offlineText: string;
  silent: (vendor: string, since: string) => string;
  silentText: string;
  refused?: (vendor: string) => string;
  refusedText?: string;
}

/** How every connection that is turned on does; shared with the board, which keeps it fresh. */
export function useConnectionAges(): ConnectionAge[] {
  const queries = useQueries();
  return useQuery({ ...queries.board(null), select: (board) => board.connections }).data ?? [];
}

/** Note bars for connections that are silent or refuse us: the refused first, at most two. */
export function ConnectionNotes({ words, of }: { words: ConnectionWords; of?: string }) {
  const format = useFormat();
  const ages = useConnectionAges().filter((age) => of === undefined || age.id === of);
  const bad = ages
    .filter((age) => age.silentSince !== null || (age.refused && words.refused !== undefined))
    .sort((a, b) => Number(b.refused) - Number(a.refused))
    .slice(0, 2);
  return bad.map((age) => {
    const since = format.time(age.silentSince);
    if (age.refused && words.refused !== undefined) {
      return (
        <NoteBar key={age.id} tone="bad" icon="key" title={words.refused(age.name)}>
          {words.refusedText}
        </NoteBar>
      );
    }
    return age.unreachable ? (
      <NoteBar key={age.id} tone="info" icon="offline" title={words.offline(age.name, since)}>
        {words.offlineText}
      </NoteBar>
    ) : (
      <NoteBar key={age.id} tone="warn" title={words.silent(age.name, since)}>
        {words.silentText}
      </NoteBar>
    );
  });
}
