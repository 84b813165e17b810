import type { ReactNode } from "react";
import type { Problem } from "../../host/types";
import { Button } from "../Button";
import type { IconName } from "../Icon";
import { Refusal } from "../Refusal";
import { Sheet } from "./Sheet";

/**
 * Asks before something is removed, ended or thrown away. Going back stands first and has the focus, so that Enter out of
 * habit removes nothing; where the person has to type or tick something first, the focus is the body's own. It stays open
 * with the reason when the host refuses.
 */
export function ConfirmSheet({
  title,
  cancel,
  confirm,
  icon,
  act,
  off = null,
  sentences,
  focus = "cancel",
  onConfirm,
  onClose,
  children,
}: {
  title: string;
  /** Words of the way back: "Keep it", not "No". */
  cancel: string;
  /** Verb and object. */
  confirm: string;
  icon?: IconName;
  /** The act as `useAct` gives it. */
  act: { busy: boolean; problem: Problem | null };
  /** Why it cannot be confirmed yet. */
  off?: string | null;
  /** The screen's own sentences for what the host may answer. */
  sentences?: Readonly<Record<string, string>>;
  focus?: "cancel" | "body";
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}) {
  return (
    <Sheet
      title={title}
      tone="danger"
      onClose={onClose}
      foot={
        <>
          <Button size="large" autoFocus={focus === "cancel"} onPress={onClose}>
            {cancel}
          </Button>
          <Button size="large" variant="danger" icon={icon} busy={act.busy} off={off} onPress={onConfirm}>
            {confirm}
          </Button>
        </>
      }
    >
      {children}
      {act.problem !== null && <Refusal problem={act.problem} sentences={sentences} />}
    </Sheet>
  );
}
