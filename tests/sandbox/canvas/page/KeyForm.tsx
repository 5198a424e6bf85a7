import { Button, CloseButton } from '@instructure/ui-buttons';
import { Checkbox } from '@instructure/ui-checkbox';
import { FormFieldGroup } from '@instructure/ui-form-field';
import { Heading } from '@instructure/ui-heading';
import { Modal } from '@instructure/ui-modal';
import { SimpleSelect } from '@instructure/ui-simple-select';
import { Spinner } from '@instructure/ui-spinner';
import { TextArea } from '@instructure/ui-text-area';
import { TextInput } from '@instructure/ui-text-input';
import { View } from '@instructure/ui-view';
import { useState } from 'react';
import type { Key, KeyFields } from './api';
import { ENV, testId } from './env';
import { flashError } from './flash';
import { ScopesList } from './ScopesList';

const LONGEST_URI = 4_096;

interface Props {
  readonly editing: Key | null;
  readonly isSaving: boolean;
  readonly onSave: (fields: KeyFields) => void;
  readonly onClose: () => void;
}

/** Canvas's form for an API key. The names of its fields are the same in 2018, 2022 and 2026. */
export function KeyForm({ editing, isSaving, onSave, onClose }: Props) {
  const [texts, setTexts] = useState({
    name: editing?.name ?? '',
    email: editing?.email ?? '',
    redirect_uris: editing?.redirect_uris ?? '',
    redirect_uri: editing?.redirect_uri ?? '',
    vendor_code: editing?.vendor_code ?? '',
    icon_url: editing?.icon_url ?? '',
    notes: editing?.notes ?? '',
  });
  const [enforce, setEnforce] = useState(editing?.require_scopes ?? ENV.generation.enforceScopesByDefault);
  const [includes, setIncludes] = useState(false);
  const [scopes, setScopes] = useState<ReadonlySet<string>>(new Set(editing?.scopes ?? []));
  const [audience, setAudience] = useState<'internal' | 'external' | null>(null);

  const field = (name: keyof typeof texts, id: string) => ({
    name: `developer_key[${name}]`,
    value: texts[name],
    ...testId(id),
  });
  const write = (name: keyof typeof texts) => (text: string) => setTexts((all) => ({ ...all, [name]: text }));

  function submit() {
    if (texts.redirect_uris.split('\n').some((uri) => uri.length > LONGEST_URI)) return flashError('One of the supplied redirect_uris is too long. Please ensure you\'ve entered the correct value(s) for your redirect_uris.');
    if (enforce && scopes.size === 0) return flashError('At least one scope must be selected.');
    const given = Object.fromEntries(Object.entries(texts).filter(([name, text]) => text !== '' || editing !== null || name === 'name'));
    onSave({ ...given, require_scopes: enforce, ...(enforce && { scopes: [...scopes], allow_includes: includes }), ...(audience !== null && { client_credentials_audience: audience }) });
  }

  return (
    <Modal open onDismiss={onClose} size="fullscreen" label={editing === null ? 'Create Developer Key' : 'Edit Developer Key'} shouldCloseOnDocumentClick={false}>
      <Modal.Header>
        <CloseButton placement="end" onClick={onClose} screenReaderLabel="Cancel" />
        <Heading level="h1">Key Settings</Heading>
      </Modal.Header>
      <Modal.Body>
        {isSaving ? (
          <Spinner renderTitle={editing === null ? 'Creating Key' : 'Saving Key'} margin="0 0 0 medium" />
        ) : (
          <form onSubmit={(event) => event.preventDefault()} className="key-form">
            <FormFieldGroup description="Developer Key Settings" rowSpacing="medium">
              <TextInput renderLabel="Key Name:" placeholder="Unnamed Tool" {...field('name', 'key-name-input')} onChange={(_, text) => write('name')(text)} />
              <TextInput renderLabel="Owner Email:" {...field('email', 'owner-email-input')} onChange={(_, text) => write('email')(text)} />
              <TextArea label="Redirect URIs:" resize="both" {...field('redirect_uris', 'redirect-uris-input')} onChange={(event) => write('redirect_uris')(event.target.value)} />
              {ENV.generation.legacyRedirectUri && <TextInput renderLabel="Redirect URI (Legacy):" {...field('redirect_uri', 'legacy-redirect-uri-input')} onChange={(_, text) => write('redirect_uri')(text)} />}
              <TextInput renderLabel="Vendor Code (LTI 2):" {...field('vendor_code', 'vendor-code-input')} onChange={(_, text) => write('vendor_code')(text)} />
              <TextInput renderLabel="Icon URL:" {...field('icon_url', 'icon-url-input')} onChange={(_, text) => write('icon_url')(text)} />
              <TextArea label="Notes:" resize="both" {...field('notes', 'notes-input')} onChange={(event) => write('notes')(event.target.value)} />
              <SimpleSelect renderLabel="Client Credentials Audience:" name="developer_key[client_credentials_audience]" value={audience ?? 'internal'} onChange={(_, { value }) => setAudience(value === 'external' ? 'external' : 'internal')}>
                <SimpleSelect.Option id="audience-internal" value="internal">
                  Canvas
                </SimpleSelect.Option>
                <SimpleSelect.Option id="audience-external" value="external">
                  Peer Service
                </SimpleSelect.Option>
              </SimpleSelect>
            </FormFieldGroup>
            <View as="div" margin="medium 0">
              <span data-automation="enforce_scopes">
                <Checkbox variant="toggle" label="Enforce Scopes" value="" checked={enforce} onChange={() => setEnforce(!enforce)} />
              </span>
            </View>
            {enforce ? (
              <ScopesList chosen={scopes} onChoose={setScopes} includes={includes} onIncludes={setIncludes} />
            ) : (
              <p>When scope enforcement is disabled, tokens have access to all endpoints available to the authorizing user.</p>
            )}
          </form>
        )}
      </Modal.Body>
      <Modal.Footer>
        <Button id="lti-key-cancel-button" onClick={onClose} margin="0 small 0 0">
          Cancel
        </Button>
        <Button id="lti-key-save-button" color="primary" interaction={isSaving ? 'disabled' : 'enabled'} onClick={submit}>
          Save
        </Button>
      </Modal.Footer>
    </Modal>
  );
}
