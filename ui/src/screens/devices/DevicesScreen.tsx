import { useQuery } from "@tanstack/react-query";
import { useFormat } from "../../format/useFormat";
import { Head } from "../../frame/Head";
import { useNavigation } from "../../frame/navigation";
import { usePlaced } from "../../frame/typing";
import { useQueries } from "../../host/HostContext";
import { asProblem } from "../../host/problem";
import type { DevicesView, DeviceView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { devices as area } from "../../messages/devices";
import { Button } from "../../parts/Button";
import { ConnectionNotes } from "../../parts/ConnectionNotes";
import { NoteBar } from "../../parts/NoteBar";
import { Segments } from "../../parts/Segments";
import { LoadingBars, ProblemState, ViewState } from "../../parts/ViewState";
import beside from "../beside.module.css";
import { useBeside } from "../useBeside";
import { DevicePanel } from "./DevicePanel";
import styles from "./Devices.module.css";
import { DeviceTable } from "./DeviceTable";
import { useOpenDevice } from "./useOpenDevice";

type Which = "all" | "assigned" | "free";

/** Devices (F10): who has which, how far what they send has come, giving and taking back. */
export default function DevicesScreen() {
  const words = useMessages(area);
  const format = useFormat();
  const queries = useQueries();
  const read = useQuery(queries.devices());
  const who = useQuery(queries.whoAmI()).data;
  const { list, open, show } = useBeside("devices", "device");
  const [which, setWhich] = usePlaced<Which>("devices.which", "all");
  const may = who === undefined || who.roles.some((role) => role !== "clinician");
  const view = read.data;
  const problem = read.isError ? asProblem(read.error) : null;
  const opened = useOpenDevice(view?.devices, open, show);
  const oldest = view === undefined ? null : oldestReading(view);
  const few = view === undefined ? null : counts(view.devices);
  return (
    <div className={`${beside.screen} ${open === null ? "" : beside.beside}`}>
      <div className={beside.main}>
        <div>
          <Head
            title={words.title}
            whose={words.sub}
            asOf={
              view === undefined
                ? undefined
                : oldest === null
                  ? words.never
                  : words.asOf(format.dateTime(oldest))
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
          {!may && <NoteBar tone="info" icon="lock" title={words.denied} />}
          {few !== null && few.all > 0 && (
            <div className={styles.filter}>
              <Segments<Which>
                label={words.filter.label}
                labelShown={false}
                value={which}
                options={(["all", "assigned", "free"] as const).map((id) => ({
                  id,
                  text: words.filter[id](few[id]),
                }))}
                onChange={setWhich}
              />
            </div>
          )}
        </div>
        <div className={beside.list} ref={list}>
          {problem !== null && view === undefined ? (
            <ProblemState problem={problem} onRetry={() => void read.refetch()} />
          ) : view === undefined ? (
            <LoadingBars waitsFor={words.loading} rows={6} />
          ) : (
            <Listed
              view={view}
              devices={view.devices.filter(
                (device) => which === "all" || (which === "assigned") === has(device),
              )}
              open={open}
              onOpen={show}
            />
          )}
        </div>
      </div>
      {open !== null && view !== undefined && (
        <DevicePanel
          // A new record of the same device is the same panel: who works in it goes on.
          key={opened?.device ?? open}
          device={opened}
          devices={view.devices}
          dataReadAt={view.connections.find(({ id }) => id === opened?.connection)?.dataReadAt ?? null}
          onClose={() => show(null)}
        />
      )}
    </div>
  );
}

function Listed({
  view,
  devices,
  open,
  onOpen,
}: {
  view: DevicesView;
  devices: readonly DeviceView[];
  open: string | null;
  onOpen: (key: string) => void;
}) {
  const words = useMessages(area);
  const { go } = useNavigation();
  if (view.devices.length > 0)
    return devices.length > 0 ? (
      <DeviceTable devices={devices} open={open} onOpen={onOpen} />
    ) : (
      <ViewState icon="filter" title={words.filter.none.title}>
        {words.filter.none.text}
      </ViewState>
    );
  if (view.connections.length === 0)
    return (
      <ViewState
        icon="plug"
        title={words.noConnection.title}
        actions={<Button onPress={() => go("connections")}>{words.noConnection.go}</Button>}
      >
        {words.noConnection.text}
      </ViewState>
    );
  const state = !view.connections.some(({ enabled }) => enabled)
    ? words.off
    : view.connections.every(({ readAt }) => readAt === null)
      ? words.reading
      : words.empty;
  return (
    <ViewState icon="device" title={state.title}>
      {state.text}
    </ViewState>
  );
}

function has(device: DeviceView): boolean {
  return device.holder !== null;
}

function counts(devices: readonly DeviceView[]): Record<Which, number> {
  const assigned = devices.filter(has).length;
  return { all: devices.length, assigned, free: devices.length - assigned };
}

/** The list is as old as its oldest part; not read, while a connection that is on was not. */
function oldestReading({ connections }: DevicesView): string | null {
  const times = connections.filter(({ enabled }) => enabled).map(({ readAt }) => readAt);
  return times.includes(null) ? null : (times.toSorted()[0] ?? null);
}
