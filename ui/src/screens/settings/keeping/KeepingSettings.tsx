import { type ReactNode, useState } from "react";
import { useMessages } from "../../../messages/area";
import { keeping as area } from "../../../messages/keeping";
import { Button } from "../../../parts/Button";
import styles from "../SettingsScreen.module.css";
import { CarrySheet } from "./CarrySheet";
import { ForgetSheet } from "./ForgetSheet";
import own from "./Keeping.module.css";
import { KeySheet } from "./KeySheet";

/** The clinic's key, backups that are carried away, and its end; for administrators. */
export function KeepingSettings({ clinic, demo }: { clinic: string; demo: boolean }) {
  const words = useMessages(area);
  const [open, setOpen] = useState<"key" | "carry" | "forget" | null>(null);
  const close = () => setOpen(null);
  const off = demo ? words.demo : null;
  return (
    <section className={`${styles.group} ${own.section}`} aria-label={words.title}>
      <h2 className={styles.title}>{words.title}</h2>
      <Line text={words.key.text} reason={off}>
        <Button icon="key" off={off} onPress={() => setOpen("key")}>
          {words.key.open}
        </Button>
      </Line>
      <Line text={words.carry.text} reason={null}>
        <Button icon="disk" onPress={() => setOpen("carry")}>
          {words.carry.open}
        </Button>
      </Line>
      <Line text={words.forget.text} reason={off}>
        <Button variant="danger" icon="trash" off={off} onPress={() => setOpen("forget")}>
          {words.forget.open}
        </Button>
      </Line>
      {open === "key" && <KeySheet onClose={close} />}
      {open === "carry" && <CarrySheet onClose={close} />}
      {open === "forget" && <ForgetSheet clinic={clinic} onClose={close} />}
    </section>
  );
}

function Line({ text, reason, children }: { text: string; reason: string | null; children: ReactNode }) {
  return (
    <div className={own.line}>
      <div>{children}</div>
      <p className={styles.dim}>
        {text}
        {reason !== null && <b className={own.reason}> {reason}</b>}
      </p>
    </div>
  );
}
