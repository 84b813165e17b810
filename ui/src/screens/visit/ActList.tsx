import { useId } from "react";
import type { ActOffer, Vendor, VisitAct } from "../../host/types";
import { useMessages } from "../../messages/area";
import { visit as area } from "../../messages/visit";
import { Button } from "../../parts/Button";
import type { IconName } from "../../parts/Icon";
import { useReasons } from "../../parts/useReasons";
import { groupsOf } from "./groupsOf";
import styles from "./VisitPanel.module.css";

const icons: Partial<Record<VisitAct, IconName>> = {
  reschedule: "calendar",
  join: "door",
  visitNote: "note",
  printSummary: "disk",
  printLetter: "disk",
};

interface Choosing {
  /** Whose visit it is. */
  vendor: Vendor;
  chosen: VisitAct | null;
  onChoose: (act: VisitAct) => void;
}

/**
 * Every act, offered or greyed in place with its reason. Nothing is offered that the vendor cannot do. A reason that
 * greys several acts in a row is said once above them; each of them is described by it all the same.
 */
export function ActList({ acts, ...choosing }: { acts: readonly ActOffer[] } & Choosing) {
  const id = useId();
  const reasons = useReasons(choosing.vendor);
  return (
    <ul className={styles.acts}>
      {groupsOf(acts).map(({ reason, acts: group }) => {
        const first = group[0]?.act;
        if (reason === null)
          return group.map((offer) => <Act key={offer.act} of={offer} id={id} {...choosing} />);
        const why = `${id}-${first}-shared`;
        return (
          <li key={first} className={styles.group}>
            <p className={styles.shared} id={why}>
              {reasons[reason]}
            </p>
            <ul className={styles.acts}>
              {group.map((offer) => (
                <Act key={offer.act} of={offer} id={id} why={why} {...choosing} />
              ))}
            </ul>
          </li>
        );
      })}
    </ul>
  );
}

function Act({
  of: { act, offer },
  id,
  why,
  vendor,
  chosen,
  onChoose,
}: {
  of: ActOffer;
  id: string;
  /** Where its reason is said, when that is not under it. */
  why?: string;
} & Choosing) {
  const words = useMessages(area);
  const reasons = useReasons(vendor);
  const reason = offer.reason === null ? null : reasons[offer.reason];
  const own = !offer.offered && why === undefined;
  const assumed = `${id}-${act}-assumed`;
  const described = [
    offer.offered ? null : (why ?? `${id}-${act}-why`),
    offer.assumed === null ? null : assumed,
  ].filter((each) => each !== null);
  const classes = [chosen === act && styles.chosen, (own || offer.assumed !== null) && styles.explained];
  return (
    <li className={classes.filter(Boolean).join(" ")}>
      <Button
        variant="quiet"
        icon={icons[act]}
        off={offer.offered ? null : (reason ?? "")}
        pressed={chosen === act}
        describedBy={described.length === 0 ? undefined : described.join(" ")}
        onPress={() => onChoose(act)}
      >
        {words.acts[act]}
      </Button>
      {own && (
        <p className={styles.why} id={`${id}-${act}-why`}>
          {reason}
        </p>
      )}
      {offer.assumed !== null && (
        <p className={styles.assumed} id={assumed}>
          {words.assumed(offer.assumed)}
        </p>
      )}
    </li>
  );
}
