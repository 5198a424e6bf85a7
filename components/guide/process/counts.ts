import type { RunReading } from '@/utils/model/process';
import { t } from '@/utils/ui/copy';

/** A number as it is written in the browser's language. */
export function numberText(value: number): string {
  return new Intl.NumberFormat().format(value);
}

/** How much of each was read. */
export function countsText({ users, courses, enrollments, activities }: RunReading['counts']): string {
  return t('proc_counts', numberText(users), numberText(courses), numberText(enrollments), numberText(activities));
}
