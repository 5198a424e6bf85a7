import { json } from '../answers';
import { TIME_ZONE, type User } from '../people';
import type { CanvasState } from '../state';
import type { SandboxResponse } from '../../site';

/** `GET users/self` (`lib/api/v1/user.rb`). Not everybody has a `login_id` to show; administrators do here. */
export function readSelf(state: CanvasState, user: User): SandboxResponse {
  return json(userJson(state, user));
}

export function readProfile({ language }: CanvasState, user: User): SandboxResponse {
  const { id, name, email } = user;
  return json({ id, name, short_name: name, sortable_name: sortable(name), avatar_url: null, title: null, bio: null, pronunciation: null, primary_email: email, login_id: email, integration_id: null, time_zone: TIME_ZONE, locale: null, effective_locale: language });
}

function userJson({ language }: CanvasState, { id, name, email, adminOf }: User): Record<string, unknown> {
  const [first = '', ...rest] = name.split(' ');
  return {
    id,
    name,
    created_at: '2024-08-12T09:14:51-06:00',
    sortable_name: sortable(name),
    short_name: name,
    first_name: first,
    last_name: rest.join(' '),
    locale: null,
    effective_locale: language,
    avatar_url: null,
    permissions: { can_update_name: true, can_update_avatar: false, limit_parent_app_web_access: false },
    email,
    ...(adminOf.length > 0 && { login_id: email }),
  };
}

function sortable(name: string): string {
  const [first = '', ...rest] = name.split(' ');
  return `${rest.join(' ')}, ${first}`;
}
