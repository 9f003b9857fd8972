import type { Notice } from '../notice.ts';
import type { Entry } from './entry.ts';
import { grounds } from './grounds.ts';

const kinds = { reward: { zh: '奖励', en: 'reward' }, penalty: { zh: '处罚', en: 'penalty' } } as const;

/** Something was proposed that somebody is to decide on. @param together how many things, of which this is the first */
export function proposedText({ number, kind, ground, subject }: Entry, together: number): Notice['text'] {
  const { zh, en } = grounds[ground];
  const of = subject ? `${subject.number} ` : '';
  if (together > 1) {
    return {
      zh: `${number} 等 ${together} 项：${of}已提议${kinds[kind].zh}，请逐项确认或撤销。`,
      en: `${number} and ${together - 1} more: ${kinds[kind].en} proposed (${of.trim()}); confirm or drop each.`,
    };
  }
  return {
    zh: `${number}：${of}「${zh}」已提议${kinds[kind].zh}，请确认或撤销。`,
    en: `${number}: a ${kinds[kind].en} is proposed (${of}${en}); confirm or drop it.`,
  };
}

/** It was confirmed: to whom it concerns. */
export function confirmedText({ number, kind, ground, amount }: Entry): Notice['text'] {
  const { zh, en } = grounds[ground];
  const yuan = ((amount?.amount ?? 0) / 100).toFixed(2);
  return {
    zh: `${number}：「${zh}」的${kinds[kind].zh} ${yuan} 元已确认。`,
    en: `${number}: a ${kinds[kind].en} of CNY ${yuan} is confirmed (${en}).`,
  };
}
