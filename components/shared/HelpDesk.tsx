import { SUPPORT_EMAIL } from '@/utils/model/known';

/** IntelliBoard's help desk, to write to. */
export function HelpDesk() {
  return <a href={`mailto:${SUPPORT_EMAIL}`}>{SUPPORT_EMAIL}</a>;
}
