/** The minute of the day in UTC at which it is `hour` o'clock in a zone (IANA name), as its clocks stand at `at`. An unknown zone is taken for UTC. */
export function utcMinuteOf(hour: number, timeZone: string, at: Date): number {
  return (((hour * 60 - offsetOf(timeZone, at)) % 1_440) + 1_440) % 1_440;
}

/** Minutes by which a zone is ahead of UTC. */
function offsetOf(timeZone: string, at: Date): number {
  try {
    const parts = new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric' }).formatToParts(at);
    const of = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value);
    return Math.round((Date.UTC(of('year'), of('month') - 1, of('day'), of('hour'), of('minute')) - at.getTime()) / 60_000);
  } catch {
    return 0;
  }
}
