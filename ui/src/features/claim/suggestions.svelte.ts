import { asCommandError, type Call } from '$lib/call';
import type { ErrorCode, Message, Suggestion } from '$lib/generated/api';

/** How many are shown: beyond these a search says more. */
const MOST = 8;

/** Passages of the desk's sources that may speak to a claim. Looked for when asked, and thrown away with the claim. */
export class SuggestionState {
	list = $state.raw<Suggestion[]>([]);
	phase = $state<'idle' | 'looking' | 'found'>('idle');
	nSources = $state(0);
	problem = $state.raw<{ code: ErrorCode; says: Message } | null>(null);
	#claim: string | null = null;

	constructor(private readonly call: Call) {}

	/** Forgets what was found for another claim. */
	about(claim: string | null): void {
		if (claim === this.#claim) return;
		this.#claim = claim;
		this.list = [];
		this.problem = null;
		this.phase = 'idle';
	}

	/** Looks through the sources; an answer about a claim that was left is thrown away. */
	async look(): Promise<void> {
		const claim = this.#claim;
		if (!claim || this.phase === 'looking') return;
		this.phase = 'looking';
		this.problem = null;
		try {
			const found = await this.call('suggest_passages', { claim, limit: MOST });
			if (claim !== this.#claim) return;
			this.list = found.suggestions;
			this.nSources = found.nSources;
		} catch (error) {
			if (claim !== this.#claim) return;
			this.problem = asCommandError(error);
		}
		this.phase = 'found';
	}
}
