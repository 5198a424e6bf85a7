import { offsetOf } from '@/utils/core/zone';

/** The minute of the day in UTC at which it is `hour` o'clock in a zone (IANA name), as its clocks stand at `at`. An unknown zone is taken for UTC. */
export function utcMinuteOf(hour: number, timeZone: string, at: Date): number {
  return (((hour * 60 - offsetOf(timeZone, at)) % 1_440) + 1_440) % 1_440;
}
