import { describe, expect, it } from 'vitest';
import { ConfigSchema, ConnectionChangeSchema, FiltersInputSchema, MaskedSchema, ProblemSchema, RolesInputSchema, type Config } from '@/utils/intelliboard/contract';

const config: Config = {
  lms: { type: 'canvas', name: 'Fernwood University', url: 'https://fernwood.instructure.com' },
  developerKey: { clientId: '10000000000115', clientSecret: 'a'.repeat(64) },
  categoryId: '12',
  active: true,
  dynamicTables: false,
  processAt: { hour: 7, timeZone: 'UTC' },
};

describe('the config of a connection', () => {
  it('may come without data credentials', () => {
    expect(ConfigSchema.parse(config)).toEqual(config);
  });

  it.each([
    ['dap', { source: 'dap', clientId: 'us-east-1#f3c1', clientSecret: 's', expiresOn: '2027-11-23', everyHours: 24 }, true],
    ['flat files', { source: 'flat-files', key: 'k', secret: 's' }, true],
    ['a source that there is not', { source: 'ftp', key: 'k', secret: 's' }, false],
    ['the fields of one source in the other', { source: 'flat-files', clientId: 'k', clientSecret: 's' }, false],
    ['both in one', { source: 'flat-files', key: 'k', secret: 's', clientId: 'k' }, false],
    ['a time for a date', { source: 'dap', clientId: 'k', clientSecret: 's', expiresOn: '2027-11-23T00:00:00Z', everyHours: 24 }, false],
  ])('takes data as a union on the source: %s', (_, data, valid) => {
    expect(ConfigSchema.safeParse({ ...config, data }).success).toBe(valid);
  });

  it.each([
    ['https://fernwood.instructure.com', true],
    ['https://canvas.fernwood.edu:8443', true],
    ['https://fernwood.instructure.com/', false],
    ['https://fernwood.instructure.com/accounts/1', false],
    ['https://fernwood.instructure.com?x=1', false],
    ['https://fernwood.instructure.com:443', false],
    ['https://admin:pw@fernwood.instructure.com', false],
    ['https://Fernwood.instructure.com', false],
    ['http://fernwood.instructure.com', false],
    ['fernwood.instructure.com', false],
    ['https://fernwood.instructure.com\n', false],
    ['', false],
  ])('wants https and a host, no more: %j', (url, valid) => {
    expect(ConfigSchema.safeParse({ ...config, lms: { ...config.lms, url } }).success).toBe(valid);
  });

  it.each([
    ['UTC', true],
    ['America/Chicago', true],
    ['America/Argentina/Buenos_Aires', true],
    ['Etc/GMT+5', true],
    ['Mars/Olympus_Mons', false],
    ['+01:00', false],
    ['', false],
  ])('wants an IANA time zone: %j', (timeZone, valid) => {
    expect(ConfigSchema.safeParse({ ...config, processAt: { hour: 7, timeZone } }).success).toBe(valid);
  });

  it.each([0, 7, 23])('takes the hour %d', (hour) => {
    expect(ConfigSchema.safeParse({ ...config, processAt: { hour, timeZone: 'UTC' } }).success).toBe(true);
  });

  it.each([-1, 24, 7.5, Number.NaN, '7'])('refuses the hour %j', (hour) => {
    expect(ConfigSchema.safeParse({ ...config, processAt: { hour, timeZone: 'UTC' } }).success).toBe(false);
  });

  it.each([
    ['a field too many', { ...config, redirectUri: 'https://next.intelliboard.net' }],
    ['a field too many within', { ...config, lms: { ...config.lms, uri: 'x' } }],
    ['a number for an id', { ...config, categoryId: 12 }],
    ['a blank name', { ...config, lms: { ...config.lms, name: '  ' } }],
    ['an empty secret', { ...config, developerKey: { clientId: '1', clientSecret: '' } }],
  ])('refuses %s', (_, body) => {
    expect(ConfigSchema.safeParse(body).success).toBe(false);
  });
});

describe('a change', () => {
  it('must change something, and knows no address', () => {
    expect(ConnectionChangeSchema.safeParse({}).success).toBe(false);
    expect(ConnectionChangeSchema.safeParse({ active: false }).success).toBe(true);
    expect(ConnectionChangeSchema.safeParse({ lms: { url: 'https://elsewhere.example.com' } }).success).toBe(false);
  });

  it.each([
    [{ userEnrollment: ['active'], systemStatus: ['registered'], subAccounts: 'all' }, true],
    [{ userEnrollment: ['active'], systemStatus: ['registered'], subAccounts: ['1', '9007199254740993'], terms: 'all', courseStatus: ['available'] }, true],
    [{ userEnrollment: [], systemStatus: ['registered'], subAccounts: 'all' }, false],
    [{ userEnrollment: ['active'], systemStatus: ['registered'] }, false],
    [{ userEnrollment: ['active'], systemStatus: ['registered'], subAccounts: [] }, false],
    [{ userEnrollment: ['active'], systemStatus: ['registered'], subAccounts: 'some' }, false],
    [{ userEnrollment: ['asleep'], systemStatus: ['registered'], subAccounts: 'all' }, false],
  ])('filters: %j', (filters, valid) => {
    expect(FiltersInputSchema.safeParse(filters).success).toBe(valid);
  });

  it.each([
    [{ instructor: ['3'], learner: ['5'] }, true],
    [{ instructor: ['3', '7'], learner: ['5'], admin: ['1'], courseAdmin: ['9'] }, true],
    [{ instructor: ['3'], learner: ['3'] }, false],
    [{ instructor: ['3'], learner: ['5'], admin: ['1'], courseAdmin: ['1'] }, false],
    [{ instructor: ['3', '3'], learner: ['5'] }, false],
    [{ instructor: [], learner: ['5'] }, false],
  ])('no role in two lists: %j', (roles, valid) => {
    expect(RolesInputSchema.safeParse(roles).success).toBe(valid);
  });
});

describe('answers', () => {
  it('pass over fields that they may gain, and cannot hold a secret', () => {
    expect(MaskedSchema.parse({ present: true, last4: 'NefC', value: 'the secret itself' })).toEqual({ present: true, last4: 'NefC' });
    expect(MaskedSchema.safeParse({ present: true, last4: 'the secret itself' }).success).toBe(false);
  });

  it.each([
    ['/lms/url', true],
    ['', true],
    ['lms.url', false],
  ])('a problem names its field by a JSON pointer: %j', (field, valid) => {
    const problem = { type: 'about:blank', title: 'Invalid', status: 400, detail: '', code: 'invalid', field };
    expect(ProblemSchema.safeParse(problem).success).toBe(valid);
  });
});
