import { describe, expect, it, test } from 'vitest';
import { checkedUpload } from '../../functions/attachments/checked-upload.ts';
import type { EvidenceStore, Upload } from '../../shared/data/complaint/evidence-store.ts';
import { evidenceKinds } from '../../shared/domain/complaint/codes.ts';
import { attachFile } from '../../shared/domain/complaint/commands/attach-file.ts';
import { endingsOf, fileTypeNames } from '../../shared/domain/file-types.ts';
import { usualInput } from '../support/commands.ts';
import { received } from '../support/complaint.ts';
import { archive, officeDocument, sampleFiles } from '../support/evidence-files.ts';

const usual = usualInput['attach-file'];
const at = '2026-11-23 11:00';
const fits = (told: Record<string, unknown>) => attachFile.input.safeParse({ ...usual, ...told }).success;
const megabytes = (count: number) => count * 1024 * 1024;
const idOf = (at: number) => String(at).padStart(16, '0');

describe('a file that was checked', () => {
  it('HANDLE-8 is kept with the complaint and told in its record', () => {
    const complaint = received().do('attach-file', at, {}, 'care_officer');
    expect(complaint.state.details.attachments).toEqual([
      { ...usual, at: complaint.instant(at), by: 'care_officer' },
    ]);
    expect(complaint.complaint.status).toBe('received');
    expect(complaint.entries.at(-1)).toMatchObject({
      action: 'attach-file',
      by: { role: 'care_officer' },
      changes: [{ path: 'details.attachments.0', after: { name: usual.name, kind: usual.kind } }],
    });
  });

  it('HANDLE-8 is kept once, however often it is told', () => {
    const complaint = received().do('attach-file', at);
    const { attachments } = complaint.state.details;
    complaint.do('attach-file', '2026-11-23 11:05', { name: '另一张.jpg' });
    expect(complaint.state.details.attachments).toEqual(attachments);
  });

  it('HANDLE-8 is the twentieth at most', () => {
    const complaint = received();
    for (let file = 1; file <= 20; file += 1) complaint.do('attach-file', at, { id: idOf(file) });
    expect(() => complaint.do('attach-file', at, { id: idOf(21) })).toThrow('may have no more');
    expect(complaint.do('attach-file', at, { id: idOf(20) }).state.details.attachments).toHaveLength(20);
  });

  it('HANDLE-8 is one of the papers of a visit, a record, a note, a photo, a letter or another', () => {
    for (const kind of evidenceKinds) expect(fits({ kind })).toBe(true);
    expect(evidenceKinds).toEqual(
      expect.arrayContaining(['work_order', 'reception_sheet', 'settlement_sheet', 'complaint_sheet']),
    );
    expect(fits({ kind: 'gossip' })).toBe(false);
  });

  it('HANDLE-8 has 1 byte to 20 MB', () => {
    expect([1, megabytes(20)].map((size) => fits({ size }))).toEqual([true, true]);
    const wrong = [0, -1, 1.5, megabytes(20) + 1, Number.NaN, '5'];
    expect(wrong.filter((size) => fits({ size }))).toEqual([]);
  });
});

describe('the name of a file', () => {
  test.each(['接车单 2026-11-20.jpg', 'IMG_0001.JPG', '..jpg', `${'长'.repeat(196)}.jpg`, '🚗.jpeg'])(
    'HANDLE-8 may be %s',
    (name) => {
      expect(fits({ name })).toBe(true);
      expect(() => received().do('attach-file', at, { name })).not.toThrow();
    },
  );

  test.each([
    ['a path', '../photo.jpg'],
    ['a path of Windows', 'C:\\photo.jpg'],
    ['the root', '/photo.jpg'],
    ['a folder', '.'],
    ['the folder above', '..'],
    ['a line break', 'a\n.jpg'],
    ['a null byte', 'a.jpg\0'],
    ['letters turned round', 'a\u202Egpj.exe'],
    ['nothing', ''],
    ['spaces', '  '],
    ['201 characters', `${'长'.repeat(197)}.jpg`],
  ])('HANDLE-8 must not be %s', (_, name) => {
    expect(fits({ name })).toBe(false);
  });

  test.each(['photo.png', 'photo', 'photo.jpg.exe', 'jpg', 'photo.jpg '])(
    'HANDLE-8 of a JPEG must not be %s',
    (name) => {
      expect(() => received().do('attach-file', at, { name })).toThrow('must end in .jpg or .jpeg');
    },
  );

  test.each(fileTypeNames)('HANDLE-8 ends as files of type %s do', (type) => {
    for (const ending of endingsOf(type)) {
      expect(() =>
        received().do('attach-file', at, { type, name: `a.${ending.toUpperCase()}` }),
      ).not.toThrow();
    }
    expect(() => received().do('attach-file', at, { type, name: 'a.exe' })).toThrow('must end in');
  });
});

describe('what has arrived', () => {
  const file = { complaintId: 'c', attachmentId: 'f' };

  /** The check of content that was sent as a type, under a size. */
  function check(type: string, content: Buffer, size = content.length) {
    const upload: Upload = {
      type,
      size: content.length,
      version: 'v',
      told: { name: 'a.b', kind: 'other', size },
    };
    const store: Pick<EvidenceStore, 'findUpload' | 'beginningOf'> = {
      findUpload: async () => upload,
      beginningOf: async (_file, _upload, length) => content.subarray(0, length),
    };
    return checkedUpload(store, file);
  }

  test.each(fileTypeNames)('HANDLE-8 is accepted as %s where that is what it is', async (type) => {
    expect(await check(type, sampleFiles[type])).toMatchObject({ told: { type, name: 'a.b' } });
  });

  const pairs = fileTypeNames.flatMap((type) =>
    fileTypeNames
      .filter((other) => endingsOf(type)[0] !== endingsOf(other)[0])
      .map((other) => [type, other] as const),
  );

  it('HANDLE-8 is refused as a type that it is not', async () => {
    const old = ['application/msword', 'application/vnd.ms-excel', 'application/vnd.ms-powerpoint'];
    for (const [type, other] of pairs) {
      // Their content is the same container.
      if (old.includes(type) && old.includes(other)) continue;
      await expect(check(type, sampleFiles[other]), `${other} as ${type}`).rejects.toThrow('content');
    }
  });

  test.each([
    ['a program', Buffer.from('MZ\x90\0'.padEnd(400, '\0'), 'latin1')],
    ['a page', Buffer.from('<html><script>alert(1)</script>')],
    ['a text', Buffer.from('客户来电记录')],
    ['an archive', archive({ 'readme.txt': 'nothing of an office' })],
    ['a document with macros', officeDocument('application/vnd.ms-word.document.macroEnabled')],
    ['one byte', Buffer.from([0])],
  ])('HANDLE-8 %s is refused whatever it is sent as', async (_, content) => {
    for (const type of fileTypeNames) await expect(check(type, content)).rejects.toThrow('content');
  });

  it('HANDLE-8 is refused where it has another size than was told', async () => {
    const { 'application/pdf': pdf } = sampleFiles;
    await expect(check('application/pdf', pdf, pdf.length + 1)).rejects.toMatchObject({
      refusal: { code: 'invalid', path: 'size' },
    });
  });

  it('HANDLE-8 is recognised where what tells it lies far behind its beginning', async () => {
    const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
    const content = officeDocument(type, { 'picture.bin': Buffer.alloc(200_000, 1) });
    expect(await check(type, content)).toMatchObject({ told: { type } });
  });

  it('HANDLE-8 has not arrived where there is none', async () => {
    const nothing = { findUpload: async () => undefined, beginningOf: async () => new Uint8Array() };
    await expect(checkedUpload(nothing, file)).rejects.toThrow('has not arrived');
  });
});
