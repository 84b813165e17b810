/** The in-memory host and its builders, for component tests and for the development server's `?fixture` switch. */
export * from "./fixture/alerts";
export * from "./fixture/audit";
export * from "./fixture/builders";
export * from "./fixture/care";
export * from "./fixture/clinic";
export * from "./fixture/contracts";
export * from "./fixture/devices";
export * from "./fixture/documents";
export * from "./fixture/files";
export * from "./fixture/host";
export * from "./fixture/readingImports";
export * from "./fixture/recordDocuments";
export * from "./fixture/reports";
export * from "./fixture/webhooks";
