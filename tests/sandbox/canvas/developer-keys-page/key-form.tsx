import { ScreenReaderContent } from '@instructure/ui-a11y-content';
import { Checkbox } from '@instructure/ui-checkbox';
import { Flex } from '@instructure/ui-flex';
import { FormFieldGroup } from '@instructure/ui-form-field';
import { SimpleSelect } from '@instructure/ui-simple-select';
import { Text } from '@instructure/ui-text';
import { TextArea } from '@instructure/ui-text-area';
import { TextInput } from '@instructure/ui-text-input';
import { useState } from 'react';
import type { App, Audience } from './api';
import type { Draft } from './key-draft';
import { appOf, LinkedApp } from './linked-app';
import { ENV, GENERATION, HOOKS, WORDS } from './page-env';
import { ScopesPanel } from './scopes-panel';

interface Props {
  readonly draft: Draft;
  /** Of partners, by the redirect URIs. */
  readonly apps: readonly App[];
  readonly onChange: (draft: Draft) => void;
}

/** The `name`s of the fields have been the same since 2018. */
export function KeyForm({ draft, apps, onChange }: Props) {
  return (
    <form onSubmit={(event) => event.preventDefault()}>
      <Flex alignItems="start" gap="x-large">
        <Flex.Item size="22rem" shouldShrink>
          <Fields draft={draft} apps={apps} onChange={onChange} />
        </Flex.Item>
        <Flex.Item shouldGrow shouldShrink>
          <ScopesPanel draft={draft} onChange={onChange} />
        </Flex.Item>
      </Flex>
    </form>
  );
}

function Fields({ draft, apps, onChange }: Props) {
  // Decided when the form opens: it stays while somebody empties it.
  const [hasLegacyUri] = useState(GENERATION.legacyUriField === 'always' || draft.legacyRedirectUri !== '');
  const set = (part: Partial<Draft>) => onChange({ ...draft, ...part });
  return (
    <FormFieldGroup description={<ScreenReaderContent>{WORDS.developerKeySettings}</ScreenReaderContent>} rowSpacing="medium">
      <TextInput {...HOOKS.nameInput} renderLabel={WORDS.keyName} name="developer_key[name]" placeholder="Unnamed Tool" value={draft.name} onChange={(_event, name) => set({ name })} />
      <TextInput {...HOOKS.emailInput} renderLabel={WORDS.ownerEmail} name="developer_key[email]" value={draft.email} onChange={(_event, email) => set({ email })} />
      <TextArea
        {...HOOKS.redirectUrisInput}
        label={WORDS.redirectUris}
        name="developer_key[redirect_uris]"
        resize="both"
        value={draft.redirectUris}
        onChange={(event) => set({ redirectUris: event.target.value })}
      />
      {GENERATION.explainsRedirectUris && (
        <div data-testid="redirect-uris-help-text">
          <Text size="small">{WORDS.redirectUrisHelp}</Text>
        </div>
      )}
      <LinkedApp apps={apps} chosen={appOf(draft, apps)} onChoose={(unifiedToolId) => set({ unifiedToolId })} />
      {hasLegacyUri && (
        <TextInput
          {...HOOKS.legacyRedirectUriInput}
          renderLabel={GENERATION.legacyUriField === 'always' ? WORDS.legacyUri : WORDS.legacyUriDeprecated}
          name="developer_key[redirect_uri]"
          value={draft.legacyRedirectUri}
          onChange={(_event, legacyRedirectUri) => set({ legacyRedirectUri })}
        />
      )}
      <TextInput {...HOOKS.vendorCodeInput} renderLabel={WORDS.vendorCode} name="developer_key[vendor_code]" value={draft.vendorCode} onChange={(_event, vendorCode) => set({ vendorCode })} />
      <TextInput {...HOOKS.iconUrlInput} renderLabel={WORDS.iconUrl} name="developer_key[icon_url]" value={draft.iconUrl} onChange={(_event, iconUrl) => set({ iconUrl })} />
      <TextArea {...HOOKS.notesInput} label={WORDS.notes} name="developer_key[notes]" resize="both" value={draft.notes} onChange={(event) => set({ notes: event.target.value })} />
      {ENV.enableTestClusterChecks && (
        <Checkbox {...HOOKS.testClusterCheckbox} label={WORDS.testClusterOnly} name="developer_key[test_cluster_only]" value="" checked={draft.testClusterOnly} onChange={() => set({ testClusterOnly: !draft.testClusterOnly })} />
      )}
      <SimpleSelect
        renderLabel={WORDS.audience}
        name="developer_key[client_credentials_audience]"
        value={draft.audience ?? 'internal'}
        onChange={(_event, { value }) => set({ audience: value as Audience })}
      >
        <SimpleSelect.Option id="audience-internal" value="internal">
          {WORDS.audienceInternal}
        </SimpleSelect.Option>
        <SimpleSelect.Option id="audience-external" value="external">
          {WORDS.audienceExternal}
        </SimpleSelect.Option>
      </SimpleSelect>
    </FormFieldGroup>
  );
}
