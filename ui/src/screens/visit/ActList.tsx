import type { ActOffer, Offer, VisitAct } from "../../host/types";
import { useMessages } from "../../messages/area";
import { reasons as reasonsArea } from "../../messages/reasons";
import { visit as area } from "../../messages/visit";
import { Button } from "../../parts/Button";
import type { IconName } from "../../parts/Icon";
import styles from "./VisitPanel.module.css";

const icons: Partial<Record<VisitAct, IconName>> = {
  reschedule: "calendar",
  join: "door",
  visitNote: "note",
  printSummary: "disk",
  printLetter: "disk",
};

function classOf({ offered, assumed }: Offer, chosen: boolean): string {
  const explained = !offered || assumed !== null;
  return [chosen && styles.chosen, explained && styles.explained].filter(Boolean).join(" ");
}

/** Every act, offered or greyed in place with its reason under it. Nothing is offered that the vendor cannot do. */
export function ActList({
  acts,
  chosen,
  onChoose,
}: {
  acts: ActOffer[];
  chosen: VisitAct;
  onChoose: (act: VisitAct) => void;
}) {
  const words = useMessages(area);
  const { reasons } = useMessages(reasonsArea);
  return (
    <ul className={styles.acts}>
      {acts.map(({ act, offer }) => {
        const why = offer.reason === null ? null : reasons[offer.reason];
        return (
          <li key={act} className={classOf(offer, chosen === act)}>
            <Button
              variant="quiet"
              icon={icons[act]}
              off={offer.offered ? null : (why ?? "")}
              pressed={chosen === act}
              onPress={() => onChoose(act)}
            >
              {words.acts[act]}
            </Button>
            {!offer.offered && <p className={styles.why}>{why}</p>}
            {offer.assumed !== null && <p className={styles.assumed}>{words.assumed(offer.assumed)}</p>}
          </li>
        );
      })}
    </ul>
  );
}
