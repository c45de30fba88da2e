import type { Call } from '$lib/call';
import type { StoryCoverage } from '$lib/generated/api';

/** How much of a story was looked at, sentence by sentence. */
export class CoverageState {
	story = $state.raw<StoryCoverage | null>(null);
	#asked = 0;

	constructor(private readonly call: Call) {}

	/** Asks anew; an answer that a newer question has overtaken is thrown away. */
	async load(document: string): Promise<void> {
		this.#asked += 1;
		const asked = this.#asked;
		try {
			const story = await this.call('coverage', { document });
			if (asked === this.#asked) this.story = story;
		} catch {
			// The map is a help beside the text; the text's own failure is said where it is shown.
			if (asked === this.#asked) this.story = null;
		}
	}

	/** The next sentence that is open after one, around the end; `null` where all were looked at. */
	nextOpen(after: number): number | null {
		const sentences = this.story?.sentences ?? [];
		const open = sentences.filter((one) => one.state === 'open');
		return (open.find((one) => one.index > after) ?? open[0])?.index ?? null;
	}
}
