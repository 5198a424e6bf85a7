import type { Expiry } from '../expiry';
import type { KeyType } from '../keys';
import type { Language } from '../state';

const en = {
  title: 'Instructure Identity Services',
  signOut: 'Log Out',
  login: {
    title: 'Find your institution',
    lead: 'Choose where you use Canvas.',
    institution: 'Institution',
    choose: 'Choose an institution',
    domain: 'My institution is not listed. Full Canvas domain:',
    domainHint: 'school.instructure.com',
    next: 'Continue',
    faults: { required: 'Choose an institution or enter its Canvas domain.', invalid: 'This is not a domain.', unreachable: 'No Canvas answers at this domain.', denied: 'Canvas access was denied.' },
  },
  canvas: { title: 'Log in', unverified: 'Identity services has not verified this canvas domain', button: 'Log In to Canvas' },
  authorize: { title: 'Authorize', text: 'Instructure Identity Services is requesting access to your account.', accept: 'Authorize', cancel: 'Cancel' },
  keys: {
    title: 'API Keys',
    add: 'Add New Key',
    none: 'There are no keys yet.',
    name: 'Key Name',
    scope: 'Scope',
    expiry: 'Expiry',
    expires: 'Expires',
    type: 'Key Type',
    created: 'Created',
    choose: 'Select…',
    save: 'Save',
    cancel: 'Cancel',
    faults: { required: 'This field is required.', invalid: 'This value is not accepted.' },
  },
  expiries: { '1-day': '1 day', '1-week': '1 week', '1-month': '1 month', '6-months': '6 months', '1-year': '1 year', '3-years': '3 years' } satisfies Record<Expiry, string> as Record<Expiry, string>,
  types: { institutional: 'Institutional Use', partner: 'Instructure Partner' } satisfies Record<KeyType, string> as Record<KeyType, string>,
  verify: { title: 'Check your e-mail', text: 'A six-digit code was sent to {email}. Enter it to make the key.', code: 'Verification Code', button: 'Verify', wrong: 'This code is not right.' },
  made: {
    title: 'Key created',
    text: 'The credentials are shown once. Copy them before you close the window.',
    reveal: 'Reveal OAuth Credentials',
    mailed: 'The credentials are sent to the partner by e-mail.',
    gone: 'The credentials of this key were shown already.',
  },
  credentials: { title: 'OAuth Credentials', id: 'Client ID', secret: 'Secret', copy: 'Copy', copied: 'Copied', close: 'Click {count} more times to close', last: 'Click 1 more time to close' },
  notFound: 'Page not found',
  refused: 'This page is out of date. Open it anew.',
};

export type Words = typeof en;

const es: Words = {
  title: 'Servicios de identidad de Instructure',
  signOut: 'Cerrar sesión',
  login: {
    title: 'Busque su institución',
    lead: 'Elija dónde utiliza Canvas.',
    institution: 'Institución',
    choose: 'Elija una institución',
    domain: 'Mi institución no aparece. Dominio completo de Canvas:',
    domainHint: 'escuela.instructure.com',
    next: 'Continuar',
    faults: { required: 'Elija una institución o escriba su dominio de Canvas.', invalid: 'Esto no es un dominio.', unreachable: 'Ningún Canvas responde en este dominio.', denied: 'Se denegó el acceso a Canvas.' },
  },
  canvas: { title: 'Iniciar sesión', unverified: 'Los servicios de identidad no han verificado este dominio de Canvas', button: 'Iniciar sesión en Canvas' },
  authorize: { title: 'Autorizar', text: 'Los servicios de identidad de Instructure solicitan acceso a su cuenta.', accept: 'Autorizar', cancel: 'Cancelar' },
  keys: {
    title: 'Claves de API',
    add: 'Agregar nueva clave',
    none: 'Todavía no hay claves.',
    name: 'Nombre de la clave',
    scope: 'Ámbito',
    expiry: 'Caducidad',
    expires: 'Caduca',
    type: 'Tipo de clave',
    created: 'Creada',
    choose: 'Seleccionar…',
    save: 'Guardar',
    cancel: 'Cancelar',
    faults: { required: 'Este campo es obligatorio.', invalid: 'Este valor no se acepta.' },
  },
  expiries: { '1-day': '1 día', '1-week': '1 semana', '1-month': '1 mes', '6-months': '6 meses', '1-year': '1 año', '3-years': '3 años' },
  types: { institutional: 'Uso institucional', partner: 'Socio de Instructure' },
  verify: { title: 'Revise su correo', text: 'Se envió un código de seis cifras a {email}. Escríbalo para crear la clave.', code: 'Código de verificación', button: 'Verificar', wrong: 'Este código no es correcto.' },
  made: {
    title: 'Clave creada',
    text: 'Las credenciales se muestran una sola vez. Cópielas antes de cerrar la ventana.',
    reveal: 'Mostrar credenciales de OAuth',
    mailed: 'Las credenciales se envían al socio por correo electrónico.',
    gone: 'Las credenciales de esta clave ya se mostraron.',
  },
  credentials: { title: 'Credenciales de OAuth', id: 'ID de cliente', secret: 'Secreto', copy: 'Copiar', copied: 'Copiado', close: 'Haga clic {count} veces más para cerrar', last: 'Haga clic 1 vez más para cerrar' },
  notFound: 'Página no encontrada',
  refused: 'Esta página ha caducado. Ábrala de nuevo.',
};

export const WORDS: Readonly<Record<Language, Words>> = { en, es };
