import { Heading } from '@instructure/ui-heading';
import { Alert } from '@instructure/ui-alerts';
import { Tabs } from '@instructure/ui-tabs';
import { View } from '@instructure/ui-view';
import { useState } from 'react';
import { AccountTab } from './account-tab';
import { InheritedTab } from './inherited-tab';
import { KeyModal } from './key-modal';
import { ENV, GENERATION, HOOKS, WORDS } from './page-env';

/** The whole page below Canvas's frame. */
export function App({ isFormOpen }: { readonly isFormOpen: boolean }) {
  const [tab, setTab] = useState('tab-panel-account');
  return (
    <div>
      <View as="div" margin="0 0 small 0" padding="none">
        <Heading level="h1">{WORDS.title}</Heading>
      </View>
      {GENERATION.hasCanvasApps && (
        <Alert variant="info" margin="0 0 small 0">
          {WORDS.appsNotice}{' '}
          <a data-pendo="dev-key-apps-link" href={`/accounts/${ENV.ACCOUNT_ID}/apps`}>
            {WORDS.appsLink}
          </a>
          .
        </Alert>
      )}
      <Tabs {...HOOKS.tabs} onRequestTabChange={(_event, { id }) => setTab(id ?? tab)}>
        <Tabs.Panel {...HOOKS.accountTab} renderTitle={WORDS.account} id="tab-panel-account" isSelected={tab === 'tab-panel-account'} padding="small 0">
          <AccountTab />
        </Tabs.Panel>
        <Tabs.Panel {...HOOKS.inheritedTab} renderTitle={WORDS.inherited} id="tab-panel-inherited" isSelected={tab === 'tab-panel-inherited'} padding="small 0">
          <InheritedTab />
        </Tabs.Panel>
      </Tabs>
      {isFormOpen && <KeyModal />}
    </div>
  );
}
