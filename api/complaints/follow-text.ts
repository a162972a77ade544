import type { Standing, ToldStep } from '../../db/complaint-progress.ts'
import type { Text } from '../../workflows/kit/definition.ts'

const say = (zh: string, en: string): Text => ({ zh, en })

export const received = say('已收到您的反映', 'Your complaint was received')

/** Where a complaint stands, in words for whoever filed it. */
export function stateOf(standing: Standing | undefined): Text {
  if (!standing) return states['triage'] ?? received
  if (standing.ended) return say('已办结', 'Closed')
  if (standing.waitsFor === 'rate') return say('已答复,请您评价', 'Answered: please rate it')
  if (standing.waitsFor)
    return say('与同类反映合并办理中', 'Being handled together with another one')
  return states[standing.step ?? ''] ?? received
}

const states: Readonly<Record<string, Text>> = {
  triage: say('正在分办,确定由谁办理', 'Being sorted: who is to handle it'),
  accept: say('正在研究是否受理', 'Being considered for acceptance'),
  handle: say('正在办理', 'Being handled'),
  clue: say('正在核查', 'Being looked into'),
  reply: say('已办完,即将答复您', 'Handled: the answer is on its way'),
  'call-back': say(
    '您表示不满意,工作人员将回访',
    'You were not satisfied: you will be called back',
  ),
  review: say('正在由其他人员复核', 'Being reviewed by somebody else'),
  'clue-review': say('正在由其他人员复核', 'Being reviewed by somebody else'),
}

/** A step that is over, as the complainant is told of it. Who it was is nobody's business here. */
export function stepText(step: ToldStep): Text {
  const { outcome, until, whereTo } = step
  switch (step.step) {
    case 'triage':
      return triaged(outcome, whereTo)
    case 'accept':
      return outcome === 'accepted' ? say('已受理', 'Accepted') : say('不予受理', 'Not accepted')
    case 'extension':
      return say(
        `情况复杂,办理期限延长至${until ?? ''}`,
        `It is complicated: there is time until ${until ?? ''}`,
      )
    case 'handle':
      return say('已办完', 'Handled')
    case 'call-back':
      return say('已回访', 'You were called back')
    case 'review':
    case 'clue-review':
      return say('复核结果', 'Result of the review')
    default:
      return say('办理结果', 'Result')
  }
}

function triaged(outcome: string, whereTo: string | null): Text {
  switch (outcome) {
    case 'issue':
      return say('已转责任科室整改', 'Passed on to be put right')
    case 'clue':
      return say('已转专门人员核查', 'Passed on to be looked into')
    case 'not-ours':
      return say(
        `不属本局职责,请向${whereTo ?? ''}反映`,
        `Not within this bureau’s duties; please turn to ${whereTo ?? ''}`,
      )
    case 'duplicate':
      return say(
        '与同类反映合并办理,结果同样告知您',
        'Handled together with another one; you will be told the result, too',
      )
    default:
      return say('未予办理', 'Not handled')
  }
}
