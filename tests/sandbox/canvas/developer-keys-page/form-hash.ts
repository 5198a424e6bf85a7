const OPEN = '#api_key_modal_opened';

/** The page's own protocol, since 2022: this hash opens the form, be it set by a button, a script or a link. */
export function formIsOpen(): boolean {
  return location.hash === OPEN;
}

export function openForm(): void {
  location.hash = OPEN;
}

/** Leaves a bare `#` behind, as Canvas does. */
export function closeForm(): void {
  location.hash = '';
}
