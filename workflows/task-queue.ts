/** The queue that the worker polls and the API starts cases on. */
export const TASK_QUEUE = 'qingfeng'

/** A case's workflow id: one workflow a case, however often its start is tried. */
export const workflowId = (caseId: string): string => `case:${caseId}`
