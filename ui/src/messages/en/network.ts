export const en = {
  title: "Network",
  loading: "how the vendors are reached",
  proxy: {
    label: "Way to the vendors",
    system: "Proxy of the system",
    direct: "Directly",
    hint: "The system names its proxy in HTTPS_PROXY and NO_PROXY. It is asked for a tunnel and reads nothing.",
  },
  authorities: {
    title: "Certificates of the clinic's own authorities",
    none: "Only the authorities that the system trusts.",
    some: (count: number) =>
      count === 1 ? "1 besides those of the system" : `${count} besides those of the system`,
    label: "Certificates (PEM)",
    hint: "Only for a network that opens secure connections at its edge. Ask whoever looks after it for the file.",
    keep: "Trust these",
    remove: "Trust none of them",
    kept: "Certificates kept",
    removed: "Certificates removed",
  },
  saved: "Way to the vendors kept",
  refusals: {
    privateKey: "There is a private key in this text, which nobody should be given. Nothing was kept.",
    noCertificate: "There is no certificate in this text that can be read. Nothing was kept.",
    tooMuch: "This is more than an authority's certificates. Nothing was kept.",
  } as Record<string, string>,
  links: {
    title: "Where links may lead",
    text: (own: string) =>
      `Links of this connection are opened when they lead to ${own}, and to the hosts that you list here.`,
    label: "Other hosts",
    hint: "One name in each line, for example meet.example.org. What lies below a name is included.",
    keep: "Keep the list",
    kept: "List of hosts kept",
    refusals: {
      badHost: "A line is not the name of a host. Nothing was kept.",
      tooMany: "At most 20 hosts. Nothing was kept.",
    } as Record<string, string>,
  },
};
