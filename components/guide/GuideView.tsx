import { useEffect, useRef, useState } from 'react';
import type { StepId } from '@/utils/model/steps';
import type { Guide } from '@/utils/ui/guide';
import { useNow } from '@/utils/ui/useHealth';
import { t } from '@/utils/ui/copy';
import { HealthView } from '../health/HealthView';
import { RenewingData } from '../life/RenewData';
import { Rotation } from '../life/Rotation';
import { Button } from '../shared/Button';
import { ConnectionList, listsConnections } from '../connections/ConnectionList';
import { GuideFooter } from './GuideFooter';
import { GuideHeader } from './GuideHeader';
import { StepNav } from './StepNav';
import { AccountStep } from './steps/AccountStep';
import { AuthorizeStep } from './steps/AuthorizeStep';
import { CanvasStep } from './steps/CanvasStep';
import { DataStep } from './steps/DataStep';
import { DetailsStep } from './steps/DetailsStep';
import { FiltersStep } from './steps/FiltersStep';
import { KeyStep } from './steps/KeyStep';
import { ProcessStep } from './steps/ProcessStep';
import { RolesStep } from './steps/RolesStep';
import { SendStep } from './steps/SendStep';
import { Trouble } from './Trouble';
import { useWide } from './useWide';

/** The guide: where you are, the present step, and what is stored. Everything comes in through `guide`. */
export function GuideView({ guide }: { readonly guide: Guide }) {
  const { setup, place, trouble, actions } = guide;
  const main = useRef<HTMLElement>(null);
  const shown = useRef(setup.step);
  const wide = useWide() && place !== 'popup';

  // Another step is another page: whoever listens or uses the keyboard starts at its heading.
  useEffect(() => {
    if (shown.current === setup.step) return;
    shown.current = setup.step;
    main.current?.querySelector('h2')?.focus();
  }, [setup.step]);

  const known = setup.runId !== '';
  const now = useNow();
  const health = known && guide.health !== undefined && guide.health !== null && guide.health.results.length > 0 ? guide.health : null;
  // A finished connection opens as it stands, with its steps at hand. Whoever is at the steps when it comes to be
  // finished is not carried off.
  const [stepsOf, setStepsOf] = useState<string | null>(null);
  if (health === null && guide.health !== undefined && stepsOf !== setup.runId) setStepsOf(setup.runId);
  // What was asked for from outside, once its connection is in view.
  const { asked } = guide;
  const [followed, setFollowed] = useState<typeof asked>(null);
  if (asked !== null && asked !== followed && asked.runId === setup.runId && guide.health !== undefined) {
    setFollowed(asked);
    setStepsOf(asked.view === 'steps' ? setup.runId : null);
  }
  useEffect(() => {
    if (followed !== null) main.current?.querySelector('h2')?.focus();
  }, [followed]);
  if (health !== null && stepsOf !== setup.runId) {
    const showStep = (step: StepId) => {
      actions.showStep(step);
      setStepsOf(setup.runId);
    };
    const withSteps = { ...guide, actions: { ...actions, showStep } };
    return (
      <div className={`guide guide-${place}`}>
        <GuideHeader guide={guide} wide={wide} />
        {listsConnections(guide) && <ConnectionList guide={guide} />}
        {trouble !== null && <Trouble trouble={trouble} />}
        <main ref={main}>
          <Rotation guide={withSteps} />
          <RenewingData guide={withSteps} />
          <HealthView key={setup.runId} guide={guide} health={health} onShowStep={showStep} now={now} />
        </main>
        <GuideFooter key={setup.runId} guide={guide} />
      </div>
    );
  }
  return (
    <div className={`guide guide-${place}${wide ? ' guide-wide' : ''}`}>
      <GuideHeader guide={guide} wide={wide} />
      {listsConnections(guide) && <ConnectionList guide={guide} />}
      {trouble !== null && <Trouble trouble={trouble} />}
      {health !== null && (
        <div className="back-to-health">
          <Button kind="quiet" onClick={() => setStepsOf(null)}>
            {t('health_show_health')}
          </Button>
        </div>
      )}
      {known && <StepNav guide={guide} wide={wide} />}
      {known && (
        <main ref={main}>
          <PresentStep key={`${setup.runId} ${setup.step}`} step={setup.step} guide={guide} />
        </main>
      )}
      {known && <GuideFooter key={setup.runId} guide={guide} />}
    </div>
  );
}

function PresentStep({ step, guide }: { readonly step: StepId; readonly guide: Guide }) {
  switch (step) {
    case 'account':
      return <AccountStep guide={guide} />;
    case 'canvas':
      return <CanvasStep guide={guide} />;
    case 'key':
      return <KeyStep guide={guide} />;
    case 'data':
      return <DataStep guide={guide} />;
    case 'details':
      return <DetailsStep guide={guide} />;
    case 'send':
      return <SendStep guide={guide} />;
    case 'authorize':
      return <AuthorizeStep guide={guide} />;
    case 'filters':
      return <FiltersStep guide={guide} />;
    case 'roles':
      return <RolesStep guide={guide} />;
    case 'process':
      return <ProcessStep guide={guide} />;
  }
}
