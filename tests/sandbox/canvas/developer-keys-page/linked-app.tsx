import { SimpleSelect } from '@instructure/ui-simple-select';
import { useEffect, useState } from 'react';
import { lookUpApps, type App } from './api';
import type { Draft } from './key-draft';
import { GENERATION, WORDS } from './page-env';

const WAIT_MS = 500;

/** The apps that fit what stands in the form, half a second after it was last changed; none when they cannot be looked up. */
export function useApps(redirectUris: string): readonly App[] {
  const [apps, setApps] = useState<readonly App[]>([]);
  useEffect(() => {
    if (GENERATION.partnerApps === 'none') return;
    let isCurrent = true;
    const uris = redirectUris.split('\n').map((uri) => uri.trim()).filter((uri) => uri !== '');
    const show = (found: readonly App[]) => {
      if (isCurrent) setApps(found);
    };
    const timer = setTimeout(() => (uris.length === 0 ? show([]) : lookUpApps(uris).then(show, () => show([]))), WAIT_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [redirectUris]);
  return apps;
}

/** The app that is sent: the one chosen, if it fits; or the only one that does. */
export function appOf({ unifiedToolId }: Draft, apps: readonly App[]): string | null {
  const ids = apps.map(({ unified_tool_id: id }) => id);
  return (ids.length === 1 ? ids[0] : ids.find((id) => id === unifiedToolId)) ?? null;
}

interface Props {
  readonly apps: readonly App[];
  readonly chosen: string | null;
  readonly onChoose: (unifiedToolId: string) => void;
}

/** No option's value; without any, the select would show its first option. */
const NOTHING = 'nothing';

export function LinkedApp({ apps, chosen, onChoose }: Props) {
  if (GENERATION.partnerApps === 'none' || (GENERATION.partnerApps === 'if matched' && apps.length === 0)) return null;
  return (
    <SimpleSelect
      id="dev-key-utid-selector"
      data-testid="utid-selector"
      renderLabel={WORDS.linkedApp}
      placeholder={apps.length === 0 ? WORDS.noAppMatches : WORDS.chooseApp}
      interaction={apps.length === 0 ? 'disabled' : 'enabled'}
      value={chosen ?? NOTHING}
      onChange={(_event, { value }) => onChoose(String(value))}
    >
      {apps.map(({ unified_tool_id: id, company_name: company, tool_name: tool }) => (
        <SimpleSelect.Option key={id} id={id} value={id}>
          {`${company} - ${tool}`}
        </SimpleSelect.Option>
      ))}
    </SimpleSelect>
  );
}
