import { useMessages } from "../../messages/area";
import { board as area } from "../../messages/board";
import { Segments } from "../../parts/Segments";
import { SelectField } from "../../parts/SelectField";
import { type Order, type SortBy, usually } from "./arrange";
import styles from "./ListBar.module.css";

/** How many columns can be sorted by, one within the other. */
const RANKS = 3;
const sortable: readonly SortBy[] = ["wait", "time", "patient", "room", "state", "confirmed"];

/** What the list is sorted by, rank by rank (FSG-0121): a further rank is offered once the one before it is chosen. */
export function SortChoice({
  sort,
  onChange,
}: {
  sort: readonly Order[];
  onChange: (sort: Order[]) => void;
}) {
  const words = useMessages(area);
  const ranks = Math.min(RANKS, sort.length + 1);
  return (
    <div className={styles.ranks}>
      {Array.from({ length: ranks }, (_, at) => {
        const order = sort[at];
        const taken = sort.slice(0, at).map((one) => one.by);
        const options = [
          { id: "none" as const, text: at === 0 ? words.sort.usual : words.sort.none },
          ...sortable.filter((by) => !taken.includes(by)).map((by) => ({ id: by, text: words.columns[by] })),
        ];
        const label = words.sort.by(at + 1);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a rank is its place
          <div key={at} className={styles.rank}>
            <SelectField<SortBy | "none">
              label={label}
              value={order?.by ?? "none"}
              options={options}
              onChange={(by) => {
                const before = sort.slice(0, at);
                if (by === "none") onChange(before);
                else onChange([...before, usually(by), ...sort.slice(at + 1).filter((one) => one.by !== by)]);
              }}
            />
            {order !== undefined && (
              <Segments
                label={`${words.sort.order}, ${words.columns[order.by]}`}
                labelShown={false}
                value={order.down ? "down" : "up"}
                options={[
                  { id: "up", text: words.sort.orders[order.by].up },
                  { id: "down", text: words.sort.orders[order.by].down },
                ]}
                onChange={(way) =>
                  onChange(sort.map((one, rank) => (rank === at ? { ...one, down: way === "down" } : one)))
                }
              />
            )}
          </div>
        );
      })}
      <p className={styles.hint}>{words.sort.usualHint}</p>
    </div>
  );
}
