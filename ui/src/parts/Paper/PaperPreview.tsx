import { useEffect, useState } from "react";
import { useHost } from "../../host/HostContext";
import { asProblem } from "../../host/problem";
import type { PaperInput, Problem } from "../../host/types";
import { useMessages } from "../../messages/area";
import { paper } from "../../messages/paper";
import type { OpenPdf } from "../PdfPreview/openPdf";
import { PdfPreview } from "../PdfPreview/PdfPreview";
import { Refusal } from "../Refusal";
import { Sheet } from "../Sheet/Sheet";
import { LoadingBars } from "../ViewState";

/**
 * The pages as they would be saved, looked at inside the console: nothing of them reaches the disk. Each page says whose
 * it is, as the file does.
 */
export default function PaperPreview({
  input,
  onClose,
  open,
}: {
  input: PaperInput;
  onClose: () => void;
  /** How a document is opened; only tests give their own. */
  open?: OpenPdf;
}) {
  const words = useMessages(paper);
  const host = useHost();
  const [state, setState] = useState<{ bytes: Uint8Array } | { problem: Problem } | null>(null);
  useEffect(() => {
    let gone = false;
    host.paperPreview(input).then(
      (bytes) => {
        if (!gone) setState({ bytes: new Uint8Array(bytes) });
      },
      (thrown: unknown) => {
        if (!gone) setState({ problem: asProblem(thrown) });
      },
    );
    return () => {
      gone = true;
    };
  }, [host, input]);
  return (
    <Sheet title={words.preview} onClose={onClose}>
      {state === null ? (
        <LoadingBars waitsFor={words.previewLoading} rows={2} />
      ) : "problem" in state ? (
        <Refusal problem={state.problem} sentences={words.refusals} />
      ) : (
        <PdfPreview bytes={state.bytes} label={words.preview} {...(open === undefined ? {} : { open })} />
      )}
    </Sheet>
  );
}
