import { useEffect } from "react";
import { useTick } from "../format/ticker";
import { useFormat } from "../format/useFormat";
import { isoDay } from "../format/zoned";
import { announce } from "../frame/announcer";
import type { OpenForm } from "../frame/typing";
import { useMessages } from "../messages/area";
import { parts } from "../messages/parts";
import { NoteBar } from "./NoteBar";

/** Says that what stands in a form was typed before the console locked; nothing in a form that begins anew. */
export function TypedAgain({
  form,
  bar = false,
}: {
  form: OpenForm;
  /** Over the whole width of a screen, in place of a box among the fields. */
  bar?: boolean;
}) {
  const words = useMessages(parts).typedAgain;
  const format = useFormat();
  const today = useTick((now) => isoDay(now, format.zone));
  const { since } = form;
  const sentence =
    since === null
      ? null
      : words.title(
          isoDay(Date.parse(since), format.zone) === today ? format.time(since) : format.dateTime(since),
        );
  useEffect(() => {
    if (sentence !== null) announce(sentence);
  }, [sentence]);
  if (sentence === null) return null;
  return (
    <NoteBar tone="info" icon="lock" boxed={!bar} title={sentence}>
      {words.text}
    </NoteBar>
  );
}
