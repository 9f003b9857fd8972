import { describe, expect, it } from 'vitest';
import type { Cell, CellKind } from '../../shared/domain/report/document.ts';
import { textOf } from '../../shared/render/format.ts';

describe('a cell as people read it', () => {
  it.each<[Cell, CellKind, zh: string, en: string]>([
    ['沪A12345', 'text', '沪A12345', '沪A12345'],
    [{ zh: '热线电话', en: 'Hotline' }, 'text', '热线电话', 'Hotline'],
    ['2026-11-21', 'date', '2026-11-21', '2026-11-21'],
    [null, 'percent', '—', '—'],
    [0, 'count', '0', '0'],
    [1_234_567, 'count', '1,234,567', '1,234,567'],
    [-1234, 'count', '−1,234', '−1,234'],
    [12, 'change', '+12', '+12'],
    [-12, 'change', '−12', '−12'],
    [0, 'change', '0', '0'],
    [0.975, 'percent', '97.5%', '97.5%'],
    [1, 'percent', '100.0%', '100.0%'],
    [-0.0001, 'percent', '0.0%', '0.0%'],
    [0.0125, 'points', '+1.3', '+1.3'],
    [-0.0125, 'points', '−1.3', '−1.3'],
    [0.0001, 'points', '0.0', '0.0'],
    [4.256, 'mark', '4.26', '4.26'],
    [0.25, 'mark_change', '+0.25', '+0.25'],
    [-0.25, 'mark_change', '−0.25', '−0.25'],
    [200_050, 'money', '¥2,000.50', '¥2,000.50'],
    [-500, 'money', '¥−5.00', '¥−5.00'],
    [0, 'duration', '0 分钟', '0 min'],
    [29, 'duration', '0 分钟', '0 min'],
    [90, 'duration', '2 分钟', '2 min'],
    [3_600, 'duration', '1 小时', '1 h'],
    [12_000, 'duration', '3 小时 20 分钟', '3 h 20 min'],
    [86_399, 'duration', '1 天', '1 d'],
    [187_200, 'duration', '2 天 4 小时', '2 d 4 h'],
    [86_400 + 120, 'duration', '1 天', '1 d'],
  ])('of %j as %s', (cell, kind, zh, en) => {
    expect([textOf(cell, kind, 'zh'), textOf(cell, kind, 'en')]).toEqual([zh, en]);
  });
});
