interface FileType {
  /** What the names of such files end in. */
  readonly endings: readonly string[];
  /** As what their content is recognised. */
  readonly contents: readonly string[];
}

const heif: FileType = {
  endings: ['heic', 'heif'],
  contents: ['image/heic', 'image/heif', 'image/heic-sequence', 'image/heif-sequence'],
};
/** Telephones write their recordings into the containers of films. */
const m4a: FileType = { endings: ['m4a'], contents: ['audio/x-m4a', 'audio/mp4', 'video/mp4', 'video/3gpp'] };
const wav: FileType = { endings: ['wav'], contents: ['audio/wav'] };
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const pptx = 'application/vnd.openxmlformats-officedocument.presentationml.presentation';
/** The formats before Office 2007 share one container, which tells no more than that it is one of them. */
const beforeOffice2007 = ['application/x-cfb'];

/** What may be kept as evidence, by media type: pictures, PDF, recordings, office documents (HANDLE-8). */
export const fileTypes = {
  'image/jpeg': { endings: ['jpg', 'jpeg'], contents: ['image/jpeg'] },
  'image/png': { endings: ['png'], contents: ['image/png', 'image/apng'] },
  'image/webp': { endings: ['webp'], contents: ['image/webp'] },
  'image/gif': { endings: ['gif'], contents: ['image/gif'] },
  'image/heic': heif,
  'image/heif': heif,
  'application/pdf': { endings: ['pdf'], contents: ['application/pdf'] },
  'audio/mpeg': { endings: ['mp3'], contents: ['audio/mpeg'] },
  'audio/mp4': m4a,
  'audio/x-m4a': m4a,
  'audio/wav': wav,
  'audio/x-wav': wav,
  'audio/amr': { endings: ['amr'], contents: ['audio/amr'] },
  'audio/ogg': { endings: ['ogg', 'oga', 'opus'], contents: ['audio/ogg', 'audio/ogg; codecs=opus'] },
  [docx]: { endings: ['docx'], contents: [docx] },
  [xlsx]: { endings: ['xlsx'], contents: [xlsx] },
  [pptx]: { endings: ['pptx'], contents: [pptx] },
  'application/msword': { endings: ['doc'], contents: beforeOffice2007 },
  'application/vnd.ms-excel': { endings: ['xls'], contents: beforeOffice2007 },
  'application/vnd.ms-powerpoint': { endings: ['ppt'], contents: beforeOffice2007 },
} as const satisfies Record<string, FileType>;

export type FileTypeName = keyof typeof fileTypes;

export const fileTypeNames = Object.keys(fileTypes) as [FileTypeName, ...FileTypeName[]];

/** Whether a file whose content is recognised as `content` may be told to be of the type. */
export function isContentOf(type: FileTypeName, content: string | undefined): boolean {
  const { contents }: FileType = fileTypes[type];
  return content !== undefined && contents.includes(content);
}

/** The endings that the name of such a file may have. */
export function endingsOf(type: FileTypeName): readonly string[] {
  return fileTypes[type].endings;
}
