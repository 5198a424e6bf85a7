import { ScreenReaderContent } from '@instructure/ui-a11y-content';
import { Button } from '@instructure/ui-buttons';
import { Menu } from '@instructure/ui-menu';
import { flashFailure } from './flash';
import { openForm } from './form-hash';
import { Icon } from './icons';
import { GENERATION, HOOKS, WORDS } from './page-env';

/** The first item is always the API key. */
export function AddKeyMenu() {
  const notHere = () => flashFailure('LTI keys are not part of the sandbox.');
  const button = (
    <Button color="primary" renderIcon={() => <Icon name="plus" />} {...HOOKS.addButton}>
      <ScreenReaderContent>{WORDS.createA}</ScreenReaderContent>
      {WORDS.developerKey}
    </Button>
  );
  return (
    // The menu gives its trigger an id of its own; a `div` takes it, so that the button keeps ours.
    <Menu placement="bottom end" trigger={GENERATION.menuTrigger === 'div' ? <div>{button}</div> : button}>
      {item(WORDS.apiKey, openForm)}
      {item(WORDS.ltiKey, notHere)}
      {item(WORDS.ltiRegistration, notHere)}
    </Menu>
  );
}

/** Not a component: the menu takes nothing but its own items. Canvas makes the id of the title, so it differs by language. */
function item(title: string, onSelect: () => void) {
  const id = `add-${title.toLowerCase().replaceAll(' ', '-')}-button`;
  return (
    <Menu.Item {...(GENERATION.menuItemsHaveIds && { id })} onSelect={onSelect}>
      <Icon name="plus" /> <ScreenReaderContent>{WORDS.createAn}</ScreenReaderContent>
      {title}
    </Menu.Item>
  );
}
