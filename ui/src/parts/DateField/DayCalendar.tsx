import { type CalendarDate, parseDate } from "@internationalized/date";
import { useState } from "react";
import {
  Button as AriaButton,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  Dialog,
  DialogTrigger,
  I18nProvider,
  Popover,
} from "react-aria-components";
import { useLanguage, useMessages } from "../../messages/area";
import { booking } from "../../messages/booking";
import { formats } from "../../messages/formats";
import { Button } from "../Button";
import { Icon } from "../Icon";
import listing from "../Listing.module.css";
import styles from "./DayCalendar.module.css";

/**
 * The calendar behind a date field: months and years step separately, today is marked and one press away, weekdays are
 * shown, arrow keys move (D+Tc-0010 to D+Tc-0019). It works in civil dates only and knows no zone.
 */
export function DayCalendar({
  value,
  today,
  face,
  onPick,
}: {
  /** ISO days. */
  value: string;
  today: string;
  /** Words on the button, where it is not inside a field. */
  face?: string;
  onPick: (day: CalendarDate) => void;
}) {
  const words = useMessages(booking).dateField;
  const names = useMessages(formats);
  const language = useLanguage();
  const [open, setOpen] = useState(false);
  const [month, setMonth] = useState<CalendarDate>(() => parseDate(value));

  function pick(day: CalendarDate): void {
    setOpen(false);
    onPick(day);
  }

  return (
    <DialogTrigger
      isOpen={open}
      onOpenChange={(next) => {
        setMonth(parseDate(value));
        setOpen(next);
      }}
    >
      <AriaButton
        className={face === undefined ? styles.open : styles.face}
        aria-label={face === undefined ? words.open : `${face}, ${words.open}`}
      >
        {face !== undefined && <b>{face}</b>}
        <Icon name="calendar" />
      </AriaButton>
      <Popover className={listing.popover} placement="bottom end" offset={4}>
        <Dialog className={styles.dialog} aria-label={words.calendar}>
          <I18nProvider locale={language === "es" ? "es-ES" : "en-GB"}>
            <div className={styles.head}>
              <Step
                name="left"
                twice
                label={words.previousYear}
                onPress={() => setMonth(month.subtract({ years: 1 }))}
              />
              <Step
                name="left"
                label={words.previousMonth}
                onPress={() => setMonth(month.subtract({ months: 1 }))}
              />
              <b
                className={styles.month}
                aria-live="polite"
              >{`${names.longMonths[month.month - 1]} ${month.year}`}</b>
              <Step name="right" label={words.nextMonth} onPress={() => setMonth(month.add({ months: 1 }))} />
              <Step
                name="right"
                twice
                label={words.nextYear}
                onPress={() => setMonth(month.add({ years: 1 }))}
              />
            </div>
            <Calendar
              aria-label={words.calendar}
              value={parseDate(value)}
              focusedValue={month}
              onFocusChange={(day) => setMonth(parseDate(day.toString()))}
              onChange={(day) => pick(parseDate(day.toString()))}
              autoFocus
            >
              <CalendarGrid weekdayStyle="short" className={styles.grid}>
                <CalendarGridHeader>
                  {(day) => <CalendarHeaderCell className={styles.weekday}>{day}</CalendarHeaderCell>}
                </CalendarGridHeader>
                <CalendarGridBody>
                  {(day) => (
                    <CalendarCell
                      date={day}
                      className={`${styles.day} ${day.toString() === today ? styles.today : ""}`}
                    />
                  )}
                </CalendarGridBody>
              </CalendarGrid>
            </Calendar>
            <div className={styles.foot}>
              <Button size="small" onPress={() => pick(parseDate(today))}>
                {words.today}
              </Button>
              <Button size="small" variant="quiet" keyCap="Esc" onPress={() => setOpen(false)}>
                {words.close}
              </Button>
            </div>
          </I18nProvider>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

function Step({
  name,
  twice = false,
  label,
  onPress,
}: {
  name: "left" | "right";
  twice?: boolean;
  label: string;
  onPress: () => void;
}) {
  return (
    <button type="button" className={styles.step} aria-label={label} title={label} onClick={onPress}>
      <Icon name={name} />
      {twice && <Icon name={name} className={styles.second} />}
    </button>
  );
}
