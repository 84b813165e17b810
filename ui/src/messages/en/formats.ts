export const en = {
  /** Three letters, one capital, no dot (D+Ta-0002); written here because formatters emit "Sept". */
  months: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
  longMonths: [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ],
  /** Sunday first, as `Date` counts. */
  weekdays: ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"],
  longDate: (day: string, month: string, year: string) => `${day} ${month} ${year}`,
  unknown: "Unknown",
  notKnown: "Not known",
  notRecorded: "Not recorded",
  /** Units of durations (D+Tb-0017) and of ages (PAB-0034). */
  units: { y: "y", m: "m", w: "w", d: "d", hr: "hr", hrs: "hrs", min: "min", sec: "sec" },
  approx: "Approx",
  unknownFamily: "UNKNOWN",
  gender: { male: "Male", female: "Female", other: "Other Specific", unknown: "Not Known" },
};
