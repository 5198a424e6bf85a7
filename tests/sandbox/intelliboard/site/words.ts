import type { Build, Language } from './variants';

/** How a mark says in one build what came out, to eyes or to a screen reader. */
interface MarkWords {
  readonly pass: string;
  readonly fail: string;
  readonly waiting: string;
}

/**
 * What the site says, in each language. The names of fields, sections and buttons are those of IntelliBoard's
 * articles ([SA] steps 1 to 5; "Manage Connections": Integrations: Setting up the LTI in your LMS,
 * intelliboard.atlassian.net, page 2318401537). The Spanish, all other sentences and the words of the marks are
 * the sandbox's own: nothing may rely on one of them.
 */
const en = {
  dir: 'ltr',
  footer: 'A stand-in, for development. What is typed here stays on this computer.',
  signIn: {
    title: 'Sign in',
    lead: 'Sign in with the main subscription e-mail.',
    email: 'E-mail',
    password: 'Password',
    button: 'Sign in',
    wrong: 'E-mail or password is not right.',
  },
  navigation: { main: 'Main', dashboard: 'Dashboard', integrations: 'Integrations', connections: 'Manage Connections', signOut: 'Sign out' },
  dashboard: { title: 'Dashboard', lead: 'Welcome back.', connections: 'Connections', active: 'Active', categories: 'Categories', start: 'Connect your LMS' },
  integrations: { title: 'Integrations', lead: 'Select your LMS type.', search: 'Search integrations', connect: '+ Connect', connectTo: '+ Connect %{name}', none: 'Nothing fits.', missing: 'This connection is not part of the sandbox.' },
  connections: { title: 'Manage Connections', name: 'Name', url: 'URL', active: 'Active', actions: 'Actions', edit: 'Edit', none: 'There are no connections yet.', on: 'On', off: 'Off', actionsOf: 'Actions for %{name}' },
  form: {
    newTitle: 'Connect Canvas',
    editTitle: 'Edit connection',
    information: 'Connection Information',
    settings: 'Settings',
    data: 'Canvas Data Tokens',
    review: 'Review',
    lmsName: 'LMS Name',
    url: 'URL',
    clientId: 'Client ID',
    clientSecret: 'Client Secret Key',
    category: 'Category',
    newCategory: 'New category name',
    active: 'Active',
    dynamicTables: 'Dynamic tables',
    hour: 'Process at Hour',
    dataClientId: 'Data Client ID',
    dataClientSecret: 'Data Client Secret',
    dataFrequency: 'Processing frequency',
    keys: 'Keys',
    redirect: 'Redirect URL',
    select: 'Select…',
    addCategory: '+ New category…',
    every: 'Every %{hours} hours',
    yes: 'Yes',
    no: 'No',
    none: 'None',
    /** Where a secret is stored already, and is kept unless another is typed. */
    unchanged: 'unchanged',
    copy: 'Copy',
    copied: 'Copied',
    back: 'Back',
    next: 'Next',
    continue: 'Continue',
    authorize: 'Authorize',
    step: 'Step %{step} of %{steps}',
    lmsNameHint: 'Name the connection for identification purposes.',
    urlHint: 'Include https:// and do not include any additional pathways.',
    redirectHint: 'Paste this into the developer key in Canvas.',
    activeHint: 'Connections must be active to process.',
    dynamicTablesHint: 'For LMS native tables (e.g. Syllabus, Discussion).',
    hourHint: 'In the time zone of your organization (%{zone}).',
    required: 'Required',
  },
  errors: {
    required: 'This field is required.',
    https: 'The URL must begin with https://.',
    duplicate: 'There is a connection with this URL already.',
    category: 'There is a category of this name already.',
    invalid: 'This value is not valid.',
    summary: 'Please correct the fields below.',
    session: 'Your session has ended. Sign in again.',
    failed: 'Something went wrong. Please try again, or contact helpdesk@intelliboard.net.',
  },
  checks: {
    url: { pass: 'Canvas answers.', fail: 'We could not connect to this URL.', waiting: 'Connecting…' },
    keys: { pass: 'The keys are accepted.', fail: 'We could not connect with these keys.', waiting: 'Trying the keys…' },
    data: { pass: 'The tokens are accepted.', fail: 'We could not connect with these tokens.', waiting: 'Looked at when data is processed for the first time.' },
    summaryPass: 'The connection is successful. One step is left: authorize it in Canvas.',
    summaryFail: 'The connection is not successful. Review the settings that are marked, and try again.',
    summaryWaiting: 'Checking the connection…',
  },
  marks: {
    plain: { pass: 'Verified', fail: 'Not verified', waiting: 'Verifying' },
    react: { pass: 'Connected', fail: 'Connection failed', waiting: 'Checking' },
    shifting: { pass: 'Success', fail: 'Error', waiting: 'In progress' },
    tables: { pass: 'OK', fail: 'Failed', waiting: 'Please wait' },
    wizard: { pass: 'Passed', fail: 'Not passed', waiting: 'Running' },
  } satisfies Record<Build, MarkWords>,
  /** The mark of what is not under way, but to come. */
  later: 'Pending',
  back: { title: 'Back from Canvas', text: 'Canvas sends administrators here after they have authorised IntelliBoard.' },
  notFound: { title: 'Page not found', text: 'There is nothing at this address.' },
  refused: { title: 'Refused', text: 'This form is out of date. Open the page anew.' },
};

export type Words = typeof en;

const es: Words = {
  dir: 'ltr',
  footer: 'Una imitación, para el desarrollo. Lo que se escribe aquí se queda en este equipo.',
  signIn: {
    title: 'Iniciar sesión',
    lead: 'Inicie sesión con el correo principal de la suscripción.',
    email: 'Correo electrónico',
    password: 'Contraseña',
    button: 'Entrar',
    wrong: 'El correo o la contraseña no son correctos.',
  },
  navigation: { main: 'Principal', dashboard: 'Panel', integrations: 'Integraciones', connections: 'Administrar conexiones', signOut: 'Cerrar sesión' },
  dashboard: { title: 'Panel', lead: 'Le damos la bienvenida.', connections: 'Conexiones', active: 'Activas', categories: 'Categorías', start: 'Conecte su LMS' },
  integrations: { title: 'Integraciones', lead: 'Elija el tipo de su LMS.', search: 'Buscar integraciones', connect: '+ Conectar', connectTo: '+ Conectar %{name}', none: 'No hay coincidencias.', missing: 'Esta conexión no forma parte de la imitación.' },
  connections: { title: 'Administrar conexiones', name: 'Nombre', url: 'URL', active: 'Activa', actions: 'Acciones', edit: 'Editar', none: 'Todavía no hay conexiones.', on: 'Sí', off: 'No', actionsOf: 'Acciones de %{name}' },
  form: {
    newTitle: 'Conectar Canvas',
    editTitle: 'Editar la conexión',
    information: 'Información de la conexión',
    settings: 'Configuración',
    data: 'Tokens de Canvas Data',
    review: 'Revisión',
    lmsName: 'Nombre del LMS',
    url: 'URL',
    clientId: 'ID de cliente',
    clientSecret: 'Clave secreta de cliente',
    category: 'Categoría',
    newCategory: 'Nombre de la nueva categoría',
    active: 'Activa',
    dynamicTables: 'Tablas dinámicas',
    hour: 'Hora de procesamiento',
    dataClientId: 'ID de cliente de datos',
    dataClientSecret: 'Secreto de cliente de datos',
    dataFrequency: 'Frecuencia de procesamiento',
    keys: 'Claves',
    redirect: 'URL de redirección',
    select: 'Seleccione…',
    addCategory: '+ Nueva categoría…',
    every: 'Cada %{hours} horas',
    yes: 'Sí',
    no: 'No',
    none: 'Ninguno',
    unchanged: 'sin cambios',
    copy: 'Copiar',
    copied: 'Copiado',
    back: 'Atrás',
    next: 'Siguiente',
    continue: 'Continuar',
    authorize: 'Autorizar',
    step: 'Paso %{step} de %{steps}',
    lmsNameHint: 'Un nombre para reconocer la conexión.',
    urlHint: 'Incluya https:// y ninguna ruta adicional.',
    redirectHint: 'Péguela en la clave de desarrollador de Canvas.',
    activeHint: 'Solo se procesan las conexiones activas.',
    dynamicTablesHint: 'Para tablas propias del LMS (p. ej., programa del curso, foros).',
    hourHint: 'En la zona horaria de su organización (%{zone}).',
    required: 'Obligatorio',
  },
  errors: {
    required: 'Este campo es obligatorio.',
    https: 'La URL debe empezar por https://.',
    duplicate: 'Ya existe una conexión con esta URL.',
    category: 'Ya existe una categoría con este nombre.',
    invalid: 'Este valor no es válido.',
    summary: 'Corrija los campos indicados.',
    session: 'Su sesión ha terminado. Vuelva a iniciar sesión.',
    failed: 'Algo salió mal. Inténtelo de nuevo o escriba a helpdesk@intelliboard.net.',
  },
  checks: {
    url: { pass: 'Canvas responde.', fail: 'No pudimos conectar con esta URL.', waiting: 'Conectando…' },
    keys: { pass: 'Las claves fueron aceptadas.', fail: 'No pudimos conectar con estas claves.', waiting: 'Probando las claves…' },
    data: { pass: 'Los tokens fueron aceptados.', fail: 'No pudimos conectar con estos tokens.', waiting: 'Se comprobará al procesar los datos por primera vez.' },
    summaryPass: 'La conexión funciona. Falta un paso: autorícela en Canvas.',
    summaryFail: 'La conexión no funciona. Revise los datos señalados e inténtelo de nuevo.',
    summaryWaiting: 'Comprobando la conexión…',
  },
  marks: {
    plain: { pass: 'Verificado', fail: 'No verificado', waiting: 'Verificando' },
    react: { pass: 'Conectado', fail: 'Error de conexión', waiting: 'Comprobando' },
    shifting: { pass: 'Correcto', fail: 'Error', waiting: 'En curso' },
    tables: { pass: 'Aceptado', fail: 'Fallo', waiting: 'Espere' },
    wizard: { pass: 'Superado', fail: 'No superado', waiting: 'En marcha' },
  },
  later: 'Pendiente',
  back: { title: 'De vuelta de Canvas', text: 'Canvas envía aquí a los administradores cuando han autorizado a IntelliBoard.' },
  notFound: { title: 'Página no encontrada', text: 'No hay nada en esta dirección.' },
  refused: { title: 'Rechazado', text: 'Este formulario ha caducado. Abra la página de nuevo.' },
};

export const WORDS: Readonly<Record<Language, Words>> = { en, es };

/** `%{x}` filled in. */
export function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/%\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
