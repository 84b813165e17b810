import { useQuery } from "@tanstack/react-query";
import { Head } from "../../frame/Head";
import { useNavigation } from "../../frame/navigation";
import { usePlaced } from "../../frame/typing";
import { useQueries } from "../../host/HostContext";
import { asProblem } from "../../host/problem";
import { useMessages } from "../../messages/area";
import { webhooks } from "../../messages/webhooks";
import { Button } from "../../parts/Button";
import { ConnectionNotes } from "../../parts/ConnectionNotes";
import { NoteBar } from "../../parts/NoteBar";
import { Segments } from "../../parts/Segments";
import { LoadingBars, ProblemState, ViewState } from "../../parts/ViewState";
import beside from "../beside.module.css";
import { useBeside } from "../useBeside";
import { DecodeSheet } from "./DecodeSheet";
import { DeliveryPanel } from "./DeliveryPanel";
import { DeliveryTable } from "./DeliveryTable";
import { ReceiverSheet } from "./ReceiverSheet";
import { ReceiverStrip } from "./ReceiverStrip";
import { WebhookLists } from "./WebhookLists";
import styles from "./WebhooksScreen.module.css";

type Sheet = "receive" | "decode" | null;

/** Webhooks (F9): how receiving stands, what arrived and what became of it, and whom the vendor tells of what. */
export default function WebhooksScreen() {
  const words = useMessages(webhooks);
  const queries = useQueries();
  const { here, go } = useNavigation();
  const { list, open, show } = useBeside("webhooks", "delivery");
  const [sheet, setSheet] = usePlaced<Sheet>("webhooks.sheet", null);
  const who = useQuery(queries.whoAmI()).data;
  const admin = who?.roles.includes("administrator") ?? null;
  const read = useQuery({ ...queries.webhooks(), enabled: admin === true });
  const lists = here.open.view === "list";
  const problem = read.isError ? asProblem(read.error) : null;
  const denied = admin === false || problem?.code === "denied";
  const view = read.data;
  return (
    <div className={`${beside.screen} ${open === null || denied ? "" : beside.beside}`}>
      <div className={beside.main}>
        <div>
          <Head
            title={words.title}
            asOf={words.never}
            tools={
              <Button
                icon="key"
                hasPopup="dialog"
                off={denied ? words.denied.acts : view === undefined ? words.loading : null}
                onPress={() => setSheet("decode")}
              >
                {words.decode.act}
              </Button>
            }
          />
          <ConnectionNotes
            words={{
              offline: words.offline.title,
              offlineText: words.offline.text,
              silent: words.silent.title,
              silentText: words.silent.text,
            }}
          />
          {view !== undefined && !denied && (
            <>
              {view.receiver.why !== null && (
                <NoteBar tone="bad" title={`${words.receiving.failed}.`}>
                  {words.standing[view.receiver.why] ?? view.receiver.why}
                </NoteBar>
              )}
              <ReceiverStrip view={view} onChange={() => setSheet("receive")} />
              <div className={styles.views}>
                <Segments
                  label={words.views.label}
                  labelShown={false}
                  value={lists ? "list" : "deliveries"}
                  options={[
                    { id: "deliveries", text: words.views.deliveries },
                    { id: "list", text: words.views.list },
                  ]}
                  onChange={(id) =>
                    go("webhooks", { open: id === "list" ? { view: "list" } : {}, replace: true })
                  }
                />
              </div>
            </>
          )}
        </div>
        <div className={beside.list} ref={list}>
          {denied ? (
            <ViewState icon="lock" title={words.denied.title}>
              {words.denied.text}
            </ViewState>
          ) : problem !== null ? (
            <ProblemState problem={problem} onRetry={() => void read.refetch()} />
          ) : view === undefined ? (
            <LoadingBars waitsFor={words.loading} rows={6} />
          ) : lists ? (
            <WebhookLists lists={view.lists} />
          ) : view.deliveries.length === 0 ? (
            <ViewState
              icon="hint"
              title={words.empty.title}
              actions={
                view.receiver.state === "off" && (
                  <Button variant="primary" hasPopup="dialog" onPress={() => setSheet("receive")}>
                    {words.receive.turnOn}
                  </Button>
                )
              }
            >
              {view.receiver.state === "off" ? words.empty.off : words.empty.on}
            </ViewState>
          ) : (
            <DeliveryTable deliveries={view.deliveries} open={open} onOpen={show} />
          )}
        </div>
      </div>
      {open !== null && !denied && <DeliveryPanel key={open} id={open} onClose={() => show(null)} />}
      {view !== undefined && sheet === "receive" && (
        <ReceiverSheet receiver={view.receiver} onClose={() => setSheet(null)} />
      )}
      {view !== undefined && sheet === "decode" && (
        <DecodeSheet addresses={view.receiver.addresses} onClose={() => setSheet(null)} />
      )}
    </div>
  );
}
