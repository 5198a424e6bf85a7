import { ScreenReaderContent } from '@instructure/ui-a11y-content';
import { Checkbox } from '@instructure/ui-checkbox';
import { Flex } from '@instructure/ui-flex';
import { Pill } from '@instructure/ui-pill';
import { Text } from '@instructure/ui-text';
import { ToggleDetails } from '@instructure/ui-toggle-details';
import { View } from '@instructure/ui-view';
import type { Scope } from './api';

interface Props {
  readonly groups: Readonly<Record<string, readonly Scope[]>>;
  readonly search: string;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (scopes: ReadonlySet<string>) => void;
}

/** The endpoints by resource. Those of a resource are in the page only once it is unfolded. */
export function ScopesList({ groups, search, chosen, onChoose }: Props) {
  const readOnly = Object.values(groups).flat().filter(({ verb }) => verb === 'GET');
  const toggle = (scopes: readonly Scope[]) => onChoose(withToggled(chosen, scopes));
  return (
    <div data-automation="scopes-list">
      <Row>
        <Checkbox value="" checked={hasAll(chosen, readOnly)} onChange={() => toggle(readOnly)} label={<ScreenReaderContent>Enable all read only scopes.</ScreenReaderContent>} />
        <span aria-hidden="true">
          <Text>Read only</Text> <Verb name="GET" />
        </span>
      </Row>
      {Object.entries(groups)
        .filter(([, scopes]) => scopes.some(({ scope }) => scope.toLowerCase().includes(search.trim().toLowerCase())))
        .map(([name, scopes]) => (
          <div key={name} data-automation="scopes-group">
            <Row>
              <Checkbox value="" checked={hasAll(chosen, scopes)} onChange={() => toggle(scopes)} label={<ScreenReaderContent>{`All ${name} scopes`}</ScreenReaderContent>} />
              <div data-automation="toggle-scope-group">
                <ToggleDetails summary={<Summary name={name} chosen={scopes.filter(({ scope }) => chosen.has(scope))} />} fluidWidth>
                  {scopes.map((scope) => (
                    <Flex key={scope.scope} data-automation="developer-key-scope" justifyItems="space-between" margin="x-small 0">
                      <Checkbox value="" checked={chosen.has(scope.scope)} onChange={() => toggle([scope])} label={scope.scope} />
                      <Verb name={scope.verb} />
                    </Flex>
                  ))}
                </ToggleDetails>
              </div>
            </Row>
          </div>
        ))}
    </div>
  );
}

function Row({ children: [box, rest] }: { readonly children: readonly [React.ReactNode, React.ReactNode] }) {
  return (
    <View as="div" borderWidth="0 0 small 0" padding="small 0">
      <Flex alignItems="start" gap="small">
        <Flex.Item>{box}</Flex.Item>
        <Flex.Item shouldGrow shouldShrink>
          {rest}
        </Flex.Item>
      </Flex>
    </View>
  );
}

/** The verbs that are chosen show beside the name, also while the group is folded. */
function Summary({ name, chosen }: { readonly name: string; readonly chosen: readonly Scope[] }) {
  const verbs = [...new Set(chosen.map(({ verb }) => verb))];
  return (
    <Flex justifyItems="space-between">
      <Text>{name}</Text>
      <span>
        {verbs.map((verb) => (
          <Verb key={verb} name={verb} />
        ))}
      </span>
    </Flex>
  );
}

function Verb({ name }: { readonly name: string }) {
  return (
    <Pill data-automation="developer-key-scope-pill" margin="0 0 0 x-small">
      {name.toLowerCase()}
    </Pill>
  );
}

function hasAll(chosen: ReadonlySet<string>, scopes: readonly Scope[]): boolean {
  return scopes.every(({ scope }) => chosen.has(scope));
}

/** All of these are added, or, if they were all there, taken away. */
function withToggled(chosen: ReadonlySet<string>, scopes: readonly Scope[]): ReadonlySet<string> {
  const names = scopes.map(({ scope }) => scope);
  return hasAll(chosen, scopes) ? new Set([...chosen].filter((scope) => !names.includes(scope))) : new Set([...chosen, ...names]);
}
