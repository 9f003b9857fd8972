import type { Step } from '../step.ts';
import * as did from '../steps.ts';

/** Somebody above the owner decides or takes over. */
export const decidedAboveCourses = {
  paymentSentBackOnce: [
    did.acknowledged('40m'),
    did.reached('40m'),
    did.investigated('150m'),
    did.proposedPayment('150m', '3d 18:00', 3_800, '补偿客户 3800 元现金。'),
    did.rejected('180m', '金额缺少依据，请按实际损失测算后重报。'),
    did.proposedPayment('200m', '3d 18:00', 1_600, '按实际差额补偿客户 1600 元，并致歉。'),
    did.approved('220m'),
    did.reached('250m', '已将批准的补偿方案告知客户。'),
    did.agreed('260m'),
    did.paid('2d 15:00', 1_600),
    did.resolved('2d 15:00'),
    did.satisfied('2d 17:00'),
  ],
  vehicleExchanged: [
    did.acknowledged('30m'),
    did.reached('30m'),
    did.investigated('160m'),
    did.proposedExchange('160m', '5d 18:00', 3_000),
    did.approved('1d 09:20', 'group_admin'),
    did.agreed('1d 09:40'),
    did.paid('3d 15:00', 3_000),
    did.resolved('3d 15:00'),
    did.wroteLetter('3d 16:30'),
    did.satisfied('3d 17:30'),
  ],
  askedOfRegion: [
    did.acknowledged('25m'),
    did.reached('60m'),
    did.investigated('190m'),
    did.escalated('200m', '本店没有相应的检测设备，无法判断原因。'),
    did.escalated('260m', '门店无法解决，请厂家区域派技术专家支持。'),
    did.reached('1d 09:20', '厂家区域已联系客户，说明技术专家到店的时间。'),
    did.proposed('1d 10:10', '4d 18:00'),
    did.agreed('1d 10:10'),
    did.resolved('3d 16:00'),
    did.satisfied('3d 17:30', 4),
  ],
} satisfies Record<string, readonly Step[]>;
