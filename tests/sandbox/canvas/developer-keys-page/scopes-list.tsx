import { ScreenReaderContent } from '@instructure/ui-a11y-content';
import { Checkbox } from '@instructure/ui-checkbox';
import { Flex } from '@instructure/ui-flex';
import { Pill } from '@instructure/ui-pill';
import { Text } from '@instructure/ui-text';
import { ToggleDetails } from '@instructure/ui-toggle-details';
import { View } from '@instructure/ui-view';
import { useEffect, useState } from 'react';
import type { Scope } from './api';
import { say, WORDS } from './page-env';

interface Props {
  readonly groups: Readonly<Record<string, readonly Scope[]>>;
  readonly search: string;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (scopes: ReadonlySet<string>) => void;
}

/**
 * The endpoints by resource. A group is drawn once it has come into view, and its endpoints once it is unfolded;
 * searching leaves those that fit, or the whole group where its name does (`DeveloperKeyScopesList`, 2018 on).
 */
export function ScopesList({ groups, search, chosen, onChoose }: Props) {
  const readOnly = Object.values(groups).flat().filter(({ verb }) => verb === 'GET');
  const toggle = (scopes: readonly Scope[]) => onChoose(withToggled(chosen, scopes));
  const wanted = search.trim().toLowerCase();
  const fits = (text: string) => text.toLowerCase().includes(wanted);
  return (
    <div data-automation="scopes-list">
      <Row>
        <Checkbox value="" checked={hasAll(chosen, readOnly)} onChange={() => toggle(readOnly)} label={<ScreenReaderContent>{WORDS.allReadOnly}</ScreenReaderContent>} />
        <span aria-hidden="true">
          <Text>{WORDS.readOnly}</Text> <Verb name="GET" />
        </span>
      </Row>
      {Object.entries(groups)
        .map(([name, scopes]) => ({ name, scopes: fits(name) ? scopes : scopes.filter(({ scope }) => fits(scope)) }))
        .filter(({ scopes }) => scopes.length > 0)
        .map(({ name, scopes }) => (
          <InView key={name}>
            <Group name={name} scopes={scopes} chosen={chosen} onToggle={toggle} />
          </InView>
        ))}
    </div>
  );
}

interface GroupProps {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (scopes: readonly Scope[]) => void;
}

/** The box of a scope says "Enable scope" to those who listen, in their language; its value is the scope. */
function Group({ name, scopes, chosen, onToggle }: GroupProps) {
  return (
    <div data-automation="scopes-group">
      <Row>
        <Checkbox value="" checked={hasAll(chosen, scopes)} onChange={() => onToggle(scopes)} label={<ScreenReaderContent>{say(WORDS.allScopesOf, { name })}</ScreenReaderContent>} />
        <div data-automation="toggle-scope-group">
          <ToggleDetails summary={<Summary name={name} chosen={scopes.filter(({ scope }) => chosen.has(scope))} />} fluidWidth>
            {scopes.map((scope) => (
              <Flex key={scope.scope} data-automation="developer-key-scope" alignItems="start" margin="x-small 0">
                <Checkbox inline value={scope.scope} checked={chosen.has(scope.scope)} onChange={() => onToggle([scope])} label={<ScreenReaderContent>{chosen.has(scope.scope) ? WORDS.disableScope : WORDS.enableScope}</ScreenReaderContent>} />
                <Flex.Item shouldGrow shouldShrink>
                  {scope.scope}
                </Flex.Item>
                <Verb name={scope.verb} />
              </Flex>
            ))}
          </ToggleDetails>
        </div>
      </Row>
    </div>
  );
}

/** Draws what is in it as soon as it is seen, and from then on; an empty place of 50 px until then. */
function InView({ children }: { readonly children: React.ReactNode }) {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    if (place === null) return undefined;
    const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && setSeen(true));
    observer.observe(place);
    return () => observer.disconnect();
  }, [place]);
  return (
    <div ref={setPlace} style={{ minHeight: '50px' }}>
      {isSeen && children}
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
