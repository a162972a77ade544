/** A section of the sample bureau. `leader` is the login of the leader in charge (分管领导). */
export type SampleSection = {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly leader: string
}

/** 科室 of the sample bureau, in the order lists show them. */
export const sampleSections: readonly SampleSection[] = [
  { id: 'permits', name: '行政审批科', aliases: ['审批科'], leader: 'zhou.jianguo' },
  { id: 'service-window', name: '政务服务窗口', aliases: ['服务窗口'], leader: 'zhou.jianguo' },
  { id: 'enforcement', name: '综合执法大队', aliases: ['执法大队'], leader: 'wu.haiyan' },
  { id: 'policy', name: '政策法规科', aliases: ['法规科'], leader: 'wu.haiyan' },
  { id: 'quality', name: '质量安全科', aliases: ['质安科'], leader: 'wu.haiyan' },
  { id: 'construction', name: '建设管理科', aliases: ['建管科'], leader: 'wu.haiyan' },
  { id: 'petitions', name: '信访科', aliases: [], leader: 'wu.haiyan' },
  { id: 'information', name: '信息科', aliases: [], leader: 'chen.zhiyuan' },
  { id: 'finance', name: '财务科', aliases: [], leader: 'chen.zhiyuan' },
  { id: 'general-office', name: '局办公室', aliases: ['办公室'], leader: 'chen.zhiyuan' },
  { id: 'logistics', name: '机关服务中心', aliases: ['服务中心'], leader: 'chen.zhiyuan' },
  { id: 'personnel', name: '人事教育科', aliases: ['人事科'], leader: 'zhou.jianguo' },
  { id: 'conduct-office', name: '局作风办', aliases: ['作风办'], leader: 'zhou.jianguo' },
  { id: 'discipline', name: '局纪检组', aliases: ['纪检组'], leader: 'chen.zhiyuan' },
]
