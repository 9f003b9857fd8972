import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ComplaintShown } from '../../functions/complaints/complaint-view.ts';
import { sampleFiles, sendFile } from '../support/evidence-files.ts';
import {
  type Answer,
  allOf,
  type Caller,
  type Client,
  createClient,
  type Page,
  type ProblemView,
  type RecordView,
} from './support/client.ts';
import { ask, attach, completion, type FileView, photo, send } from './support/evidence-files.ts';
import { complaintBody } from './support/samples.ts';
import { plain, type SystemUnderTest } from './support/system-under-test.ts';

let system: SystemUnderTest;
let client: Client;
let director: Caller;
let complaint: string;

beforeAll(async () => {
  system = await plain.open();
  client = createClient(system);
  director = await client.as('care_director');
  complaint = await register();
});
afterAll(() => system.close());

async function register(): Promise<string> {
  return (await director.post('/complaints', complaintBody())).body.id;
}

const listOf = (id: string) => allOf<FileView>(director, `/complaints/${id}/attachments`);
const versionOf = async (id: string) =>
  (await director.get<ComplaintShown>(`/complaints/${id}`)).body.version;
const linkTo = async (id: string, fileId: string) =>
  (await director.get<FileView>(`/complaints/${id}/attachments/${fileId}`)).body.url ?? '';
const contentAt = async (url: string) => Buffer.from(await (await fetch(url)).arrayBuffer());
const complete = (id: string, fileId: string, headers = {}) =>
  director.post<FileView>(completion(id, fileId), {}, headers);

function expectProblem(answer: Answer<unknown>, status: number, ...paths: string[]): ProblemView {
  const problem = answer.body as ProblemView;
  expect({ status: answer.status, problem }).toMatchObject({ status });
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect((problem.errors ?? []).map(({ path }) => path)).toEqual(paths);
  return problem;
}

test('a file is sent, checked, listed, and fetched as it was', async () => {
  const id = await register();
  const told = { name: '接车单 11-20.pdf', type: 'application/pdf', kind: 'reception_sheet' };
  const content = sampleFiles['application/pdf'];
  const asked = await send(director, id, content, told);
  expect(asked.upload.method).toBe('POST');
  expect(await listOf(id)).toEqual([]);
  expect(await versionOf(id)).toBe(1);

  const kept = await complete(id, asked.id);
  expect(kept).toMatchObject({ status: 200, body: { id: asked.id, ...told, size: content.length } });
  expect(kept.headers.get('etag')).toBe('"2"');
  expect(kept.body.at).toMatch(/\+08:00$/);
  expect(await listOf(id)).toEqual([kept.body]);

  const fetched = await fetch(await linkTo(id, asked.id));
  expect(Buffer.from(await fetched.arrayBuffer())).toEqual(content);
  expect(fetched.headers.get('content-type')).toBe('application/pdf');
  const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(told.name)}`;
  expect(fetched.headers.get('content-disposition')).toBe(disposition);

  const entries = await allOf<RecordView>(director, `/complaints/${id}/record`);
  expect(entries.at(-1)).toMatchObject({ action: 'attach-file', by: { role: 'care_director' } });
});

test('again it is the same answer, and nothing is kept twice, also at once', async () => {
  const id = await register();
  const { id: fileId } = await send(director, id);
  const answers = await Promise.all(Array.from({ length: 5 }, () => complete(id, fileId)));
  answers.push(await complete(id, fileId));
  for (const { status, body } of answers)
    expect({ status, body }).toEqual({ status: 200, body: answers[0]?.body });
  expect(await listOf(id)).toHaveLength(1);
  expect(await versionOf(id)).toBe(2);
  const entries = await allOf<RecordView>(director, `/complaints/${id}/record`);
  expect(entries.filter(({ action }) => action === 'attach-file')).toHaveLength(1);
});

test('the oldest comes first, page by page', async () => {
  const id = await register();
  const files: string[] = [];
  for (let at = 0; at < 3; at += 1) files.push((await attach(director, id)).id);
  expect((await listOf(id)).map((file) => file.id)).toEqual(files);
  const paged = await allOf<FileView>(director, `/complaints/${id}/attachments`, 2);
  expect(paged.map((file) => file.id)).toEqual(files);
  const wrong = await director.get<Page<FileView>>(`/complaints/${id}/attachments?cursor=none`);
  expectProblem(wrong, 400, 'cursor');
});

describe('a file that is not what it was said to be', () => {
  test('is refused for its content', async () => {
    const id = await register();
    const page = Buffer.from('<html><script>alert(1)</script></html>');
    const { id: fileId } = await send(director, id, page);
    expectProblem(await complete(id, fileId), 400, 'type');
    const { id: other } = await send(director, id, sampleFiles['image/png']);
    expect(expectProblem(await complete(id, other), 400, 'type').detail).toContain('image/jpeg');
    expect(await listOf(id)).toEqual([]);
    expect(await versionOf(id)).toBe(1);
  });

  test('is not taken with another size, type or place', async () => {
    const { body } = await ask(director, complaint);
    const other = async (fields: object, content = photo) =>
      (await sendFile({ ...body.upload, fields: { ...body.upload.fields, ...fields } }, content)).status;
    expect(await other({}, photo.subarray(1))).toBe(400);
    expect(await other({}, Buffer.concat([photo, photo]))).toBe(400);
    expect(await other({ 'Content-Type': 'text/html' })).toBe(403);
    expect(await other({ key: `evidence/${complaint}/${body.id}` })).toBe(403);
    expect(expectProblem(await complete(complaint, body.id), 404).detail).toContain('has not arrived');
  });

  test('has not arrived where it was never sent', async () => {
    const { body } = await ask(director, complaint);
    for (const fileId of [body.id, '0000000000000000']) {
      expect(expectProblem(await complete(complaint, fileId), 404).detail).toContain('has not arrived');
    }
    for (const fileId of ['..', 'x', '%2e%2e%2f', '0'.repeat(5000)]) {
      expectProblem(await complete(complaint, encodeURIComponent(fileId)), 404);
      expectProblem(
        await director.get(`/complaints/${complaint}/attachments/${encodeURIComponent(fileId)}`),
        404,
      );
    }
    expect(await versionOf(complaint)).toBe(1);
  });

  test('cannot take the place of one that was checked', async () => {
    const id = await register();
    const asked = await send(director, id);
    const kept = await complete(id, asked.id);
    const forged = Buffer.from('MZ'.padEnd(photo.length, '!'));
    expect((await sendFile(asked.upload, forged)).status).toBe(204);
    expect((await complete(id, asked.id)).body).toEqual(kept.body);
    expect(await contentAt(await linkTo(id, asked.id))).toEqual(photo);
  });
});

describe('a request for a form that does not fit', () => {
  test.each<[why: string, told: object, ...paths: string[]]>([
    ['a path', { name: '../../etc/passwd.jpg' }, 'name'],
    ['a path of Windows', { name: 'C:\\a.jpg' }, 'name'],
    ['a folder', { name: '..' }, 'name'],
    ['a control character', { name: 'a\u0000.jpg' }, 'name'],
    ['letters turned round', { name: 'a\u202Egpj.jpg' }, 'name'],
    ['half a character', { name: 'a\ud800.jpg' }, 'name'],
    ['no name', { name: undefined }, 'name'],
    ['the name of another type', { name: 'a.exe' }, 'name'],
    ['the name of two types', { name: 'a.jpg.png' }, 'name'],
    ['a type that is not kept', { name: 'a.html', type: 'text/html' }, 'type'],
    ['an inherited name as type', { type: 'constructor' }, 'type'],
    ['an empty file', { size: 0 }, 'size'],
    ['more than 20 MB', { size: 20 * 1024 * 1024 + 1 }, 'size'],
    ['a part of a byte', { size: 1.5 }, 'size'],
    ['a negative size', { size: -1 }, 'size'],
    ['a size as a text', { size: '5' }, 'size'],
    ['an unknown kind', { kind: 'gossip' }, 'kind'],
    ['an unknown field', { key: 'evidence/x' }, 'key'],
  ])('is refused: %s', async (_, told, ...paths) => {
    expectProblem(await ask(director, complaint, told), 400, ...paths);
  });

  test('is refused where the complaint has twenty files', { timeout: 60_000 }, async () => {
    const id = await register();
    const waiting = await send(director, id);
    for (let at = 0; at < 20; at += 1) await attach(director, id);
    expect(expectProblem(await ask(director, id), 400, '').detail).toContain('20 files');
    expectProblem(await complete(id, waiting.id), 400, '');
    expect(await listOf(id)).toHaveLength(20);
    expect(await versionOf(id)).toBe(21);
  });
});

test('an ended complaint takes no file, and shows those it has', async () => {
  const id = await register();
  const kept = await attach(director, id);
  const waiting = await send(director, id);
  await director.post(`/complaints/${id}/withdrawal`, { reason: '客户撤回' });
  for (const answer of [await ask(director, id), await complete(id, waiting.id)]) {
    expect(expectProblem(answer, 409)).toMatchObject({ allowed: [] });
  }
  expect(await listOf(id)).toEqual([kept]);
  expect(await contentAt(await linkTo(id, kept.id))).toEqual(photo);
  expect((await complete(id, kept.id)).body).toEqual(kept);
});

test('a version that is past is told before the file is looked at', async () => {
  const id = await register();
  const { id: fileId } = await send(director, id);
  expectProblem(await complete(id, fileId, { 'if-match': '"0"' }), 412);
  expect((await complete(id, fileId, { 'if-match': '"1"' })).status).toBe(200);
});

test('who may not see the complaint learns nothing of its files', async () => {
  const { id } = await attach(director, complaint);
  const elsewhere = await client.as({ role: 'care_director', branchIds: ['demo.gz01'] });
  const missing = 'cmp.demo.sh01.0000000000000000';
  for (const at of [complaint, missing]) {
    const path = `/complaints/${at}/attachments`;
    const answers = [
      await elsewhere.get(path),
      await elsewhere.get(`${path}/${id}`),
      await ask(elsewhere, at),
      await elsewhere.post(completion(at, id), {}),
    ];
    for (const answer of answers)
      expect(expectProblem(answer, 404).detail).toBe('There is no such complaint.');
  }
});

test('a file of another complaint is none of this one', async () => {
  const { id } = await attach(director, complaint);
  const other = await register();
  expectProblem(await director.get(`/complaints/${other}/attachments/${id}`), 404);
  expectProblem(await complete(other, id), 404);
});

test('what was kept is there after a kill', async () => {
  const id = await register();
  const kept = await attach(director, id);
  const waiting = await ask(director, id);
  await system.kill();
  await system.start();
  expect(await listOf(id)).toEqual([kept]);
  expect(await contentAt(await linkTo(id, kept.id))).toEqual(photo);
  expect(expectProblem(await complete(id, waiting.body.id), 404).detail).toContain('has not arrived');
});

test('forms are good for ten minutes and links for five, by the virtual clock', async () => {
  const id = await register();
  const { id: fileId } = await attach(director, id);
  const asked = (await ask(director, id)).body;
  const link = await director.get<FileView>(`/complaints/${id}/attachments/${fileId}`);
  const url = link.body.url ?? '';
  const at = await client.now();
  const minutes = (until: string | undefined) => (Date.parse(until ?? '') - at) / 60_000;
  expect([minutes(asked.expiresAt), minutes(link.body.expiresAt)]).toEqual([
    expect.closeTo(10, 1),
    expect.closeTo(5, 1),
  ]);
  const move = (afterMinutes: number) => client.moveTo(new Date(at + afterMinutes * 60_000).toISOString());

  await move(4);
  expect((await fetch(url)).status).toBe(200);
  await move(6);
  expect((await fetch(url)).status).toBe(403);
  expect(await contentAt(await linkTo(id, fileId))).toEqual(photo);
  await move(9);
  expect((await sendFile(asked.upload, photo)).status).toBe(204);
  await move(11);
  expect((await sendFile(asked.upload, photo)).status).toBe(403);
  // It had arrived in time.
  expect((await complete(id, asked.id)).status).toBe(200);
  await client.moveTo(new Date(at + 40 * 24 * 3600_000).toISOString());
  expect(await contentAt(await linkTo(id, fileId))).toEqual(photo);
});
