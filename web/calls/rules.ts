import { answer, api } from '../client.ts'

/** 负面清单 in force: anyone may read it, signed in or not. */
export const getNegativeList = () => answer(api['negative-list'].$get())
