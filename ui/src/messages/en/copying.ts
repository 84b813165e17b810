export const en = {
  copy: "Copy",
  copied: "Copied",
  copyOf: (number: string) => `Copy ${number}`,
  copiedOf: (number: string) => `Copied ${number}`,
  said: (number: string) => `${number} is on the clipboard for 30sec.`,
  failed: (number: string) => `${number} was not copied.`,
  failedShort: "Not copied",
};
