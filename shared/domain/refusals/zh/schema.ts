import type { Words } from '../sentences.ts';

export const chinese = {
  unknown_field: '不是已知的字段',
  body_wrong_type: '请求正文应为 {expected} 类型，不是 {received}',
  wrong_type: '应为 {expected} 类型，不是 {received}',
  not_whole: '应为整数',
  not_a_number: '应为数字',
  not_among: '应为以下之一：{options}',
  not_that: '应为 {option}',
  below_least: '不能小于 {least}',
  above_most: '不能大于 {most}',
  too_few_items: '至少要有 {least} 项',
  too_many_items: '最多 {most} 项',
  too_short: '至少要有 {least} 个字符',
  too_long: '最多 {most} 个字符',
  not_an_email: '不是有效的电子邮件地址',
  not_a_date: '应为日期，如 2026-11-21',
  not_a_time_of_day: '应为时刻，如 09:00',
  not_of_pattern: '格式不符：应符合 {pattern}',
  wrong_key: '键名不正确',
  not_valid: '不正确',
} satisfies Words;
