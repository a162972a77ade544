/** The frame: sign-in, navigation, palette, notifications, help. */
export const shell = {
  session: {
    bureau: '市局作风建设',
    lead: '问题有人管,整改有期限,销号有依据。',
    login: '登录名',
    password: '密码',
    enter: '登录',
    entering: '正在登录…',
    demonstration: '演示:点一个身份直接进入',
    demonstrationWords: '数据均为虚构,可以随意操作。',
    demonstrationTag: '演示',
  },
  shell: {
    places: '去处',
    place: {
      inbox: '待办',
      done: '已办',
      started: '我发起的',
      copied: '抄送',
      ledger: '台账',
      report: '上报问题',
      import: '导入台账',
      documents: '公文',
      excellence: '评优',
      'watch-list': '观察名单',
      people: '人员',
      calendar: '工作日历',
      me: '我的代理',
    },
    skip: '跳到内容',
    find: '找人找事',
    help: '这是什么',
    theme: '颜色',
    themes: { system: '跟随系统', light: '浅色', dark: '深色' },
    signOut: '退出登录',
  },
  palette: {
    placeholder: '输入姓名、编号、问题,或要做的事',
    acts: '可以做',
    places: '去处',
    tasks: '我的待办',
    cases: '案件',
    people: '人员',
  },
  notifications: {
    title: '通知',
    unread: (n: number) => `通知,${n} 条未读`,
    readAll: '全部标为已读',
    allRead: '没有未读的通知',
    none: '还没有通知',
    noneWords: '有任务到期、被催办、被退回或提到您时,会出现在这里。',
  },
  help: {
    title: '这是什么',
    keys: '按键',
    time: '时间均为北京时间。到期当天 24:00 后才算逾期;首日不计;节假日按国务院安排。',
    inbox:
      '要您办的事都在这里,最急的在最上面。点开一条:先填表,再看接下来会发生什么。填的内容随时存为草稿。办完自动打开下一条,右下角可以撤回。',
    cases:
      '一个问题从发现到回头看的全过程:现在到哪一步、在谁手里、接下来什么时候会发生什么,以及所有留痕。单位销号和群众认可分开记。',
    ledger:
      '各科室的动态台账。上面的数字都能点开看是哪几条;整改率写明分子分母。可以按科室导出为常用的表格样式。',
    import:
      '把现有的 Excel 台账拖进来。系统先读一遍,逐格说明怎么读的;有疑问的地方在表里直接改。确认之前什么都不会写入。',
    documents:
      '通报等公文由系统按台账起草,签发前可以修改,签发后任何人都改不了。数字能点开看是哪几件。读过点一下“已阅”。',
    excellence:
      '各科室年度评优资格和提名。资格被取消的科室、在观察名单上的人不能提名;每一条都写明依据哪条规则、由谁决定。',
    'watch-list':
      '列入的理由和期限、每月检查、期满评估。只有本人、分管领导和监督部门看得到。申诉成功的随即移出。',
    people: '谁在哪个科室、担任什么角色、从何时到何时。调动或离开时,一步交接所有未办结的任务。',
    calendar: '工作日按国务院公布的放假安排。改动前先看哪些期限会移动,再公布。',
    me: '外出时设一位代理人:期间由其代为办理,到期自动收回。全程留痕。',
    key: {
      next: '下一条、上一条',
      open: '打开',
      complete: '办理',
      claim: '认领',
      select: '多选',
      submit: '提交正在填的表',
      search: '搜索',
      palette: '找人找事',
      help: '这个说明',
      close: '关闭、取消多选',
    },
  },
}
