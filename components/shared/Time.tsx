/** A moment in the words and the zone of whoever reads it. `at`: RFC 3339. */
export function Time({ at, seconds = false }: { readonly at: string; readonly seconds?: boolean }) {
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) return <span>{at}</span>;
  const words = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: seconds ? 'medium' : 'short' }).format(moment);
  return <time dateTime={at}>{words}</time>;
}
