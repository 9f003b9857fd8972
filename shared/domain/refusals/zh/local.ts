import type { Words } from '../sentences.ts';

export const chinese = {
  beyond_the_calendar: '超过了 2099 年',
  clock_backward: '不能早于现在的时间',
  clock_moves: '时钟正在调整之中。',
  subject_unknown: '人员名录中没有人以此身份登录。',
  several_groups: '应属于同一集团',
  branch_unknown: '没有门店 {branch}。',
  region_unknown: '没有区域 {region}。',
  path_unknown: '没有 {method} {path}。',
  bearer_needed: '须附有 Bearer 令牌。',
  token_expired: '令牌已过期。',
  token_not_valid: '令牌无效。',
  over_gateway_limit: '请求正文最大 10 MB。',
  address_malformed: '地址格式不正确。',
  path_not_encoded: '路径的百分号编码不正确。',
  has_another_role: '已有一名{role}以此身份登录，每人只有一个角色。',
} satisfies Words;
