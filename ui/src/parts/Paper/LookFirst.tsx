import { useState } from "react";
import type { PaperInput } from "../../host/types";
import { useMessages } from "../../messages/area";
import { paper } from "../../messages/paper";
import { Button } from "../Button";
import { splitOff } from "../splitOff";

// It draws PDF pages, which nobody pays for before there is something to look at.
const PaperPreview = splitOff(() => import("./PaperPreview"));

/** Opens the pages inside the console before they are saved. */
export function LookFirst({ input, off = null }: { input: PaperInput | null; off?: string | null }) {
  const words = useMessages(paper);
  // What is looked at is what was asked for then: the document is made once for each look.
  const [shown, setShown] = useState<PaperInput | null>(null);
  return (
    <>
      <Button variant="quiet" hasPopup="dialog" off={off} onPress={() => setShown(input)}>
        {words.look}
      </Button>
      {shown !== null && <PaperPreview input={shown} onClose={() => setShown(null)} />}
    </>
  );
}
