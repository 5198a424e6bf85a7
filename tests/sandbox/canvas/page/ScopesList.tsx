import { Checkbox } from '@instructure/ui-checkbox';
import { Pill } from '@instructure/ui-pill';
import { Spinner } from '@instructure/ui-spinner';
import { TextInput } from '@instructure/ui-text-input';
import { ToggleDetails } from '@instructure/ui-toggle-details';
import { View } from '@instructure/ui-view';
import { useEffect, useState } from 'react';
import { scopesByResource, type Scope } from './api';

interface Props {
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (scopes: ReadonlySet<string>) => void;
  readonly includes: boolean;
  readonly onIncludes: (on: boolean) => void;
}

/** The scopes by resource; those of a group are drawn only once it is opened. */
export function ScopesList({ chosen, onChoose, includes, onIncludes }: Props) {
  const [groups, setGroups] = useState<Record<string, Scope[]> | null>(null);
  const [search, setSearch] = useState('');
  useEffect(() => void scopesByResource().then(setGroups), []);
  if (groups === null) return <Spinner renderTitle="Loading Available Scopes" id="scopes-loading-spinner" />;
  const all = Object.values(groups).flat();
  const set = (scopes: readonly Scope[], on: boolean) => {
    const next = new Set(chosen);
    for (const { scope } of scopes) if (on) next.add(scope);
      else next.delete(scope);
    onChoose(next);
  };
  const has = (scopes: readonly Scope[]) => scopes.length > 0 && scopes.every(({ scope }) => chosen.has(scope));
  const readOnly = all.filter(({ verb }) => verb === 'GET');
  return (
    <View as="div">
      <TextInput type="search" renderLabel="Search endpoints" placeholder="Search endpoints" value={search} onChange={(_, text) => setSearch(text)} />
      <View as="div" margin="small 0">
        <Checkbox label="Allow Include Parameters" value="" data-automation="includes-checkbox" checked={includes} onChange={() => onIncludes(!includes)} />
      </View>
      <div data-automation="scopes-list">
        <Checkbox label="Enable all read only scopes." value="" checked={has(readOnly)} onChange={() => set(readOnly, !has(readOnly))} />
        {Object.entries(groups)
          .filter(([, scopes]) => scopes.some(({ scope }) => scope.toLowerCase().includes(search.toLowerCase())))
          .map(([name, scopes]) => (
            <View as="div" key={name} margin="small 0" data-automation="scopes-group">
              <Checkbox label={`All ${name} scopes`} value="" checked={has(scopes)} onChange={() => set(scopes, !has(scopes))} />
              <div data-automation="toggle-scope-group">
                <ToggleDetails summary={name}>
                  {scopes.map((one) => (
                    <View as="div" key={one.scope} data-automation="developer-key-scope">
                      <Checkbox label={one.scope} value="" checked={chosen.has(one.scope)} onChange={() => set([one], !chosen.has(one.scope))} /> <Pill data-automation="developer-key-scope-pill">{one.verb}</Pill>
                    </View>
                  ))}
                </ToggleDetails>
              </div>
            </View>
          ))}
      </div>
    </View>
  );
}
