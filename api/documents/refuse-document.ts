import { notAllowed, Refusal } from '../errors.ts'
import { roleLabels } from '../role-labels.ts'

export const notOwner = (): Refusal =>
  new Refusal({
    status: 403,
    code: 'document.not-yours',
    detail: { zh: '公文由起草部门修改', en: 'A document is edited by the office that drafts it' },
    help: roleLabels.conduct_office,
  })

export const notForReaders = (): Refusal =>
  notAllowed(
    {
      zh: '签收情况由起草部门和局领导查看',
      en: 'Who has read it is for its office and the leadership',
    },
    roleLabels.conduct_office,
  )

export const isSigned = (): Refusal =>
  new Refusal({
    status: 409,
    code: 'document.signed',
    rule: 'document.signed',
    detail: {
      zh: '已签发的公文不能修改,只能由后发公文撤回',
      en: 'A signed document is not changed; only a later one withdraws it',
    },
    help: roleLabels.conduct_office,
  })

export const notSigned = (): Refusal =>
  new Refusal({
    status: 409,
    code: 'document.not-signed',
    detail: { zh: '公文还没有签发', en: 'The document is not signed yet' },
    help: roleLabels.conduct_office,
  })

export const changed = (version: number): Refusal =>
  new Refusal({
    status: 409,
    code: 'document.changed',
    detail: {
      zh: `别人已存了第${version}稿,您写的还在,请对照后再存`,
      en: `Somebody else has saved version ${version}; what you typed is still here, compare and save again`,
    },
  })

export const figuresMissing = (): Refusal =>
  new Refusal({
    status: 422,
    code: 'document.figures',
    rule: 'document.figures',
    field: 'blocks',
    detail: {
      zh: '表格由台账生成,不能增删修改',
      en: 'Tables come from the ledger; they are neither added, removed nor changed',
    },
  })

export const personal = (field: string): Refusal => {
  const detail = {
    zh: '公文里不能有手机号或身份证号',
    en: 'No mobile or identity number may stand in a document',
  }
  return new Refusal({
    status: 422,
    code: 'document.personal',
    rule: 'document.personal',
    field,
    fields: [{ field, detail }],
    detail,
  })
}

export const noBrowser = (): Refusal =>
  new Refusal({
    status: 503,
    code: 'document.no-browser',
    detail: {
      zh: '本机没有可用的浏览器,不能生成PDF;可以先下载Word',
      en: 'There is no browser on this machine to make a PDF with; Word can be had instead',
    },
    help: {
      zh: '系统管理员:安装 Chromium,或用 CHROMIUM_PATH 指定',
      en: 'System administrator: install Chromium, or name one in CHROMIUM_PATH',
    },
  })

export const notPrinted = (): Refusal =>
  new Refusal({
    status: 503,
    code: 'document.not-printed',
    detail: {
      zh: 'PDF没有生成成功,请再试一次,或下载Word',
      en: 'The PDF could not be made; try again, or take Word',
    },
    help: roleLabels.admin,
  })

export const withdrawalOpen = (): Refusal =>
  new Refusal({
    status: 409,
    code: 'document.withdrawal-open',
    detail: {
      zh: '已经撤回,或撤回通知正在签发',
      en: 'It is withdrawn already, or its withdrawal is about to be signed',
    },
    help: roleLabels.conduct_office,
  })
