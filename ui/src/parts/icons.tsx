import type { ReactElement } from "react";

/**
 * The shapes of our icons. A dashed circle is open-ended (sending, stale, assumed), a closed one is settled; alert
 * symbols are not here, since a state never borrows their shapes.
 */
export const paths = {
  door: <path d="M4 13.8V3.4c0-.8.5-1.3 1.3-1.3h5.4c.8 0 1.3.5 1.3 1.3v10.4M2.3 13.8h11.4M9.6 8v.3" />,
  day: (
    <>
      <path d="M2.4 3.8h11.2M2.4 7.9h4.9M2.4 12h4.2" />
      <circle cx="11.4" cy="10.9" r="3" />
      <path d="M11.4 9.5v1.5l1 .7" />
    </>
  ),
  calendar: (
    <path d="M2.6 4.6c0-.7.4-1.1 1.1-1.1h8.6c.7 0 1.1.4 1.1 1.1v7.8c0 .7-.4 1.1-1.1 1.1H3.7c-.7 0-1.1-.4-1.1-1.1zM2.6 6.9h10.8M5.4 2.1v2.7M10.6 2.1v2.7" />
  ),
  person: (
    <>
      <circle cx="8" cy="5.1" r="2.7" />
      <path d="M2.9 13.7c.6-2.9 2.5-4.3 5.1-4.3s4.5 1.4 5.1 4.3" />
    </>
  ),
  outbox: <path d="M2.6 9.6v2.8c0 .6.4 1 1 1h8.8c.6 0 1-.4 1-1V9.6M8 10V2.7M5.1 5.5 8 2.7l2.9 2.8" />,
  inbox: <path d="M2.6 9.6v2.8c0 .6.4 1 1 1h8.8c.6 0 1-.4 1-1V9.6M8 2.5v7.3M5.1 7 8 9.8 10.9 7" />,
  device: (
    <>
      <path d="M3 4.2c0-.7.4-1.1 1.1-1.1h7.8c.7 0 1.1.4 1.1 1.1v5.6c0 .7-.4 1.1-1.1 1.1H4.1C3.4 10.9 3 10.5 3 9.800zM5.5 13.6h5" />
      <path d="M5 7.200h1.500l.9-1.700 1.300 3.200.9-1.500H11" />
    </>
  ),
  bell: (
    <path d="M4.300 11.200V7.300a3.700 3.700 0 0 1 7.400 0v3.900l1.200 1.100H3.100zM8 3.600V2.200M6.800 14.100h2.400" />
  ),
  plug: <path d="M5.6 2.2v2.9M10.4 2.2v2.9M3.9 5.1h8.2v2.4a4.1 4.1 0 0 1-8.2 0zM8 11.6v2.2" />,
  sliders: (
    <>
      <path d="M2.4 5h5.9M12 5h1.6M2.4 11H4M7.7 11h5.9" />
      <circle cx="10.1" cy="5" r="1.7" />
      <circle cx="5.8" cy="11" r="1.7" />
    </>
  ),
  search: (
    <>
      <circle cx="7" cy="7" r="4.3" />
      <path d="m10.2 10.2 3.5 3.5" />
    </>
  ),
  refresh: (
    <path d="M13.1 8.5a5.1 5.1 0 0 1-9.3 2.3M2.9 7.5a5.1 5.1 0 0 1 9.3-2.3M12.5 2.5v2.8H9.7M3.5 13.5v-2.8h2.8" />
  ),
  filter: <path d="M2.4 4.3h11.2M4.5 8h7M6.5 11.7h3" />,
  lines: <path d="M2.4 3.7h11.2M2.4 8h11.2M2.4 12.3h11.2" />,
  columns: <path d="M2.6 3h10.8v10H2.6zM6.2 3v10M9.8 3v10" />,
  down: <path d="m4.1 6.1 3.9 4 3.9-4" />,
  up: <path d="m4.1 9.9 3.9-4 3.9 4" />,
  right: <path d="m6.1 4.1 4 3.9-4 3.9" />,
  left: <path d="m9.9 4.1-4 3.9 4 3.9" />,
  upTwice: <path d="m4.1 7.9 3.9-4 3.9 4M4.1 12.2 8 8.2l3.9 4" />,
  chart: <path d="M2 2v12h12M4.5 10.5 7 7l2.5 2 4-5" />,
  downTwice: <path d="m4.1 3.8 3.9 4 3.9-4M4.1 8.1l3.9 4 3.900-4" />,
  clock: (
    <>
      <circle cx="8" cy="8" r="5.9" />
      <path d="M8 4.7V8l2.2 1.4" />
    </>
  ),
  clockOpen: (
    <>
      <circle cx="8" cy="8" r="5.9" strokeDasharray="2.5 2.1" />
      <path d="M8 4.7V8l2.2 1.4" />
    </>
  ),
  enter: <path d="M9.6 2.6h2.8c.6 0 1 .4 1 1v8.8c0 .6-.4 1-1 1H9.6M2.6 8h6.9M6.9 5.3 9.6 8l-2.7 2.7" />,
  leave: <path d="M6.4 2.6H3.6c-.6 0-1 .4-1 1v8.8c0 .6.4 1 1 1h2.8M6.2 8h7.2M10.7 5.3 13.4 8l-2.7 2.7" />,
  video: (
    <path d="M1.9 5.3c0-.7.4-1.1 1.1-1.1h6c.7 0 1.1.4 1.1 1.1v5.4c0 .7-.4 1.1-1.1 1.1H3c-.7 0-1.1-.4-1.1-1.1zM10.1 7.2l4-2.2v6l-4-2.2" />
  ),
  hold: (
    <>
      <circle cx="8" cy="8" r="5.9" />
      <path d="M6.5 6v4M9.5 6v4" />
    </>
  ),
  check: <path d="m3.1 8.6 3.2 3.2L12.9 5" />,
  done: (
    <>
      <circle cx="8" cy="8" r="5.9" />
      <path d="m5.4 8.2 1.9 1.9 3.4-3.9" />
    </>
  ),
  signed: (
    <path d="M3 12.9h10M3.2 10.4c2-5 3.6-6.9 4.6-6.4 1.3.7-2.6 5.6-1.3 6.2.9.4 1.6-2.4 2.6-2.2.8.2.1 1.9.9 2.1.7.2 1.3-.5 2-.9" />
  ),
  absent: (
    <>
      <circle cx="8" cy="5.1" r="2.7" strokeDasharray="2 1.7" />
      <path d="M2.9 13.7c.6-2.9 2.5-4.3 5.1-4.3s4.5 1.4 5.1 4.3" strokeDasharray="2.5 2.1" />
    </>
  ),
  cross: <path d="m4 4 8 8M12 4l-8 8" />,
  refused: (
    <>
      <path d="M5.5 1.9h5l3.6 3.6v5l-3.6 3.6h-5l-3.6-3.6v-5z" />
      <path d="m6 6 4 4M10 6l-4 4" />
    </>
  ),
  sending: (
    <>
      <circle cx="8" cy="8" r="5.9" strokeDasharray="2.5 2.1" />
      <path d="M8 10.9V5.3M5.8 7.4 8 5.2l2.2 2.2" />
    </>
  ),
  queued: (
    <>
      <circle cx="8" cy="8" r="5.9" />
      <path d="M5.2 8v.1M8 8v.1M10.8 8v.1" />
    </>
  ),
  unknown: <path d="M8 1.6 14.4 8 8 14.4 1.6 8zM6.5 6.7a1.5 1.5 0 1 1 2.2 1.4c-.5.3-.7.6-.7 1M8 11v.1" />,
  landed: (
    <>
      <circle cx="8" cy="8" r="5.9" strokeDasharray="2.5 2.1" />
      <path d="m5.4 8.2 1.9 1.9 3.4-3.9" />
    </>
  ),
  withdrawn: <path d="M6.2 3.4 2.9 6.5l3.3 3.1M3.2 6.5h6.3a3.6 3.6 0 0 1 0 7.1H6.6" />,
  hint: <path d="M9 1.9 3.9 8.9h3.5l-.5 5.2 5.2-7.1H8.5z" />,
  pen: <path d="m3 13 .7-2.9 7.1-7.1c.5-.5 1-.5 1.4 0l.8.8c.5.5.5 1 0 1.4l-7.1 7.1zM9.6 4.3l2.1 2.1" />,
  word: <path d="M1.9 9.4c1.5-3 2.9-3 4.3-1.5s2.8 1.5 4-.5 2.4-2.5 3.9-1M3 13h10" />,
  assumed: (
    <>
      <circle cx="8" cy="8" r="5.9" strokeDasharray="2.5 2.1" />
      <path d="M4.9 8.600c1-1.4 2-1.4 3.100-.5s2.100.9 3.100-.5" />
    </>
  ),
  off: <path d="M3.1 3.1h9.8v9.8H3.1zM5.7 8h4.6" />,
  link: (
    <path d="M6.7 9.3 9.3 6.7M7.4 4.9l1.4-1.4a2.6 2.6 0 0 1 3.7 3.7l-1.4 1.4M8.6 11.1l-1.4 1.4a2.6 2.6 0 0 1-3.7-3.7l1.4-1.4" />
  ),
  note: <path d="M3.4 2.6h9.2v7.1l-3.7 3.7H3.4zM12.4 9.7H8.9v3.5M5.7 5.4h4.6M5.7 7.8h2.6" />,
  info: (
    <>
      <circle cx="8" cy="8" r="5.9" />
      <path d="M8 7.4v3.4M8 5.1v.1" />
    </>
  ),
  offline: (
    <path d="M3.3 3.3l9.4 9.4M5.3 11.9H4.6a2.7 2.7 0 0 1-.4-5.4M6.6 4.3a3.7 3.7 0 0 1 5.3 3 2.3 2.3 0 0 1 1 3.7" />
  ),
  lock: (
    <path d="M4.2 7.1h7.6c.5 0 .8.3.8.8V13c0 .5-.3.8-.8.8H4.2c-.5 0-.8-.3-.8-.8V7.9c0-.5.3-.8.8-.8zM5.5 7.1V5a2.5 2.5 0 0 1 5 0v2.1" />
  ),
  key: (
    <>
      <circle cx="5.1" cy="10.9" r="2.9" />
      <path d="m7.2 8.8 6-6M11 5l1.9 1.9M9.3 6.7l1.3 1.3" />
    </>
  ),
  disk: <path d="M3.2 3.2h7.7l1.9 1.9v7.7H3.2zM5.4 3.2v3h4.4v-3M5.2 12.8V9h5.6v3.8" />,
  folder: (
    <path d="M2.2 4.2c0-.5.3-.8.8-.8h3.3l1.5 1.7H13c.5 0 .8.3.8.8v6c0 .5-.3.8-.8.8H3c-.5 0-.8-.3-.8-.8z" />
  ),
  shield: <path d="m8 2 4.9 1.7v3.9c0 3.1-1.9 5.3-4.9 6.4-3-1.1-4.9-3.3-4.9-6.4V3.7z" />,
  help: (
    <>
      <circle cx="8" cy="8" r="5.9" />
      <path d="M6.4 6.5a1.6 1.6 0 1 1 2.4 1.4c-.5.3-.8.6-.8 1.1M8 11v.1" />
    </>
  ),
  copy: <path d="M5.8 5.8h7.4v7.4H5.8zM10.2 5.8V2.8H2.8v7.4h3" />,
  plus: <path d="M8 3.2v9.6M3.2 8h9.6" />,
  minus: <path d="M3.2 8h9.6" />,
  trash: <path d="M3 4.6h10M6.4 4.6V2.9h3.2v1.7M4.4 4.6l.5 8.6h6.2l.5-8.6M6.7 7v4M9.3 7v4" />,
  phone: (
    <path d="M5.3 2.5 3.4 3.3c-.4 4.7 4.7 9.7 9.3 9.3l.8-1.9-2.6-1.7-1.3 1.1C8 9.3 6.7 8 5.9 6.400L7 5.100z" />
  ),
  lozenge: <path d="M8 4.5 11.5 8 8 11.5 4.5 8z" fill="currentColor" />,
  external: <path d="M6.5 3.5h-3v9h9v-3M9.2 2.8h4v4M13 3 7.6 8.4" />,
} as const satisfies Record<string, ReactElement>;
