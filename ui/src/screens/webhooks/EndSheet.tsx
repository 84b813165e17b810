import { announce } from "../../frame/announcer";
import { offerUndo } from "../../frame/undo";
import { useAct } from "../../host/HostContext";
import type { ConnectionId, WebhookView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { webhooks } from "../../messages/webhooks";
import { Button } from "../../parts/Button";
import { Refusal } from "../../parts/Refusal";
import { Sheet } from "../../parts/Sheet/Sheet";
import styles from "./WebhooksScreen.module.css";

/** Asks before a webhook is ended, since nothing brings it back. */
export function EndSheet({
  connection,
  webhook,
  onClose,
}: {
  connection: ConnectionId;
  webhook: WebhookView;
  onClose: () => void;
}) {
  const words = useMessages(webhooks);
  const act = useAct("deactivateWebhook");
  return (
    <Sheet
      title={words.end.title}
      tone="danger"
      onClose={onClose}
      foot={
        <>
          <Button size="large" autoFocus onPress={onClose}>
            {words.end.cancel}
          </Button>
          <Button
            size="large"
            variant="danger"
            busy={act.busy}
            onPress={async () => {
              const done = await act.run({ connection, webhook: webhook.webhook });
              if (!done.ok) return;
              announce(words.form.sent);
              offerUndo({ kept: done.value, what: words.end.what });
              onClose();
            }}
          >
            {words.end.confirm}
          </Button>
        </>
      }
    >
      <p>{words.end.text}</p>
      <p className={styles.endpoint}>{webhook.endpoint}</p>
      {act.problem !== null && <Refusal problem={act.problem} sentences={words.refusals} />}
    </Sheet>
  );
}
