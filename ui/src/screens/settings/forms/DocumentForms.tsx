import { useQuery } from "@tanstack/react-query";
import { usePlaced } from "../../../frame/typing";
import { useQueries } from "../../../host/HostContext";
import { asProblem } from "../../../host/problem";
import { useMessages } from "../../../messages/area";
import { documents as area } from "../../../messages/documents";
import { Button } from "../../../parts/Button";
import { LoadingBars, ProblemState } from "../../../parts/ViewState";
import settings from "../SettingsScreen.module.css";
import styles from "./DocumentForms.module.css";
import { FormSheet } from "./FormSheet";
import { RemoveFormSheet } from "./RemoveFormSheet";

type Open = { edit: string | null } | { remove: string } | null;

/** The clinic's forms for patient documents: an administrator makes them, everybody sees them. */
export function DocumentForms({ admin }: { admin: boolean }) {
  const words = useMessages(area).forms;
  const queries = useQueries();
  const read = useQuery(queries.forms());
  const [open, setOpen] = usePlaced<Open>("forms.open", null);
  const formOf = (id: string | null) => read.data?.find((form) => form.id === id) ?? null;
  const edited = formOf(open !== null && "edit" in open ? open.edit : null);
  const removed = formOf(open !== null && "remove" in open ? open.remove : null);
  const off = admin ? null : words.denied;
  const close = () => setOpen(null);
  return (
    <section className={settings.group} aria-label={words.title}>
      <h2 className={settings.title}>{words.title}</h2>
      <p className={settings.dim}>{words.text}</p>
      {read.isError ? (
        <ProblemState problem={asProblem(read.error)} onRetry={() => void read.refetch()} />
      ) : read.data === undefined ? (
        <LoadingBars waitsFor={words.loading} rows={1} />
      ) : read.data.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <ul className={styles.forms}>
          {read.data.map((form) => (
            <li key={form.id}>
              <span>
                <b>{form.name}</b>
                <span className={settings.dim}> {words.questions(form.questions.length)}</span>
              </span>
              <Button
                size="small"
                off={off}
                label={words.edit(form.name)}
                onPress={() => setOpen({ edit: form.id })}
              >
                {words.editShort}
              </Button>
              <Button
                size="small"
                variant="quiet"
                icon="trash"
                off={off}
                label={words.remove(form.name)}
                onPress={() => setOpen({ remove: form.id })}
              >
                {words.removeShort}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div>
        <Button size="small" icon="plus" off={off} onPress={() => setOpen({ edit: null })}>
          {words.add}
        </Button>
      </div>
      {open !== null && "edit" in open && (open.edit === null || edited !== null) && (
        <FormSheet form={edited} onClose={close} />
      )}
      {removed !== null && <RemoveFormSheet form={removed} onClose={close} />}
    </section>
  );
}
