import type { Verdict } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { links } from "../../../messages/links";
import { Icon, type IconName } from "../../../parts/Icon";
import table from "../../table.module.css";

const looks: Record<Verdict, { icon: IconName; tone: string | undefined }> = {
  agrees: { icon: "done", tone: table.good },
  differs: { icon: "info", tone: table.plain },
  contradicts: { icon: "refused", tone: table.bad },
  unknown: { icon: "unknown", tone: table.unsure },
};

/** What a comparison says, by icon and word: never by colour alone (WCAG 1.4.1). */
export function VerdictWord({ verdict }: { verdict: Verdict }) {
  const words = useMessages(links).verdicts;
  const { icon, tone } = looks[verdict];
  return (
    <span className={`${table.word} ${tone}`}>
      <Icon name={icon} />
      {words[verdict]}
    </span>
  );
}
