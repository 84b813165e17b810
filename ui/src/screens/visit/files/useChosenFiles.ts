import { useRef, useState } from "react";
import { useHost } from "../../../host/HostContext";
import { asProblem } from "../../../host/problem";
import type { FileCheck, Problem } from "../../../host/types";

/** A file that a person chose, as far as it is known what it is. */
export interface ChosenFile {
  id: number;
  /** The name that will be sent; it can be changed. */
  name: string;
  bytes: ArrayBuffer | null;
  /** What it is by its content; absent while it is being looked at, or when it cannot be accepted. */
  check: FileCheck | null;
  /** Why it cannot be accepted. */
  problem: Problem | null;
}

const unreadable: Problem = {
  code: "invalid",
  what: "fileUnreadable",
  message: "",
  field: "file",
  detail: null,
};

/**
 * The files that were dropped, pasted or chosen, each looked at by the host before anything is decided. A file over the
 * limit is refused before its bytes are read.
 */
export function useChosenFiles(largest: number) {
  const host = useHost();
  const next = useRef(0);
  const [chosen, setChosen] = useState<readonly ChosenFile[]>([]);

  function change(id: number, to: Partial<ChosenFile>): void {
    setChosen((all) => all.map((each) => (each.id === id ? { ...each, ...to } : each)));
  }

  async function look(id: number, file: File): Promise<void> {
    if (file.size > largest) {
      change(id, { problem: { ...unreadable, what: "fileTooLarge" } });
      return;
    }
    let bytes: ArrayBuffer;
    try {
      bytes = await file.arrayBuffer();
    } catch {
      change(id, { problem: unreadable });
      return;
    }
    try {
      change(id, { bytes, check: await host.checkFile(bytes) });
    } catch (thrown) {
      change(id, { problem: asProblem(thrown) });
    }
  }

  return {
    chosen,
    add: (files: Iterable<File>) => {
      for (const file of files) {
        const id = next.current++;
        setChosen((all) => [...all, { id, name: file.name, bytes: null, check: null, problem: null }]);
        void look(id, file);
      }
    },
    rename: (id: number, name: string) => change(id, { name, problem: null }),
    refuse: (id: number, problem: Problem) => change(id, { problem }),
    leaveOut: (id: number) => setChosen((all) => all.filter((each) => each.id !== id)),
  };
}
