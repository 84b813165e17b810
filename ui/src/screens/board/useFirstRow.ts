import type { Host } from "../../host/Host";
import type { FrameCount } from "../../host/types";
import { useVisible } from "../../host/useVisible";

/** Only a benchmark asks for frames; nobody else's page loads what counts them. */
async function count(host: Host, asked: FrameCount): Promise<void> {
  const { reportFrames } = await import("./reportFrames");
  await reportFrames(host, asked);
}

/** Reports when the first row can be seen. */
export function useFirstRow(there: boolean): void {
  useVisible("board-row", there, count);
}
