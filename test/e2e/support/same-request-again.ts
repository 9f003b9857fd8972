import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ComplaintShown } from '../../../functions/complaints/complaint-view.ts';
import { routes } from '../../../functions/routes.ts';
import { routeKey } from '../../../shared/http/route.ts';
import { monthFrom } from './calendar.ts';
import { type Answer, allOf, type Caller, type Client, createClient, type ProblemView } from './client.ts';
import { branchId, complaintBody, key } from './samples.ts';
import type { Setup, SystemUnderTest } from './system-under-test.ts';
import { walkAllWrites, writingRoutes } from './walk.ts';

/** That a request which is sent again is answered as before and done once, over one set-up: each in a file of its own. */
export function sameRequestAgain({ name, open }: Setup): void {
  describe(`the same request again, ${name}`, () => {
    let system: SystemUnderTest;
    let client: Client;
    let director: Caller;
    let owner: Caller;

    beforeAll(async () => {
      system = await open();
      client = createClient(system);
      [director, owner] = await Promise.all([client.as('care_director'), client.as('service_director')]);
      // What is stored is asked for at once; how an index lags is for the lists to show.
      system.faults?.setRates({ lag: 0 });
      // A month that has ended has a report to sign.
      await client.moveTo(monthFrom(await client.now(), 1).firstSecond);
    });
    afterAll(() => system.close());

    const stored = async () =>
      (await allOf<{ id: string }>(director, `/complaints?branchId=${branchId}`)).map(({ id }) => id);
    const complaint = async (id: string) => (await director.get<ComplaintShown>(`/complaints/${id}`)).body;
    const usual = complaintBody();
    const another = { ...usual, description: '另一件事' };
    const register = (headers: Record<string, string>, by = director, told = usual) =>
      by.post('/complaints', told, headers);
    const contact = { summary: '已联系客户', outcome: 'reached' };

    const shown = ({ status, headers, body }: Answer<unknown>) => ({
      status,
      body,
      etag: headers.get('etag'),
      location: headers.get('location'),
      type: headers.get('content-type'),
    });

    test('gives the first answer, status and headers too, and stores nothing more', async () => {
      const before = await stored();
      const header = key();
      const first = await register(header);
      expect(shown(first)).toMatchObject({
        status: 201,
        etag: '"1"',
        location: `/complaints/${first.body.id}`,
      });
      expect(shown(await register(header))).toEqual(shown(first));
      expect((await stored()).sort()).toEqual([...before, first.body.id].sort());
    });

    test('without a key it is another request', async () => {
      const before = (await stored()).length;
      const [first, second] = [await register({}), await register({})];
      expect(first.body.id).not.toBe(second.body.id);
      expect((await stored()).length).toBe(before + 2);
    });

    test('twenty at once are one', async () => {
      const before = (await stored()).length;
      const header = key();
      const answers = await Promise.all(Array.from({ length: 20 }, () => register(header)));
      const [first] = answers;
      for (const answer of answers) expect(shown(answer)).toEqual(first && shown(first));
      expect(first?.status).toBe(201);
      expect((await stored()).length).toBe(before + 1);
      expect(await client.recount()).toEqual([]);
    });

    test('twenty of a command at once are one', async () => {
      const { id } = (await register({})).body;
      const header = key();
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => owner.post(`/complaints/${id}/contacts`, contact, header)),
      );
      for (const answer of answers) {
        expect(answer).toMatchObject({ status: 200, body: { version: 2, status: 'contacted' } });
      }
      expect((await complaint(id)).version).toBe(2);
      expect(await allOf(director, `/complaints/${id}/record`)).toHaveLength(2);
    });

    test('also when the complaint has moved on since', async () => {
      const { id } = (await register({})).body;
      const header = key();
      const path = `/complaints/${id}/acknowledgement`;
      const first = await owner.post(path, {}, header);
      await owner.post(`/complaints/${id}/contacts`, contact);
      await director.post(`/complaints/${id}/withdrawal`, { reason: '客户撤回' });
      expect((await owner.post(path, {})).status).toBe(409);
      expect(shown(await owner.post(path, {}, header))).toEqual(shown(first));
      // What was asked for then is not judged again, a version named with it neither.
      expect(shown(await owner.post(path, {}, { ...header, 'if-match': '"99"' }))).toEqual(shown(first));
      expect((await complaint(id)).status).toBe('withdrawn');
    });

    test('with another body it is refused', async () => {
      const header = key();
      const first = await register(header);
      const other = await register(header, director, another);
      expect(other.status).toBe(422);
      expect(other.headers.get('content-type')).toMatch(/^application\/problem\+json/);
      expect((await director.post<ProblemView>('/complaints', 'no JSON', header)).status).toBe(422);
      expect(shown(await register(header))).toEqual(shown(first));
    });

    test('another caller, path or route with the same key is another request', async () => {
      const header = key();
      const [mine, theirs] = [await register(header), await register(header, owner)];
      expect(mine.body.id).not.toBe(theirs.body.id);
      for (const { id } of [mine.body, theirs.body]) {
        const answer = await owner.post(`/complaints/${id}/acknowledgement`, {}, header);
        expect(answer).toMatchObject({ status: 200, body: { id } });
      }
      const contacted = await owner.post(`/complaints/${mine.body.id}/contacts`, contact, header);
      expect(contacted).toMatchObject({ status: 200, body: { status: 'contacted' } });
    });

    test('a refusal is not kept', async () => {
      const header = key();
      expect((await register(header, director, { ...usual, description: '' })).status).toBe(400);
      const { status, body } = await register(header);
      expect(status).toBe(201);

      const resolved = key();
      const path = `/complaints/${body.id}/findings`;
      const findings = { finding: 'unfounded', cause: '未发现问题' };
      expect((await owner.post(path, findings, resolved)).status).toBe(409);
      await owner.post(`/complaints/${body.id}/contacts`, contact);
      expect((await owner.post(path, findings, resolved)).status).toBe(200);
    });

    test('a key has 1 to 255 characters', async () => {
      const before = (await stored()).length;
      for (const bad of ['', 'k'.repeat(256)]) {
        const { status, body } = await director.post<ProblemView>('/complaints', complaintBody(), key(bad));
        expect(status).toBe(400);
        expect(body.errors).toMatchObject([{ path: 'Idempotency-Key' }]);
      }
      expect((await stored()).length).toBe(before);
      expect((await register(key('k'.repeat(255)))).status).toBe(201);
    });

    test('holds for every route that writes', async () => {
      const walked: string[] = [];
      await walkAllWrites(client, async ({ route, by, path, body }) => {
        const header = key();
        const first = await by.post(path, body, header);
        const declared = routes.find((one) => routeKey(one) === route)?.answer;
        expect({ route, ...shown(first) }).toMatchObject({ status: declared?.status });
        expect({ route, ...shown(await by.post(path, body, header)) }).toEqual({ route, ...shown(first) });
        const other = await by.post(path, `${JSON.stringify(body)} `, header);
        expect({ route, status: other.status }).toEqual({ route, status: 422 });
        walked.push(route);
      });
      expect(walked.toSorted()).toEqual(writingRoutes.toSorted());
    }, 60_000);

    test('after 24 hours of the virtual clock the key is free again', async () => {
      const header = key();
      const first = await register(header);
      const at = await client.now();
      await client.moveTo(new Date(at + 24 * 3600_000 - 60_000).toISOString());
      expect((await register(header)).body.id).toBe(first.body.id);
      await client.moveTo(new Date(at + 24 * 3600_000 + 1000).toISOString());
      const later = await register(header, director, another);
      expect(later.status).toBe(201);
      expect(later.body.id).not.toBe(first.body.id);
      expect((await register(header, director, another)).body.id).toBe(later.body.id);
      expect(await client.recount()).toEqual([]);
    });
  });
}
