import { ScreenReaderContent } from '@instructure/ui-a11y-content';
import { Button } from '@instructure/ui-buttons';
import { Menu } from '@instructure/ui-menu';
import { flashFailure } from './flash';
import { openForm } from './form-hash';
import { Icon } from './icons';
import { HOOKS } from './page-env';

/** The first item is always the API key. */
export function AddKeyMenu() {
  const notHere = () => flashFailure('LTI keys are not part of the sandbox.');
  return (
    <Menu
      placement="bottom end"
      trigger={
        // The menu gives its trigger an id of its own; a `div` takes it, so that the button keeps ours ([B]).
        <div>
          <Button color="primary" renderIcon={() => <Icon name="plus" />} {...HOOKS.addButton}>
            <ScreenReaderContent>Create a</ScreenReaderContent>
            Developer Key
          </Button>
        </div>
      }
    >
      {item('API Key', 'api-key', openForm)}
      {item('LTI Key', 'lti-key', notHere)}
      {item('LTI Registration', 'lti-registration', notHere)}
    </Menu>
  );
}

/** Not a component: the menu takes nothing but its own items. Canvas makes the id of the title, so it differs by language. */
function item(title: string, name: string, onSelect: () => void) {
  return (
    <Menu.Item id={`add-${name}-button`} onSelect={onSelect}>
      <Icon name="plus" /> <ScreenReaderContent>Create an</ScreenReaderContent>
      {title}
    </Menu.Item>
  );
}
