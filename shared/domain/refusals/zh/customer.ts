import type { Words } from '../sentences.ts';

export const chinese = {
  no_such_customer: '没有这样的客户。',
  no_such_vehicle: '没有这样的车辆。',
  not_for_others: '此操作限客户到过的门店的客户关爱人员：{roles}。',
  no_focus_mark: '该客户没有重点关注标记，无法备注',
  still_needed: '该客户尚有 {complaints} 个抱怨和 {visits} 次进站未结束，不能删除',
  erased: '该客户的个人信息已删除，不能再添加任何内容',
  no_erasure: '没有人要求删除此客户。',
  number_of_another: '该号码属于另一位客户',
  number_of_many: '该号码名下已有 {most} 辆车，请填写车主本人的号码',
  customer_never_came: '是客户从未到过的门店',
  vehicle_never_came: '是车辆从未到过的门店',
  not_one_of_three: '、`plate` 或 `vin` 中应有且只有一项',
} satisfies Words;
