import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import { announce } from "../../frame/announcer";
import { useTyped, useTypedForm } from "../../frame/typing";
import { useAct, useQueries } from "../../host/HostContext";
import type { SnippetView } from "../../host/types";
import { useMessages } from "../../messages/area";
import { note as area } from "../../messages/note";
import { Button } from "../../parts/Button";
import { Field } from "../../parts/Field";
import { Refusal } from "../../parts/Refusal";
import { TypedAgain } from "../../parts/TypedAgain";
import styles from "./SettingsScreen.module.css";
import own from "./SnippetSettings.module.css";

/** The clinic's texts to insert into notes; any clinician may set them. They hold no patient's data. */
export function SnippetSettings() {
  const words = useMessages(area).snippets;
  const queries = useQueries();
  const read = useQuery(queries.snippets());
  if (read.data === undefined) return null;
  return (
    <section className={`${styles.group} ${own.section}`} aria-label={words.title}>
      <h2 className={styles.title}>{words.title}</h2>
      <p className={styles.dim}>{words.settingsHint}</p>
      <Editor key={JSON.stringify(read.data)} snippets={read.data} />
    </section>
  );
}

interface Line extends SnippetView {
  id: number;
}

function Editor({ snippets }: { snippets: readonly SnippetView[] }) {
  const words = useMessages(area).snippets;
  const save = useAct("saveSnippets");
  const form = useTypedForm("snippets");
  const [lines, setLines] = useTyped<readonly Line[]>(form, "lines", () =>
    snippets.map((each, id) => ({ ...each, id })),
  );
  const next = useRef(Math.max(0, ...lines.map(({ id }) => id + 1)));
  const change = (id: number, part: Partial<SnippetView>) =>
    setLines((before) => before.map((each) => (each.id === id ? { ...each, ...part } : each)));

  async function keep(): Promise<void> {
    const done = await save.run(lines.map(({ abbreviation, text }) => ({ abbreviation, text })));
    if (!done.ok) return;
    form.sent();
    announce(words.kept);
  }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <TypedAgain form={form} />
      {save.problem !== null && <Refusal problem={save.problem} sentences={words.refusals} />}
      {lines.map((line, at) => (
        <div
          key={line.id}
          className={own.line}
          role="group"
          aria-label={words.line(at + 1, line.abbreviation)}
        >
          <Field
            label={words.abbreviation}
            value={line.abbreviation}
            mono
            maxLength={20}
            onChange={(abbreviation) => change(line.id, { abbreviation })}
          />
          <Field
            label={words.text}
            value={line.text}
            rows={2}
            maxLength={5_000}
            onChange={(text) => change(line.id, { text })}
          />
          <Button
            icon="trash"
            label={words.remove(line.abbreviation)}
            onPress={() => setLines((before) => before.filter((each) => each.id !== line.id))}
          />
        </div>
      ))}
      <div className={own.acts}>
        <Button
          icon="plus"
          onPress={() => {
            const id = next.current;
            next.current += 1;
            setLines((before) => [...before, { id, abbreviation: "", text: "" }]);
          }}
        >
          {words.add}
        </Button>
        <Button type="submit" variant="primary" busy={save.busy}>
          {words.keep}
        </Button>
      </div>
    </form>
  );
}
