import type { Channel, CustomerClass, Priority } from '../../../shared/domain/complaint/codes.ts';
import type { Role } from '../../../shared/domain/roles.ts';
import type { Course } from './courses.ts';
import type { TopicName } from './topics.ts';

/** One complaint of the month: what, when, how it came in and how it is handled. */
export interface Case {
  /** Day of the month and local time of receipt. */
  readonly at: string;
  readonly topic: TopicName;
  readonly course: Course;
  readonly channel: Channel;
  readonly takenBy: Role;
  readonly model: string;
  readonly description: string;
  readonly class?: CustomerClass;
  readonly priority?: Priority;
  readonly severe?: boolean;
  /** When the same customer told of the same before. */
  readonly repeats?: string;
}

type More = Pick<Case, 'class' | 'priority' | 'severe' | 'repeats'>;

function taken(takenBy: Role, channel: Channel) {
  return (at: string, topic: TopicName, course: Course, model: string, description: string, more?: More) =>
    ({ at, topic, course, channel, takenBy, model, description, ...more }) satisfies Case;
}

const hotline = taken('care_officer', 'hotline');
const wechat = taken('care_specialist', 'wechat');
const callback = taken('care_specialist', 'callback');
const website = taken('care_specialist', 'website');
const showroom = taken('sales_adviser', 'walk_in');
const workshop = taken('service_adviser', 'walk_in');
const manufacturer = taken('care_officer', 'manufacturer');
const box = taken('care_officer', 'complaint_box');

/**
 * The month: forty complaints and an enquiry. No day is past the 28th, and what stays open has its deadlines before
 * the 29th or after the 31st, so the figures are the same in every month.
 */
export const cases: readonly Case[] = [
  hotline('2 09:20', 'abnormalNoise', 'backAfterClosing', '途观L', '提车三天，过减速带时底盘有明显异响。'),
  showroom('2 10:45', 'showroomService', 'settledAtOnce', '朗逸', '到店看车等了四十分钟没有人接待。'),
  wechat('3 11:05', 'hiddenFees', 'exemplary', '帕萨特', '提车时多收了一笔上牌服务费，报价时没有说过。'),
  hotline(
    '4 09:35',
    'blackScreen',
    'contactedLate',
    'ID.3',
    '行驶中中控屏突然黑屏，导航和倒车影像都用不了。',
  ),
  showroom('4 14:10', 'deliveryDelay', 'slowButInTime', '途岳', '合同写明月初交车，到现在没有准信。'),
  website(
    '4 16:30',
    'blackScreen',
    'toldTwice',
    'ID.3',
    '上午打过热线：中控屏黑屏，导航和倒车影像都用不了，请尽快答复。',
    { repeats: '4 09:35' },
  ),
  website(
    '5 10:25',
    'repairBill',
    'contactedNextDay',
    '凌渡',
    '保养结账比估价多出三百多元，没有人事先打电话。',
  ),
  hotline(
    '5 15:40',
    'paintFlaw',
    'reachedAtThirdCall',
    '朗逸',
    '洗车时发现右后门边缘漆面有颗粒，新车不应该这样。',
  ),
  manufacturer('6 09:15', 'waterLeak', 'resolvedLate', '途观L', '下雨后副驾顶棚渗水，座椅都湿了。', {
    priority: 'medium',
  }),
  workshop('6 13:30', 'carNotReady', 'verifiedLate', '帕萨特', '说好下午三点取车，等到晚上七点才交车。'),
  hotline('7 10:10', 'priceDrop', 'declinedFirst', 'ID.4 X', '提车一周官方降价八千元，要求补差价。'),
  wechat('7 16:20', 'accessoryPrice', 'takenBack', '途岳', '店里贴膜价格比外面贵一倍。'),
  workshop('8 09:50', 'chargingFault', 'settledAtOnce', 'ID.3', '到公共快充桩充不上电，换了三个桩都不行。'),
  hotline('8 11:15', 'promiseNotKept', 'unsatisfiedOnce', '朗逸', '答应送的脚垫和贴膜，提车后没有人再提。'),
  hotline(
    '9 10:30',
    'repairedInVain',
    'unsatisfiedTwice',
    '帕萨特',
    '方向盘打到底有咔咔声，已经来过一次没修好。',
    { class: 'vip' },
  ),
  website('10 09:40', 'deliveryDelay', 'neglected', '威然', '定金交了两个月，车一直没到，打电话总说再等等。'),
  showroom(
    '10 15:05',
    'hiddenFees',
    'paymentSentBackOnce',
    '途观L',
    '贷款手续费和合同不一致，多收了一千六百元。',
  ),
  callback(
    '11 14:25',
    'carelessHandover',
    'heardInCallback',
    'ID.3',
    '回访时反映：交车时没有教怎么用手机远程控车。',
  ),
  hotline(
    '12 09:25',
    'dashboardFailure',
    'vehicleExchanged',
    'ID.4 X',
    '三次进店仍然黑屏，高速上仪表也熄灭，非常危险。',
    { severe: true },
  ),
  manufacturer('12 11:50', 'rudeAdviser', 'contactedNextDay', '凌渡', '向厂家热线反映：销售顾问态度敷衍。'),
  workshop('13 10:05', 'backAtOnce', 'handedOver', '途岳', '换完刹车片刚付款出门，刹车就有尖叫声。'),
  hotline('13 14:40', 'partsWaiting', 'solutionLate', '途观L', '保险杠订货三周还没到，车一直停在店里。'),
  workshop(
    '14 10:20',
    'engineNoise',
    'askedOfRegion',
    '朗逸',
    '冷启动时发动机舱有金属摩擦声，两次检查都没有结论。',
  ),
  wechat('15 09:30', 'priceDrop', 'unreachableAfterwards', '帕萨特', '朋友同一周买的同款车便宜五千元。'),
  hotline('15 13:20', 'waterLeak', 'unsatisfiedOnce', '途岳', '后备箱备胎槽积水，有霉味。', {
    class: 'corporate',
  }),
  showroom('16 11:35', 'promiseNotKept', 'solutionLate', 'ID.4 X', '承诺的充电桩安装一直没有安排。'),
  website('17 15:50', 'accessoryPrice', 'settledAtOnce', '威然', '行车记录仪标价比官网高。'),
  hotline('18 09:45', 'noAllocation', 'resolvedLate', '途观L', '等了三个星期还没有车架号。'),
  hotline('18 15:20', 'warrantyQuestion', 'answered', 'ID.3', '咨询动力电池的质保年限和里程。'),
  wechat(
    '19 10:55',
    'insuranceBundle',
    'paymentSentBackOnce',
    '朗逸',
    '强制购买店内保险，退保后仍扣了费用。',
    { class: 'key_private' },
  ),
  hotline(
    '20 09:10',
    'impatientReception',
    'exemplary',
    '帕萨特',
    '保养接车时服务顾问一直打电话，问什么都不耐烦。',
  ),
  box('20 14:35', 'waitingRoom', 'settledAtOnce', '途岳', '建议客户休息区设儿童活动角和充电插座。'),
  hotline('21 11:20', 'carelessHandover', 'verifiedLate', '凌渡', '交车讲解十分钟就结束，很多功能不会用。'),
  workshop('22 10:40', 'paintFlaw', 'slowButInTime', 'ID.4 X', '车顶有两处针眼大的漆点。', {
    priority: 'medium',
  }),
  manufacturer('23 09:55', 'abnormalNoise', 'contactedLate', '威然', '电动滑门开关时有异响，偶尔关不严。'),
  hotline('24 10:50', 'tradeInSubsidy', 'exemplary', '朗逸', '置换补贴说好一周到账，已经三周。'),
  hotline('26 10:00', 'waterLeak', 'untouched', '朗逸', '天窗关上后仍有风声，洗车时滴水。', {
    priority: 'low',
  }),
  wechat('27 09:30', 'blackScreen', 'deadlineExtended', 'ID.3', '车机频繁死机，需要等厂家新版本。'),
  hotline('27 10:20', 'hiddenFees', 'awaitingVerification', '途岳', '装潢费收据和实际项目对不上。'),
  showroom('27 11:40', 'carelessHandover', 'reopenedAtEnd', '帕萨特', '交车时没有交接备用钥匙。'),
  hotline('28 10:30', 'priceDrop', 'agreedAtEnd', '途观L', '刚交全款第二天店里就做促销。'),
];
