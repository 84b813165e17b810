import { useKept } from "../../frame/useKept";
import type { ConnectionId, WebhookView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { webhooks } from "../../messages/webhooks";
import { ConfirmSheet } from "../../parts/Sheet/ConfirmSheet";
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
  const act = useKept("deactivateWebhook", { what: words.end.what, said: words.form.sent, onKept: onClose });

  return (
    <ConfirmSheet
      title={words.end.title}
      cancel={words.end.cancel}
      confirm={words.end.confirm}
      act={act}
      sentences={words.refusals}
      onConfirm={() => void act.run({ connection, webhook: webhook.webhook })}
      onClose={onClose}
    >
      <p>{words.end.text}</p>
      <p className={styles.endpoint}>{webhook.endpoint}</p>
    </ConfirmSheet>
  );
}
