/** A page that was seen, so that what follows is said to that very document and no later one of its tab. */
export interface PageHandle {
  readonly tabId: number;
  readonly documentId: string | null;
}
