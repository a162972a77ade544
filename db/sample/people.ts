import type { Role } from '../../workflows/kit/definition.ts'

/** A person of the sample bureau; the login is the id. Names are written in their normal form. */
export type SamplePerson = {
  readonly login: string
  readonly name: string
  readonly section: string | null
  readonly title: string
  /** Held for the section where the role belongs to one, else for the whole bureau. */
  readonly roles: readonly Role[]
  readonly window?: true
}

type Row = readonly [login: string, name: string]

/** A section's people: its head first, then its staff. `office` is the role a section holds as such. */
function team(section: string, head: Row, staff: readonly Row[], office?: Role): SamplePerson[] {
  const own: readonly Role[] = office ? [office] : []
  const window = section === 'service-window' ? ({ window: true } as const) : {}
  return [
    { login: head[0], name: head[1], section, title: '科室负责人', roles: ['head', ...own] },
    ...staff.map(([login, name]) => ({
      login,
      name,
      section,
      title: '干部',
      roles: ['staff', ...own] as const,
      ...window,
    })),
  ]
}

const alone = (login: string, name: string, title: string, roles: readonly Role[]) => ({
  login,
  name,
  section: null,
  title,
  roles,
})

const leadership: readonly SamplePerson[] = [
  alone('li.guohua', '李国华', '局主要领导', ['chief', 'committee']),
  alone('zhou.jianguo', '周建国', '分管领导', ['leader', 'committee']),
  alone('wu.haiyan', '吴海燕', '分管领导', ['leader', 'committee']),
  alone('chen.zhiyuan', '陈志远', '分管领导', ['leader', 'committee']),
]

/** 三员分立: three persons, and none of them handles a case. */
const administrators: readonly SamplePerson[] = [
  alone('kong.lin', '孔林', '系统管理员', ['admin']),
  alone('bao.chen', '包晨', '安全管理员', ['security_admin']),
  alone('ling.fei', '凌飞', '审计管理员', ['auditor']),
]

const supervisors: readonly SamplePerson[] = (
  [
    ['huang.jiaming', '黄嘉明', '企业代表'],
    ['xie.guangrong', '解光荣', '企业代表'],
    ['tao.yun', '陶云', '企业代表'],
    ['lei.zhen', '雷震', '企业代表'],
    ['hong.mei', '洪梅', '人大代表'],
    ['dai.weimin', '戴为民', '人大代表'],
    ['kang.ning', '康宁', '政协委员'],
    ['nie.hongbo', '聂宏博', '政协委员'],
    ['mei.ting', '梅婷', '媒体记者'],
    ['qiu.shi', '丘实', '媒体记者'],
  ] as const
).map(([login, name, title]) => alone(login, name, title, ['supervisor']))

const sections: readonly SamplePerson[] = [
  team(
    'permits',
    ['chen.wei', '陈伟'],
    [
      ['liu.yang', '刘洋'],
      ['sun.yue', '孙悦'],
      ['zhao.min', '赵敏'],
    ],
  ),
  team(
    'service-window',
    ['jiang.hong', '江虹'],
    [
      ['ma.li', '马丽'],
      ['lin.xiao', '林晓'],
      ['qian.jing', '钱静'],
    ],
  ),
  team(
    'enforcement',
    ['wu.gang', '吴刚'],
    [
      ['zheng.qiang', '郑强'],
      ['li.bo', '李波'],
      ['zhang.lei', '张磊'],
    ],
  ),
  team(
    'policy',
    ['fang.yuan', '方远'],
    [
      ['he.jing', '何静'],
      ['cai.ning', '蔡宁'],
      ['yu.hao', '余浩'],
    ],
  ),
  team(
    'quality',
    ['han.tao', '韩涛'],
    [
      ['song.tao', '宋涛'],
      ['tang.kai', '唐凯'],
      ['jin.xin', '金鑫'],
    ],
  ),
  team(
    'construction',
    ['yuan.jun', '袁军'],
    [
      ['jia.liang', '贾亮'],
      ['mo.fan', '莫凡'],
      ['duan.rui', '段瑞'],
    ],
  ),
  team(
    'petitions',
    ['yan.hua', '严华'],
    [
      ['dong.hua', '董华'],
      ['hou.jie', '侯洁'],
      ['xue.mei', '薛梅'],
    ],
  ),
  team(
    'information',
    ['du.peng', '杜鹏'],
    [
      ['gao.xiang', '高翔'],
      ['shi.lei', '石磊'],
      ['wan.jia', '万佳'],
    ],
  ),
  team(
    'finance',
    ['liang.yan', '梁燕'],
    [
      ['luo.min', '罗敏'],
      ['cheng.hui', '程慧'],
      ['bai.jie', '白洁'],
    ],
  ),
  team(
    'general-office',
    ['deng.hui', '邓辉'],
    [
      ['xu.qing', '许晴'],
      ['pan.yi', '潘怡'],
      ['ren.jun', '任军'],
    ],
    'general_office',
  ),
  team(
    'logistics',
    ['cao.jun', '曹军'],
    [
      ['feng.lei', '冯磊'],
      ['zeng.li', '曾莉'],
      ['peng.bin', '彭斌'],
    ],
  ),
  team(
    'personnel',
    ['ye.fang', '叶芳'],
    [
      ['xie.fang', '谢芳'],
      ['su.wen', '苏文'],
      ['lu.ting', '陆婷'],
    ],
  ),
  team(
    'conduct-office',
    ['zhu.hong', '朱宏'],
    [
      ['zuofengban', '王敏'],
      ['hu.lin', '胡琳'],
      ['qin.feng', '秦峰'],
    ],
    'conduct_office',
  ),
  team(
    'discipline',
    ['gu.zheng', '顾正'],
    [
      ['wei.dong', '魏东'],
      ['shen.jie', '沈洁'],
      ['tian.yu', '田宇'],
    ],
    'discipline',
  ),
].flat()

/** Everyone of the sample bureau. */
export const samplePeople: readonly SamplePerson[] = [
  ...leadership,
  ...sections,
  ...administrators,
  ...supervisors,
]
