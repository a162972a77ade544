import { cleanup, fireEvent, render, screen } from '@solidjs/testing-library'
import { QueryClient, QueryClientProvider } from '@tanstack/solid-query'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { Problem } from '../../web/api.ts'
import { Fields } from '../../web/forms/fields.tsx'
import type { Values } from '../../web/forms/form-state.ts'
import { createForm, fieldsOf } from '../../web/forms/form-state.ts'
import { setLocale } from '../../web/i18n/locale.ts'
import { procedures } from '../../workflows/procedures.ts'

const { register, rectify, strict } = procedures.issue.steps
const registration = register.outcomes.registered.form
const rectification = rectify.outcomes.filed.form

function show(schema: z.ZodObject, initial: Values = {}) {
  const edits: Values[] = []
  const form = createForm(initial, (values) => edits.push(values))
  render(() => (
    <QueryClientProvider client={new QueryClient()}>
      <Fields schema={schema} form={form} />
    </QueryClientProvider>
  ))
  return { form, edits }
}

beforeEach(() => setLocale('zh'))
afterEach(cleanup)

describe('a form is drawn from its definition:', () => {
  test('every field of every step of every procedure has a label and a widget', () => {
    const unlabelled = Object.values(procedures).flatMap((procedure) =>
      Object.entries(procedure.steps).flatMap(([step, { outcomes }]) =>
        Object.entries(outcomes as Record<string, { form: z.ZodObject }>).flatMap(
          ([outcome, { form }]) => {
            const drawn = fieldsOf(form).map((field) => field.name)
            return Object.keys(form.shape)
              .filter((name) => !drawn.includes(name))
              .map((name) => `${procedure.id}.${step}.${outcome}.${name}`)
          },
        ),
      ),
    )
    expect(unlabelled).toEqual([])
  })

  test('labels belong to their controls, and what may be left out says so', () => {
    show(registration)
    expect(screen.getByLabelText(/^整改责任人/)).toBeTruthy()
    expect(screen.getByLabelText(/^整改时限/).getAttribute('type')).toBe('date')
    expect(screen.getByRole('radiogroup', { name: '严重程度' })).toBeTruthy()
    expect(screen.getByText('整改措施').textContent).toContain('选填')
    expect(screen.getByText('问题').textContent).not.toContain('选填')
  })

  test('in English when the reader reads English', async () => {
    await setLocale('en')
    show(rectification)
    expect(screen.getByLabelText(/What was done/)).toBeTruthy()
  })
})

describe('what somebody typed', () => {
  test('is kept, told to the draft, and handed over as the definition wants it', () => {
    const { form, edits } = show(strict.outcomes.pursue.form)
    fireEvent.input(screen.getByLabelText('处理意见'), { target: { value: ' 通报批评 ' } })
    fireEvent.click(screen.getByLabelText('是'))
    expect(edits.at(-1)).toEqual({ decision: ' 通报批评 ', namedNotice: true })
    expect(form.check(strict.outcomes.pursue.form)).toEqual({
      decision: '通报批评',
      namedNotice: true,
    })
  })

  test('is refused at its field, in words that say what to do', async () => {
    const { form } = show(rectification)
    expect(form.check(rectification)).toBeUndefined()
    const field = screen.getByLabelText('做了什么,结果怎样')
    expect(field.getAttribute('aria-invalid')).toBe('true')
    const described = field.getAttribute('aria-describedby')?.split(' ')[0] ?? ''
    expect(document.getElementById(described)?.textContent).toBe('请填写')
    fireEvent.input(field, { target: { value: '已整改' } })
    expect(field.getAttribute('aria-invalid')).toBeNull()
  })

  test('stays when the API refuses, with its sentence at the field it names', () => {
    const { form } = show(rectification, { measures: '已整改', evidence: ['e1'] })
    const detail = { zh: '材料已被删除', en: 'The file is gone' }
    const problem = {
      type: '',
      title: '',
      status: 422,
      code: 'x',
      detail,
      field: 'values.evidence',
    }
    expect(form.refuse(new Problem(problem), rectification)).toBe(true)
    expect(screen.getByText('材料已被删除')).toBeTruthy()
    expect(form.values['measures']).toBe('已整改')
  })

  test('is absent, not empty, where an optional field was left alone', () => {
    const { form } = show(registration, {
      section: 's1',
      responsible: 'p1',
      title: '窗口无人应答',
      severity: 'general',
      measures: '',
      coResponsible: [],
    })
    expect(form.check(registration)).toEqual({
      section: 's1',
      responsible: 'p1',
      title: '窗口无人应答',
      severity: 'general',
    })
  })
})

describe('cases put before a checker', () => {
  const { form: schema } = procedures.audit.steps.check.outcomes.checked
  const one = (id: string, number: string) => ({
    id,
    number,
    title: `问题${id}`,
    section: { id: 'permits', name: '行政审批科' },
    responsible: null,
    closedAt: '2026-01-15T12:00:00+08:00',
  })
  const cases = [one('a', 'WT-2026-0001'), one('b', 'WT-2026-0002')]
  const showCases = () => {
    const edits: Values[] = []
    const form = createForm({}, (values) => edits.push(values))
    render(() => <Fields schema={schema} form={form} cases={cases} />)
    return { form, edits }
  }

  test('are left alone when all hold', () => {
    const { form } = showCases()
    expect(screen.getByRole('link', { name: 'WT-2026-0001 问题a' }).getAttribute('href')).toBe(
      '/cases/a',
    )
    expect(form.check(schema)).toEqual({})
  })

  test('that are ticked want a reason each, and can be unticked again', () => {
    const { form, edits } = showCases()
    fireEvent.click(screen.getByRole('checkbox', { name: /WT-2026-0002/ }))
    expect(form.check(schema)).toBeUndefined()
    const why = screen.getByLabelText('WT-2026-0002 销号不实的理由')
    expect(why.getAttribute('aria-invalid')).toBe('true')
    fireEvent.input(why, { target: { value: '照片为去年' } })
    expect(form.check(schema)).toEqual({ falseClosures: { b: '照片为去年' } })
    fireEvent.click(screen.getByRole('checkbox', { name: /WT-2026-0001/ }))
    fireEvent.click(screen.getByRole('checkbox', { name: /WT-2026-0002/ }))
    expect(edits.at(-1)).toEqual({ falseClosures: { a: '' } })
    fireEvent.click(screen.getByRole('checkbox', { name: /WT-2026-0001/ }))
    expect(form.check(schema)).toEqual({ falseClosures: {} })
  })
})
