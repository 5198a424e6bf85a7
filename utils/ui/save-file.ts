/** The page may go on reading the blob for a moment after the click. */
const KEPT_MS = 60_000;

/** Has the browser save a text as a file, as it saves any download: no permission is needed. */
export function saveFile(name: string, type: 'text/plain' | 'application/json', text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}

/** A name for a file that was made at a moment: `<what>-2026-11-23.<ending>`, by the date in UTC. */
export function fileName(what: string, at: Date, ending: 'txt' | 'json'): string {
  return `intelliboard-connect-${what}-${at.toISOString().slice(0, 10)}.${ending}`;
}
