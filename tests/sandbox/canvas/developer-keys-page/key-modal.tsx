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
import { HOOKS } from './page-env';
import { save, useStore } from './store';

/** The form of an API key, over the whole page. The ids of its buttons speak of LTI keys for historical reasons. */
export function KeyModal() {
  const { editing, isSaving } = useStore();
  const [draft, setDraft] = useState(() => draftOf(editing));
  const submit = () => {
    const fault = faultIn(draft);
    if (fault === null) void save(fieldsOf(draft, { isNew: editing === null }));
    else flashFailure(fault);
  };
  return (
    <Modal open size="fullscreen" label={editing === null ? 'Create Developer Key' : 'Edit Developer Key'} shouldCloseOnDocumentClick={false} onDismiss={closeForm}>
      <Modal.Header>
        <CloseButton placement="end" offset="medium" screenReaderLabel="Cancel" onClick={closeForm} />
        <Heading level="h1">Key Settings</Heading>
      </Modal.Header>
      <Modal.Body>
        {isSaving ? (
          <View as="div" textAlign="center">
            <Spinner renderTitle={editing === null ? 'Creating Key' : 'Saving Key'} />
          </View>
        ) : (
          <KeyForm draft={draft} onChange={setDraft} />
        )}
      </Modal.Body>
      <Modal.Footer>
        <Button {...HOOKS.cancelButton} margin="0 small 0 0" onClick={closeForm}>
          Cancel
        </Button>
        <Button {...HOOKS.saveButton} color="primary" interaction={isSaving ? 'disabled' : 'enabled'} onClick={submit}>
          Save
        </Button>
      </Modal.Footer>
    </Modal>
  );
}
