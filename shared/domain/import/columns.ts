import {
  type ReadCell,
  readClass,
  readDate,
  readInstant,
  readName,
  readPhone,
  readText,
  readVin,
} from './cells.ts';
import type { ImportKind } from './import.ts';

/** A column: the name people know it by, what else it may be headed, and how its cells are read. */
export interface Column<T = unknown> {
  readonly zh: string;
  /** Besides the Chinese name and the field's own, in which spaces and underscores do not count. */
  readonly aliases: readonly string[];
  /** Whether the file must have it, and every row something in it. */
  readonly required: boolean;
  readonly read: ReadCell<T>;
}

function column<T>(zh: string, read: ReadCell<T>, ...aliases: string[]) {
  return { zh, aliases, required: false, read } as const;
}

function needed<T>(...of: Parameters<typeof column<T>>) {
  return { ...column(...of), required: true } as const;
}

const customer = {
  name: needed(
    '客户姓名',
    readName,
    '姓名',
    '客户名称',
    '客户',
    '车主',
    '车主姓名',
    'customer',
    'customer name',
  ),
  phone: needed(
    '手机号',
    readPhone,
    ...['手机', '手机号码', '电话', '电话号码', '联系电话', '客户电话', '车主电话', 'mobile', 'telephone'],
  ),
  class: column('客户类别', readClass, '客户类型', '客户分类', 'customer class'),
  address: column('地址', readName, '联系地址', '客户地址'),
};

const vehicle = {
  plate: column('车牌号', readName, '车牌', '车牌号码', '牌照号', 'license plate', 'plate number'),
  model: column('车型', readName, '车型名称', '车系', 'vehicle model'),
};

const vinAliases = ['VIN码', 'VIN号', '车架号', '车架号码', '底盘号', '车辆识别代号', '车辆识别代码'];
const vin = needed('VIN', readVin, ...vinAliases);

const nextServiceOn = column(
  '下次保养日期',
  readDate,
  ...['下次保养', '下次保养时间', '建议下次保养日期', 'next service', 'next service date'],
);

/** What a file of each kind may have: the one table that reading, documentation and tests go by. */
export const columns = {
  customers: { ...customer, vin: column('VIN', readVin, ...vinAliases), ...vehicle },
  deliveries: {
    ...customer,
    vin,
    ...vehicle,
    deliveredAt: needed(
      '交车日期',
      readInstant,
      '交车时间',
      '交付日期',
      '交付时间',
      '提车日期',
      'delivery date',
    ),
    adviser: needed('销售顾问', readName, '顾问', 'sales adviser', 'sales advisor'),
    warrantyEndsOn: column(
      '质保到期日',
      readDate,
      ...['质保到期日期', '保修到期日', '保修到期日期', '免费保修到期日', 'warranty end', 'warranty ends'],
    ),
    maintenanceContractEndsOn: column(
      '保养合同到期日',
      readDate,
      ...['保养合同到期日期', '合同到期日', 'maintenance contract end', 'maintenance contract ends'],
    ),
    nextServiceOn,
  },
  visits: {
    ...customer,
    vin,
    ...vehicle,
    receivedAt: needed(
      '进站时间',
      readInstant,
      ...[
        '进站日期',
        '接车时间',
        '接车日期',
        '进厂时间',
        '进厂日期',
        '来店时间',
        '来店日期',
        'check in',
        'received',
      ],
    ),
    handedBackAt: column(
      '交车时间',
      readInstant,
      ...['交车日期', '出厂时间', '出厂日期', '离店时间', '离店日期', '结算时间', 'handed back', 'check out'],
    ),
    adviser: needed('服务顾问', readName, '顾问', '接待', '接待人', 'service adviser', 'service advisor'),
    technician: column('技师', readName, '维修技师', '主修', '主修技师', '维修工'),
    work: column('维修项目', readText, '维修内容', '作业内容', '作业项目', '服务项目', 'work done'),
    nextServiceOn,
  },
} as const satisfies Record<ImportKind, Record<string, Column>>;

type Table = typeof columns;

/** A row of a kind as it was read: what must be there is. */
export type Row<Kind extends ImportKind> = {
  readonly [Field in keyof Table[Kind] as Table[Kind][Field] extends { required: true }
    ? Field
    : never]: Table[Kind][Field] extends Column<infer T> ? T : never;
} & {
  readonly [Field in keyof Table[Kind] as Table[Kind][Field] extends { required: true } ? never : Field]?:
    | (Table[Kind][Field] extends Column<infer T> ? T : never)
    | undefined;
};
