import { Button, CloseButton } from '@instructure/ui-buttons';
import { Heading } from '@instructure/ui-heading';
import { Modal } from '@instructure/ui-modal';
import { Spinner } from '@instructure/ui-spinner';
import { View } from '@instructure/ui-view';
import { useState } from 'react';
import { flashFailure } from './flash';
import { closeForm } from './form-hash';
import { draftOf, faultIn, fieldsOf } from './key-draft';
import { KeyForm } from './key-form';
import { appOf, useApps } from './linked-app';
import { GENERATION, HOOKS, WORDS } from './page-env';
import { save, useStore } from './store';

/** The form of an API key, over the whole page. The ids of its buttons speak of LTI keys for historical reasons. */
export function KeyModal() {
  const { editing, isSaving } = useStore();
  const [draft, setDraft] = useState(() => draftOf(editing));
  const apps = useApps(draft.redirectUris);
  const isNew = editing === null;
  const submit = () => {
    const unifiedToolId = appOf(draft, apps);
    // Canvas says nothing here: somebody has to find out that a partner's app is to be chosen first.
    if (apps.length > 0 && unifiedToolId === null) return;
    const fault = faultIn(draft);
    if (fault === null) void save(fieldsOf({ ...draft, unifiedToolId }, { isNew }));
    else flashFailure(fault);
  };
  return (
    <Modal open size="fullscreen" label={isNew === GENERATION.swapsFormLabels ? WORDS.changeKey : WORDS.createKey} shouldCloseOnDocumentClick={false} onDismiss={closeForm}>
      <Modal.Header>
        <CloseButton placement="end" offset="medium" screenReaderLabel={WORDS.cancel} onClick={closeForm} />
        <Heading level="h1">{WORDS.keySettings}</Heading>
      </Modal.Header>
      <Modal.Body>
        {isSaving ? (
          <View as="div" textAlign="center">
            <Spinner renderTitle={isNew ? WORDS.creating : WORDS.saving} />
          </View>
        ) : (
          <KeyForm draft={draft} apps={apps} onChange={setDraft} />
        )}
      </Modal.Body>
      <Modal.Footer>
        <Button {...HOOKS.cancelButton} margin="0 small 0 0" onClick={closeForm}>
          {WORDS.cancel}
        </Button>
        <Button {...HOOKS.saveButton} color="primary" interaction={isSaving ? 'disabled' : 'enabled'} onClick={submit}>
          {WORDS.save}
        </Button>
      </Modal.Footer>
    </Modal>
  );
}
