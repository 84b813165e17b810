import { type ComponentType, lazy } from "react";
import type { IconName } from "../parts/Icon";
import BoardScreen from "./board/BoardScreen";

/**
 * Every screen: where it is, how it is reached, and which of the vendors' operations a person meets there. The
 * operations ledger reads the `operations` lists from this file, so they are plain literals.
 */
export interface Screen {
  id: ScreenId;
  /** Path in the page's own memory history; it never holds a name. */
  path: string;
  icon: IconName;
  /** The function key that opens it. */
  key: string | null;
  /** Stands in the rail; the other screens are reached from one that does. */
  rail: "daily" | "administration" | null;
  operations: readonly string[];
  component: ComponentType;
}

/** The name of a screen. */
export type ScreenId =
  | "board"
  | "today"
  | "booking"
  | "patients"
  | "patient"
  | "metrics"
  | "editPatient"
  | "registerPatient"
  | "importPeople"
  | "note"
  | "outbox"
  | "alerts"
  | "reports"
  | "assistance"
  | "devices"
  | "connections"
  | "webhooks"
  | "audit"
  | "users"
  | "account"
  | "settings";

/** All screens in the order of the rail. The board comes with the first chunk; every other is loaded when opened. */
export const screens: readonly Screen[] = [
  {
    id: "board",
    path: "/",
    icon: "door",
    key: "F2",
    rail: "daily",
    operations: [
      "SOLO-09",
      "SOLO-10",
      "SOLO-11",
      "SOLO-12",
      "SOLO-13",
      "SOLO-14",
      "SOLO-19",
      "SOLO-20",
      "SOLO-21",
      "SOLO-28",
      "SOLO-34",
      "CM-06",
      "CM-08",
      "CM-09",
      "CM-10",
      "CM-12",
      "CM-13",
      "CAR-05",
      "CAR-06",
      "CAR-08",
      "C1-09",
      "C1-11",
      "C1-12",
    ],
    component: BoardScreen,
  },
  {
    id: "today",
    path: "/today",
    icon: "day",
    key: "F3",
    rail: "daily",
    operations: [
      "SOLO-09",
      "SOLO-10",
      "SOLO-11",
      "SOLO-12",
      "SOLO-13",
      "SOLO-14",
      "SOLO-19",
      "SOLO-20",
      "SOLO-21",
      "SOLO-28",
      "SOLO-34",
      "CM-06",
      "CM-08",
      "CM-09",
      "CM-10",
      "CM-12",
      "CM-13",
      "CAR-05",
      "CAR-06",
      "CAR-08",
      "C1-09",
      "C1-11",
      "C1-12",
    ],
    component: lazy(() => import("./board/TodayScreen")),
  },
  {
    id: "booking",
    path: "/booking",
    icon: "calendar",
    key: "F4",
    rail: "daily",
    operations: [
      "SOLO-01",
      "SOLO-02",
      "SOLO-06",
      "SOLO-07",
      "SOLO-08",
      "SOLO-15",
      "SOLO-18",
      "CM-04",
      "CM-05",
      "CM-07",
      "CM-11",
      "CAR-04",
      "CAR-08",
      "CAR-09",
      "CAR-10",
      "CAR-11",
    ],
    component: lazy(() => import("./booking/BookingScreen")),
  },
  {
    id: "patients",
    path: "/patients",
    icon: "person",
    key: "F6",
    rail: "daily",
    operations: ["SOLO-01", "SOLO-02", "CAR-19"],
    component: lazy(() => import("./patients/PatientsScreen")),
  },
  {
    id: "patient",
    path: "/patients/$key",
    icon: "person",
    key: null,
    rail: null,
    operations: [
      "SOLO-01",
      "SOLO-02",
      "SOLO-23",
      "SOLO-24",
      "SOLO-25",
      "SOLO-26",
      "SOLO-27",
      "SOLO-22",
      "CAR-12",
      "CAR-13",
      "CAR-14",
      "CAR-15",
      "CAR-16",
      "CAR-17",
      "CAR-03",
      "CAR-18",
      "CM-02",
      "CM-03",
      "CAR-19",
      "C1-02",
      "C1-03",
      "C1-04",
      "C1-06",
      "C1-07",
      "C1-08",
      "C1-09",
      "C1-10",
    ],
    component: lazy(() => import("./patients/PatientScreen")),
  },
  {
    id: "metrics",
    path: "/metrics",
    icon: "chart",
    key: null,
    rail: null,
    operations: ["MIA-07", "MIA-11", "CM-14", "CM-15", "CM-16", "CM-17", "CM-18"],
    component: lazy(() => import("./metrics/MetricsScreen")),
  },
  {
    id: "editPatient",
    path: "/edit-patient",
    icon: "person",
    key: null,
    rail: null,
    operations: ["SOLO-01", "SOLO-02", "SOLO-03", "SOLO-04"],
    component: lazy(() => import("./patients/edit/EditPatientScreen")),
  },
  {
    id: "registerPatient",
    path: "/register-patient",
    icon: "person",
    key: null,
    rail: null,
    operations: ["SOLO-01", "SOLO-05", "CAR-02", "CAR-19", "C1-02", "C1-03", "C1-04", "C1-05"],
    component: lazy(() => import("./patients/register/RegisterPatientScreen")),
  },
  {
    id: "importPeople",
    path: "/import-people",
    icon: "person",
    key: null,
    rail: null,
    operations: ["SOLO-29"],
    component: lazy(() => import("./patients/import/ImportScreen")),
  },
  {
    id: "note",
    path: "/note",
    icon: "note",
    key: null,
    rail: null,
    operations: ["SOLO-16", "SOLO-17"],
    component: lazy(() => import("./note/NoteScreen")),
  },
  {
    id: "outbox",
    path: "/outbox",
    icon: "outbox",
    key: "F7",
    rail: "daily",
    operations: [
      "SOLO-06",
      "SOLO-07",
      "SOLO-08",
      "SOLO-11",
      "SOLO-13",
      "SOLO-19",
      "SOLO-21",
      "SOLO-22",
      "SOLO-17",
      "SOLO-33",
      "SOLO-40",
      "SOLO-42",
      "CAR-13",
      "CAR-14",
      "CAR-15",
      "CAR-16",
      "MIA-04",
      "MIA-05",
      "MIA-06",
      "MIA-08",
      "MIA-09",
      "MIA-10",
      "MIA-14",
      "CM-05",
      "CM-07",
      "CM-08",
      "CM-09",
      "CM-11",
      "CM-12",
      "CM-13",
      "CM-14",
      "CM-15",
      "CM-16",
      "CM-17",
      "CM-18",
    ],
    component: lazy(() => import("./outbox/OutboxScreen")),
  },
  {
    id: "alerts",
    path: "/alerts",
    icon: "bell",
    key: null,
    rail: "daily",
    operations: [],
    component: lazy(() => import("./alerts/AlertsScreen")),
  },
  {
    id: "reports",
    path: "/reports",
    icon: "columns",
    key: null,
    rail: "administration",
    operations: ["SOLO-29", "SOLO-30", "SOLO-31", "SOLO-32"],
    component: lazy(() => import("./reports/ReportsScreen")),
  },
  {
    id: "assistance",
    path: "/assistance",
    icon: "phone",
    key: null,
    rail: "daily",
    operations: ["SOLO-33", "SOLO-40", "SOLO-41", "SOLO-42"],
    component: lazy(() => import("./assistance/AssistanceScreen")),
  },
  {
    id: "devices",
    path: "/devices",
    icon: "device",
    key: "F10",
    rail: "daily",
    operations: [
      "MIA-04",
      "MIA-05",
      "MIA-06",
      "MIA-07",
      "MIA-08",
      "MIA-09",
      "MIA-10",
      "MIA-12",
      "MIA-13",
      "MIA-14",
      "MIA-15",
    ],
    component: lazy(() => import("./devices/DevicesScreen")),
  },
  {
    id: "connections",
    path: "/connections",
    icon: "plug",
    key: "F8",
    rail: "administration",
    operations: ["SOLO-15", "SOLO-34", "CAR-01", "C1-01", "CM-01", "MIA-01", "MIA-02", "MIA-03"],
    component: lazy(() => import("./connections/ConnectionsScreen")),
  },
  {
    id: "webhooks",
    path: "/webhooks",
    icon: "hint",
    key: "F9",
    rail: "administration",
    operations: ["SOLO-35", "SOLO-36", "SOLO-37", "SOLO-38", "SOLO-39"],
    component: lazy(() => import("./webhooks/WebhooksScreen")),
  },
  {
    id: "users",
    path: "/people-and-roles",
    icon: "shield",
    key: null,
    rail: "administration",
    operations: [],
    component: lazy(() => import("./users/UsersScreen")),
  },
  {
    id: "account",
    path: "/account",
    icon: "key",
    key: null,
    rail: "administration",
    operations: [],
    component: lazy(() => import("./account/AccountScreen")),
  },
  {
    id: "audit",
    path: "/audit",
    icon: "signed",
    key: null,
    rail: "administration",
    operations: [],
    component: lazy(() => import("./audit/AuditScreen")),
  },
  {
    id: "settings",
    path: "/settings",
    icon: "sliders",
    key: null,
    rail: "administration",
    operations: [],
    component: lazy(() => import("./settings/SettingsScreen")),
  },
];

/** One screen. */
export function screenOf(id: ScreenId): Screen {
  const found = screens.find((screen) => screen.id === id);
  if (found === undefined) throw new Error(`no screen ${id}`);
  return found;
}
