import type { Words } from '../sentences.ts';

export const chinese = {
  no_such_import: '没有这样的导入。',
  file_over_limit: '最大 {megabytes} MB（{most}）',
  more_cells: '有 {cells} 个单元格，表头只有 {header} 个',
  fewer_cells: '只有 {cells} 个单元格，应有 {header} 个',
  not_text_cell: '不是文本',
  not_a_class: '不是已知的客户类别：{classes}',
  not_a_cell_date: '应为日期，如 2026/11/21',
  not_a_cell_time: '应为日期，如 2026-11-21，时间可省略，如 10:05',
  before_vehicle_received: '不能早于进站时间',
  same_name: '本店有同名员工，请填写员工编号',
  other_visit: '与当日已登记的 {number} 不是同一次进站，每天只记录一次',
  other_customer: '与同车同日已登记的 {number} 的客户电话不一致',
  vehicle_of_another: '该车现属其他客户，请直接变更车辆的车主',
  too_much_to_store: '该客户或车辆的资料过多，无法保存',
} satisfies Words;
