import type { Branch } from '../../shared/data/directory/branch.ts';
import type { Group } from '../../shared/data/directory/directory.ts';
import type { Role } from '../../shared/domain/roles.ts';

/** Invented: any likeness is chance. */
export const demoGroup: Group = { id: 'demo', name: '华晟汽车集团' };

const common = { groupId: demoGroup.id, brand: '大众', timeZone: 'Asia/Shanghai' };

export const demoBranches = [
  { id: 'demo.sh01', code: 'SH01', name: '上海浦东店', regionId: 'east', ...common },
  { id: 'demo.sh02', code: 'SH02', name: '上海虹桥店', regionId: 'east', ...common },
  { id: 'demo.gz01', code: 'GZ01', name: '广州天河店', regionId: 'south', ...common },
] as const satisfies readonly Branch[];

export const demoBrand = { id: common.brand, name: common.brand };

/** The manufacturer's regions that the branches lie in. */
export const demoRegions = [
  { id: 'east', name: '华东区', brand: common.brand },
  { id: 'south', name: '华南区', brand: common.brand },
];

export interface StaffPost {
  readonly role: Role;
  readonly name: string;
  readonly branchIds: readonly string[];
  readonly regionId?: string | undefined;
}

type DemoBranchId = (typeof demoBranches)[number]['id'];

/** One person a role of the branch, in the order of the branches above. */
const branchStaff: Partial<Record<Role, readonly [string, string, string]>> = {
  care_specialist: ['陈思雨', '林晓彤', '黄嘉欣'],
  care_officer: ['王雅静', '徐梦洁', '梁淑仪'],
  care_director: ['周慧敏', '沈佳怡', '罗咏诗'],
  sales_adviser: ['张浩然', '朱俊杰', '何志豪'],
  sales_director: ['刘建国', '陆振华', '邓国强'],
  service_adviser: ['李志明', '钱文博', '冯伟杰'],
  service_director: ['赵永强', '顾卫东', '谭耀文'],
  value_added_manager: ['孙丽华', '蒋玉婷', '曾美玲'],
  general_manager: ['吴德昌', '潘启明', '区兆麟'],
  finance: ['郑秀兰', '姚春燕', '叶惠芳'],
};

const east: DemoBranchId[] = ['demo.sh01', 'demo.sh02'];
const south: DemoBranchId[] = ['demo.gz01'];

export const demoStaff: readonly StaffPost[] = [
  ...Object.entries(branchStaff).flatMap(([role, names]) =>
    demoBranches.map(({ id }, i) => ({ role: role as Role, name: names[i] ?? '', branchIds: [id] })),
  ),
  { role: 'regional_manager', name: '方国栋', branchIds: east, regionId: 'east' },
  { role: 'regional_manager', name: '韦绍荣', branchIds: south, regionId: 'south' },
  { role: 'group_admin', name: '高文远', branchIds: [...east, ...south] },
  { role: 'operator', name: '程立群', branchIds: [] },
];
