import { useState } from 'react';
import { ownZone } from '@/utils/core/zone';
import { roadOf } from '@/utils/model/road';
import type { SetupState } from '@/utils/model/setup';
import { t } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { ExternalLink } from '../../shared/ExternalLink';
import { Facts, type Fact } from '../../shared/Facts';
import { Icon } from '../../shared/Icon';
import { Time } from '../../shared/Time';
import { hourElsewhere, hourText, nextAt } from '../hours';

/** The end of the journey: what happens by itself from now on, and where it is changed. */
export function Connected({ guide: { setup } }: { readonly guide: Guide }) {
  const { account, canvas, details, process } = setup;
  const isThrough = process.run === null || process.run.state === 'done';
  const school = canvas.site?.accountName ?? details.draft?.lmsName ?? '';
  return (
    <section className={isThrough ? 'card connected' : 'card'} aria-labelledby="connected-title">
      <h3 id="connected-title">
        {isThrough && <Icon name="done" />}
        <span>{isThrough ? t('proc_connected_title') : t('proc_connected_soon_title')}</span>
      </h3>
      <p>{isThrough ? t('proc_connected_what', school) : t('proc_connected_soon')}</p>
      <Daily setup={setup} isThrough={isThrough} />
      <h4>{t('proc_later_title')}</h4>
      <p>{t('proc_later_what')}</p>
      <p>{t('proc_later_filters')}</p>
      <p>
        <ExternalLink href={`https://${account.host}/`}>{t('open_host', account.host)}</ExternalLink>
      </p>
    </section>
  );
}

function Daily({ setup, isThrough }: { readonly setup: SetupState; readonly isThrough: boolean }) {
  const [now] = useState(() => new Date());
  const { draft } = setup.details;
  const { source, everyHours, expiresOn } = setup.data;
  const onForm = roadOf(setup) === 'form';
  const facts: Fact[] = [];
  if (draft !== null && draft.hour !== null) {
    const { hour, timeZone } = draft;
    const own = ownZone();
    // IntelliBoard's form names no zone, so that when its hour comes elsewhere is not known.
    const zones = onForm ? t('proc_daily_form') : own === timeZone ? undefined : t('proc_daily_own', hourElsewhere(hour, timeZone, own, now));
    facts.push({ term: t('proc_daily'), value: onForm ? hourText(hour) : t('proc_daily_zone', hourText(hour), timeZone), note: zones });
    // Where it comes several times a day, when the next one is only IntelliBoard knows: health says it.
    if (!onForm && (source === 'flat-files' || everyHours === 24)) facts.push({ term: t('proc_next'), value: isThrough ? <Time at={nextAt(hour, timeZone, now).toISOString()} /> : t('proc_next_first') });
  }
  if (expiresOn !== null && source === 'dap') facts.push({ term: t('proc_key_ends'), value: expiresOn, note: everyHours === 24 ? undefined : t('proc_daily_every', String(everyHours)) });
  return <Facts facts={facts} />;
}
