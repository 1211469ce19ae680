/** Answers by question name, given before the run; several are for successive askings of the same question. */
export type GivenAnswers = ReadonlyMap<string, readonly string[]>;

/** The answer that stands for the suggestion, as Enter does at the prompt. */
export const auto = 'auto';
