import { ScreenReaderContent } from '@instructure/ui-a11y-content';
import { Checkbox } from '@instructure/ui-checkbox';
import { Flex } from '@instructure/ui-flex';
import { FormFieldGroup } from '@instructure/ui-form-field';
import { SimpleSelect } from '@instructure/ui-simple-select';
import { TextArea } from '@instructure/ui-text-area';
import { TextInput } from '@instructure/ui-text-input';
import { lookUpApps, type Audience } from './api';
import type { Draft } from './key-draft';
import { ENV, HOOKS } from './page-env';
import { ScopesPanel } from './scopes-panel';

interface Props {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
}

/** The `name`s of the fields have been the same since 2018. */
export function KeyForm({ draft, onChange }: Props) {
  return (
    <form onSubmit={(event) => event.preventDefault()}>
      <Flex alignItems="start" gap="x-large">
        <Flex.Item size="22rem" shouldShrink>
          <Fields draft={draft} onChange={onChange} />
        </Flex.Item>
        <Flex.Item shouldGrow shouldShrink>
          <ScopesPanel draft={draft} onChange={onChange} />
        </Flex.Item>
      </Flex>
    </form>
  );
}

function Fields({ draft, onChange }: Props) {
  const set = (part: Partial<Draft>) => onChange({ ...draft, ...part });
  return (
    <FormFieldGroup description={<ScreenReaderContent>Developer Key Settings</ScreenReaderContent>} rowSpacing="medium">
      <TextInput {...HOOKS.nameInput} renderLabel="Key Name:" name="developer_key[name]" placeholder="Unnamed Tool" value={draft.name} onChange={(_event, name) => set({ name })} />
      <TextInput {...HOOKS.emailInput} renderLabel="Owner Email:" name="developer_key[email]" value={draft.email} onChange={(_event, email) => set({ email })} />
      <TextArea
        {...HOOKS.redirectUrisInput}
        label="Redirect URIs:"
        name="developer_key[redirect_uris]"
        resize="both"
        value={draft.redirectUris}
        onChange={(event) => set({ redirectUris: event.target.value })}
        onBlur={() => lookUp(draft.redirectUris)}
      />
      <TextInput {...HOOKS.legacyRedirectUriInput} renderLabel="Redirect URI (Legacy):" name="developer_key[redirect_uri]" value={draft.legacyRedirectUri} onChange={(_event, legacyRedirectUri) => set({ legacyRedirectUri })} />
      <TextInput {...HOOKS.vendorCodeInput} renderLabel="Vendor Code (LTI 2):" name="developer_key[vendor_code]" value={draft.vendorCode} onChange={(_event, vendorCode) => set({ vendorCode })} />
      <TextInput {...HOOKS.iconUrlInput} renderLabel="Icon URL:" name="developer_key[icon_url]" value={draft.iconUrl} onChange={(_event, iconUrl) => set({ iconUrl })} />
      <TextArea {...HOOKS.notesInput} label="Notes:" name="developer_key[notes]" resize="both" value={draft.notes} onChange={(event) => set({ notes: event.target.value })} />
      {ENV.enableTestClusterChecks && (
        <Checkbox {...HOOKS.testClusterCheckbox} label="Test Cluster Only" name="developer_key[test_cluster_only]" value="" checked={draft.testClusterOnly} onChange={() => set({ testClusterOnly: !draft.testClusterOnly })} />
      )}
      <SimpleSelect
        renderLabel="Client Credentials Audience:"
        name="developer_key[client_credentials_audience]"
        value={draft.audience ?? 'internal'}
        onChange={(_event, { value }) => set({ audience: value as Audience })}
      >
        <SimpleSelect.Option id="audience-internal" value="internal">
          Canvas
        </SimpleSelect.Option>
        <SimpleSelect.Option id="audience-external" value="external">
          Peer Service
        </SimpleSelect.Option>
      </SimpleSelect>
    </FormFieldGroup>
  );
}

/** No app of this school matches any URI, so that "Linked Partner App" never appears; Canvas asks nevertheless. */
function lookUp(redirectUris: string): void {
  const uris = redirectUris.split('\n').filter((uri) => uri.trim() !== '');
  if (uris.length > 0) lookUpApps(uris).catch(() => undefined);
}
