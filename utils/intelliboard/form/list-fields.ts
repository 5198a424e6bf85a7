import { plainWords } from '@/utils/intelliboard/form/fields';
import type { ACTIVITY_STATUSES, COURSE_STATUSES, SYSTEM_STATUSES, USER_ENROLLMENTS } from '@/utils/model/filters';
import type { ListField } from '@/utils/model/list-fields';

/**
 * By which words a list of the tabs "Filter Settings" and "Role Settings" can be known, and their options, as
 * IntelliBoard's article names them ([SA] step 6, both of them), in English or Spanish. Words are compared as
 * `plainWords` gives them.
 */
interface ListMeaning {
  /** All that is said. */
  readonly exactly: RegExp;
  /** Among other words; weaker. */
  readonly within: RegExp;
  /** Then it is another thing. */
  readonly never?: RegExp;
  /** A heading under which "Status" alone means this list. */
  readonly statusUnder?: RegExp;
}

export const LIST_MEANINGS: Readonly<Record<ListField, ListMeaning>> = {
  userEnrollment: {
    exactly: /^((select )?(users?|students?) enrol?lments?( status( ?es)?)?|enrol?lment status( ?es)?|(la )?(inscripcion(es)?|matriculas?|matriculacion(es)?)( de(l| los)? (usuarios?|estudiantes?|alumnos?))?|estados? de (la )?(inscripcion|matricula|matriculacion)( de(l| los)? (usuarios?|estudiantes?|alumnos?))?)$/,
    within: /\b((user|student) enrol?lments?|enrol?lment status|(inscripcion|matricula)(es|s)? de(l| los)? (usuario|estudiante|alumno)s?|estados? de (la )?(inscripcion|matricula))/,
    never: /\b(terms?|periodos?|system|sistema)\b/,
  },
  systemStatus: {
    exactly: /^((select )?(system|users?) status( ?es)?|display users with the following status( ?es)?|estados? (del sistema|de(l| los)? usuarios?)|mostrar los usuarios con estos estados)$/,
    within: /\b(system status|users? status|users with the following status|estados? (del sistema|de(l| los)? usuarios?))/,
    never: /enrol|inscripcion|matricul|course|curso/,
    statusUnder: /\b(user|usuario)s?\b/,
  },
  subAccounts: { exactly: /^((select |filter )?(course )?sub ?accounts?( s)?|(las )?sub ?cuentas?)$/, within: /\b(sub ?accounts?|sub ?cuentas?)\b/ },
  terms: {
    exactly: /^((select |filter )?((enrol?lment|course|academic) )?terms?( s)?|(periodos?|terminos?)( (lectivos?|academicos?|de (la )?inscripcion))?|semestres?)$/,
    within: /\b(terms?|periodos?|terminos?)\b/,
    never: /\b(terms|terminos) (of|and|de uso|y)\b|sub ?(account|cuenta)/,
  },
  courseStatus: {
    exactly: /^((select )?courses? status( ?es)?|display courses with the following status( ?es)?|estados? de(l| los)? cursos?|mostrar los cursos con estos estados)$/,
    within: /\b(courses? status|courses with the following status|estados? de(l| los)? cursos?)/,
    statusUnder: /\b(course|curso)s?\b/,
  },
  activityStatus: {
    exactly: /^((select )?activit(y|ies) status( ?es)?( filter)?|estados? de (las? )?actividad(es)?)$/,
    within: /\b(activit(y|ies) status|estados? de (las? )?actividad(es)?)/,
    statusUnder: /\b(activit(y|ies)|actividad(es)?)\b/,
  },
  instructor: { exactly: /^((select )?(instructor|teacher)s?( roles?)?|roles? de(l| los)? (instructor|profesor|docente)(es|s)?|instructores|profesores|docentes)$/, within: /\b((instructor|teacher)s? roles?|roles? de(l| los)? (instructor|profesor|docente))/ },
  learner: { exactly: /^((select )?(learner|student)s?( roles?)?|roles? de(l| los)? (estudiante|alumno|aprendiz)(es|s)?|estudiantes|alumnos)$/, within: /\b((learner|student)s? roles?|roles? de(l| los)? (estudiante|alumno|aprendiz))/ },
  admin: { exactly: /^((select )?admin(istrator)?s?( roles?)?|roles? de(l| los)? administrador(es)?|administradores)$/, within: /\b(admin(istrator)?s? roles?|roles? de(l| los)? administrador)/, never: /course|curso/ },
  courseAdmin: { exactly: /^((select )?courses? admin(istrator)?s?( roles?)?|roles? de(l| los)? administrador(es)? de(l| los)? cursos?|administradores de(l| los)? cursos?)$/, within: /\b(courses? admin|administrador(es)? de(l| los)? cursos?)/ },
};

/** "Status" and no more: its heading says of what. */
export const STATUS_ALONE = /^(select )?(status( ?es)?|estados?)$/;

type Statuses<Value extends string> = Readonly<Record<Value, RegExp>>;

/** What an option of these lists says; no two fit the same words. */
const STATUSES: {
  readonly userEnrollment: Statuses<(typeof USER_ENROLLMENTS)[number]>;
  readonly systemStatus: Statuses<(typeof SYSTEM_STATUSES)[number]>;
  readonly courseStatus: Statuses<(typeof COURSE_STATUSES)[number]>;
  readonly activityStatus: Statuses<(typeof ACTIVITY_STATUSES)[number]>;
} = {
  userEnrollment: {
    invited: /^(invited|invitad[oa]s?)$/,
    active: /^(active|activ[oa]s?)$/,
    completed: /^(completed|completad[oa]s?|finalizad[oa]s?)$/,
    inactive: /^(inactive|inactiv[oa]s?)$/,
    rejected: /^(rejected|rechazad[oa]s?)$/,
    deleted: /^(deleted|eliminad[oa]s?|borrad[oa]s?)$/,
    pending: /^(pending|pendientes?)$/,
  },
  systemStatus: {
    creation_pending: /^(creation pending|creacion pendiente|pendientes? de creacion)$/,
    deleted: /^(deleted|eliminad[oa]s?|borrad[oa]s?)$/,
    pre_registered: /^(pre ?registered|pre ?r?registrad[oa]s?)$/,
    registered: /^(registered|registrad[oa]s?)$/,
  },
  courseStatus: {
    created: /^((course )?created|(cursos? )?cread[oa]s?)$/,
    available: /^((course )?available|(cursos? )?disponibles?)$/,
    completed: /^((course )?completed|(cursos? )?(completad[oa]s?|finalizad[oa]s?))$/,
    claimed: /^((course )?claimed|(cursos? )?reclamad[oa]s?)$/,
  },
  activityStatus: {
    published: /^((activity )?published|(actividad(es)? )?publicad[oa]s?)$/,
    unpublished: /^((activity )?(unpublished|not published)|(actividad(es)? )?(no publicad[oa]s?|sin publicar))$/,
    deleted: /^((activity )?deleted|(actividad(es)? )?(eliminad[oa]s?|borrad[oa]s?))$/,
  },
};

/** An option that stands for all others, or marks them all. */
const ALL = /^((select |choose )?all( (sub ?accounts?|terms?|roles?|status(es)?|options))?|tod[oa]s( l[oa]s \w+)?|(seleccionar|marcar|elegir) tod[oa]s?)$/;

export function standsForAll(label: string): boolean {
  return ALL.test(plainWords(label));
}

/** Which status an option says, or a name that is wanted, which may be the value itself; `null` for none. */
export function statusOf(field: keyof typeof STATUSES, said: string): string | null {
  const words = plainWords(said);
  return Object.entries(STATUSES[field]).find(([value, pattern]) => plainWords(value) === words || pattern.test(words))?.[0] ?? null;
}

export function hasStatuses(field: ListField): field is keyof typeof STATUSES {
  return Object.hasOwn(STATUSES, field);
}
