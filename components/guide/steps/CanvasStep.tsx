import { useState, type FormEvent } from 'react';
import { stepStatus } from '@/utils/model/evidence';
import type { CanvasSite, CanvasState } from '@/utils/model/setup';
import { t, tCode } from '@/utils/ui/copy';
import type { Guide } from '@/utils/ui/guide';
import { AllowSites } from '../../shared/AllowSites';
import { TakeOver } from '../../life/TakeOver';
import { Button } from '../../shared/Button';
import { Confirm } from '../../shared/Confirm';
import { Disclosure } from '../../shared/Disclosure';
import { Facts } from '../../shared/Facts';
import { Field } from '../../shared/Field';
import { Icon } from '../../shared/Icon';
import { Note } from '../../shared/Note';
import type { ProgressLine } from '../../shared/Progress';
import { Time } from '../../shared/Time';
import { Preflight } from '../Preflight';
import { StepFrame } from '../StepFrame';

export function CanvasStep({ guide }: { readonly guide: Guide }) {
  const { setup, actions } = guide;
  const { canvas } = setup;
  const { site, candidate } = canvas;
  const checking = canvas.activity?.kind === 'checking';
  const mayCheck = candidate !== null && guide.isAllowed(candidate.origin) && !checking && canvas.problem !== null;
  const lookFailed = canvas.problem?.code === 'canvas_not_seen' || canvas.problem?.code === 'canvas_tab_hidden';
  return (
    <StepFrame
      guide={guide}
      step="canvas"
      line={lineOf(canvas, stepStatus(setup, 'canvas') === 'done')}
      problem={canvas.problem}
      remedies={mayCheck ? <Button onClick={() => actions.allowCanvas()}>{t('check_again')}</Button> : undefined}
    >
      {site !== null && <TakeOver guide={guide} />}
      {site !== null && <Site guide={guide} site={site} />}
      {candidate !== null && (site === null || !guide.isAllowed(site.origin)) && <Candidate guide={guide} candidate={candidate} quiet={checking || mayCheck} />}
      {site === null && (candidate === null || lookFailed) && <Choose guide={guide} />}
      {site === null && (
        <Disclosure title={t('preflight_title')}>
          <Preflight setup={setup} />
        </Disclosure>
      )}
      {site === null && candidate !== null && !lookFailed && (
        <Disclosure title={t('canvas_other')}>
          <Choose guide={guide} />
        </Disclosure>
      )}
    </StepFrame>
  );
}

/** The two ways to say which Canvas it is. From a tab of ours there is no other tab in front to look at. */
function Choose({ guide }: { readonly guide: Guide }) {
  const { setup, place, actions } = guide;
  return (
    <>
      {place !== 'tab' && (
        <section className="card" aria-labelledby="look-title">
          <h3 id="look-title">{t('canvas_look_title')}</h3>
          <p>{t('canvas_look_how')}</p>
          <div className="actions">
            <Button kind={setup.canvas.candidate === null ? 'primary' : 'secondary'} onClick={() => actions.lookAtTab()}>
              {t('canvas_look_button')}
            </Button>
          </div>
        </section>
      )}
      <section className="card" aria-labelledby="type-title">
        <h3 id="type-title">{place === 'tab' ? t('canvas_type_first') : t('canvas_type_title')}</h3>
        <AddressForm guide={guide} />
      </section>
    </>
  );
}

function lineOf({ activity, candidate, site }: CanvasState, done: boolean): ProgressLine | null {
  if (activity?.kind === 'asking') return { kind: 'busy', text: t('canvas_asking') };
  if (activity?.kind === 'checking') return { kind: 'busy', text: t('canvas_checking', candidate === null ? t('from_canvas') : new URL(candidate.origin).host) };
  return done && site !== null ? { kind: 'done', text: t('canvas_done', site.accountName) } : null;
}

function AddressForm({ guide: { actions } }: { readonly guide: Guide }) {
  const [typed, setTyped] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    setFault(await actions.setCanvasAddress(typed));
  }
  return (
    <form className="stack" noValidate onSubmit={(event) => void submit(event)}>
      <Field label={t('canvas_address_label')} hint={t('canvas_address_hint')} fault={fault}>
        {(control) => (
          <input
            {...control}
            type="text"
            inputMode="url"
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            maxLength={2000}
            value={typed}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              setFault(null);
            }}
          />
        )}
      </Field>
      <div className="actions">
        <Button type="submit">{t('canvas_address_button')}</Button>
      </div>
    </form>
  );
}

interface CandidateProps {
  readonly guide: Guide;
  readonly candidate: NonNullable<CanvasState['candidate']>;
  /** It is being checked, or the problem above says what to do. */
  readonly quiet: boolean;
}

function Candidate({ guide, candidate, quiet }: CandidateProps) {
  const { setup, actions, place, refused } = guide;
  const { origin, kind, recognised } = candidate;
  const badge = (
    <span className={recognised ? 'badge badge-good' : 'badge'}>
      <Icon name={recognised ? 'done' : 'open'} />
      {recognised ? t('canvas_looks_like') : t('canvas_not_checked')}
    </span>
  );
  return (
    <section className="card card-accent" aria-labelledby="candidate-title">
      <h3 id="candidate-title">{t('canvas_candidate_title')}</h3>
      {kind !== 'production' && (
        <Note tone="warn">
          <p>{tCode('canvas_kind', kind)}</p>
        </Note>
      )}
      {quiet ? (
        <p className="candidate">
          <code className="site">{origin}</code>
          {badge}
        </p>
      ) : (
        <AllowSites
          origins={[origin]}
          why={t('allow_canvas')}
          badge={badge}
          place={place}
          allowed={guide.isAllowed(origin)}
          asking={setup.canvas.activity?.kind === 'asking'}
          refused={refused === origin && setup.canvas.problem?.code !== 'permission_refused'}
          onAllow={() => actions.allowCanvas()}
          onOpenPanel={() => actions.openPanel()}
        />
      )}
    </section>
  );
}

function Site({ guide, site }: { readonly guide: Guide; readonly site: CanvasSite }) {
  const found = (has: boolean | null) => (
    <span className="with-icon">
      <Icon name={has === null ? 'later' : has ? 'done' : 'open'} />
      {has === null ? t('canvas_not_read') : has ? t('canvas_found') : t('canvas_not_found')}
    </span>
  );
  const host = new URL(site.origin).host;
  return (
    <>
      <div className="card">
        <Facts
          facts={[
            { term: t('canvas_fact_address'), value: <code className="site">{site.origin}</code> },
            { term: t('canvas_fact_account'), value: t('canvas_fact_account_value', site.accountName, site.rootAccountId) },
            { term: t('canvas_fact_user'), value: site.userName },
            ...(site.timeZone === null ? [] : [{ term: t('canvas_fact_zone'), value: site.timeZone }]),
            { term: t('canvas_fact_portal'), value: found(site.hasDataPortal) },
            { term: t('canvas_fact_services'), value: found(site.hasDataServices) },
            { term: t('canvas_fact_checked'), value: <Time at={site.checkedAt} /> },
          ]}
        />
      </div>
      {site.kind !== 'production' && (
        <Note tone="warn">
          <p>{tCode('canvas_kind', site.kind)}</p>
        </Note>
      )}
      {site.cameFromSubAccount !== null && (
        <Note>
          <p>{t('canvas_from_sub', site.cameFromSubAccount)}</p>
        </Note>
      )}
      <section className="card" aria-labelledby="preflight-title">
        <h3 id="preflight-title">{t('preflight_title')}</h3>
        <Preflight setup={guide.setup} />
      </section>
      <div className="actions">
        <Confirm label={t('canvas_change')} title={t('canvas_change')} text={t('canvas_change_what', host)} confirm={t('canvas_change')} onConfirm={() => guide.actions.changeCanvas()} />
      </div>
    </>
  );
}
