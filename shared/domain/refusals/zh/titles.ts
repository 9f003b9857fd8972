import type { Words } from '../sentences.ts';

export const chinese = {
  malformed: '请求不符合要求',
  unauthenticated: '需要有效的令牌',
  forbidden: '调用者无权进行此操作',
  not_found: '未找到',
  method_not_allowed: '不能以此方法请求',
  not_acceptable: '无法以所要求的格式提供',
  not_allowed: '当前状态不允许此操作',
  stale: '读取之后已有更改',
  too_large: '请求正文过大',
  key_reused: '幂等键已用于另一请求正文',
  too_many: '请求过多',
  headers_too_large: '地址和请求头过大',
  internal: '意外错误',
  busy: '系统繁忙，请重试',
} satisfies Words;
