import type { ImportAnswers, ImportQuestion } from "../../contract/import.ts";

export type NewQuestion = Omit<ImportQuestion, "places" | "count">;

export interface QuestionList {
  /** Notes a question that a row waits for and answers its key. */
  ask(question: NewQuestion, place: string): string;
  /** The answer given for a key, if any. */
  answer(key: string): string | undefined;
  all(): readonly ImportQuestion[];
}

const namedPlaces = 20;

/** Equal questions are one: "Dinkes" is asked once, whatever the number of its rows. */
export function createQuestionList(answers: ImportAnswers): QuestionList {
  const questions = new Map<string, { question: NewQuestion; places: string[]; count: number }>();
  return {
    ask(question, place) {
      const known = questions.get(question.key) ?? { question, places: [], count: 0 };
      if (known.places.length < namedPlaces) known.places.push(place);
      known.count += 1;
      questions.set(question.key, known);
      return question.key;
    },
    answer: (key) => (Object.hasOwn(answers, key) ? answers[key] : undefined),
    all: () => [...questions.values()].map(({ question, places, count }) => ({ ...question, places, count })),
  };
}

/** Every proposal taken as the answer, for a person who says yes to all; questions without a proposal stay open. */
export const proposedAnswers = (questions: readonly ImportQuestion[]): ImportAnswers =>
  Object.fromEntries(questions.flatMap(({ key, proposal }) => (proposal === null ? [] : [[key, proposal] as const])));
