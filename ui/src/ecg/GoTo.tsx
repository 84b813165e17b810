import { type FormEvent, useState } from "react";
import { announce } from "../frame/announcer";
import { useMessages } from "../messages/area";
import { ecg } from "../messages/ecg";
import { Button } from "../parts/Button";
import { Field } from "../parts/Field";
import { Sheet } from "../parts/Sheet/Sheet";
import type { Strip } from "./strip";

/** Asks for a time of the recording and puts it into the middle of the view. */
export function GoTo({ strip, onClose }: { strip: Strip; onClose: () => void }) {
  const words = useMessages(ecg).goTo;
  const [typed, setTyped] = useState("");
  const [refused, setRefused] = useState(false);
  const go = (event?: FormEvent) => {
    event?.preventDefault();
    const time = strip.clock.read(typed, strip.duration);
    if (time === null) {
      setRefused(true);
      return;
    }
    strip.show(time);
    announce(strip.clock.at(time));
    onClose();
  };
  const outside = words.outside(strip.clock.at(0), strip.clock.at(strip.duration));
  return (
    <Sheet
      title={words.label}
      onClose={onClose}
      foot={
        <Button variant="primary" size="large" onPress={go}>
          {words.go}
        </Button>
      }
    >
      <form onSubmit={go}>
        <Field
          label={words.label}
          value={typed}
          hint={words.hint}
          error={refused ? outside : null}
          autoFocus
          onChange={(text) => {
            setTyped(text);
            setRefused(false);
          }}
        />
      </form>
    </Sheet>
  );
}
