/** What a sentence is said with: for a list of codes all of them, for what another sentence says that sentence. */
export type Value = string | number | readonly string[] | Said;

export type Values = Readonly<Record<string, Value>>;

/** Words by code; `{name}` stands for a value. */
export type Words<Code extends string = string> = Readonly<Record<Code, string>>;

/** Why something is refused: a stable code with its values for programs, and the words for people. */
export interface Said {
  readonly code: string;
  readonly values: Values;
  /** In English. */
  readonly message: string;
  /** The Chinese of all that its part of the catalogue says. Nothing reads it before it is asked for. */
  readonly chinese: () => Promise<Words>;
}

type NameIn<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | NameIn<Rest> : never;

/** A sentence as it is said: with its values, or as it is where it has none. */
type Saying<Text> = [NameIn<Text>] extends [never]
  ? Said
  : (values: Readonly<Record<NameIn<Text>, Value>>) => Said;

export type Sentences<English extends Words> = { readonly [Code in keyof English]: Saying<English[Code]> };

/**
 * A part of the catalogue of refusals: each sentence stands here once, under the code that programs know it by.
 *
 * @param chinese loads the same in Chinese: all of it, or this does not compile
 */
export function sentences<const English extends Words>(
  english: English,
  chinese: () => Promise<{ readonly chinese: Words<keyof English & string> }>,
): Sentences<English> {
  const translated = async () => (await chinese()).chinese;
  const sayings = Object.entries(english).map(([code, text]) => {
    const said = (values: Values): Said => ({
      code,
      values,
      message: filled(text, values, inEnglish),
      chinese: translated,
    });
    return [code, text.includes('{') ? said : said({})];
  });
  return Object.fromEntries(sayings) as Sentences<English>;
}

/** The words with their values in them. @param valueIn writes a value, which it is told by the name it stands under */
export function filled(
  text: string,
  values: Values,
  valueIn: (value: Value, name: string) => string,
): string {
  return text.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = values[name];
    return value === undefined ? place : valueIn(value, name);
  });
}

function inEnglish(value: Value, name: string): string {
  if (name === 'option') return quoted(String(value));
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (!isList(value)) return value.message;
  if (name === 'options') return value.map(quoted).join('|');
  return name === 'roles' ? listed(value, ', ', ' or ') : value.join(', ');
}

/** As it stands in JSON, where a program is to write it. */
function quoted(option: string): string {
  return /^(true|false|null|-?\d+)$/.test(option) ? option : `"${option}"`;
}

/** Several, the last of them behind `or`. */
export function listed(all: readonly string[], comma: string, or: string): string {
  return [all.slice(0, -1).join(comma), ...all.slice(-1)].filter((part) => part !== '').join(or);
}

export function isList(value: Value): value is readonly string[] {
  return Array.isArray(value);
}
