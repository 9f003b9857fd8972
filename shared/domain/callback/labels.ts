import type { Words } from '../words.ts';
import type { grades, stayAwayReasons } from './answers.ts';
import type { AttemptOutcome } from './callback.ts';

export const attemptLabels: Record<AttemptOutcome, Words> = {
  reached: { zh: '接通', en: 'reached' },
  no_answer: { zh: '无人接听', en: 'no answer' },
  busy: { zh: '占线', en: 'busy' },
  refused: { zh: '拒绝回访', en: 'refused' },
  wrong_number: { zh: '号码错误', en: 'wrong number' },
  call_later: { zh: '约时再拨', en: 'to be called later' },
};

export const gradeLabels: Record<(typeof grades)[number], Words> = {
  excellent: { zh: '优', en: 'excellent' },
  good: { zh: '良', en: 'good' },
  fair: { zh: '中', en: 'fair' },
  poor: { zh: '差', en: 'poor' },
};

export const stayAwayLabels: Record<(typeof stayAwayReasons)[number], Words> = {
  price: { zh: '价格', en: 'price' },
  distance: { zh: '距离', en: 'distance' },
  quality: { zh: '质量', en: 'quality' },
  attitude: { zh: '服务态度', en: 'attitude' },
  waiting: { zh: '等待时间', en: 'waiting' },
  elsewhere: { zh: '在别处维修保养', en: 'goes elsewhere' },
  sold: { zh: '车辆已出售', en: 'vehicle sold' },
  other: { zh: '其他', en: 'other' },
};
