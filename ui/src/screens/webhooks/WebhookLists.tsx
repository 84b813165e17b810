import { useTick } from "../../format/ticker";
import { useFormat } from "../../format/useFormat";
import { useNavigation } from "../../frame/navigation";
import { usePlaced } from "../../frame/typing";
import type { WebhookList, WebhookView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { parts } from "../../messages/parts";
import { webhooks } from "../../messages/webhooks";
import { Button } from "../../parts/Button";
import { Icon } from "../../parts/Icon";
import { NoteBar } from "../../parts/NoteBar";
import { VendorMark } from "../../parts/VendorMark";
import { ViewState } from "../../parts/ViewState";
import table from "../table.module.css";
import { EndSheet } from "./EndSheet";
import { WebhookSheet } from "./WebhookSheet";
import styles from "./WebhooksScreen.module.css";

interface Open {
  connection: string;
  /** The vendor's id; a new webhook when absent. */
  webhook: string | null;
  what: "form" | "end";
}

/** Whom each vendor tells of what, as it last said, and what is under way (SOLO-35 to SOLO-39). */
export function WebhookLists({ lists }: { lists: readonly WebhookList[] }) {
  const [open, setOpen] = usePlaced<Open | null>("webhooks.open", null);
  const list = lists.find(({ connection }) => connection === open?.connection);
  const webhook = list?.webhooks.find((each) => each.webhook === open?.webhook) ?? null;
  return (
    <>
      {lists.map((list) => (
        <OneList
          key={list.connection}
          list={list}
          onOpen={(of, what) => setOpen({ connection: list.connection, webhook: of?.webhook ?? null, what })}
        />
      ))}
      {open?.what === "form" && list !== undefined && (open.webhook === null || webhook !== null) && (
        <WebhookSheet list={list} webhook={webhook} onClose={() => setOpen(null)} />
      )}
      {open?.what === "end" && list !== undefined && webhook !== null && (
        <EndSheet connection={list.connection} webhook={webhook} onClose={() => setOpen(null)} />
      )}
    </>
  );
}

function OneList({
  list,
  onOpen,
}: {
  list: WebhookList;
  onOpen: (webhook: WebhookView | null, what: "form" | "end") => void;
}) {
  const words = useMessages(webhooks).list;
  const { vendors } = useMessages(parts);
  const format = useFormat();
  const { go } = useNavigation();
  const age = useTick((now) => (list.readAt === null ? "" : format.ageOfData(list.readAt, now)));
  return (
    <section aria-label={list.connectionName}>
      <header className={styles.connection}>
        <VendorMark vendor={list.vendor} stale={list.silent} />
        <h2>{list.connectionName}</h2>
        <span className={styles.hint}>{list.readAt === null ? words.never : words.read(age)}</span>
        <Button size="small" icon="plus" hasPopup="dialog" onPress={() => onOpen(null, "form")}>
          {words.add}
        </Button>
      </header>
      {list.silent && <NoteBar tone="warn" title={words.silent} />}
      {list.adding.length > 0 && (
        <NoteBar
          tone="info"
          icon="sending"
          title={`${words.adding}.`}
          action={
            <Button size="small" onPress={() => go("outbox")}>
              {words.openOutbox}
            </Button>
          }
        />
      )}
      {list.webhooks.length === 0 ? (
        list.readAt !== null && (
          <ViewState icon="hint" title={words.empty(vendors[list.vendor])}>
            {words.emptyText}
          </ViewState>
        )
      ) : (
        <table className={table.table} aria-label={list.connectionName}>
          <thead>
            <tr>
              <th scope="col">{words.endpoint}</th>
              <th scope="col" className={styles.count}>
                {words.events}
              </th>
              <th scope="col" className={styles.state}>
                {words.state}
              </th>
              <th scope="col" className={styles.doing}>
                {words.acts}
              </th>
            </tr>
          </thead>
          <tbody>
            {list.webhooks.map((webhook) => (
              <tr key={webhook.webhook}>
                <th scope="row">
                  <span className={styles.endpoint}>{webhook.endpoint}</span>
                </th>
                <td title={webhook.events.join(", ")}>{words.eventsOf(webhook.events.length)}</td>
                <td>
                  {webhook.ours ? words.ours : words.elsewhere}
                  <span className={table.second}>{webhook.hasKey ? words.key : words.noKey}</span>
                  {webhook.intent !== null && (
                    <span className={table.second}>
                      <Icon name="sending" /> {words.underWay}
                    </span>
                  )}
                </td>
                <td>
                  <span className={styles.acts}>
                    {(["form", "end"] as const).map((what) => (
                      <Button
                        key={what}
                        size="small"
                        variant={what === "end" ? "danger" : "plain"}
                        hasPopup="dialog"
                        label={`${what === "end" ? words.end : words.change}, ${webhook.endpoint}`}
                        off={webhook.intent === null ? null : words.underWay}
                        onPress={() => onOpen(webhook, what)}
                      >
                        {what === "end" ? words.end : words.change}
                      </Button>
                    ))}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
