import type { Words } from '../sentences.ts';

export const chinese = {
  no_such_plan: '没有这样的应急预案。',
  no_such_scope: '没有这样的门店或集团。',
  no_scope_of_caller: '不是调用者的门店或集团',
  wrong_plan_status: '预案处于“{planStatus}”状态时不能{command}',
  other_plan_on: '该期间已有应急预案 {number}，请先将其结束',
  season_has_period: '有固定的期间，不要填写 from 和 until',
  nobody_of_group: '只用于门店：集团的预案不指定人员',
} satisfies Words;
