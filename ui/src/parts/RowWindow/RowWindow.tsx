import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { usePlaced, usePlacedScroll } from "../../frame/typing";
import styles from "./RowWindow.module.css";
import { contentHeight, scrollTo, topRow } from "./scaledScroll";

const ROW = 30;
/** Before it is measured. */
const VIEW = 600;

/**
 * A window over rows that are never all in the page: the scroll bar says how far one is, the rows in sight are drawn, and
 * assistive technology is told how many there are and which one this is. Arrow keys, Page Up and Down, Home and End move.
 */
export function RowWindow({
  label,
  total,
  columns,
  fixed,
  head,
  children,
  onWindow,
}: {
  /** What the rows are. */
  label: string;
  /** How many rows there are. */
  total: number;
  /** How many columns, where they may be hidden. */
  columns?: number;
  /** `<col>`s with widths, where cells do not make their own. */
  fixed?: ReactNode;
  /** The cells of the head. */
  head: ReactNode;
  /** The cells of a row. Rows are asked for in order, from the first in sight on. */
  children: (row: number, isFirst: boolean) => ReactNode;
  /** Told which rows are in sight. */
  onWindow?: (first: number, last: number) => void;
}) {
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [view, setView] = useState(VIEW);
  const [scrolled, setScrolled] = useState(0);
  const [current, setCurrent] = usePlaced(`rows.at ${label}`, 0);
  usePlacedScroll(`rows ${label}`, scroller);
  const body = Math.max(ROW, view - ROW);
  const inSight = Math.max(1, Math.floor(body / ROW));
  const top = topRow(scrolled, total, ROW, body);
  const from = Math.floor(top);
  const until = Math.min(total, from + inSight + 2);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = () => setView(element.clientHeight || element.offsetHeight);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  useEffect(() => onWindow?.(from, until), [from, until, onWindow]);
  useEffect(() => {
    if (current >= total) setCurrent(Math.max(0, total - 1));
  }, [current, total, setCurrent]);

  function goTo(row: number): void {
    const to = Math.max(0, Math.min(total - 1, row));
    setCurrent(to);
    const element = scroller.current;
    if (element === null) return;
    const target = to < top ? to : to >= top + inSight ? to - inSight + 1 : null;
    if (target === null) return;
    element.scrollTop = scrollTo(target, total, ROW, body);
    setScrolled(element.scrollTop);
  }

  function onKeyDown(event: KeyboardEvent): void {
    // A button in the table's head has its own keys.
    if (event.target !== event.currentTarget) return;
    if (event.altKey || event.ctrlKey || event.shiftKey) return;
    const to = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + inSight,
      PageUp: current - inSight,
      Home: 0,
      End: total - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    goTo(to);
  }

  return (
    <div
      className={styles.scroller}
      ref={scroller}
      onScroll={(event) => setScrolled(event.currentTarget.scrollTop)}
    >
      <div style={{ height: contentHeight(total, ROW) + ROW }}>
        <div className={styles.sight} style={{ height: view }}>
          <table
            className={fixed === undefined ? styles.grid : `${styles.grid} ${styles.fixed}`}
            // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table with one tab stop, whose rows are chosen
            role="grid"
            aria-label={label}
            aria-rowcount={total + 1}
            aria-colcount={columns}
            aria-activedescendant={current >= from && current < until ? `${id}-${current}` : undefined}
            tabIndex={0}
            onKeyDown={onKeyDown}
          >
            {fixed !== undefined && <colgroup>{fixed}</colgroup>}
            <thead>
              <tr aria-rowindex={1}>{head}</tr>
            </thead>
            <tbody>
              {Array.from({ length: until - from }, (_, at) => from + at).map((row) => (
                <tr
                  // A row that left the sight is filled anew rather than made anew.
                  key={row % (inSight + 2)}
                  id={`${id}-${row}`}
                  aria-rowindex={row + 2}
                  aria-selected={row === current}
                  data-current={row === current || undefined}
                  onClick={() => setCurrent(row)}
                >
                  {children(row, row === from)}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </div>
    </div>
  );
}
