import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCsvReader } from '../../shared/domain/import/csv.ts';
import { mediaTypes } from '../../shared/http/rendition.ts';
import { sheetsOf } from '../support/workbook.ts';
import { type Days, nextFifth } from './support/calendar.ts';
import { type Caller, type Client, createClient, type Figures, type ProblemView } from './support/client.ts';
import { branchId, complaintBody } from './support/samples.ts';
import { plain, type SystemUnderTest } from './support/system-under-test.ts';

const categories = ['new_car_quality', 'new_car_quality', 'price_dispute', 'repair_quality', 'enquiry'];

describe('a month’s report in every form', () => {
  let system: SystemUnderTest;
  let client: Client;
  let days: Days;
  let director: Caller;
  let path: string;

  beforeAll(async () => {
    system = await plain.open();
    client = createClient(system);
    days = nextFifth(await client.now());
    path = `/reports/monthly/${branchId}/${days.month}`;
    director = await client.as('care_director');
    const officer = await client.as('care_officer');
    await client.moveTo(days.at(0, '10:00:00'));
    for (const category of categories) {
      const { status } = await officer.post(
        '/complaints',
        complaintBody({ category, receivedAt: days.at(0, '10:00:00') }),
      );
      expect(status).toBe(201);
    }
    await client.moveTo(days.at(0, '12:01:00'));
  });
  afterAll(() => system.close());

  const get = (query: string, headers: Record<string, string> = {}, { token } = director) =>
    fetch(`${system.url}${path}${query}`, { headers: { authorization: `Bearer ${token}`, ...headers } });

  const figures = async () => (await director.get<Figures>(path)).body;

  test.each([
    ['?format=json', {}, 'application/json; charset=utf-8'],
    ['?format=html', {}, 'text/html; charset=utf-8'],
    ['?format=csv', {}, 'text/csv; charset=utf-8'],
    ['?format=xlsx', {}, mediaTypes.xlsx],
    ['', { accept: '*/*' }, 'application/json; charset=utf-8'],
    ['', { accept: 'text/csv' }, 'text/csv; charset=utf-8'],
    ['', { accept: mediaTypes.xlsx }, mediaTypes.xlsx],
    ['', { accept: 'text/html,application/xml;q=0.9,*/*;q=0.8' }, 'text/html; charset=utf-8'],
    ['?format=csv', { accept: 'text/html' }, 'text/csv; charset=utf-8'],
  ])('asked for with %s and %j is %s', async (query, headers, type) => {
    const response = await get(query, headers);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe(type);
    expect(response.headers.get('vary')).toBe('Accept, Accept-Language');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect((await response.arrayBuffer()).byteLength).toBeGreaterThan(500);
  });

  test.each([
    ['', undefined, '抱怨月报'],
    ['', 'en-GB,en;q=0.9', 'Monthly complaint report'],
    ['&lang=zh', 'en-GB', '抱怨月报'],
    ['&lang=en', 'zh-CN', 'Monthly complaint report'],
  ])('with %s and Accept-Language %s is called %s', async (query, language, title) => {
    const headers: Record<string, string> = language === undefined ? {} : { 'accept-language': language };
    const response = await get(`?format=html${query}`, headers);
    expect(await response.text()).toContain(`<h1>${title}</h1>`);
    expect(response.headers.get('content-language')).toBe(title === '抱怨月报' ? 'zh-CN' : 'en');
  });

  test('has the same figures in all of them', async () => {
    const { received, deadlines } = await figures();
    expect(received).toBe(4);
    const contact = deadlines.contact ?? { met: 0, late: 0, overdue: 0 };
    // At a minute past twelve nobody has called about what was to be called about by twelve.
    expect(contact).toEqual({ met: 0, late: 0, overdue: 3 });

    const csv = await (await get('?format=csv')).text();
    const reader = createCsvReader(',');
    const records = [...reader.push(csv), ...reader.end()].map(({ cells }) =>
      cells.filter((cell) => cell !== ''),
    );
    expect(records).toContainEqual(['受理抱怨', '4']);
    expect(records).toContainEqual(['首次联系', '0', '0', '3', '3', '0.0%']);

    const workbook = new Uint8Array(await (await get('?format=xlsx')).arrayBuffer());
    const sheets = sheetsOf(workbook);
    const deadlineSheet = sheets.find(({ name }) => name === '处理时限');
    expect(deadlineSheet?.rows[1]?.map((cell) => cell?.value)).toEqual(['首次联系', 0, 0, 3, 3, 0]);
    const trend = sheets.find(({ name }) => name === '近十二个月走势');
    expect(trend?.rows.at(-1)?.map((cell) => cell?.value)).toEqual([days.month, 4, 0, 4]);

    const page = await (await get('?format=html&lang=en')).text();
    expect(page).toContain('<dt>Complaints received</dt><dd><b>4</b>');
    expect(page).toContain('New car quality 2 (cumulative 50.0%)');
  });

  test('is saved under a name that says what it is', async () => {
    const disposition = (await get('?format=xlsx')).headers.get('content-disposition') ?? '';
    expect(disposition).toContain(`filename="monthly-report-SH01-${days.month}.xlsx"`);
    const [year, month] = days.month.split('-').map(Number);
    expect(decodeURIComponent(disposition.split("''")[1] ?? '')).toBe(
      `上海浦东店 ${year}年${month}月 抱怨月报.xlsx`,
    );
  });

  test('as a page lets in nothing from elsewhere', async () => {
    const { headers } = await get('?format=html');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; /);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });

  test('is refused with the list of forms where none is accepted', async () => {
    const response = await get('', { accept: 'application/pdf' });
    expect(response.status).toBe(406);
    expect(response.headers.get('vary')).toBe('Accept, Accept-Language');
    expect(await response.json()).toMatchObject({
      type: 'urn:dealer-care:problem:not-acceptable',
      available: Object.values(mediaTypes),
    });
  });

  test.each(['format=pdf', 'lang=de', 'format=csv&format=html', 'format=csv&colour=red'])(
    'is refused where the query has %s',
    async (query) => {
      const response = await get(`?${query}`);
      expect(response.status).toBe(400);
      const { errors } = (await response.json()) as ProblemView;
      expect(errors).toMatchObject([
        { path: query.split('&').at(-1)?.split('=')[0], code: expect.any(String) },
      ]);
    },
  );

  test('is for those who may see the figures, in every form', async () => {
    const adviser = await client.as('sales_adviser');
    const stranger = await client.as({ role: 'care_director', branchIds: ['demo.sh02'] });
    for (const format of ['json', 'html', 'csv', 'xlsx']) {
      expect((await get(`?format=${format}`, {}, adviser)).status).toBe(403);
      expect((await get(`?format=${format}`, {}, stranger)).status).toBe(404);
    }
  });

  test('a route that has no other form takes no `format`', async () => {
    const { status } = await director.get(`/complaints?branchId=${branchId}&format=csv`);
    expect(status).toBe(400);
  });
});

describe('every report in every form', () => {
  let system: SystemUnderTest;
  let client: Client;

  beforeAll(async () => {
    system = await plain.open();
    client = createClient(system);
  });
  afterAll(() => system.close());

  const reports = [
    ['monthly', branchId, '2026-11', 'care_director', '抱怨月报'],
    ['regional', 'east', '2026-11', 'regional_manager', '区域抱怨月报'],
    ['group', 'demo', '2026-11', 'group_admin', '集团抱怨月报'],
    ['yearly', branchId, '2026', 'care_director', '抱怨年报'],
    ['yearly/regional', 'east', '2026', 'regional_manager', '区域抱怨年报'],
    ['yearly/group', 'demo', '2026', 'group_admin', '集团抱怨年报'],
    ['persons', branchId, '2026-11', 'care_director', '人员月报'],
  ] as const;

  test.each(reports)('%s of %s in %s', async (report, of, when, role, title) => {
    const { token } = await client.as(role);
    const get = (format: string) =>
      fetch(`${system.url}/reports/${report}/${of}/${when}?format=${format}`, {
        headers: { authorization: `Bearer ${token}` },
      });
    const json = await get('json');
    expect([json.status, json.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
    const html = await get('html');
    expect(html.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await html.text()).toContain(`<h1>${title}</h1>`);
    const csv = await get('csv');
    expect(csv.headers.get('content-disposition')).toContain(`filename="${report.split('/')[0]}-report-`);
    expect((await csv.text()).split('\r\n')[0]).toContain(`"${title}"`);
    const sheets = sheetsOf(new Uint8Array(await (await get('xlsx')).arrayBuffer()));
    expect(sheets[0]?.rows[0]?.[0]?.value).toBe(title);
    expect(sheets.length).toBeGreaterThan(4);
  });

  test('a group is called by its name', async () => {
    const { token } = await client.as('group_admin');
    const response = await fetch(`${system.url}/reports/group/demo/2026-11?format=csv`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect((await response.text()).split('\r\n')[0]).toContain('"华晟汽车集团 2026年11月"');
  });
});
